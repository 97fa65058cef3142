"""What charts over the quarters share: lines with gaps, the axis of time, the marks of breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import palette
from analytics.charts.rows import column, number_or_none
from analytics.charts.theme import number_format
from analytics.charts.view import ChartView
from analytics.periods import Period
from analytics.text.periods import Basis

if TYPE_CHECKING:
    import pandas as pd

NUMERALS: Final = ("I", "II", "III", "IV")
QUARTERS_NAMED: Final = 12
YEARS_NAMED: Final = 8
BREAK_ROW: Final = 15

Point = tuple[float | None, float | None]


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


def stretches(lower: Sequence[Point], upper: Sequence[Point]) -> list[list[tuple[float, float, float]]]:
    """The unbroken runs of points that have both limits: place, lower, upper."""
    runs: list[list[tuple[float, float, float]]] = [[]]
    for (x, low), (_, high) in zip(lower, upper, strict=True):
        if x is None or low is None or high is None:
            runs.append([])
        else:
            runs[-1].append((x, low, high))
    return [run for run in runs if len(run) > 1]


def trace(points: Sequence[Point], name: str) -> dict[str, Any]:
    """A line through points that breaks at empty ones."""
    return {
        "type": "scatter",
        "name": name,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "connectgaps": False,
    }


def see_through(colour: str, opacity: float) -> str:
    """A colour (``#rrggbb``) through which one sees what lies below."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def area(
    periods: Sequence[Period],
    lower: Sequence[float | None],
    upper: Sequence[float | None],
    basis: Basis,
    colour: str,
    opacity: float,
) -> list[dict[str, Any]]:
    """Limits as a pale area, one ring for each unbroken stretch of the line; empty without limits."""
    outline: list[Point] = []
    for stretch in stretches(with_gaps(periods, lower, basis), with_gaps(periods, upper, basis)):
        below = [(x, low) for x, low, _ in stretch]
        above = [(x, high) for x, _, high in reversed(stretch)]
        outline += [*below, *above, below[0], (None, None)]
    paint = {
        "mode": "lines",
        "line": {"width": 0, "color": colour},
        "fill": "toself",
        "fillcolor": see_through(colour, opacity),
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [trace(outline, "") | paint] if outline else []


def numbers(table: pd.DataFrame, name: str) -> list[float | None]:
    """A column of figures, ``None`` where there is none."""
    return [number_or_none(value) for value in column(table, name)]


def time_axis(periods: Sequence[Period], basis: Basis, view: ChartView) -> dict[str, Any]:
    """The axis of the periods, with a little room at both ends."""
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


def value_axis(values: Sequence[float | None], view: ChartView) -> dict[str, Any]:
    """The axis of the values, from zero."""
    highest = max((value for value in values if value is not None), default=0.0)
    return {
        "rangemode": "tozero",
        "showgrid": True,
        "nticks": 5,
        "tickformat": number_format(view.decimals if highest < 5 else 0),
        "zeroline": True,
        "zerolinecolor": palette(view.theme).line,
    }


def break_line(period: Period, view: ChartView) -> dict[str, Any]:
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


def break_words(
    period: Period, words: str, view: ChartView, to_the_right: bool = False, row: int = 0
) -> dict[str, Any]:
    """The words of a break, at the head of its line: on its left, or on its right where that is free.

    Several breaks stand in ``row`` 0, 1, … below one another, so that their words never meet.
    """
    return {
        "text": words,
        "x": period.key - 0.5,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "xanchor": "left" if to_the_right else "right",
        "yanchor": "top",
        "xshift": 4 if to_the_right else -4,
        "yshift": -BREAK_ROW * row,
        "showarrow": False,
        "font": {"size": 11, "color": palette(view.theme).muted},
    }
