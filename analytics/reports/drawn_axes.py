"""Draws a chart with two axes: bars with limits, lines, areas, grids of fields, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from analytics.charts.palette import Palette
from analytics.charts.theme import Figure
from analytics.reports.canvas import Across, Canvas, Point, width_of
from analytics.reports.scales import Extent, Scale, extent, ticks

TICK_SIZE: Final = 12
GAP: Final = 8
Trace = Mapping[str, Any]
Ticks = list[tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle that is left for a chart, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle of the data itself, with its two axes."""

    frame: Frame
    x: Scale
    y: Scale


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
        _draw_shape(canvas, shape, plot)
    _draw_labels(canvas, layout, plot, labels, colours)
    for annotation in layout.get("annotations", ()):
        _draw_annotation(canvas, annotation, plot)


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
    lines = max((words.count("<br>") + 1 for _, words in labels["x"]), default=0)
    head = GAP * 2 if layout.get("annotations") else 0
    return Frame(
        frame.left + left, frame.top + head, frame.right - right, frame.bottom - lines * TICK_SIZE * 1.3 - GAP
    )


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
    for value, words in labels["x"]:
        place = (plot.x.pixel(value), frame.bottom + GAP / 2)
        canvas.words(place, words, size=TICK_SIZE, colour=colours.muted, across="center", along="top")
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


def _draw_trace(canvas: Canvas, trace: Trace, plot: Plot, layout: Mapping[str, Any]) -> None:
    if trace["type"] == "bar":
        _draw_bars(canvas, trace, plot, 1 - layout.get("bargap", 0.2))
    elif trace["type"] == "heatmap":
        _draw_fields(canvas, trace, plot)
    elif trace["type"] == "scatter":
        _draw_scatter(canvas, trace, plot)
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


def _draw_scatter(canvas: Canvas, trace: Trace, plot: Plot) -> None:
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
    sizes = marker["size"] if isinstance(marker["size"], list) else [marker["size"]] * len(points)
    for point, size in zip(points, sizes, strict=True):
        if point is not None and size:
            symbol, rim = marker.get("symbol", "circle"), marker.get("line", {}).get("width", 0)
            canvas.marker(point, size, marker["color"], marker["color"], symbol=symbol, width=rim)


def _draw_words(canvas: Canvas, trace: Trace, points: Sequence[Point | None]) -> None:
    across: Across = "left" if trace.get("textposition") == "middle right" else "center"
    letters = trace["textfont"]
    for point, words in zip(points, trace["text"], strict=True):
        if point is not None:
            canvas.words(point, words, size=letters["size"], colour=letters["color"], across=across)


def _draw_shape(canvas: Canvas, shape: Mapping[str, Any], plot: Plot) -> None:
    """A line upright through the chart; its heights are shares from below."""
    frame = plot.frame
    heights = [frame.bottom - shape[end] * (frame.bottom - frame.top) for end in ("y0", "y1")]
    x = plot.x.pixel(shape["x0"])
    line = shape["line"]
    canvas.line([(x, heights[0]), (x, heights[1])], line["color"], line["width"], line["dash"])


def _draw_annotation(canvas: Canvas, annotation: Mapping[str, Any], plot: Plot) -> None:
    canvas.words(
        (
            plot.x.pixel(annotation["x"]) + annotation.get("xshift", 0),
            plot.frame.top - annotation.get("yshift", 0),
        ),
        annotation["text"],
        size=annotation["font"]["size"],
        colour=annotation["font"]["color"],
        across=annotation.get("xanchor", "center"),
        along=annotation["yanchor"],
    )
