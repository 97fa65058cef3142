"""The evidence behind all states of a period as sheets of a workbook: figures, list rows, returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from analytics.catalogue.recommendations import load_recommendations
from analytics.charts.rows import number_or_none, region_names
from analytics.measures.recommendation_sources import Asked, figures_behind, returns_behind, rows_behind
from analytics.periods import Period
from analytics.reports.sheets import Cell, Column, Sheet
from analytics.text import Texts
from analytics.text.numbers import format_moment
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.recommendation_evidence import known, return_record, row_record
from pages.shared.recommendation_view import RecommendationView, setting_words, wording

WIDE: Final = 46
ROWS: Final = ("list", "title", "sort", "days", "unit", "form", "period", "file", "sheet", "row", "addresses")
RETURNS: Final = ("form", "unit", "period", "file", "actor", "accepted")

Record = dict[Any, Any]


def evidence_sheets(text: Texts, view: RecommendationView) -> list[Sheet]:
    """All that the matrix rests on, a row a condition of a region and figure, list row or return."""
    asked = Asked(
        tuple(load_recommendations()), tuple(region_names(view.borders, text.language)), view.request
    )
    figures, rows, returns = (
        data.measured(measure, asked).to_dict("records")
        for measure in (figures_behind, rows_behind, returns_behind)
    )
    words = wording(text)
    told = [(row, row_record(text, row, words)) for row in rows]
    sent = [(row, return_record(text, row)) for row in returns]
    return [
        _sheet(text, view, "figures", _figure_columns(text), [_figure(text, view, row) for row in figures]),
        _sheet(text, view, "rows", _columns(text, ROWS), [_told(text, view, *one, ROWS) for one in told]),
        _sheet(
            text, view, "returns", _columns(text, RETURNS), [_told(text, view, *one, RETURNS) for one in sent]
        ),
    ]


def _head(text: Texts, view: RecommendationView, row: Record) -> list[Cell]:
    name = region_names(view.borders, text.language)[row["region_code"]].full
    return [row["recommendation"], int(row["condition"]), name]


def _figure(text: Texts, view: RecommendationView, row: Record) -> list[Cell]:
    is_population = row["role"] == "population"
    period = Period.parse(str(row["period"]))
    code = str(row["indicator_code"])
    unit = data.regions().get(str(row["unit_code"]), None if is_population else period)
    return [
        *_head(text, view, row),
        text(f"where_from.roles.{row['role']}"),
        text(f"bands.{code}") if is_population else wording(text).indicator(code),
        unit.short_name[text.language],
        period_short(period.year, period.quarter, text.language),
        number_or_none(row["value"]),
        *(known(row[name]) for name in ("form_code", "file_name", "sheet", "cell")),
        actor_words(text, known(row["actor"])),
        format_moment(row["accepted_at"], text.language) if known(row["accepted_at"]) else "",
    ]


def _told(
    text: Texts, view: RecommendationView, row: Record, record: dict[str, str], names: Sequence[str]
) -> list[Cell]:
    return [*_head(text, view, row), *(record[name] for name in names)]


def _figure_columns(text: Texts) -> list[Column]:
    return [
        *_columns(text, ()),
        Column(text("where_from.columns.role")),
        Column(text("recommendations.columns.indicator"), width=WIDE),
        Column(text("recommendations.columns.unit")),
        Column(text("recommendations.columns.period")),
        Column(text("recommendations.columns.value"), "number", 1),
        *(
            Column(text(f"recommendations.columns.{name}"))
            for name in ("form", "file", "sheet", "cell", "actor", "accepted")
        ),
    ]


def _columns(text: Texts, names: Sequence[str]) -> list[Column]:
    return [
        Column(text("recommendations.columns.recommendation")),
        Column(text("recommendations.columns.condition"), "number"),
        Column(text("recommendations.columns.region")),
        *(Column(text(f"recommendations.columns.{name}")) for name in names),
    ]


def _sheet(
    text: Texts, view: RecommendationView, name: str, columns: Sequence[Column], rows: Sequence[list[Cell]]
) -> Sheet:
    return Sheet(
        name=text(f"recommendations.sheets.{name}"),
        title=text(f"recommendations.sheets.{name}"),
        columns=columns,
        rows=rows,
        head=[(text("common.period"), setting_words(text, view))],
    )
