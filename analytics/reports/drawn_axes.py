"""Draws a chart with two axes: bars with limits, lines, areas, grids of fields, words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from analytics.charts.palette import Palette
from analytics.charts.theme import Figure
from analytics.reports.canvas import Across, Along, Canvas, Point, width_of
from analytics.reports.drawn_notes import draw_annotation, draw_shape
from analytics.reports.drawn_scatter import draw_scatter
from analytics.reports.plot import Frame, Plot
from analytics.reports.scales import Extent, extent, ticks

TICK_SIZE: Final = 12
GAP: Final = 8
TITLE_LINES: Final = 1.4
UPRIGHT: Final = -90  # the angle, in degrees, of labels that are read upwards
Trace = Mapping[str, Any]
Ticks = list[tuple[Any, str]]


def draw_axes_chart(canvas: Canvas, figure: Figure, frame: Frame, colours: Palette) -> None:
    """Draw all traces of a chart with axes into a frame."""
    layout = figure["layout"]
    spans = {name: extent(layout.get(f"{name}axis", {}), _values(figure, name)) for name in ("x", "y")}
    labels = {name: _labels(layout, name, spans[name[0]]) for name in ("x", "y", "y2")}
    inner = _inner_frame(frame, layout, labels)
    x = spans["x"].on(inner.left, inner.right)
    first, last = layout.get("yaxis", {}).get("range", (0, 1))
    ends = (inner.top, inner.bottom) if first > last else (inner.bottom, inner.top)
    plot = Plot(inner, x, spans["y"].on(*ends))
    _draw_grid(canvas, layout, plot, labels, colours)
    for trace in figure["data"]:
        _draw_trace(canvas, trace, plot, layout)
    for shape in layout.get("shapes", ()):
        draw_shape(canvas, shape, plot)
    _draw_labels(canvas, layout, plot, labels, colours)
    for annotation in layout.get("annotations", ()):
        draw_annotation(canvas, annotation, plot)


def _values(figure: Figure, name: str) -> list[Any]:
    """All figures on one axis that are numbers."""
    values = [value for trace in figure["data"] for value in trace.get(name, ())]
    return [value for value in values if isinstance(value, int | float)]


def _labels(layout: Mapping[str, Any], name: str, span: Extent) -> Ticks:
    axis = layout.get(f"{name[0]}axis{name[1:]}")
    if axis is None or axis.get("visible") is False:
        return []
    return ticks(axis, span, layout["separators"])


def _inner_frame(frame: Frame, layout: Mapping[str, Any], labels: Mapping[str, Ticks]) -> Frame:
    """What is left between the labels."""
    size = layout.get("yaxis", {}).get("tickfont", {}).get("size", TICK_SIZE)
    left = max((width_of(words, size) for _, words in labels["y"]), default=0) + GAP
    right = max((width_of(words, size) for _, words in labels["y2"]), default=0) + GAP
    notes = layout.get("annotations", ())
    # Words above the plot may stand in a second line, lifted over the first.
    head = GAP * 2 + max(note.get("yshift", 0) for note in notes) if notes else 0
    room = _room_across(layout, labels["x"])
    above, below = (room, 0.0) if _on_top(layout) else (0.0, room)
    return Frame(frame.left + left, frame.top + head + above, frame.right - right, frame.bottom - below - GAP)


def _on_top(layout: Mapping[str, Any]) -> bool:
    return bool(layout.get("xaxis", {}).get("side") == "top")


def _are_upright(layout: Mapping[str, Any]) -> bool:
    """Whether the labels above the chart are read upwards."""
    return _on_top(layout) and layout["xaxis"].get("tickangle") == UPRIGHT


def _room_across(layout: Mapping[str, Any], labels: Ticks) -> float:
    """The height of the labels of the axis across, and of its title."""
    if _are_upright(layout):
        return max((width_of(words, TICK_SIZE) for _, words in labels), default=0) + GAP
    lines = max((words.count("<br>") + 1.0 for _, words in labels), default=0.0)
    return (lines + (TITLE_LINES if _title(layout) else 0)) * TICK_SIZE * 1.3


def _title(layout: Mapping[str, Any]) -> str:
    """What the axis along the bottom counts; empty where the labels say it."""
    return str(layout.get("xaxis", {}).get("title", {}).get("text", ""))


def _draw_grid(
    canvas: Canvas, layout: Mapping[str, Any], plot: Plot, labels: Mapping[str, Ticks], colours: Palette
) -> None:
    frame = plot.frame
    if layout.get("xaxis", {}).get("showgrid", True):
        for value, _ in labels["x"]:
            canvas.line([(plot.x.pixel(value), frame.top), (plot.x.pixel(value), frame.bottom)], colours.grid)
    if layout.get("yaxis", {}).get("showgrid", False):
        for value, _ in labels["y"]:
            canvas.line([(frame.left, plot.y.pixel(value)), (frame.right, plot.y.pixel(value))], colours.grid)
    if layout.get("xaxis", {}).get("zeroline"):
        canvas.line([(plot.x.pixel(0), frame.top), (plot.x.pixel(0), frame.bottom)], colours.line)
    if layout.get("yaxis", {}).get("zeroline"):
        canvas.line([(frame.left, plot.y.pixel(0)), (frame.right, plot.y.pixel(0))], colours.line)


def _draw_labels(
    canvas: Canvas, layout: Mapping[str, Any], plot: Plot, labels: Mapping[str, Ticks], colours: Palette
) -> None:
    frame = plot.frame
    _draw_labels_across(canvas, layout, plot, labels["x"], colours)
    sides: tuple[tuple[str, float, Across], ...] = (
        ("y", frame.left - GAP, "right"),
        ("y2", frame.right + GAP, "left"),
    )
    for name, x, across in sides:
        letters = layout.get(f"yaxis{name[1:]}", {}).get("tickfont", {})
        for value, words in labels[name]:
            canvas.words(
                (x, plot.y.pixel(value)),
                words,
                size=letters.get("size", TICK_SIZE),
                colour=letters.get("color", colours.muted),
                across=across,
            )


def _draw_labels_across(
    canvas: Canvas, layout: Mapping[str, Any], plot: Plot, labels: Ticks, colours: Palette
) -> None:
    """The labels of the axis across, above the chart or below it, and its title."""
    frame, is_top = plot.frame, _on_top(layout)
    y = frame.top - GAP / 2 if is_top else frame.bottom + GAP / 2
    for value, words in labels:
        place = (plot.x.pixel(value), y)
        if _are_upright(layout):
            canvas.upright_words(place, words, size=TICK_SIZE, colour=colours.muted)
        else:
            along: Along = "bottom" if is_top else "top"
            canvas.words(place, words, size=TICK_SIZE, colour=colours.muted, across="center", along=along)
    if title := _title(layout):
        middle = ((frame.left + frame.right) / 2, y + TICK_SIZE * 1.9)
        canvas.words(middle, title, size=TICK_SIZE, colour=colours.muted, across="center", along="top")


def _draw_trace(canvas: Canvas, trace: Trace, plot: Plot, layout: Mapping[str, Any]) -> None:
    if trace["type"] == "bar":
        _draw_bars(canvas, trace, plot, 1 - layout.get("bargap", 0.2))
    elif trace["type"] == "heatmap":
        _draw_fields(canvas, trace, plot)
    elif trace["type"] == "scatter":
        draw_scatter(canvas, trace, plot)
    else:
        raise ValueError(f"no drawing is known for a trace of the type {trace['type']!r}")


def _draw_bars(canvas: Canvas, trace: Trace, plot: Plot, share: float) -> None:
    marker, limits = trace["marker"], trace["error_x"]
    half = plot.y.step * share / 2
    for place, (value, category) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        start, end, y = plot.x.pixel(0), plot.x.pixel(value), plot.y.pixel(category)
        line, width = marker["line"]["color"][place], marker["line"]["width"][place]
        corner = (min(start, end), y - half)
        canvas.box(corner, (abs(end - start), 2 * half), marker["color"][place], line, width)
        lower = plot.x.pixel(value - limits["arrayminus"][place])
        upper = plot.x.pixel(value + limits["array"][place])
        if upper > lower:
            _draw_limits(canvas, (lower, upper), y, limits)


def _draw_limits(canvas: Canvas, ends: Point, y: float, limits: Mapping[str, Any]) -> None:
    colour, thickness, cap = limits["color"], limits["thickness"], limits["width"]
    canvas.line([(ends[0], y), (ends[1], y)], colour, thickness)
    for x in ends:
        canvas.line([(x, y - cap), (x, y + cap)], colour, thickness)


def _draw_fields(canvas: Canvas, trace: Trace, plot: Plot) -> None:
    half_width = plot.x.step / 2 - trace["xgap"] / 2
    half_height = plot.y.step / 2 - trace["ygap"] / 2
    scale = trace["colorscale"]
    for row, category in enumerate(trace["y"]):
        for column, name in enumerate(trace["x"]):
            fill = scale[int(trace["z"][row][column]) * 2][1]
            corner = (plot.x.pixel(name) - half_width, plot.y.pixel(category) - half_height)
            canvas.box(corner, (2 * half_width, 2 * half_height), fill, fill, 0)
