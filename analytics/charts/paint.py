"""From rows to paint: by verdict in classes, or by value along a scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from analytics.charts.palette import NO_DATA, Mark, Palette, along, palette
from analytics.charts.rows import RegionName, RegionRow, marks_present, value_label
from analytics.charts.theme import legend_entry
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

SELECTED_WIDTH: Final = 2.5


@dataclass(frozen=True, slots=True)
class PaintedRegion:
    """One region ready to be drawn: its figures, its name, its colours, its words."""

    row: RegionRow
    name: RegionName
    mark: Mark
    value: str

    @property
    def code(self) -> str:
        """The region's code, which a click gives back."""
        return self.row.region_code

    @property
    def label(self) -> str:
        """Two lines for a map: its name, and the value with its sign."""
        return f"{self.name.label}<br><b>{self.value}</b>"

    @property
    def hover(self) -> str:
        """The words of the hover box; where the table brings none, the name and the value."""
        return self.row.hover or f"<b>{self.name.full}</b><br>{self.value}"


def paint(rows: Sequence[RegionRow], names: Mapping[str, RegionName], view: ChartView) -> list[PaintedRegion]:
    """The regions with their colours and words, in the order of the rows."""
    return [
        PaintedRegion(row, names[row.region_code], mark, value_label(row, view))
        for row, mark in zip(rows, _marks(rows, view), strict=True)
    ]


def outlines(regions: Sequence[PaintedRegion], view: ChartView) -> dict[str, Any]:
    """The outlines of areas: each in its own colour, the picked region's thick and dark."""
    ink = palette(view.theme).text
    return {
        "color": [ink if region.code == view.selected else region.mark.line for region in regions],
        "width": [SELECTED_WIDTH if region.code == view.selected else 1 for region in regions],
    }


def step_scale(fills: Sequence[str]) -> list[list[Any]]:
    """A colour scale on which the whole number ``i`` has exactly the ``i``-th colour.

    It holds for a trace whose scale runs from -0.5 to the number of colours - 0.5.
    """
    count = len(fills)
    return [[(i + end) / count, fill] for i, fill in enumerate(fills) for end in (0, 1)]


def legend(rows: Sequence[RegionRow], view: ChartView, kind: str) -> list[dict[str, Any]]:
    """Traces that explain the paint: a square and a word for each class, or a bar of the scale.

    ``kind`` is ``scatter`` beside axes and ``scattergeo`` on a map.
    """
    if view.colour_by == "value":
        return [_scale_bar(rows, view, kind)]
    text = texts(view.language)
    words = {name: text(f"charts.mark.{name}") for name in marks_present(rows)}
    return [_entry(name, word, view, kind) for name, word in words.items()]


def change_legend(rows: Sequence[RegionRow], view: ChartView) -> list[dict[str, Any]]:
    """The same for changes: what is painted is not a level but whether it moved beyond chance."""
    text = texts(view.language)
    words = {name: text(f"charts.change_mark.{name}") for name in marks_present(rows)}
    return [_entry(name, word, view, "scatter") for name, word in words.items()]


def _entry(name: str, word: str, view: ChartView, kind: str) -> dict[str, Any]:
    """The square, sign and word of a class; a region without data has no sign."""
    sign = "" if name == NO_DATA else f"{texts(view.language)(f'verdict_symbols.{name}')} "
    return legend_entry(f"{sign}{word}", palette(view.theme).marks[name], kind)


def _marks(rows: Sequence[RegionRow], view: ChartView) -> list[Mark]:
    colours = palette(view.theme)
    if view.colour_by == "verdict":
        return [colours.marks[row.mark] for row in rows]
    low, high = _value_range(rows)
    return [_mark_of_value(row.value, low, high, colours) for row in rows]


def _value_range(rows: Sequence[RegionRow]) -> tuple[float, float]:
    """The lowest and the highest value; 0 and 1 where there is none."""
    values = [row.value for row in rows if row.value is not None]
    return (min(values), max(values)) if values else (0.0, 1.0)


def _mark_of_value(value: float | None, low: float, high: float, colours: Palette) -> Mark:
    if value is None:
        return colours.marks[NO_DATA]
    fill = along(colours.sequential, (value - low) / (high - low) if high > low else 0.5)
    return Mark(fill, colours.line, colours.ink_on(fill))


def _scale_bar(rows: Sequence[RegionRow], view: ChartView, kind: str) -> dict[str, Any]:
    """An invisible trace whose colour bar shows the scale of values."""
    colours = palette(view.theme)
    low, high = _value_range(rows)
    levels = [low, (low + high) / 2, high]
    last = len(colours.sequential) - 1
    scale = [[place / last, colour] for place, colour in enumerate(colours.sequential)]
    bar = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "xpad": 8,
        "y": 1,
        "yanchor": "bottom",
        "len": 220,
        "lenmode": "pixels",
        "thickness": 10,
        "outlinewidth": 0,
        "tickvals": levels,
        "ticktext": [format_number(level, view.language, view.decimals) for level in levels],
        "tickfont": {"size": 11, "color": colours.muted},
    }
    trace = legend_entry("", colours.marks[NO_DATA], kind)
    marker = {
        "color": [low],
        "cmin": low,
        "cmax": high,
        "colorscale": scale,
        "showscale": True,
        "colorbar": bar,
    }
    return trace | {"showlegend": False, "marker": marker}
