"""Two indicators side by side: regions as points with their limits, quadrants, and one region's path."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.label_places import Room, Spot, label_places
from analytics.charts.paint import legend
from analytics.charts.palette import Palette, palette
from analytics.charts.quadrants import (
    Corners,
    Measured,
    corner_boxes,
    corner_words,
    level_lines,
    level_strips,
    level_words,
    name_of_y,
)
from analytics.charts.rows import RegionName, RegionRow, column, number_or_none, region_names
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView
from analytics.text import texts

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 560
COMPACT_HEIGHT: Final = 440
HEAD, FOOT = 84, 48
LEAST_POINT, LARGEST_POINT = 8.0, 30.0
# The room of the points on an ordinary and on a narrow screen, in pixels, for placing names.
ROOM: Final = (860.0, HEIGHT - HEAD - FOOT)
COMPACT_ROOM: Final = (300.0, COMPACT_HEIGHT - HEAD - FOOT)
NAME_SIZE: Final = 11
STEP_POINT: Final = 5.0
_Step = tuple[str, float, float]  # the year, across, up


@dataclass(frozen=True, slots=True)
class _Point:
    """One region with both figures."""

    code: str
    x: float
    y: float
    limits: tuple[float | None, float | None, float | None, float | None]
    population: float | None
    verdict: str
    hover: str


def scatter_chart(
    table: pd.DataFrame,
    view: ChartView,
    axes: tuple[Measured, Measured],
    corners: Corners | None = None,
    path: pd.DataFrame | None = None,
    named: Sequence[str] = (),
) -> Figure:
    """Regions by two indicators: thin crosses for the limits, size by population; a click gives the code.

    All points bear their names, placed so that they cover each other little; on narrow screens only the
    ``named`` ones and the picked one.

    Args:
        table: ``region_code``, ``x``, ``y`` and, where there are any, ``x_lower``, ``x_upper``, ``y_lower``,
            ``y_upper``, ``population``, ``verdict`` (colours the point), ``hover``; one row a
            region. A region without both figures is not drawn.
        view: borders, language, theme, which region is picked.
        axes: across and up.
        corners: the words of the quadrants, which both levels part.
        path: ``label`` (a year), ``x``, ``y`` of one region in order of time, drawn as a line.
        named: codes that bear a name on narrow screens too.
    """
    names = region_names(view.borders, view.language)
    points = _points(table, names)
    steps = _path_steps(path)
    layout = base_layout(view.theme, view.language, COMPACT_HEIGHT if view.compact else HEIGHT) | {
        "xaxis": _axis(axes[0], [0, 2], [p.x for p in points], points, [s[1] for s in steps])
        | {"title": {"text": axes[0].name, "standoff": 8}, "nticks": 4 if view.compact else 7},
        "yaxis": _axis(axes[1], [1, 3], [p.y for p in points], points, [s[2] for s in steps]) | {"nticks": 6},
        "shapes": level_lines(axes, view),
        "annotations": [name_of_y(axes[1], view), *level_words(axes, view), *corner_words(corners, view)],
        "showlegend": True,
    }
    layout["margin"] |= {"t": HEAD, "b": FOOT}
    layout["legend"] |= {"y": 1 + 44 / (layout["height"] - HEAD - FOOT)}
    shown = {code for code in names if not view.compact or code in {*named, view.selected}}
    rows = [RegionRow(p.code, p.x, None, None, p.verdict, "ok", "") for p in points]
    judged = legend(rows, view, "scatter") if {p.verdict for p in points} - {"not_judged"} else []
    words = [names[point.code].short if point.code in shown else "" for point in points]
    size = COMPACT_ROOM if view.compact else ROOM
    room = Room(*size, layout["xaxis"]["range"], layout["yaxis"]["range"])
    spots = _spots(points, steps, words, room, view)
    avoided = [*room.beside(), *corner_boxes(corners, view, size), *level_strips(axes, room)]
    places = label_places(spots, NAME_SIZE, avoided)
    marks = _marks(points, words, places[: len(points)], view)
    lines = [_crosses(points, view), *_path(steps, spots[len(points) :], places[len(points) :], view)]
    return {"data": [*lines, marks, *judged], "layout": layout}


def scatter_alt(table: pd.DataFrame, view: ChartView, axes: tuple[Measured, Measured]) -> str:
    """What the chart shows, for people who hear it: both indicators and how many regions have them."""
    text = texts(view.language)
    shown = len(_points(table, region_names(view.borders, view.language)))
    words = text("charts.scatter.alt", across=axes[0].name, up=axes[1].name)
    return f"{words} {text('charts.scatter.regions', n=shown)}"


def _points(table: pd.DataFrame, names: Mapping[str, RegionName]) -> list[_Point]:
    """The largest first, so that small ones lie above them."""

    def figures(name: str) -> list[float | None]:
        return [number_or_none(value) for value in column(table, name)]

    limits = zip(*(figures(name) for name in ("x_lower", "y_lower", "x_upper", "y_upper")), strict=True)
    columns = zip(
        column(table, "region_code"),
        figures("x"),
        figures("y"),
        limits,
        figures("population"),
        column(table, "verdict", "not_judged"),
        column(table, "hover", ""),
        strict=True,
    )
    points = [
        _Point(code, x, y, bounds, size, verdict, hover or names[code].full)
        for code, x, y, bounds, size, verdict, hover in columns
        if code in names and x is not None and y is not None
    ]
    return sorted(points, key=lambda point: (-(point.population or 0.0), point.code))


def _crosses(points: Sequence[_Point], view: ChartView) -> dict[str, Any]:
    """The limits of both figures as one broken line of thin strokes."""
    x: list[float | None] = []
    y: list[float | None] = []
    for point in points:
        west, south, east, north = point.limits
        if west is not None and east is not None:
            x += [west, east, None]
            y += [point.y, point.y, None]
        if south is not None and north is not None:
            x += [point.x, point.x, None]
            y += [south, north, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": _thin(palette(view.theme), view), "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(
    points: Sequence[_Point], words: Sequence[str], places: Sequence[str], view: ChartView
) -> dict[str, Any]:
    colours = palette(view.theme)
    fill = {name: mark.fill for name, mark in colours.marks.items()} | {"not_judged": colours.accent}
    line = {name: mark.line for name, mark in colours.marks.items()} | {"not_judged": colours.background}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [point.x for point in points],
        "y": [point.y for point in points],
        "customdata": [point.code for point in points],
        "text": list(words),
        "textposition": list(places),
        "textfont": {"size": NAME_SIZE, "color": colours.text},
        "cliponaxis": False,
        "marker": {
            "color": [fill[point.verdict] for point in points],
            "size": _sizes(points),
            "symbol": "circle",
            "opacity": 1,
            "line": {
                "color": [colours.text if p.code == view.selected else line[p.verdict] for p in points],
                "width": [2.5 if point.code == view.selected else 1.2 for point in points],
            },
        },
        "hovertext": [point.hover for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colours.text}},
    }


def _sizes(points: Sequence[_Point]) -> list[float]:
    """Diameters: the area grows with the population; alike where it is not known."""
    most = max((point.population or 0.0 for point in points), default=0.0)
    if most <= 0:
        return [12.0] * len(points)
    return [
        round(max(LARGEST_POINT * math.sqrt((p.population or 0.0) / most), LEAST_POINT), 1) for p in points
    ]


def _spots(
    points: Sequence[_Point],
    steps: Sequence[_Step],
    words: Sequence[str],
    room: Room,
    view: ChartView,
) -> list[Spot]:
    """The regions, then the steps of the path, in pixels of the room that they will have.

    On narrow screens only the ends of the path bear their years.
    """
    ends = {0, len(steps) - 1}
    years = [year if not view.compact or at in ends else "" for at, (year, _, _) in enumerate(steps)]
    places = [(p.x, p.y) for p in points] + [(x, y) for _, x, y in steps]
    sizes = [*_sizes(points), *([STEP_POINT] * len(steps))]
    return [
        Spot(*room.at(x, y), size, word)
        for (x, y), size, word in zip(places, sizes, [*words, *years], strict=True)
    ]


def _path_steps(path: pd.DataFrame | None) -> list[_Step]:
    if path is None:
        return []
    steps = zip(
        column(path, "label"),
        map(number_or_none, column(path, "x")),
        map(number_or_none, column(path, "y")),
        strict=True,
    )
    return [(str(label), x, y) for label, x, y in steps if x is not None and y is not None]


def _path(
    steps: Sequence[_Step], spots: Sequence[Spot], places: Sequence[str], view: ChartView
) -> list[dict[str, Any]]:
    if not steps:
        return []
    ink = palette(view.theme).comparator
    return [
        {
            "type": "scatter",
            "mode": "lines+markers+text",
            "x": [x for _, x, _ in steps],
            "y": [y for _, _, y in steps],
            "text": [spot.words for spot in spots],
            "textposition": list(places),
            "textfont": {"size": 10, "color": ink},
            "line": {"color": ink, "width": 1.4},
            "marker": {"color": ink, "size": STEP_POINT, "symbol": "circle"},
            "hoverinfo": "skip",
            "cliponaxis": False,
            "showlegend": False,
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
        }
    ]


def _axis(
    measured: Measured,
    sides: Sequence[int],
    values: Sequence[float],
    points: Sequence[_Point],
    steps: Sequence[float],
) -> dict[str, Any]:
    """From the lowest to the highest of points, limits, path and level; never below nought for nothing."""
    limits = [bound for p in points for side in sides if (bound := p.limits[side]) is not None]
    levels = [measured.level.value] if measured.level else []
    figures = [*values, *limits, *steps, *levels] or [0.0, 1.0]
    low, high = min(figures), max(figures)
    room = (high - low or 1.0) * 0.07
    return {
        "range": [max(low - room, 0.0) if low >= 0 else low - room, high + room],
        "tickformat": number_format(measured.decimals if high - low < 20 else 0),
        "showgrid": True,
        "zeroline": False,
    }


def _thin(colours: Palette, view: ChartView) -> str:
    return colours.marks["not_judged"].fill if view.theme == "dark" else "#c3ccd5"
