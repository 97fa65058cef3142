"""The quality page as Excel workbooks: grades with their reasons, questions, the two ministries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.grading import load_grading
from analytics.catalogue.reconciliation import load_shared_facts
from analytics.charts.rows import number_or_none
from analytics.measures.quality import part_points
from analytics.periods import Period
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.text import Texts
from analytics.text.numbers import format_date
from pages.shared import data
from pages.shared.quality_filters import quarter_words
from pages.shared.quality_question import answer_words, question_cells, question_wording
from pages.shared.quality_sides import state_words
from pages.shared.quality_words import all_reasons, region_words
from pages.shared.source_words import source_words

if TYPE_CHECKING:
    import pandas as pd

QUESTION_COLUMNS: Final = (
    "region",
    "form",
    "period",
    "question",
    "place",
    "found",
    "expected",
    "mend",
    "answer",
    "who",
    "file",
)
SIDE_COLUMNS: Final = (
    "fact",
    "region",
    "police",
    "education",
    "difference",
    "percent",
    "state",
    "owner",
    "deadline",
    "days",
)
SIDE_NUMBERS: Final = {"police": 0, "education": 0, "difference": 0, "percent": 1, "days": 0}

Record = dict[Any, Any]


def grades_workbook(text: Texts, grades: pd.DataFrame, period: Period) -> bytes:
    """One row a region and indicator: the grade, its points by part, the reasons in words."""
    parts = load_grading().parts
    columns = [
        Column(text("common.region")),
        Column(text("quality.code")),
        Column(text("compare.indicator")),
        Column(text("quality.grade")),
        Column(text("quality.points"), "number", 1),
        *(Column(part.name[text.language], "number", 1) for part in parts),
        Column(text("quality.parts.why")),
    ]
    rows = [_grade_row(text, row) for row in grades.to_dict("records")]
    meanings = [f"{grade.code}: {grade.name[text.language]}" for grade in load_grading().grades]
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=text("quality.sections.grades"),
        head=[(text("common.period"), quarter_words(text, period))],
        columns=columns,
        rows=rows,
        notes=[*meanings, text("quality.rule.assumption")],
    )
    return table_workbook([sheet], sheet.title)


def questions_workbook(text: Texts, records: Sequence[Record]) -> bytes:
    """One row a question, with the sentences of the finding and the answer."""
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=text("quality.sections.questions"),
        columns=[Column(text(f"quality.question.{name}")) for name in QUESTION_COLUMNS],
        rows=[_question_row(text, record) for record in records],
    )
    return table_workbook([sheet], sheet.title)


def reconciliation_workbook(text: Texts, records: Sequence[Record], period: Period) -> bytes:
    """One row a fact and region, all facts one after another."""
    names = {fact.code: fact.name[text.language] for fact in load_shared_facts()}
    columns = [
        Column(text(f"quality.sides.{name}"), "number", SIDE_NUMBERS[name])
        if name in SIDE_NUMBERS
        else Column(text(f"quality.sides.{name}"))
        for name in SIDE_COLUMNS
    ]
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=text("quality.sections.reconciliation"),
        head=[(text("common.period"), quarter_words(text, period))],
        columns=columns,
        rows=[_side_row(text, record, names) for record in records],
    )
    return table_workbook([sheet], sheet.title)


def _grade_row(text: Texts, row: Record) -> list[Cell]:
    indicator = data.catalogue().indicators[row["indicator_code"]]
    graded = bool(row["grade"])
    parts = [one.points if graded else None for one in part_points(row)]
    reasons = all_reasons(text, row) if graded else [text("quality.no_figure")]
    return [
        region_words(text, row["region_code"]),
        indicator.code,
        indicator.name[text.language],
        row["grade"],
        number_or_none(row["points"]),
        *parts,
        " ".join(reasons),
    ]


def _question_row(text: Texts, record: Record) -> list[Cell]:
    cells = question_cells(text, record)
    words = question_wording(text, record)
    answer = answer_words(text, record)
    return [
        *(cells[name] for name in ("region", "form", "period", "question", "place")),
        words.message,
        words.expected,
        words.mend,
        answer[0] if answer else "",
        answer[1] if answer else "",
        source_words(text, str(record["file_name"])),
    ]


def _side_row(text: Texts, record: Record, names: dict[str, str]) -> list[Cell]:
    settled = record["state"] == "settled"
    return [
        names[record["fact"]],
        region_words(text, record["region_code"]),
        number_or_none(record["police"]),
        number_or_none(record["education"]),
        number_or_none(record["difference"]),
        number_or_none(record["percent"]),
        state_words(text, record),
        "" if settled else text(f"quality.owner.{record['owner']}"),
        "" if settled else format_date(record["deadline"], text.language),
        None if settled else int(record["days_left"]),
    ]
