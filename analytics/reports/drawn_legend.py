"""Draws what explains a chart's paint: squares or lines with words, or the bar of a scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from analytics.charts.palette import Palette, along
from analytics.charts.theme import Figure
from analytics.reports.canvas import Across, Canvas, width_of
from analytics.reports.plot import Frame

SIZE: Final = 12
ROW: Final = 22
SIGN: Final = 14
SPACE: Final = 22
BAR_STEPS: Final = 110
Trace = Mapping[str, Any]


def draw_legend(canvas: Canvas, figure: Figure, frame: Frame, colours: Palette) -> float:
    """Draw the legend at the head of a frame, in as many rows as it needs; the height it took."""
    left, right, top = frame.left, frame.right, frame.top
    bar = next((trace for trace in figure["data"] if trace.get("marker", {}).get("showscale")), None)
    if bar is not None:
        return _draw_bar(canvas, bar["marker"], left, top, colours)
    x, y = left, top
    entries = [trace for trace in figure["data"] if _is_named(trace, figure["layout"])]
    for trace in entries:
        width = SIGN + 8 + width_of(trace["name"], SIZE)
        if x > left and x + width > right:
            x, y = left, y + ROW
        _draw_entry(canvas, trace, x, y + ROW / 2, colours)
        x += width + SPACE
    return y + ROW - top if entries else 0.0


def _is_named(trace: Trace, layout: Mapping[str, Any]) -> bool:
    shown = trace.get("showlegend", layout.get("showlegend", False))
    return bool(trace.get("name")) and bool(shown) and layout.get("showlegend", True)


def _draw_entry(canvas: Canvas, trace: Trace, x: float, y: float, colours: Palette) -> None:
    """A line with its marker, a marker alone, or the square of a class."""
    marker, middle = trace.get("marker", {}), (x + SIGN / 2, y)
    if "lines" in trace["mode"]:
        line = trace["line"]
        canvas.line([(x, y), (x + SIGN, y)], line["color"], line["width"], line.get("dash", "solid"))
        if "markers" in trace["mode"]:
            canvas.marker(middle, 7, marker["color"], marker["color"], symbol=marker["symbol"])
    elif marker["symbol"] == "square":
        canvas.box((x, y - SIGN / 2), (SIGN, SIGN), marker["color"], marker["line"]["color"])
    else:
        line = marker.get("line", {})
        rim = line.get("color", marker["color"])
        canvas.marker(middle, 9, marker["color"], rim, symbol=marker["symbol"], width=line.get("width", 0))
    canvas.words((x + SIGN + 8, y), trace["name"], size=SIZE, colour=colours.muted)


def _draw_bar(canvas: Canvas, marker: Mapping[str, Any], left: float, top: float, colours: Palette) -> float:
    bar = marker["colorbar"]
    scale = tuple(colour for _, colour in marker["colorscale"])
    step = bar["len"] / BAR_STEPS
    for number in range(BAR_STEPS):
        fill = along(scale, number / (BAR_STEPS - 1))
        canvas.box((left + number * step, top), (step, bar["thickness"]), fill, fill, 0.5)
    low, high = marker["cmin"], marker["cmax"]
    last = len(bar["tickvals"]) - 1
    for number, (value, words) in enumerate(zip(bar["tickvals"], bar["ticktext"], strict=True)):
        x = left + (value - low) / ((high - low) or 1) * bar["len"]
        side: Across = "left" if number == 0 else "right" if number == last else "center"
        place = (x, top + bar["thickness"] + 3)
        canvas.words(place, words, size=11, colour=colours.muted, across=side, along="top")
    return float(bar["thickness"] + 22)
