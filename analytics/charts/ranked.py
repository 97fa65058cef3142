"""Ranked bars: all regions of one indicator, largest first, with their limits and their verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analytics.charts.paint import PaintedRegion, legend, outlines, paint
from analytics.charts.palette import palette
from analytics.charts.region_axis import (
    HEAD,
    chart_height,
    figure_axis,
    legend_height,
    level_label,
    level_line,
    name_axis,
    reasons,
    right_axis_carrier,
)
from analytics.charts.rows import RegionRow, region_names, region_rows, value_label
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView, Comparator

if TYPE_CHECKING:
    import pandas as pd


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
        reasons([row for row in rows if row.value is None], view),
        right_axis_carrier(rows),
        *(legend(with_value, view, "scatter") if view.colour_by == "verdict" else []),
    ]
    labels = ["" if row.value is None else value_label(row, view) for row in rows]
    layout = base_layout(view.theme, view.language, chart_height(rows)) | {
        "bargap": 0.32,
        "xaxis": _value_axis(with_value, comparator, view),
        "yaxis": name_axis(rows, names, view),
        "yaxis2": figure_axis(rows, labels, view),
    }
    layout["margin"] |= {"t": HEAD}
    if comparator is not None:
        layout["shapes"] = [level_line(comparator, 1 - len(with_value) / max(len(rows), 1), view)]
        layout["annotations"] = [level_label(comparator, view)]
        layout["legend"] |= {"y": legend_height(rows)}
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
