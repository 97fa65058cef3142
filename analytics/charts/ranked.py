"""Ranked bars: all regions of one indicator, largest first, with their limits and their verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.paint import PaintedRegion, legend, outlines, paint
from analytics.charts.palette import palette
from analytics.charts.rows import RegionName, RegionRow, region_names, region_rows, value_label
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView, Comparator
from analytics.text import texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

ROW_HEIGHT: Final = 26
HEAD: Final = 62
FOOT: Final = 34
LABEL_HEIGHT: Final = 22


def ranked_bars(table: pd.DataFrame, view: ChartView, comparator: Comparator | None = None) -> Figure:
    """Bars from the largest value to the smallest; regions without a value follow, with the reason.

    The values stand in a column of their own on the right, so that no limit crosses a number.

    Args:
        table: a comparison table (see ``rows.region_rows``), one row a region, any order.
        view: borders, language, theme, what is coloured, which region is outlined.
        comparator: the level drawn as a line across all bars, in the unit of the indicator.
    """
    names = region_names(view.borders, view.language)
    rows = _ranked(region_rows(table, names))
    with_value = [row for row in rows if row.value is not None]
    data = [
        _bars(paint(with_value, names, view), view),
        _reasons([row for row in rows if row.value is None], view),
        _right_axis_carrier(rows),
        *(legend(with_value, view, "scatter") if view.colour_by == "verdict" else []),
    ]
    bars_height = ROW_HEIGHT * max(len(rows), 1)
    layout = base_layout(view.theme, view.language, HEAD + bars_height + FOOT) | {
        "bargap": 0.32,
        "xaxis": _value_axis(with_value, comparator, view),
        "yaxis": _name_axis(rows, names, view),
        "yaxis2": _number_axis(rows, view),
    }
    if comparator is not None:
        layout["shapes"] = [
            _line(comparator, 1 - len(with_value) / max(len(rows), 1), palette(view.theme).comparator)
        ]
        layout["annotations"] = [_line_label(comparator, view)]
        layout["margin"] |= {"t": HEAD}
        layout["legend"] |= {"y": 1 + LABEL_HEIGHT / bars_height}
    return {"data": data, "layout": layout}


def _ranked(rows: Sequence[RegionRow]) -> list[RegionRow]:
    """Largest value first; without a value last, by code."""
    return sorted(rows, key=lambda row: (row.value is None, -(row.value or 0.0), row.region_code))


def _bars(regions: Sequence[PaintedRegion], view: ChartView) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [region.row.value for region in regions],
        "y": [region.code for region in regions],
        "customdata": [region.code for region in regions],
        "hovertext": [region.hover for region in regions],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": _fills(regions, view),
            "line": outlines(regions, view),
            "opacity": 1,
        },
        "error_x": _limits([region.row for region in regions], palette(view.theme).text),
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _fills(regions: Sequence[PaintedRegion], view: ChartView) -> list[str]:
    """Colours of verdicts; where none is given one calm colour, since the length says the value."""
    if view.colour_by == "verdict":
        return [region.mark.fill for region in regions]
    return [palette(view.theme).marks["lower"].fill] * len(regions)


def _limits(rows: Sequence[RegionRow], colour: str) -> dict[str, Any]:
    """The distances from the value to its limits; 0 where the method gives none."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [_distance(row.value, row.upper) for row in rows],
        "arrayminus": [_distance(row.value, row.lower) for row in rows],
        "color": colour,
        "thickness": 1.2,
        "width": 3,
    }


def _distance(value: float | None, limit: float | None) -> float:
    return 0.0 if value is None or limit is None else abs(limit - value)


def _reasons(rows: Sequence[RegionRow], view: ChartView) -> dict[str, Any]:
    """In the place of a bar: why there is none."""
    text = texts(view.language)
    ink = palette(view.theme).muted
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(rows),
        "y": [row.region_code for row in rows],
        "text": [f"\u00a0{text(f'charts.status.{row.reason}')}" for row in rows],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": ink},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "unselected": {"textfont": {"color": ink}},
    }


def _right_axis_carrier(rows: Sequence[RegionRow]) -> dict[str, Any]:
    """An empty trace: an axis without a trace is not drawn."""
    return {
        "type": "scatter",
        "x": [None] * len(rows),
        "y": [row.region_code for row in rows],
        "yaxis": "y2",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _value_axis(rows: Sequence[RegionRow], comparator: Comparator | None, view: ChartView) -> dict[str, Any]:
    """From zero (or from below it) to a little over the highest limit."""
    ends = [row.upper if row.upper is not None else row.value or 0.0 for row in rows]
    starts = [row.lower if row.lower is not None else row.value or 0.0 for row in rows]
    levels = [*ends, *starts, 0.0] + ([comparator.value] if comparator else [])
    low, high = min(levels), max(levels)
    room = (high - low or 1.0) * 0.03
    return {
        "range": [low - room if low < 0 else 0, high + room],
        "tickformat": number_format(view.decimals if high < 5 else 0),
        "nticks": 5,
        "side": "bottom",
        "zeroline": True,
        "zerolinecolor": palette(view.theme).line,
        "zerolinewidth": 1,
    }


def _name_axis(rows: Sequence[RegionRow], names: Mapping[str, RegionName], view: ChartView) -> dict[str, Any]:
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


def _name(name: RegionName, is_picked: bool, compact: bool) -> str:
    words = name.short if compact else name.full
    return f"<b>{words}</b>" if is_picked else words


def _number_axis(rows: Sequence[RegionRow], view: ChartView) -> dict[str, Any]:
    """The values with the signs of their verdicts, as a column of its own."""
    codes = [row.region_code for row in rows]
    return {
        "type": "category",
        "overlaying": "y",
        "matches": "y",
        "side": "right",
        "tickvals": codes,
        "ticktext": ["" if row.value is None else value_label(row, view) for row in rows],
        "tickfont": {"size": 11 if view.compact else 13, "color": palette(view.theme).text},
        "showgrid": False,
        "automargin": True,
        "ticklabelstandoff": 6,
    }


def _line(comparator: Comparator, foot: float, colour: str) -> dict[str, Any]:
    """The line through all bars; it ends (``foot``, a share of the height) above what has no bar."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": comparator.value,
        "x1": comparator.value,
        "y0": foot,
        "y1": 1,
        "line": {"color": colour, "width": 1.5, "dash": "dot"},
    }


def _line_label(comparator: Comparator, view: ChartView) -> dict[str, Any]:
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
