"""Sentences that say what a chart shows, for people who hear it instead of seeing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analytics.charts.completeness import STATES
from analytics.charts.palette import VERDICTS
from analytics.charts.rows import RegionRow, column, number_or_none, region_names, region_rows
from analytics.charts.view import ChartView, Comparator
from analytics.periods import Period
from analytics.text import texts
from analytics.text.numbers import format_number
from analytics.text.periods import Basis, period_short

if TYPE_CHECKING:
    import pandas as pd


def comparison_alt(
    table: pd.DataFrame,
    view: ChartView,
    *,
    chart: Literal["map", "ranked"],
    indicator: str,
    period: str,
    comparator: Comparator | None = None,
) -> str:
    """What a map or ranked bars show: the extremes, the comparator, the verdicts, the gaps.

    ``indicator`` and ``period`` are names in the language of the view.
    """
    rows = region_rows(table, region_names(view.borders, view.language))
    sentences = [texts(view.language)(f"charts.alt.{chart}", indicator=indicator, period=period)]
    sentences += [
        _extremes(rows, view),
        _comparator(comparator, view),
        _verdicts(rows, view),
        _gaps(rows, view),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def history_alt(table: pd.DataFrame, view: ChartView, indicator: str, basis: Basis) -> str:
    """What a quarterly series shows: from when to when, and its first and last figures."""
    text = texts(view.language)
    values = [number_or_none(value) for value in column(table, "value")]
    known = [
        (Period.parse(period), value)
        for period, value in zip(column(table, "period"), values, strict=True)
        if value is not None
    ]
    if not known:
        return text("charts.alt.no_values")
    first, last = (period_short(p.year, p.quarter, view.language, basis) for p in (known[0][0], known[-1][0]))
    return " ".join(
        (
            text("charts.alt.history", indicator=indicator, first=first, last=last),
            text(
                "charts.alt.history_ends",
                first_value=format_number(known[0][1], view.language, view.decimals),
                last_value=format_number(known[-1][1], view.language, view.decimals),
            ),
        )
    )


def completeness_alt(table: pd.DataFrame, view: ChartView) -> str:
    """What the grid of returns shows: how many are in each state."""
    text = texts(view.language)
    counts = Counter(column(table, "state"))
    parts = [
        text(
            "charts.alt.verdict_count", name=text(f"charts.completeness.{state}").lower(), count=counts[state]
        )
        for state in STATES
        if counts[state]
    ]
    return text("charts.alt.completeness", counts=", ".join(parts)) if parts else text("charts.alt.no_values")


def _extremes(rows: Sequence[RegionRow], view: ChartView) -> str:
    text = texts(view.language)
    values = {row.region_code: row.value for row in rows if row.value is not None}
    if not values:
        return text("charts.alt.no_values")
    names = region_names(view.borders, view.language)
    highest, lowest = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    return text(
        "charts.alt.extremes",
        highest=names[highest].full,
        highest_value=format_number(values[highest], view.language, view.decimals),
        lowest=names[lowest].full,
        lowest_value=format_number(values[lowest], view.language, view.decimals),
    )


def _comparator(comparator: Comparator | None, view: ChartView) -> str:
    if comparator is None:
        return ""
    value = format_number(comparator.value, view.language, view.decimals)
    return texts(view.language)("charts.alt.comparator", name=comparator.name, value=value)


def _verdicts(rows: Sequence[RegionRow], view: ChartView) -> str:
    """How many regions have each verdict; nothing where no region is judged."""
    text = texts(view.language)
    counts = Counter(row.verdict for row in rows if row.value is not None)
    if not set(counts) - {"not_judged"}:
        return ""
    parts = [
        text("charts.alt.verdict_count", name=text(f"verdicts.{verdict}"), count=counts[verdict])
        for verdict in VERDICTS
        if counts[verdict]
    ]
    return text("charts.alt.verdicts", counts=", ".join(parts))


def _gaps(rows: Sequence[RegionRow], view: ChartView) -> str:
    without = sum(row.value is None for row in rows)
    return texts(view.language)("charts.alt.without_data", n=without) if without else ""
