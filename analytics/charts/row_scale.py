"""Charts whose rows are too tall for one point: rows at whole places of a numbered axis, the first on top."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, Final

from analytics.charts.palette import palette
from analytics.charts.view import ChartView

HEAD, FOOT = 62, 34
WIDE_NAME, COMPACT_NAME = 52, 20
LINE: Final = "<br>"


def rows_height(rows: int, row_height: int) -> int:
    """The height of a chart with so many rows, in pixels."""
    return HEAD + row_height * max(rows, 1) + FOOT


def row_place(row: int, shift: float = 0.0) -> float:
    """Where a row (0 is the topmost) stands on the axis; a shift of 1 is one row further down."""
    return -(row + shift)


def row_axis(names: Sequence[str], view: ChartView) -> dict[str, Any]:
    """The names of the rows on the left, long ones in several lines."""
    width = COMPACT_NAME if view.compact else WIDE_NAME
    return _axis([_lines(name, width) for name in names], view)


def words_axis(words: Sequence[str], view: ChartView) -> dict[str, Any]:
    """Words on the right of each row, as a column of their own; needs ``axis_carrier``."""
    return _axis(list(words), view) | {"overlaying": "y", "matches": "y", "side": "right", "automargin": True}


def axis_carrier(rows: int) -> dict[str, Any]:
    """An empty trace: an axis without a trace is not drawn."""
    return {
        "type": "scatter",
        "x": [None] * rows,
        "y": [row_place(row) for row in range(rows)],
        "yaxis": "y2",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def upright(at: float, view: ChartView, dash: str = "solid") -> dict[str, Any]:
    """A line through all rows, such as the one at no difference."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "line": {"color": palette(view.theme).comparator, "width": 1.2, "dash": dash},
        "layer": "between",
    }


def row_words(rows: Sequence[tuple[int, str]], at: float, view: ChartView) -> dict[str, Any]:
    """Words in the place of a figure, from a place on the axis on; ``rows`` are the row and its words."""
    ink = palette(view.theme).muted
    return {
        "type": "scatter",
        "mode": "text",
        "x": [at] * len(rows),
        "y": [row_place(row) for row, _ in rows],
        "text": [f"\u00a0{words}" for _, words in rows],
        "textposition": "middle right",
        "textfont": {"size": 11 if view.compact else 12, "color": ink},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "unselected": {"textfont": {"color": ink}},
    }


def _axis(words: list[str], view: ChartView) -> dict[str, Any]:
    return {
        "range": [0.5 - max(len(words), 1), 0.5],
        "tickvals": [row_place(row) for row in range(len(words))],
        "ticktext": words,
        "tickfont": {"size": 11 if view.compact else 13, "color": palette(view.theme).text},
        "ticklabelstandoff": 6,
        "showgrid": False,
        "zeroline": False,
    }


def _lines(name: str, width: int) -> str:
    """Words in lines; what is bold is bold in each of them."""
    bold = name.startswith("<b>")
    lines = textwrap.wrap(name.removeprefix("<b>").removesuffix("</b>"), width, break_long_words=False)
    return LINE.join(f"<b>{line}</b>" if bold else line for line in lines)
