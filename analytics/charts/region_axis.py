"""Charts with one row a region: the axis of names, the column of figures on the right, the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from analytics.charts.palette import palette
from analytics.charts.rows import RegionName, RegionRow
from analytics.charts.view import ChartView, Comparator
from analytics.text import texts
from analytics.text.numbers import format_number

ROW_HEIGHT: Final = 26
HEAD: Final = 62
FOOT: Final = 34
LABEL_HEIGHT: Final = 22


def chart_height(rows: Sequence[RegionRow]) -> int:
    """The height of a chart with so many rows, in pixels; charts side by side keep their rows level."""
    return HEAD + ROW_HEIGHT * max(len(rows), 1) + FOOT


def legend_height(rows: Sequence[RegionRow]) -> float:
    """Where a legend starts above a line's label, as a share of the height of the rows."""
    return 1 + LABEL_HEIGHT / (ROW_HEIGHT * max(len(rows), 1))


def name_axis(rows: Sequence[RegionRow], names: Mapping[str, RegionName], view: ChartView) -> dict[str, Any]:
    """The regions from top to bottom, the picked one in bold; short names on narrow screens."""
    codes = [row.region_code for row in rows]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": codes,
        "range": [len(codes) - 0.5, -0.5],
        "tickvals": codes,
        "ticktext": [_name(names[code], code == view.selected, view.compact) for code in codes],
        "tickfont": {"size": 11 if view.compact else 13, "color": palette(view.theme).text},
        "ticklabelstandoff": 6,
    }


def figure_axis(rows: Sequence[RegionRow], words: Sequence[str], view: ChartView) -> dict[str, Any]:
    """Words on the right of each row, as a column of their own, so that no line crosses them."""
    return {
        "type": "category",
        "overlaying": "y",
        "matches": "y",
        "side": "right",
        "tickvals": [row.region_code for row in rows],
        "ticktext": list(words),
        "tickfont": {"size": 11 if view.compact else 13, "color": palette(view.theme).text},
        "showgrid": False,
        "automargin": True,
        "ticklabelstandoff": 6,
    }


def right_axis_carrier(rows: Sequence[RegionRow]) -> dict[str, Any]:
    """An empty trace: an axis without a trace is not drawn."""
    return {
        "type": "scatter",
        "x": [None] * len(rows),
        "y": [row.region_code for row in rows],
        "yaxis": "y2",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def reasons(
    rows: Sequence[RegionRow], view: ChartView, at: float = 0, words: Sequence[str] | None = None
) -> dict[str, Any]:
    """In the place of a figure: why there is none.

    ``at`` is where the words start on the value axis; ``words`` are given where the status of a row does not
    say it.
    """
    text = texts(view.language)
    ink = palette(view.theme).muted
    told = words if words is not None else [text(f"charts.status.{row.reason}") for row in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [at] * len(rows),
        "y": [row.region_code for row in rows],
        "text": [f"\u00a0{word}" for word in told],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": ink},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "unselected": {"textfont": {"color": ink}},
    }


def level_line(comparator: Comparator, foot: float, view: ChartView) -> dict[str, Any]:
    """The line through all rows; it ends (``foot``, a share of the height) above what has no figure."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": comparator.value,
        "x1": comparator.value,
        "y0": foot,
        "y1": 1,
        "line": {"color": palette(view.theme).comparator, "width": 1.5, "dash": "dot"},
    }


def level_label(comparator: Comparator, view: ChartView) -> dict[str, Any]:
    """The comparator's name and value, on top of its line and under the legend."""
    text = texts(view.language)
    value = format_number(comparator.value, view.language, view.decimals)
    return {
        "text": text("charts.comparator_line", name=comparator.name, value=value),
        "x": comparator.value,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": palette(view.theme).comparator},
    }


def _name(name: RegionName, is_picked: bool, compact: bool) -> str:
    words = name.short if compact else name.full
    return f"<b>{words}</b>" if is_picked else words
