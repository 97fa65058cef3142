"""The funnel: regions by their size, within or beyond the limits that their size allows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.label_places import Box, Room, Spot, label_places
from analytics.charts.paint import legend
from analytics.charts.palette import palette
from analytics.charts.region_axis import level_label
from analytics.charts.rows import RegionName, RegionRow, region_names, region_rows
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView, Comparator
from analytics.text import texts

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 520
LIMITS: Final = (("95", "dash", 1.4), ("998", "solid", 1.6))
POINT: Final = 11
HEAD, FOOT = 64, 44
# The width of the points' room on an ordinary and on a narrow screen, in pixels, for placing names.
ROOM: Final = 860.0
COMPACT_ROOM: Final = 300.0
NAME_SIZE: Final = 11
STEPS: Final = 24  # so many pieces of a limit's curve are kept free of names
LEVEL_WORDS: Final = (170.0, 18.0)  # the room of the level's words at the right end of its line


def funnel_chart(
    regions: pd.DataFrame, limits: pd.DataFrame, view: ChartView, level: Comparator, size_name: str
) -> Figure:
    """Points by size and value, the republic's level, and the 95 % and 99.8 % limits around it.

    All points bear their names; on narrow screens those beyond a limit and the picked one.

    Args:
        regions: ``region_code``, ``denominator``, ``value``, ``verdict``, ``status``, ``position`` and, where
            there are any, ``hover``.
        limits: ``denominator``, ``lower_95``, ``upper_95``, ``lower_998``, ``upper_998``.
        view: language, theme, decimals, which region is picked.
        level: the republic's name and value.
        size_name: what the denominator counts, the title of the size axis.
    """
    names = region_names(view.borders, view.language)
    rows = region_rows(regions, names)
    sizes = dict(zip(regions["region_code"], regions["denominator"].astype(float), strict=True))
    outside = set(regions.loc[~regions["position"].isin(["within", "not_judged"]), "region_code"])
    named = {code for code in sizes if not view.compact or code in outside | {view.selected}}
    layout = base_layout(view.theme, view.language, HEIGHT) | {
        "xaxis": _size_axis(limits, size_name, view),
        "yaxis": _value_axis(rows, limits, view),
        "shapes": [_level(level, view)],
        "annotations": [_level_words(level, view)],
        "showlegend": True,
    }
    layout["margin"] |= {"t": HEAD, "b": FOOT}
    width = COMPACT_ROOM if view.compact else ROOM
    room = Room(width, HEIGHT - HEAD - FOOT, layout["xaxis"]["range"], layout["yaxis"]["range"])
    return {
        "data": [
            *_limit_lines(limits, view),
            _points(rows, sizes, names, view) | _names(rows, sizes, names, named, room, limits, level),
            *legend(rows, view, "scatter"),
        ],
        "layout": layout,
    }


def _limit_lines(limits: pd.DataFrame, view: ChartView) -> list[dict[str, Any]]:
    text = texts(view.language)
    lines = []
    for name, dash, width in LIMITS:
        along = limits["denominator"].tolist()
        lines.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": text(f"charts.funnel.limits_{name}"),
                "x": [*along, None, *along],
                "y": [*limits[f"lower_{name}"].tolist(), None, *limits[f"upper_{name}"].tolist()],
                "line": {"color": palette(view.theme).line, "width": width, "dash": dash},
                "hoverinfo": "skip",
                "showlegend": True,
            }
        )
    return lines


def _points(
    rows: Sequence[RegionRow],
    sizes: dict[str, float],
    names: dict[str, RegionName],
    view: ChartView,
) -> dict[str, Any]:
    """The regions, each in the colour of its verdict."""
    colours = palette(view.theme)
    ink = colours.text
    return {
        "type": "scatter",
        "mode": "markers+text",
        "textfont": {"size": NAME_SIZE, "color": ink},
        "cliponaxis": False,
        "x": [sizes[row.region_code] for row in rows],
        "y": [row.value for row in rows],
        "customdata": [row.region_code for row in rows],
        "marker": {
            "color": [colours.marks[row.verdict].fill for row in rows],
            "size": POINT,
            "symbol": "circle",
            "line": {
                "color": [
                    colours.text if row.region_code == view.selected else colours.marks[row.verdict].line
                    for row in rows
                ],
                "width": 1.2,
            },
            "opacity": 1,
        },
        "hovertext": [row.hover or names[row.region_code].full for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
    }


def _names(
    rows: Sequence[RegionRow],
    sizes: dict[str, float],
    names: dict[str, RegionName],
    named: set[str],
    room: Room,
    limits: pd.DataFrame,
    level: Comparator,
) -> dict[str, Any]:
    """The names of the regions that bear one, beside their points where they cover least."""
    words = [names[row.region_code].short if row.region_code in named else "" for row in rows]
    spots = [
        Spot(*room.at(sizes[row.region_code], level.value if row.value is None else row.value), POINT, word)
        for row, word in zip(rows, words, strict=True)
    ]
    avoided = [*room.beside(), *_furniture(room, limits, level)]
    return {"text": words, "textposition": label_places(spots, NAME_SIZE, avoided)}


def _furniture(room: Room, limits: pd.DataFrame, level: Comparator) -> list[Box]:
    """The level with its words and the curves of the limits, as boxes that names keep off."""
    _, at = room.at(room.x[0], level.value)
    wide, high = LEVEL_WORDS
    boxes = [(room.width - wide, at - high, room.width, at)]
    boxes += room.strips([(room.x[0], level.value), (room.x[1], level.value)])
    some = limits.iloc[:: max(len(limits) // STEPS, 1)]
    along = some["denominator"].tolist()
    for name, _, _ in LIMITS:
        for side in ("lower", "upper"):
            boxes += room.strips(list(zip(along, some[f"{side}_{name}"].tolist(), strict=True)))
    return boxes


def _size_axis(limits: pd.DataFrame, size_name: str, view: ChartView) -> dict[str, Any]:
    sizes = limits["denominator"]
    return {
        "range": [float(sizes.min()), float(sizes.max())],
        "title": {"text": size_name, "standoff": 8},
        "tickformat": number_format(0),
        "nticks": 4 if view.compact else 7,
        "showgrid": True,
        "zeroline": False,
    }


def _value_axis(rows: Sequence[RegionRow], limits: pd.DataFrame, view: ChartView) -> dict[str, Any]:
    """All points, and the limits of the regions that there are; the funnel's mouth may be cut."""
    values = [row.value for row in rows if row.value is not None]
    inner = limits.iloc[len(limits) // 4 :]
    low = min(*values, float(inner["lower_998"].min()))
    high = max(*values, float(inner["upper_998"].max()))
    room = (high - low or 1.0) * 0.06
    return {
        "range": [max(low - room, 0.0), high + room],
        "showgrid": True,
        "nticks": 6,
        "tickformat": number_format(view.decimals if high < 20 else 0),
        "zeroline": False,
    }


def _level(level: Comparator, view: ChartView) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": level.value,
        "y1": level.value,
        "line": {"color": palette(view.theme).comparator, "width": 1.5, "dash": "dot"},
    }


def _level_words(level: Comparator, view: ChartView) -> dict[str, Any]:
    return level_label(level, view) | {
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "y": level.value,
        "yref": "y",
        "yanchor": "bottom",
    }
