"""A grid of states: recommendations against regions or quarters, each field painted and signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from analytics.charts.heat import CLICK_SIZE
from analytics.charts.paint import step_scale
from analytics.charts.palette import Mark, Palette, palette
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import Texts, texts

STATES: Final = ("met", "partly", "not", "no_data")
NAME_LETTERS: Final = 34
ROW_HEIGHT: Final = 34
COMPACT_ROW_HEIGHT: Final = 27
FURNITURE: Final = 150  # the names above and the legend below
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One field: its state, what its hover box says, what a click gives, and a sign of its own if any."""

    state: str
    hover: str
    code: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class GridAxes:
    """Codes and words of the rows from the top and of the columns from the left."""

    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]


def state_marks(colours: Palette) -> dict[str, Mark]:
    """How each state is painted: as verdicts are."""
    marks = colours.marks
    return {
        "met": marks["better"],
        "partly": marks["similar"],
        "not": marks["worse"],
        "no_data": marks["no_data"],
    }


def state_grid(cells: Mapping[Key, GridCell], view: ChartView, axes: GridAxes) -> Figure:
    """The grid; a field that is not among the cells has no data.

    Args:
        cells: by row and column.
        view: language and theme; ``compact`` for narrow screens.
        axes: what stands in rows and columns.

    Raises:
        ValueError: a state is unknown.
    """
    unknown = {cell.state for cell in cells.values()} - set(STATES)
    if unknown:
        raise ValueError(f"unknown state {sorted(unknown)[0]!r}")
    text, marks = texts(view.language), state_marks(palette(view.theme))
    return {
        "data": [_paint(cells, axes, marks), *_signs(cells, view, axes, marks), *_legend(cells, marks, text)],
        "layout": _layout(view, axes),
    }


def state_grid_alt(states: Iterable[str], counted: Mapping[str, int], text: Texts) -> str:
    """What the grid shows, for people who hear it: how many fields have each state.

    ``counted`` holds how many ``recommendations`` and ``regions`` (or ``quarters``) there are.
    """
    found = Counter(states)
    parts = [
        text("state_grid.cell_count", state=text(f"recommendation_states.{state}"), number=found[state])
        for state in STATES
        if found[state]
    ]
    key = "state_grid.alt_history" if "quarters" in counted else "state_grid.alt"
    return text(key, counts=", ".join(parts), **counted)


def name_in_lines(name: str) -> str:
    """A name of a row in lines that leave room for the grid."""
    return "<br>".join(wrap(name, NAME_LETTERS))


def _paint(cells: Mapping[Key, GridCell], axes: GridAxes, marks: Mapping[str, Mark]) -> dict[str, Any]:
    return {
        "type": "heatmap",
        "x": [code for code, _ in axes.columns],
        "y": [code for code, _ in axes.rows],
        "z": [[_place(cells, (row, column)) for column, _ in axes.columns] for row, _ in axes.rows],
        "zmin": -0.5,
        "zmax": len(STATES) - 0.5,
        "colorscale": step_scale([marks[state].fill for state in STATES]),
        "showscale": False,
        "xgap": 1.5,
        "ygap": 1.5,
        "hoverinfo": "skip",
    }


def _place(cells: Mapping[Key, GridCell], key: Key) -> int:
    return STATES.index(cells[key].state if key in cells else "no_data")


def _signs(
    cells: Mapping[Key, GridCell], view: ChartView, axes: GridAxes, marks: Mapping[str, Mark]
) -> list[dict[str, Any]]:
    """The signs over invisible squares that take the clicks, one trace for each ink."""
    text = texts(view.language)
    drawn = [
        (row, column, cells[row, column])
        for row, _ in axes.rows
        for column, _ in axes.columns
        if (row, column) in cells
    ]
    traces = []
    for ink in sorted({mark.ink for mark in marks.values()}):
        own = [(row, column, cell) for row, column, cell in drawn if marks[cell.state].ink == ink]
        if not own:
            continue
        same_ink = {"marker": {"opacity": 0}, "textfont": {"color": ink}}
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [column for _, column, _ in own],
                "y": [row for row, _, _ in own],
                "text": [cell.sign or text(f"recommendation_signs.{cell.state}") for _, _, cell in own],
                "textfont": {"size": 11 if view.compact else 13, "color": ink},
                "marker": {"symbol": "square", "size": CLICK_SIZE, "opacity": 0},
                "customdata": [cell.code for _, _, cell in own],
                "hovertext": [cell.hover for _, _, cell in own],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "selected": same_ink,
                "unselected": same_ink,
                "showlegend": False,
            }
        )
    return traces


def _legend(cells: Mapping[Key, GridCell], marks: Mapping[str, Mark], text: Texts) -> list[dict[str, Any]]:
    """What each paint and sign means, for those that occur."""
    drawn = {cell.state for cell in cells.values()}
    return [
        legend_entry(
            f"{text(f'recommendation_signs.{state}')} {text(f'recommendation_states.{state}')}", marks[state]
        )
        for state in STATES
        if state in drawn
    ]


def _layout(view: ChartView, axes: GridAxes) -> dict[str, Any]:
    height = COMPACT_ROW_HEIGHT if view.compact else ROW_HEIGHT
    base = base_layout(view.theme, view.language, height * len(axes.rows) + FURNITURE)
    size, ink = (11 if view.compact else 12), palette(view.theme).text
    return base | {
        "clickmode": "event+select",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {
            **_axis(axes.columns, size, ink),
            "range": [-0.5, len(axes.columns) - 0.5],
            "side": "top",
            "tickangle": -90,
        },
        "yaxis": {**_axis(axes.rows, size, ink), "range": [len(axes.rows) - 0.5, -0.5]},
        "legend": base["legend"] | {"y": 0, "yanchor": "top"},
    }


def _axis(named: Sequence[tuple[str, str]], size: int, ink: str) -> dict[str, Any]:
    codes = [code for code, _ in named]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": codes,
        "showgrid": False,
        "tickvals": codes,
        "ticktext": [words for _, words in named],
        "tickfont": {"size": size, "color": ink},
    }
