"""A sparkline as a small SVG picture: it stands beside a number at once, without the chart library."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, Final

from analytics.charts.theme import Figure

WIDTH: Final = 240
HEIGHT: Final = 44
MARGIN: Final = 5


def sparkline_svg(figure: Figure) -> str:
    """The figure of :func:`analytics.charts.sparkline.sparkline` as SVG; empty under two values."""
    line = figure["data"][0]
    places = _places(line["x"], line["y"])
    if sum(place is not None for place in places) < 2:
        return ""
    colour, width = line["line"]["color"], line["line"]["width"]
    strokes = "".join(
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linejoin="round" stroke-linecap="round"/>'
        for run in _runs(places)
    )
    dots = "".join(
        f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{size / 2}" fill="{colour}"/>'
        for place, size in zip(places, line["marker"]["size"], strict=True)
        if place and size
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    return f"{head}{strokes}{dots}</svg>"


def data_address(svg: str) -> str:
    """An SVG picture as the address of an image, so that it needs no file and no request."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


Place = tuple[float, float] | None


def _places(xs: list[Any], ys: list[Any]) -> list[Place]:
    """Where each point lies in the picture; ``None`` where the line is interrupted."""
    known = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    if not known:
        return []
    across = _scale([x for x, _ in known], MARGIN, WIDTH - MARGIN)
    upward = _scale([y for _, y in known], HEIGHT - MARGIN, MARGIN)
    return [
        (_at(x, across), _at(y, upward)) if x is not None and y is not None else None
        for x, y in zip(xs, ys, strict=True)
    ]


def _scale(values: list[float], start: float, end: float) -> tuple[float, float]:
    """Offset and factor that spread the values from ``start`` to ``end``; equal ones lie midway."""
    low, high = min(values), max(values)
    if low == high:
        return (start + end) / 2, 0.0
    factor = (end - start) / (high - low)
    return start - low * factor, factor


def _at(value: float, scale: tuple[float, float]) -> float:
    return scale[0] + value * scale[1]


def _runs(places: list[Place]) -> list[list[tuple[float, float]]]:
    """The unbroken stretches of at least two points."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if len(run) > 1]
