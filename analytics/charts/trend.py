"""Quarterly series: one indicator over time, with the comparator beside it and breaks marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import palette
from analytics.charts.rows import column, number_or_none
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView
from analytics.periods import Period
from analytics.text.periods import Basis, period_short

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 260
NUMERALS: Final = ("I", "II", "III", "IV")
QUARTERS_NAMED: Final = 12
YEARS_NAMED: Final = 8

Point = tuple[float | None, float | None]


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
        "xaxis": _time_axis(periods, basis, view),
        "yaxis": _value_axis(_numbers(table, "value"), view),
        "hovermode": "x",
        "showlegend": bool(comparator_name),
        "shapes": [_break_line(period, view) for period in marks],
        "annotations": [_break_words(period, words, view) for period, words in marks.items()],
    }
    return {"data": lines, "layout": layout}


def with_gaps(periods: Sequence[Period], values: Sequence[float | None], basis: Basis) -> list[Point]:
    """The points of a line, with an empty one wherever the line must not be drawn through.

    That is where a period is missing from the series, and for a cumulative series each January.
    """
    points: list[Point] = []
    for place, (period, value) in enumerate(zip(periods, values, strict=True)):
        if place and not _joined(periods[place - 1], period, basis):
            points.append((None, None))
        points.append((period.key, value))
    return points


def _joined(earlier: Period, later: Period, basis: Basis) -> bool:
    if basis == "cumulative" and earlier.year != later.year:
        return False
    step = 4 if basis == "year" else 1
    return later.key - earlier.key <= step


def _line(
    table: pd.DataFrame, periods: Sequence[Period], basis: Basis, view: ChartView, name: str
) -> dict[str, Any]:
    points = with_gaps(periods, _numbers(table, "value"), basis)
    colour = palette(view.theme).accent
    return _trace(points, name) | {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5},
        "marker": {"color": colour, "size": 7, "symbol": "circle"},
        "hovertemplate": _hovers(table, points, periods, basis, view),
    }


def _comparator(
    table: pd.DataFrame, periods: Sequence[Period], basis: Basis, view: ChartView, name: str
) -> dict[str, Any]:
    points = with_gaps(periods, _numbers(table, "comparator"), basis)
    colour = palette(view.theme).muted
    return _trace(points, name) | {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 1.5, "dash": "dot"},
        "marker": {"color": colour, "size": 6, "symbol": "diamond"},
        "hovertemplate": f"{name}: %{{y:{number_format(view.decimals)}}}<extra></extra>",
    }


def _band(
    table: pd.DataFrame, periods: Sequence[Period], basis: Basis, view: ChartView
) -> list[dict[str, Any]]:
    """The limits as pale areas, one for each unbroken stretch of the line."""
    lower = with_gaps(periods, _numbers(table, "lower"), basis)
    upper = with_gaps(periods, _numbers(table, "upper"), basis)
    outline: list[Point] = []
    for stretch in _stretches(lower, upper):
        below = [(x, low) for x, low, _ in stretch]
        above = [(x, high) for x, _, high in reversed(stretch)]
        outline += [*below, *above, below[0], (None, None)]
    red, green, blue = (int(palette(view.theme).accent[place : place + 2], 16) for place in (1, 3, 5))
    area = {
        "mode": "lines",
        "line": {"width": 0, "color": palette(view.theme).accent},
        "fill": "toself",
        "fillcolor": f"rgba({red},{green},{blue},0.14)",
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [_trace(outline, "") | area] if outline else []


def _stretches(lower: Sequence[Point], upper: Sequence[Point]) -> list[list[tuple[float, float, float]]]:
    """The unbroken runs of points that have both limits: place, lower, upper."""
    runs: list[list[tuple[float, float, float]]] = [[]]
    for (x, low), (_, high) in zip(lower, upper, strict=True):
        if x is None or low is None or high is None:
            runs.append([])
        else:
            runs[-1].append((x, low, high))
    return [run for run in runs if len(run) > 1]


def _trace(points: Sequence[Point], name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "connectgaps": False,
    }


def _numbers(table: pd.DataFrame, name: str) -> list[float | None]:
    return [number_or_none(value) for value in column(table, name)]


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


def _time_axis(periods: Sequence[Period], basis: Basis, view: ChartView) -> dict[str, Any]:
    ticks = time_ticks(periods, basis)
    return {
        "tickvals": [key for key, _ in ticks],
        "ticktext": [words for _, words in ticks],
        "tickangle": 0,
        "showgrid": False,
        "range": [periods[0].key - 0.6, periods[-1].key + 0.6] if periods else [0, 1],
        "tickfont": {"size": 11, "color": palette(view.theme).muted},
    }


def time_ticks(periods: Sequence[Period], basis: Basis) -> list[tuple[int, str]]:
    """Where the time axis is labelled: a short series by quarter, a long one by year."""
    if basis != "year" and len(periods) <= QUARTERS_NAMED:
        return [(period.key, _quarter_words(period, period == periods[0])) for period in periods]
    years = sorted({period.year for period in periods})
    step = -(-len(years) // YEARS_NAMED)
    firsts = {year: next(period for period in periods if period.year == year) for year in years[::step]}
    return [(period.key, str(year)) for year, period in firsts.items()]


def _quarter_words(period: Period, is_first: bool) -> str:
    numeral = NUMERALS[period.quarter - 1]
    return f"{numeral}<br>{period.year}" if is_first or period.quarter == 1 else numeral


def _value_axis(values: Sequence[float | None], view: ChartView) -> dict[str, Any]:
    highest = max((value for value in values if value is not None), default=0.0)
    return {
        "rangemode": "tozero",
        "showgrid": True,
        "nticks": 5,
        "tickformat": number_format(view.decimals if highest < 5 else 0),
        "zeroline": True,
        "zerolinecolor": palette(view.theme).line,
    }


def _break_line(period: Period, view: ChartView) -> dict[str, Any]:
    """Half a quarter before the first period of the new series."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": period.key - 0.5,
        "x1": period.key - 0.5,
        "y0": 0,
        "y1": 1,
        "line": {"color": palette(view.theme).line, "width": 1, "dash": "dash"},
    }


def _break_words(period: Period, words: str, view: ChartView) -> dict[str, Any]:
    return {
        "text": words,
        "x": period.key - 0.5,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "top",
        "xshift": -4,
        "showarrow": False,
        "font": {"size": 11, "color": palette(view.theme).muted},
    }
