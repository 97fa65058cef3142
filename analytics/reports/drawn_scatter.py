"""Draws points, lines, areas and words at places on two axes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from analytics.reports.canvas import Across, Canvas, Point
from analytics.reports.plot import Plot

Trace = Mapping[str, Any]
# Where words stand beside their point, and how many pixels above it.
PLACES_OF_WORDS: Final[dict[str, tuple[Across, float]]] = {
    "middle right": ("left", 0.0),
    "middle left": ("right", 0.0),
    "top center": ("center", 14.0),
    "bottom center": ("center", -14.0),
    "top right": ("left", 12.0),
    "top left": ("right", 12.0),
    "bottom right": ("left", -12.0),
    "bottom left": ("right", -12.0),
}
SIDES: Final[dict[Across, int]] = {"left": 1, "center": 0, "right": -1}
USUAL_POINT: Final = 12.0  # the diameter for which those pixels are meant


def draw_scatter(canvas: Canvas, trace: Trace, plot: Plot) -> None:
    """Draw a trace of points: filled areas, lines, markers, words, as its mode says."""
    points = _points(trace, plot)
    runs = _runs(points)
    if trace.get("fill") == "toself":
        for run in runs:
            canvas.area([run], trace["fillcolor"], trace["fillcolor"], 0)
        return
    if "lines" in trace.get("mode", "lines"):
        for run in runs:
            canvas.line(
                run, trace["line"]["color"], trace["line"]["width"], trace["line"].get("dash", "solid")
            )
    if "markers" in trace.get("mode", ""):
        _draw_markers(canvas, trace, points)
    if "text" in trace.get("mode", ""):
        _draw_words(canvas, trace, points)


def _points(trace: Trace, plot: Plot) -> list[Point | None]:
    """The points in pixels; ``None`` where a line is broken."""
    return [
        None if x is None or y is None else (plot.x.pixel(x), plot.y.pixel(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _draw_markers(canvas: Canvas, trace: Trace, points: Sequence[Point | None]) -> None:
    marker = trace["marker"]
    if marker.get("opacity") == 0:  # only there to take clicks
        return
    fills, line = _each(marker["color"], points), marker.get("line", {})
    sizes, symbols = _each(marker["size"], points), _each(marker.get("symbol", "circle"), points)
    rims = _each(line["color"], points) if line else fills
    widths = _each(line.get("width", 0), points)
    for place, point in enumerate(points):
        if point is not None and sizes[place]:
            symbol, width = symbols[place], widths[place]
            canvas.marker(point, sizes[place], fills[place], rims[place], symbol=symbol, width=width)


def _each(value: Any, points: Sequence[Point | None]) -> list[Any]:
    """One value a point, whether the trace gives one for all or a list."""
    return list(value) if isinstance(value, list) else [value] * len(points)


def _draw_words(canvas: Canvas, trace: Trace, points: Sequence[Point | None]) -> None:
    """Words at their points; each may have a place of its own, and stands clear of a larger marker."""
    letters = trace["textfont"]
    sizes = _each(trace.get("marker", {}).get("size", 0.0), points)
    positions = _each(trace.get("textposition", ""), points)
    for number, (point, words) in enumerate(zip(points, trace["text"], strict=True)):
        if point is not None:
            across, rise = PLACES_OF_WORDS.get(positions[number], ("center", 0.0))
            larger = max(sizes[number] - USUAL_POINT, 0.0) / 2
            aside = (sizes[number] / 2 + 2) * SIDES[across] if sizes[number] else 0.0
            lift = math.copysign(abs(rise) + larger, rise) if rise else 0.0
            place = (point[0] + aside, point[1] - lift)
            canvas.words(place, words, size=letters["size"], colour=letters["color"], across=across)
