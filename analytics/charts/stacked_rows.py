"""Rows of bars that are made of parts: counts or sums that add up, one row a region or a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from analytics.charts.palette import Mark
from analytics.charts.row_scale import axis_carrier, row_axis, row_place, row_words, rows_height, words_axis
from analytics.charts.rows import NO_VALUE
from analytics.charts.theme import Figure, base_layout, legend_entry, number_format
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

ROW_HEIGHT: Final = 28
HALF: Final = 0.36  # of a row
LEAST_LABELLED: Final = 0.06  # of the axis: a narrower part has no room for its number
COMPACT_LABELLED: Final = 0.12


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One row: the code that a click gives, its name, the sizes of its parts, and words on the right.

    ``parts`` are in the order of the chart's parts, ``None`` or 0 where there is none. ``reason`` stands in
    the place of bars where there are no figures at all.
    """

    code: str
    name: str
    parts: tuple[float | None, ...]
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts: its name with its sign, and how it is painted."""

    name: str
    mark: Mark


def stacked_rows(
    rows: Sequence[StackedRow], parts: Sequence[Part], view: ChartView, axis_name: str
) -> Figure:
    """Bars of parts side by side, each part with its number where there is room; from zero.

    Args:
        rows: from top to bottom; all with as many parts as ``parts``.
        parts: from left to right; only those that occur are in the legend.
        view: language, theme, decimals, whether the screen is narrow.
        axis_name: what is counted, with its unit.

    Raises:
        ValueError: a row has another number of parts.
    """
    for row in rows:
        if len(row.parts) != len(parts):
            raise ValueError(f"{row.code} has {len(row.parts)} parts, not {len(parts)}")
    longest = max((sum(one or 0.0 for one in row.parts) for row in rows), default=0.0) or 1.0
    shown = [place for place in range(len(parts)) if any(row.parts[place] for row in rows)]
    silent = [(place, row.reason) for place, row in enumerate(rows) if row.reason]
    layout = base_layout(view.theme, view.language, rows_height(len(rows), ROW_HEIGHT)) | {
        "xaxis": {
            "range": [0, longest * 1.02],
            "tickformat": number_format(view.decimals if longest < 5 else 0),
            "nticks": 4 if view.compact else 7,
            "title": {"text": axis_name, "standoff": 8},
            "showgrid": True,
        },
        "yaxis": row_axis([row.name for row in rows], view),
        "yaxis2": words_axis([row.words for row in rows], view),
        "showlegend": True,
    }
    layout["margin"] |= {"t": 62, "b": 44}
    return {
        "data": [
            *(trace for place in shown for trace in _part(rows, place, parts[place], view, longest)),
            row_words(silent, 0.0, view),
            axis_carrier(len(rows)),
            *(legend_entry(parts[place].name, parts[place].mark) for place in shown),
        ],
        "layout": layout,
    }


def stacked_alt(rows: Sequence[StackedRow], parts: Sequence[Part], view: ChartView, title: str) -> str:
    """What the bars show, row by row, for people who hear it."""
    text = texts(view.language)
    told = [f"{row.name}: {row.reason or ', '.join(_told(row, parts, view)) or NO_VALUE}" for row in rows]
    return text("charts_plans.stacked_alt", title=title, rows="; ".join(told))


def _told(row: StackedRow, parts: Sequence[Part], view: ChartView) -> list[str]:
    return [f"{part.name} {_number(size, view)}" for part, size in zip(parts, row.parts, strict=True) if size]


def _part(
    rows: Sequence[StackedRow], place: int, part: Part, view: ChartView, longest: float
) -> list[dict[str, Any]]:
    """The areas of one part, the points that take clicks, and its numbers."""
    x: list[float | None] = []
    y: list[float | None] = []
    spots: list[tuple[float, float, StackedRow, float]] = []
    for number, row in enumerate(rows):
        size = row.parts[place] or 0.0
        if size <= 0:
            continue
        start, middle = sum(one or 0.0 for one in row.parts[:place]), row_place(number)
        x += [start, start + size, start + size, start, start, None]
        y += [middle - HALF, middle - HALF, middle + HALF, middle + HALF, middle - HALF, None]
        spots.append((start + size / 2, middle, row, size))
    room = COMPACT_LABELLED if view.compact else LEAST_LABELLED
    labelled = [spot for spot in spots if spot[3] >= room * longest]
    return [_areas(x, y, part.mark), _takers(spots, part, view), _numbers(labelled, part.mark, view)]


def _areas(x: list[float | None], y: list[float | None], mark: Mark) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": mark.fill,
        "line": {"color": mark.line, "width": 0.6},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _takers(
    spots: Sequence[tuple[float, float, StackedRow, float]], part: Part, view: ChartView
) -> dict[str, Any]:
    """Unseen points in the middle of the areas, for the pointer."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [spot[0] for spot in spots],
        "y": [spot[1] for spot in spots],
        "customdata": [spot[2].code for spot in spots],
        "marker": {"color": part.mark.fill, "size": 22, "opacity": 0, "symbol": "square"},
        "hovertext": [
            f"<b>{row.name}</b><br>{part.name}: {_number(size, view)}" for _, _, row, size in spots
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
    }


def _numbers(
    spots: Sequence[tuple[float, float, StackedRow, float]], mark: Mark, view: ChartView
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [spot[0] for spot in spots],
        "y": [spot[1] for spot in spots],
        "text": [_number(spot[3], view) for spot in spots],
        "textfont": {"size": 11, "color": mark.ink},
        "hoverinfo": "skip",
        "showlegend": False,
        "unselected": {"textfont": {"color": mark.ink}},
    }


def _number(size: float, view: ChartView) -> str:
    return format_number(size, view.language, view.decimals)
