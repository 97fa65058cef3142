"""The tables of the trends: what was judged of each line, and the figures by period."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts.line_hover import reason_words
from analytics.measures.line_trends import LineTrend
from analytics.measures.lines import LinesRequest, line_of
from analytics.periods import Period
from analytics.sentences.targets import target_cells
from analytics.sentences.trends import percent_ends, scatter_words, short_verdict, signal_words
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_signed
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.trends_words import (
    decimals_of,
    figures_of,
    heading_words,
    names_of,
    period_words,
    targets_of,
    trends_of,
)

FIGURES = "trends_figures"
TRENDS = "trends_trends"
NUMBERS = ("percent", "quarters")
WRAPPED = ("signals",)
ORDER = (
    "series",
    "percent",
    "interval",
    "verdict",
    "target",
    "needed",
    "check",
    "scatter",
    "signals",
    "quarters",
    "range",
)


def trend_table(text: Texts, request: LinesRequest) -> None:
    """The trend of each line: change a year, interval, verdict, second test, quarters, scatter."""
    st.markdown(f"**{text('trends.trend_table')}**")
    show_table(data.kept(trend_source, request, text.language), TRENDS)


def trend_source(request: LinesRequest, language: Language) -> str:
    """The table of trends as text for the screen, in the order of the lines."""
    text = texts(language)
    names = names_of(request, text)
    trends = trends_of(request)
    targets = {one.region_code: one for one in targets_of(request)}
    decimals = decimals_of(request)
    cells = [
        trend_cells(text, one, names[one.region_code])
        | target_cells(targets.get(one.region_code), decimals, text)
        for one in trends
    ]
    shown = [name for name in ORDER if any(one[name] for one in cells)]
    rows = [_trend_row(one, words, shown) for one, words in zip(trends, cells, strict=True)]
    columns = [Column(text(f"trends.columns.{name}"), name in NUMBERS, name in WRAPPED) for name in shown]
    return table_source(columns, rows, text("trends.trend_table"))


def figures_table(text: Texts, request: LinesRequest) -> None:
    """Periods in rows, newest first, and lines in columns; a click on a row chooses its period."""
    with st.expander(text("trends.figures"), icon=":material/table_rows:"):
        picked = state.choice("period", ["", *(str(one) for one in request.series.periods)], "")
        show_table(data.kept(figures_source, request, text.language), FIGURES, picked or None, _pick)


def figures_source(request: LinesRequest, language: Language) -> str:
    """The figures as text for the screen; where there is none, the reason stands in its place."""
    text, table, decimals = texts(language), figures_of(request), decimals_of(request)
    names = names_of(request, text, short=True)
    by_line = {code: line_of(table, code).to_dict("records") for code in names}
    rows = [
        _figures_row(text, request, period, [by_line[code][place] for code in names], decimals)
        for place, period in reversed(list(enumerate(request.series.periods)))
    ]
    columns = [Column(text("common.period")), *(Column(name, numeric=True) for name in names.values())]
    return table_source(columns, rows, " · ".join(heading_words(request, text)))


def _pick() -> None:
    period = state.picked_code(FIGURES)
    if period is not None:
        state.choose("period", period)


def _figures_row(
    text: Texts, request: LinesRequest, period: Period, cells: list[dict[Any, Any]], decimals: int
) -> Row:
    words = [figure_words(text, cell, decimals) for cell in cells]
    order = [None if pd.isna(cell["value"]) else float(cell["value"]) for cell in cells]
    return Row(str(period), (period_words(period, request, text), *words), (float(period.key), *order))


def figure_words(text: Texts, row: Mapping[Any, Any], decimals: int) -> str:
    """A value, with the number of regions in a sum that lacks some, or why there is none."""
    if pd.isna(row["value"]):
        return reason_words(text, str(row["status"]))
    value = format_number(row["value"], text.language, decimals)
    received, expected = row["regions_received"], row["regions_expected"]
    if not received < expected:
        return value
    return text("trends.sum_of_regions", value=value, received=f"{received:.0f}", expected=f"{expected:.0f}")


def _trend_row(one: LineTrend, cells: Mapping[str, str], shown: Sequence[str]) -> Row:
    found = one.judged.trend
    numbers = {
        "percent": None if math.isnan(found.percent_a_year) else found.percent_a_year,
        "quarters": float(found.quarters),
    }
    order = tuple(numbers[name] if name in numbers else cells[name] for name in shown)
    return Row("", tuple(cells[name] for name in shown), order)


def trend_cells(text: Texts, one: LineTrend, name: str) -> dict[str, str]:
    """What was judged of one line, in words, by column."""
    found = one.judged.trend
    cells = {"series": name, "verdict": short_verdict(one, text)}
    cells["quarters"] = "" if one.reason == "no_chance" else str(found.quarters)
    cells |= dict.fromkeys(("percent", "interval", "check", "range", "scatter", "signals"), "")
    if one.judged.first is not None and one.judged.last is not None:
        ends = (one.judged.first, one.judged.last)
        cells["range"] = " – ".join(period_short(end.year, end.quarter, text.language) for end in ends)
    if one.signals is not None:
        cells["signals"] = signal_words(one, text) or "–"
    if one.reason:
        return cells
    return cells | {
        "percent": format_signed(found.percent_a_year, text.language, 1),
        "interval": "…".join(percent_ends(one.judged, text, signed=True)),
        "check": text(f"trends.check_short.{'agrees' if found.agrees else 'disagrees'}"),
        "scatter": scatter_words(found.dispersion, text),
    }
