"""The furniture of a chart with two indicators: levels on both axes, and what each quadrant means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from analytics.charts.label_places import LINE, Box, Room
from analytics.charts.palette import palette
from analytics.charts.region_axis import level_label
from analytics.charts.view import ChartView, Comparator


@dataclass(frozen=True, slots=True)
class Measured:
    """One axis: what it counts, in which words, with how many decimals, and the republic's level."""

    name: str
    decimals: int = 1
    level: Comparator | None = None


@dataclass(frozen=True, slots=True)
class Corners:
    """What each quadrant means, in a few words: of high and low on either axis."""

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str


def level_lines(axes: tuple[Measured, Measured], view: ChartView) -> list[dict[str, Any]]:
    """The republic's level on each axis: a line through the whole chart."""
    line = {"color": palette(view.theme).comparator, "width": 1.2, "dash": "dot"}
    shapes = []
    for measured, along, across in ((axes[0], "x", "y"), (axes[1], "y", "x")):
        if measured.level:
            at = measured.level.value
            ends = {f"{along}0": at, f"{along}1": at, f"{across}0": 0, f"{across}1": 1}
            shapes.append(
                {
                    "type": "line",
                    f"{along}ref": along,
                    f"{across}ref": "paper",
                    "line": line,
                    "layer": "between",
                }
                | ends
            )
    return shapes


def level_strips(axes: tuple[Measured, Measured], room: Room) -> list[Box]:
    """Those lines as boxes in pixels of a room for points."""
    across, up = (measured.level.value if measured.level else None for measured in axes)
    upright = [] if across is None else room.strips([(across, room.y[0]), (across, room.y[1])])
    level = [] if up is None else room.strips([(room.x[0], up), (room.x[1], up)])
    return [*upright, *level]


def level_words(axes: tuple[Measured, Measured], view: ChartView) -> list[dict[str, Any]]:
    """The names and figures of the levels: above the line across, at the right end of the other."""
    words = []
    if axes[0].level:
        words.append(level_label(axes[0].level, _with_decimals(view, axes[0])) | {"font": _small(view)})
    if axes[1].level:
        label = level_label(axes[1].level, _with_decimals(view, axes[1]))
        place = {"x": 1, "xref": "paper", "xanchor": "right", "y": axes[1].level.value, "yref": "y"}
        words.append(label | place | {"font": _small(view)})
    return words


def corner_words(corners: Corners | None, view: ChartView) -> list[dict[str, Any]]:
    """What each quadrant means, in its corner; nothing where it is not said."""
    return [
        {
            # Each line is bold by itself: drawings know bold line by line.
            "text": f"<b>{words.replace('<br>', '</b><br><b>')}</b>",
            "x": x,
            "xref": "paper",
            "xanchor": "left" if x < 0.5 else "right",
            "y": y,
            "yref": "paper",
            "yanchor": "bottom" if y < 0.5 else "top",
            "align": "left" if x < 0.5 else "right",
            "showarrow": False,
            "font": {"size": _corner_size(view), "color": palette(view.theme).muted},
        }
        for words, x, y in _corner_places(corners)
    ]


def corner_boxes(corners: Corners | None, view: ChartView, room: tuple[float, float]) -> list[Box]:
    """The rectangles of those words in pixels of a room (width, height) for points."""
    boxes = []
    for words, x, y in _corner_places(corners):
        lines = words.split("<br>")
        width = max(map(len, lines)) * 0.62 * _corner_size(view)
        height = len(lines) * LINE * _corner_size(view)
        west = x * room[0] - (0 if x < 0.5 else width)
        north = (1 - y) * room[1] - (height if y < 0.5 else 0)
        boxes.append((west, north, west + width, north + height))
    return boxes


def _corner_places(corners: Corners | None) -> list[tuple[str, float, float]]:
    if corners is None:
        return []
    places = (
        (corners.top_left, 0.01, 0.985),
        (corners.top_right, 0.99, 0.985),
        (corners.bottom_left, 0.01, 0.015),
        (corners.bottom_right, 0.99, 0.015),
    )
    return [place for place in places if place[0]]


def _corner_size(view: ChartView) -> int:
    return 10 if view.compact else 12


def name_of_y(measured: Measured, view: ChartView) -> dict[str, Any]:
    """Above the axis, where it can be read without turning the head."""
    return {
        "text": f"↑ {measured.name}",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 18,
        "showarrow": False,
        "font": {"size": 12, "color": palette(view.theme).muted},
    }


def _with_decimals(view: ChartView, measured: Measured) -> ChartView:
    return replace(view, decimals=measured.decimals)


def _small(view: ChartView) -> dict[str, Any]:
    return {"size": 11, "color": palette(view.theme).comparator}
