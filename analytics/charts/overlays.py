"""What is drawn with lines over the quarters: fitted trends, signals with their limits, a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Any, Final, Protocol

from analytics.catalogue.targets import Target
from analytics.charts.palette import palette
from analytics.charts.time_axis import Point, area, trace
from analytics.charts.view import ChartView
from analytics.measures.line_trends import LineTrend, Outstanding
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.text import texts
from analytics.text.numbers import decimals_needed, format_number

if TYPE_CHECKING:
    from analytics.measures.trends import TrendLine

# More fans than this lie over one another and cannot be told apart.
MOST_FANS: Final = 2


class Drawn(Protocol):
    """What overlays need to know of a line."""

    @property
    def code(self) -> str:
        """Whose line it is."""

    @property
    def name(self) -> str:
        """How it is called."""

    @property
    def colour(self) -> str:
        """The colour in which it is drawn."""


@dataclass(frozen=True, slots=True)
class Overlays:
    """Trends and signals of the lines (only where quarters or stocks are drawn), and a target."""

    trends: Sequence[LineTrend] = ()
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Traces below and above the lines, the values that the axis must hold, and how far time reaches."""

    below: Sequence[dict[str, Any]] = ()
    above: Sequence[dict[str, Any]] = ()
    values: Sequence[float] = ()
    last_key: float | None = None


def overlaid(overlays: Overlays | None, lines: Sequence[Drawn], view: ChartView) -> Added:
    """What is added to the lines of a chart."""
    if overlays is None:
        return Added()
    trends = {one.region_code: one for one in overlays.trends}
    below: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for line in lines:
        one = trends.get(line.code)
        if one is not None and one.line is not None:
            below += _trend(one.line, line, view, lines)
        if one is not None:
            above += _rings(one, len(lines) == 1, view)
    only = trends.get(lines[0].code) if len(lines) == 1 else None
    limits = _limits(only, view) if only is not None else []
    values = [value for one in limits for value in one["y"] if value is not None]
    target = _target(overlays.target, view)
    return Added(
        [*limits, *below],
        [*above, *target.above],
        [*values, *target.values],
        target.last_key,
    )


def _trend(line: TrendLine, drawn: Drawn, view: ChartView, lines: Sequence[Drawn]) -> list[dict[str, Any]]:
    """The fitted line, and the fan of its limits where few lines are drawn."""
    text = texts(view.language)
    periods = [Period.from_key(int(key)) for key in line.keys]
    points: list[Point] = [(int(key), float(value)) for key, value in zip(line.keys, line.value, strict=True)]
    look = {
        "mode": "lines",
        "line": {"color": drawn.colour, "width": 1.5, "dash": "longdash"},
        "hoverinfo": "skip",
        "showlegend": len(lines) == 1,
    }
    fan = area(periods, line.lower.tolist(), line.upper.tolist(), "quarter", drawn.colour, 0.1)
    named = trace(points, text("trends.legend.trend", name=drawn.name)) | look
    return [*(fan if len(lines) <= MOST_FANS else []), named]


def _limits(one: LineTrend, view: ChartView) -> list[dict[str, Any]]:
    """The limits between which a quarter is usual, for one line alone."""
    if one.signals is None:
        return []
    colour = palette(view.theme).muted
    name = texts(view.language)("trends.legend.limits")
    found = []
    for place, ends in enumerate((one.signals.lower, one.signals.upper)):
        points: list[Point] = [
            (key, None if isnan(value) else float(value)) for key, value in zip(one.keys, ends, strict=True)
        ]
        found.append(
            trace(points, name)
            | {
                "mode": "lines",
                "line": {"color": colour, "width": 1, "dash": "dot"},
                "hoverinfo": "skip",
                "showlegend": place == 0,
            }
        )
    return found


def _rings(one: LineTrend, is_alone: bool, view: ChartView) -> list[dict[str, Any]]:
    """A ring around each quarter beyond the limits; a pale one, on a line alone, around long runs.

    What they mean stands in the box of the point itself (:func:`remarks`).
    """
    colours = palette(view.theme)
    strong: list[Point] = [(quarter.period.key, quarter.value) for quarter in one.outstanding]
    rings = [_ring(strong, colours.text, 15, 2)]
    if is_alone:
        values = dict(zip(one.keys, one.values, strict=True))
        rings.append(_ring([(key, values[key]) for key in _runs(one)], colours.muted, 13, 1))
    return [ring for ring in rings if ring["x"]]


def _ring(points: Sequence[Point], colour: str, size: int, width: int) -> dict[str, Any]:
    rim = {"color": colour, "width": width}
    return trace(points, "") | {
        "mode": "markers",
        "marker": {"color": colour, "size": size, "symbol": "circle-open", "line": rim},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _runs(one: LineTrend) -> dict[int, str]:
    """The quarters from the eighth of a run on, by key: run_high or run_low."""
    if one.signals is None:
        return {}
    marks = zip(one.keys, one.signals.mark, strict=True)
    return {key: str(mark) for key, mark in marks if str(mark).startswith("run_")}


def remarks(overlays: Overlays | None, view: ChartView) -> dict[tuple[str, int], str]:
    """What is said of a point in its hover box, by line and period: that it stands out, or a long run."""
    if overlays is None:
        return {}
    text = texts(view.language)
    found: dict[tuple[str, int], str] = {}
    for one in overlays.trends:
        found |= {(one.region_code, key): text(f"trends.hover.{mark}") for key, mark in _runs(one).items()}
        for quarter in one.outstanding:
            found[one.region_code, quarter.period.key] = _signal_words(quarter, view)
    return found


def _signal_words(quarter: Outstanding, view: ChartView) -> str:
    figures = {
        name: format_number(value, view.language, view.decimals)
        for name, value in (("level", quarter.level), ("lower", quarter.lower), ("upper", quarter.upper))
    }
    return texts(view.language)(f"trends.hover.{quarter.mark}", **figures)


def _target(target: Target | None, view: ChartView) -> Added:
    """A level line up to the year of the target, with a mark at its end."""
    if target is None:
        return Added()
    text = texts(view.language)
    colour = palette(view.theme).marks["worse"].line
    decimals = max(view.decimals, decimals_needed(target.value))
    value = format_number(target.value, view.language, decimals)
    end = Period(target.year, QUARTERS_IN_YEAR)
    line = {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 1.5, "dash": "dashdot"},
        "marker": {"color": colour, "size": [0, 11], "symbol": "diamond"},
        "hovertemplate": f"{text('trends.legend.target', value=value, year=target.year)}<br>"
        f"{target.document}<extra></extra>",
        "showlegend": True,
    }
    points: list[Point] = [(end.key - 2.0 * QUARTERS_IN_YEAR, target.value), (end.key, target.value)]
    named = trace(points, text("trends.legend.target", value=value, year=target.year)) | line
    return Added(above=[named], values=[target.value], last_key=float(end.key))
