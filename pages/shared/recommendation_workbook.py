"""The recommendations as an Excel workbook: the matrix, all conditions with their figures, the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analytics.catalogue.recommendations import load_recommendations
from analytics.charts.palette import LIGHT
from analytics.charts.rows import number_or_none, region_names
from analytics.charts.state_grid import state_marks
from analytics.reports.sheets import Cell, Column, Painted, Sheet, table_workbook
from analytics.sentences.recommendation_conditions import condition_words, found_words
from analytics.text import Texts
from analytics.text.numbers import format_date
from analytics.text.periods import period_short
from pages.shared.recommendation_cell import signed
from pages.shared.recommendation_evidence_workbook import evidence_sheets
from pages.shared.recommendation_quarters import quarter_words, quarters_of, states_by_quarter
from pages.shared.recommendation_view import (
    RecommendationView,
    cells_of,
    origins_of,
    setting_words,
    state_of_rows,
    wording,
)

WIDE: Final = 60
NAME: Final = 34
DECIMALS: Final = 2


def recommendation_workbook(text: Texts, view: RecommendationView) -> bytes:
    """The matrix, a row for each condition and region, and what each of them rests on."""
    title = text("recommendations.matrix")
    return table_workbook([_matrix(text, view), _reasons(text, view), *evidence_sheets(text, view)], title)


def history_workbook(text: Texts, view: RecommendationView, region: str, span: str) -> bytes:
    """The states quarter by quarter, of one region or counted over all: a row a quarter, the newest first."""
    records, states = load_recommendations(), states_by_quarter(view, region, span)
    rows: list[Sequence[Cell]] = [
        [
            period_short(period.year, period.quarter, text.language),
            *(quarter_words(text, states[code, str(period)], region) for code in records),
        ]
        for period in reversed(quarters_of(view, span))
    ]
    columns = [Column(text("recommendations.columns.period"), width=14)]
    columns += [Column(f"{code} · {one.short[text.language]}", width=22) for code, one in records.items()]
    key = "recommendations.history_of" if region else "recommendations.history_republic"
    name = region_names(view.borders, text.language)[region].full if region else ""
    sheet = replace(_sheet(text, view, "matrix", columns, rows), title=text(key, region=name))
    return table_workbook([sheet], sheet.title)


def _matrix(text: Texts, view: RecommendationView) -> Sheet:
    names = region_names(view.borders, text.language)
    cells, marks = cells_of(view), state_marks(LIGHT)
    rows: list[Sequence[Cell]] = []
    for code, record in load_recommendations().items():
        states = [state_of_rows(cells[code, region]) for region in names]
        due = format_date(record.due_on, text.language) if record.due_on else ""
        painted = [Painted(signed(text, one), "", marks[one].fill, marks[one].ink) for one in states]
        rows.append(
            [f"{code} · {record.short[text.language]}", record.addressee[text.language], due, *painted]
        )
    columns = [
        Column(text("recommendations.columns.recommendation"), width=NAME),
        Column(text("recommendations.columns.addressee"), width=NAME),
        Column(text("recommendations.columns.due")),
        *(Column(name.short, width=14) for name in names.values()),
    ]
    return _sheet(text, view, "matrix", columns, rows)


def _reasons(text: Texts, view: RecommendationView) -> Sheet:
    """One row a condition and region, with its figures as numbers."""
    names, words = region_names(view.borders, text.language), wording(text)
    rows: list[Sequence[Cell]] = []
    for (code, region), conditions in cells_of(view).items():
        record = load_recommendations()[code]
        found = text(f"recommendation_states.{state_of_rows(conditions)}")
        for row in conditions:
            condition = record.conditions[int(row["condition"]) - 1]
            rows.append(
                [
                    f"{code} · {record.short[text.language]}",
                    names[region].full,
                    found,
                    condition_words(condition, words),
                    text(f"recommendation_outcomes.{row['outcome']}"),
                    number_or_none(row["figure"]),
                    number_or_none(row["yardstick"]),
                    found_words(condition, row, words),
                ]
            )
    columns = [
        Column(text("recommendations.columns.recommendation"), width=NAME),
        Column(text("recommendations.columns.region")),
        Column(text("recommendations.columns.state")),
        Column(text("recommendations.columns.condition"), width=WIDE),
        Column(text("recommendations.columns.outcome")),
        Column(text("recommendations.columns.figure"), "number", DECIMALS),
        Column(text("recommendations.columns.yardstick"), "number", DECIMALS),
        Column(text("recommendations.columns.found"), width=WIDE),
    ]
    return _sheet(text, view, "reasons", columns, rows)


def _sheet(
    text: Texts, view: RecommendationView, name: str, columns: Sequence[Column], rows: list[Sequence[Cell]]
) -> Sheet:
    alarm = text("origins.synthetic") if "synthetic" in origins_of(cells_of(view)) else ""
    record = next(iter(load_recommendations().values()))
    return Sheet(
        name=text(f"recommendations.sheets.{name}"),
        title=text("recommendations.matrix"),
        columns=columns,
        rows=rows,
        head=[(text("common.period"), setting_words(text, view))],
        alarm=alarm,
        notes=[text(f"recommendations.{record.translation}")],
    )
