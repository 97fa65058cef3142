"""The search for good practice as a workbook: differences, questions, plan measures, years."""

from __future__ import annotations

from functools import partial
from typing import Any

from analytics.charts.rows import number_or_none, region_names
from analytics.measures.good_practice import GoodPractice, names_by_chance
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.sentences.good_practice import chance_sentence, practice_notes, questions
from analytics.text import Texts
from pages.shared import data
from pages.shared.plan_rows import period_words, records_of, sheet_cells, sheet_columns
from pages.shared.practice_data import PracticeView, about_words, answers_of, beside_of
from pages.shared.practice_region import SUMS, year_rows
from pages.shared.widgets import excel_button

Record = dict[Any, Any]


def practice_excel(text: Texts, view: PracticeView, found: GoodPractice) -> None:
    """A button that gives everything on the part as a workbook."""
    name = f"practice_{'_'.join(view.codes)}_{view.period}.xlsx"
    excel_button(text("downloads.excel"), partial(practice_workbook, text, view, found), name)


def practice_workbook(text: Texts, view: PracticeView, found: GoodPractice) -> bytes:
    """The four sheets; where nobody is named the last three have no rows."""
    origins = {one for answer in answers_of(view) for one in answer.origins}
    alarm = text("origins.synthetic") if {"synthetic", "mixed"} & origins else ""
    title, about = text("practice.title"), [(text("workbook.period"), about_words(text, view))]
    notes = [
        chance_sentence(len(found.searched), names_by_chance(), text),
        text("practice.might_ask"),
        *practice_notes(view.codes, data.catalogue(), text),
    ]
    asked, measures, years = _of_regions(text, view, found)
    region = Column(text("common.region"))
    sums = [Column(text(f"practice.column.{name}"), "number") for name in SUMS]
    sheets = [
        ("regions", _difference_columns(text), _differences(text, view, found), notes),
        ("questions", [region, Column(text("practice.column.question"), width=100)], asked, ()),
        (
            "measures",
            [region, Column(text("region_plan.column.relation")), *sheet_columns(text)],
            measures,
            (text("practice_notes.cause"),),
        ),
        ("years", [region, Column(text("practice.column.period")), *sums], years, ()),
    ]
    return table_workbook(
        [
            Sheet(text(f"practice.sheet_{name}"), title, columns, rows, about, alarm, notes=told)
            for name, columns, rows, told in sheets
        ],
        title,
    )


def _difference_columns(text: Texts) -> list[Column]:
    decimals = {"years": 0, "events": 0, "expected": 1, "ratio": 2}
    return [
        Column(text("common.region")),
        Column(text("practice.column.indicator")),
        Column(text("practice.column.side")),
        *(Column(text(f"practice.column.{name}"), "number", of) for name, of in decimals.items()),
    ]


def _differences(text: Texts, view: PracticeView, found: GoodPractice) -> list[list[Cell]]:
    names = region_names(view.borders, text.language)
    return [
        [
            names[str(row["region_code"])].full,
            _indicator(text, str(row["indicator_code"])),
            text(f"practice.side.{row['side']}"),
            *(number_or_none(row[name]) for name in ("years", "events", "expected", "ratio")),
        ]
        for row in found.named.to_dict("records")
    ]


def _of_regions(
    text: Texts, view: PracticeView, found: GoodPractice
) -> tuple[list[list[Cell]], list[list[Cell]], list[list[Cell]]]:
    """Questions, plan measures and years of every region to be asked."""
    names, below = region_names(view.borders, text.language), found.on_side("below")
    asked: list[list[Cell]] = []
    measures: list[list[Cell]] = []
    years: list[list[Cell]] = []
    for code in found.regions_on_side("below"):
        own = tuple(str(one) for one in below.loc[below["region_code"].eq(code), "indicator_code"])
        beside, name = beside_of(view, code, own), names[code].full
        asked += [[name, question] for question in questions(beside, view.request, text)]
        measures += [_measure(text, name, row) for row in records_of(beside.measures)]
        years += [
            [name, period_words(text, row["period"]), *(number_or_none(row[one]) for one in SUMS)]
            for row in year_rows(beside.returns, data.catalogue()).to_dict("records")
        ]
    return asked, measures, years


def _measure(text: Texts, name: str, row: Record) -> list[Cell]:
    relation = text(f"practice.relation.{row['relation']}") if row["relation"] else ""
    return [name, relation, *sheet_cells(text, row)]


def _indicator(text: Texts, code: str) -> str:
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"
