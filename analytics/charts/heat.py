"""The heat map: regions by indicators, each cell painted and signed by its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.heat_totals import Totals, total_marks
from analytics.charts.paint import step_scale
from analytics.charts.palette import NO_DATA, VERDICTS, palette
from analytics.charts.rows import NO_VALUE, column, region_names
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import texts

if TYPE_CHECKING:
    import pandas as pd

CLASSES: Final = (*VERDICTS, NO_DATA)
NAME_LETTERS, NAME_LINES = 46, 2
ROW_HEIGHT: Final = 36  # two lines of a name
COMPACT_ROW_HEIGHT: Final = 27
FURNITURE: Final = 150  # the names above and the legend below
CLICK_SIZE: Final = 26  # of the invisible square that takes a click, in pixels

Cell = tuple[str, str]


def cell_code(region_code: str, indicator_code: str) -> str:
    """The code of a cell, which a click on it gives back."""
    return f"{region_code}|{indicator_code}"


def cell_of(code: str) -> Cell:
    """The region and the indicator of a cell's code."""
    region_code, _, indicator_code = code.partition("|")
    return region_code, indicator_code


@dataclass(frozen=True, slots=True)
class HeatAxes:
    """What stands on the two axes, in order; ``names`` are those of the indicators by code."""

    region_codes: Sequence[str]
    indicator_codes: Sequence[str]
    names: Mapping[str, str]


def heat_map(table: pd.DataFrame, view: ChartView, axes: HeatAxes) -> Figure:
    """A grid of regions and indicators with the sign of each verdict, and the totals at its edges.

    Wide, indicators stand in rows with their names and regions in columns; compact, regions stand in
    rows and the codes of indicators in columns. A click on a cell gives :func:`cell_code`.

    Args:
        table: columns ``region_code``, ``indicator_code``, ``mark`` (a verdict, or ``no_data``) and,
            where there are any, ``hover``; one row a cell. Totals of regions count all its rows.
        view: borders, language and theme; ``compact`` for narrow screens.
        axes: the regions and indicators that are drawn.

    Raises:
        ValueError: a mark is unknown.
    """
    grid = _Grid(table, view, axes)
    return {
        "data": [grid.paint(), *grid.signs(), *grid.totals.traces(), *grid.legend()],
        "layout": _layout(grid),
    }


def framed(figure: Figure, view: ChartView, axes: HeatAxes, picked: Cell | None) -> Figure:
    """The figure with a frame around a picked cell; the figure itself where the cell is not drawn."""
    if picked is None or picked[0] not in axes.region_codes or picked[1] not in axes.indicator_codes:
        return figure
    places = [axes.region_codes.index(picked[0]), axes.indicator_codes.index(picked[1])]
    x, y = places if not view.compact else reversed(places)
    frame = {
        "type": "rect",
        **{"x0": x - 0.5, "x1": x + 0.5, "y0": y - 0.5, "y1": y + 0.5},
        "line": {"color": palette(view.theme).text, "width": 2.5},
    }
    return {"data": figure["data"], "layout": figure["layout"] | {"shapes": [frame]}}


def heat_alt(table: pd.DataFrame, view: ChartView) -> str:
    """What the heat map shows, for people who hear it: how many cells have each mark."""
    text = texts(view.language)
    counts = Counter(column(table, "mark"))
    parts = [f"{text(f'charts.mark.{mark}').lower()} – {counts[mark]}" for mark in CLASSES if counts[mark]]
    return text(
        "heat_chart.alt",
        regions=len(set(column(table, "region_code"))),
        indicators=len(set(column(table, "indicator_code"))),
        counts=", ".join(parts),
    )


class _Grid:
    """The cells of the grid by region and indicator, and how they lie on the axes."""

    def __init__(self, table: pd.DataFrame, view: ChartView, axes: HeatAxes) -> None:
        names = (column(table, name) for name in ("region_code", "indicator_code", "mark"))
        rows = zip(*names, column(table, "hover", ""), strict=True)
        self._cells = {(region, code): (mark, hover) for region, code, mark, hover in rows}
        unknown = {mark for mark, _ in self._cells.values()} - set(CLASSES)
        if unknown:
            raise ValueError(f"unknown mark {sorted(unknown)[0]!r}")
        self.view, self.axes = view, axes
        self.marks = palette(view.theme).marks
        self.text = texts(view.language)
        regions, indicators = list(axes.region_codes), list(axes.indicator_codes)
        self.columns, self.rows = (indicators, regions) if view.compact else (regions, indicators)
        self.totals = Totals(
            [(*cell, mark) for cell, (mark, _) in self._cells.items()], view, self.columns, self.rows
        )

    def mark(self, cell: Cell) -> str:
        return str(self._cells.get(cell, (NO_DATA, ""))[0])

    def cell(self, row: str, column_code: str) -> Cell:
        return (row, column_code) if self.view.compact else (column_code, row)

    def paint(self) -> dict[str, Any]:
        """The painted cells."""
        return {
            "type": "heatmap",
            "x": self.columns,
            "y": self.rows,
            "z": [
                [CLASSES.index(self.mark(self.cell(row, one))) for one in self.columns] for row in self.rows
            ],
            "zmin": -0.5,
            "zmax": len(CLASSES) - 0.5,
            "colorscale": step_scale([self.marks[mark].fill for mark in CLASSES]),
            "showscale": False,
            "xgap": 1.5,
            "ygap": 1.5,
            "hoverinfo": "skip",
        }

    def signs(self) -> list[dict[str, Any]]:
        """The signs over invisible squares that take the clicks, one trace for each ink."""
        places = [(row, one, self.cell(row, one)) for row in self.rows for one in self.columns]
        inks = sorted({mark.ink for mark in self.marks.values()})
        by_ink = {
            ink: [place for place in places if self.marks[self.mark(place[2])].ink == ink] for ink in inks
        }
        return [self._sign_trace(found, ink) for ink, found in by_ink.items() if found]

    def _sign_trace(self, places: list[tuple[str, str, Cell]], ink: str) -> dict[str, Any]:
        same_ink = {"marker": {"opacity": 0}, "textfont": {"color": ink}}
        cells = [cell for _, _, cell in places]
        return {
            "type": "scatter",
            "mode": "markers+text",
            "x": [one for _, one, _ in places],
            "y": [row for row, _, _ in places],
            "text": [self.sign(self.mark(cell)) for cell in cells],
            "textfont": {"size": 11 if self.view.compact else 13, "color": ink},
            "marker": {"symbol": "square", "size": CLICK_SIZE, "opacity": 0},
            "customdata": [cell_code(*cell) for cell in cells],
            "hovertext": [self._cells.get(cell, ("", ""))[1] for cell in cells],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "selected": same_ink,
            "unselected": same_ink,
            "showlegend": False,
        }

    def sign(self, mark: str) -> str:
        """The sign of a verdict; a dash where there are no data."""
        return NO_VALUE if mark == NO_DATA else self.text(f"verdict_symbols.{mark}")

    def legend(self) -> list[dict[str, Any]]:
        """What each paint and sign means, for those that occur."""
        drawn = {self.mark(self.cell(row, one)) for row in self.rows for one in self.columns}
        return [
            legend_entry(f"{self.sign(mark)} {self.text(f'charts.mark.{mark}')}", self.marks[mark])
            for mark in CLASSES
            if mark in drawn
        ]

    def tick_words(self, code: str) -> str:
        """What stands beside a row or above a column."""
        if code in self.axes.names:
            return code if self.view.compact else _short(f"{code} · {self.axes.names[code]}")
        return region_names(self.view.borders, self.view.language)[code].label


def _short(name: str) -> str:
    """A name in at most two lines; the rest of a longer one stands in the hover box and in the table."""
    lines = wrap(name, NAME_LETTERS)
    if len(lines) > NAME_LINES:
        lines = [*lines[: NAME_LINES - 1], f"{lines[NAME_LINES - 1].rstrip(' ,;(')}…"]
    return "<br>".join(lines)


def _layout(grid: _Grid) -> dict[str, Any]:
    view, totals = grid.view, grid.totals
    height = COMPACT_ROW_HEIGHT if view.compact else ROW_HEIGHT
    base = base_layout(view.theme, view.language, height * (len(grid.rows) + len(totals.codes)) + FURNITURE)
    across = [*grid.columns, *totals.codes]
    along = [*grid.rows, *totals.codes]
    size = 11 if view.compact else 12
    ink = palette(view.theme).text
    return base | {
        "clickmode": "event+select",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {
            **_axis(across, grid, size, ink),
            "range": [-0.5, len(across) - 0.5],
            "side": "top",
            "tickangle": -90,
        },
        "yaxis": {**_axis(along, grid, size, ink), "range": [len(along) - 0.5, -0.5]},
        "legend": base["legend"] | {"y": 0, "yanchor": "top"},
    }


def _axis(codes: list[str], grid: _Grid, size: int, ink: str) -> dict[str, Any]:
    named = total_marks(grid.view)
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": codes,
        "showgrid": False,
        "tickvals": codes,
        "ticktext": [named.get(code) or grid.tick_words(code) for code in codes],
        "tickfont": {"size": size, "color": ink},
    }
