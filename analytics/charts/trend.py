"""Quarterly series: one indicator over time, with the comparator beside it and breaks marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import palette
from analytics.charts.rows import column
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.time_axis import (
    Point,
    area,
    break_line,
    break_words,
    numbers,
    time_axis,
    trace,
    value_axis,
    with_gaps,
)
from analytics.charts.view import ChartView
from analytics.periods import Period
from analytics.text.periods import Basis, period_short

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 260


def history_chart(
    table: pd.DataFrame,
    view: ChartView,
    *,
    basis: Basis,
    name: str,
    comparator_name: str = "",
    breaks: Mapping[str, str] | None = None,
) -> Figure:
    """A line through the quarters with its limits as a band, and the comparator as a dotted line.

    A missing quarter is a gap. A cumulative series starts anew each January, so that no line leads
    from December to the following March.

    Args:
        table: columns ``period`` (``2015Q1``), ``value`` and, where there are any, ``lower``,
            ``upper``, ``comparator`` (all in the unit of the indicator) and ``hover``; one row a
            period, in order of time.
        view: language, theme and decimals.
        basis: ``cumulative``, ``quarter``, ``year`` or ``stock``.
        name: the name of the line in the legend.
        comparator_name: the same of the comparator; empty: it is not drawn.
        breaks: periods from which figures are not comparable with earlier ones, with the words
            that say why.
    """
    periods = [Period.parse(text) for text in column(table, "period")]
    lines = [*_band(table, periods, basis, view), _line(table, periods, basis, view, name)]
    if comparator_name:
        lines.insert(0, _comparator(table, periods, basis, view, comparator_name))
    marks = {Period.parse(period): words for period, words in (breaks or {}).items()}
    layout = base_layout(view.theme, view.language, HEIGHT) | {
        "xaxis": time_axis(periods, basis, view),
        "yaxis": value_axis(numbers(table, "value"), view),
        "hovermode": "x",
        "showlegend": bool(comparator_name),
        "shapes": [break_line(period, view) for period in marks],
        "annotations": [break_words(period, words, view) for period, words in marks.items()],
    }
    return {"data": lines, "layout": layout}


def _line(
    table: pd.DataFrame, periods: Sequence[Period], basis: Basis, view: ChartView, name: str
) -> dict[str, Any]:
    points = with_gaps(periods, numbers(table, "value"), basis)
    colour = palette(view.theme).accent
    return trace(points, name) | {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5},
        "marker": {"color": colour, "size": 7, "symbol": "circle"},
        "hovertemplate": _hovers(table, points, periods, basis, view),
    }


def _comparator(
    table: pd.DataFrame, periods: Sequence[Period], basis: Basis, view: ChartView, name: str
) -> dict[str, Any]:
    points = with_gaps(periods, numbers(table, "comparator"), basis)
    colour = palette(view.theme).muted
    return trace(points, name) | {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 1.5, "dash": "dot"},
        "marker": {"color": colour, "size": 6, "symbol": "diamond"},
        "hovertemplate": f"{name}: %{{y:{number_format(view.decimals)}}}<extra></extra>",
    }


def _band(
    table: pd.DataFrame, periods: Sequence[Period], basis: Basis, view: ChartView
) -> list[dict[str, Any]]:
    """The limits as pale areas, one for each unbroken stretch of the line."""
    lower, upper = numbers(table, "lower"), numbers(table, "upper")
    return area(periods, lower, upper, basis, palette(view.theme).accent, 0.14)


def _hovers(
    table: pd.DataFrame, points: Sequence[Point], periods: Sequence[Period], basis: Basis, view: ChartView
) -> list[str]:
    """The hover box of each point: the table's own words, else the period and the value."""
    own = {period.key: words for period, words in zip(periods, column(table, "hover", ""), strict=True)}
    words = {
        period.key: own[period.key]
        or f"{period_short(period.year, period.quarter, view.language, basis)}: "
        f"<b>%{{y:{number_format(view.decimals)}}}</b>"
        for period in periods
    }
    return [f"{words[int(x)]}<extra></extra>" if x is not None else "" for x, _ in points]
