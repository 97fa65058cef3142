"""Draws a map: regions, leader lines, circles and labels, tiles and true shapes alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from analytics.charts.albers import Albers
from analytics.charts.theme import Figure
from analytics.reports.canvas import Canvas, Point
from analytics.reports.plot import Frame

Trace = Mapping[str, Any]
Project = Callable[[Sequence[Sequence[float]]], list[Point]]


def draw_map(canvas: Canvas, figure: Figure, frame: Frame) -> None:
    """Draw all traces of a map into a frame, as large as it fits.

    Raises:
        ValueError: the figure only carries the address of its shapes; a drawing needs the shapes.
    """
    areas = [trace for trace in figure["data"] if trace["type"] == "choropleth"]
    for trace in areas:
        if isinstance(trace["geojson"], str):
            raise ValueError("a drawing needs the shapes of the regions, not their address")
    projection = _projection(figure["layout"]["geo"])
    place = _fitted(projection, list(_everything(figure, areas)), frame)
    for trace in areas:
        _draw_areas(canvas, trace, place)
    for trace in figure["data"]:
        if trace["type"] == "scattergeo":
            _draw_spots(canvas, trace, place)


def _projection(geo: Mapping[str, Any]) -> Project:
    settings = geo["projection"]
    if settings["type"] == "equirectangular":
        return lambda points: [(float(point[0]), float(point[1])) for point in points]
    albers = Albers(tuple(settings["parallels"]), settings["rotation"]["lon"])
    return lambda points: _on_cone(albers, points)


def _on_cone(albers: Albers, points: Sequence[Sequence[float]]) -> list[Point]:
    import numpy as np

    if not points:
        return []
    return [(float(x), float(y)) for x, y in albers.project(np.array(points, dtype=float))]


def _everything(figure: Figure, areas: Sequence[Trace]) -> Iterator[list[float]]:
    """All points that must be seen."""
    for trace in areas:
        for rings in _rings(trace).values():
            for ring in rings:
                yield from ring
    for trace in figure["data"]:
        if trace["type"] == "scattergeo":
            yield from ([x, y] for x, y in zip(trace["lon"], trace["lat"], strict=True) if x is not None)


def _fitted(projection: Project, points: Sequence[Sequence[float]], frame: Frame) -> Project:
    """The projection, then scaled and moved to the middle of the frame."""
    seen = projection(points)
    west, east = min(x for x, _ in seen), max(x for x, _ in seen)
    south, north = min(y for _, y in seen), max(y for _, y in seen)
    scale = min((frame.right - frame.left) / (east - west), (frame.bottom - frame.top) / (north - south))
    left = (frame.left + frame.right - (east - west) * scale) / 2
    top = (frame.top + frame.bottom - (north - south) * scale) / 2
    return lambda more: [(left + (x - west) * scale, top + (north - y) * scale) for x, y in projection(more)]


def _rings(trace: Trace) -> dict[str, list[list[list[float]]]]:
    """All rings of each region that the trace shows, outer ones and holes."""
    shown = set(trace["locations"])
    rings = {}
    for feature in trace["geojson"]["features"]:
        if feature["id"] in shown:
            shape = feature["geometry"]
            polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            rings[feature["id"]] = [ring for polygon in polygons for ring in polygon]
    return rings


def _draw_areas(canvas: Canvas, trace: Trace, place: Project) -> None:
    rings = _rings(trace)
    line = trace["marker"]["line"]
    for number, code in enumerate(trace["locations"]):
        fill = trace["colorscale"][int(trace["z"][number]) * 2][1]
        shape = [place(ring) for ring in rings.get(code, ())]
        if shape:
            canvas.area(shape, fill, line["color"][number], line["width"][number])


def _draw_spots(canvas: Canvas, trace: Trace, place: Project) -> None:
    if trace["lon"] == [None]:
        return
    if "lines" in trace["mode"]:
        _draw_leaders(canvas, trace, place)
    spots = place([[x, y] for x, y in zip(trace["lon"], trace["lat"], strict=True) if x is not None])
    if "markers" in trace["mode"]:
        _draw_circles(canvas, trace, spots)
    if "text" in trace["mode"]:
        _draw_words(canvas, trace, spots)


def _draw_leaders(canvas: Canvas, trace: Trace, place: Project) -> None:
    """Lines of two points each, parted by empty ones."""
    points = list(zip(trace["lon"], trace["lat"], strict=True))
    for start in range(0, len(points), 3):
        ends = place([list(points[start]), list(points[start + 1])])
        canvas.line(ends, trace["line"]["color"], trace["line"]["width"])


def _draw_circles(canvas: Canvas, trace: Trace, spots: Sequence[Point]) -> None:
    marker = trace["marker"]
    line = marker["line"]
    for number, spot in enumerate(spots):
        fill, width = marker["color"][number], line["width"][number]
        canvas.marker(spot, marker["size"], fill, line["color"][number], width=width)


def _draw_words(canvas: Canvas, trace: Trace, spots: Sequence[Point]) -> None:
    beside = trace["textposition"] == "middle right"
    shift = trace["marker"]["size"] * 0.7 if beside else 0.0
    letters = trace["textfont"]
    for (x, y), words in zip(spots, trace["text"], strict=True):
        canvas.words(
            (x + shift, y),
            words,
            size=letters["size"],
            colour=letters["color"],
            across="left" if beside else "center",
            glow=letters.get("shadow", "").removeprefix("0 0 3px "),
        )
