"""The change on the same period of last year: two points a region, joined, the later one judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analytics.charts.paint import change_legend
from analytics.charts.palette import palette
from analytics.charts.region_axis import (
    HEAD,
    chart_height,
    figure_axis,
    legend_height,
    name_axis,
    reasons,
    right_axis_carrier,
)
from analytics.charts.rows import RegionRow, column, number_or_none, region_names, region_rows
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView
from analytics.text import texts

if TYPE_CHECKING:
    import pandas as pd


def change_dumbbell(table: pd.DataFrame, view: ChartView, year_names: tuple[str, str]) -> Figure:
    """Regions from the strongest growth to the strongest fall; what cannot be compared follows.

    Args:
        table: ``region_code``, ``value``, ``value_last_year``, ``verdict`` (the judgement of the change),
            ``status``, ``order`` (the sorting figure, largest first), ``label`` (the change in words),
            ``hover``; one row a region.
        view: borders, language, theme, decimals, which region is picked.
        year_names: how last year's and this year's points are called in the legend.
    """
    names = region_names(view.borders, view.language)
    orders = dict(zip(column(table, "region_code"), map(number_or_none, column(table, "order")), strict=True))
    labels = dict(zip(column(table, "region_code"), column(table, "label"), strict=True))
    before = dict(
        zip(column(table, "region_code"), map(number_or_none, column(table, "value_last_year")), strict=True)
    )
    rows = sorted(region_rows(table, names), key=lambda row: _place(row, orders))
    pairs = [row for row in rows if row.value is not None and before[row.region_code] is not None]
    axis = _value_axis(pairs, before, view)
    layout = base_layout(view.theme, view.language, chart_height(rows)) | {
        "xaxis": axis,
        "yaxis": name_axis(rows, names, view),
        "yaxis2": figure_axis(rows, [str(labels[row.region_code] or "") for row in rows], view),
        "showlegend": True,
    }
    layout["margin"] |= {"t": HEAD}
    layout["legend"] |= {"y": legend_height(rows)}
    return {
        "data": [
            _joined(pairs, before, view),
            _last_year(pairs, before, view, year_names[0]),
            _this_year(pairs, view),
            _without(rows, pairs, view, axis["range"][0]),
            right_axis_carrier(rows),
            *change_legend(pairs, view),
        ],
        "layout": layout,
    }


def _place(row: RegionRow, orders: dict[str, float | None]) -> tuple[bool, float, str]:
    order = orders[row.region_code]
    return order is None, -(order or 0.0), row.region_code


def _joined(pairs: Sequence[RegionRow], before: dict[str, float | None], view: ChartView) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[str | None] = []
    for row in pairs:
        x += [before[row.region_code], row.value, None]
        y += [row.region_code, row.region_code, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": palette(view.theme).line, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _last_year(
    pairs: Sequence[RegionRow], before: dict[str, float | None], view: ChartView, name: str
) -> dict[str, Any]:
    """Hollow points."""
    colours = palette(view.theme)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [before[row.region_code] for row in pairs],
        "y": [row.region_code for row in pairs],
        "customdata": [row.region_code for row in pairs],
        "marker": {
            "color": colours.background,
            "size": 10,
            "symbol": "circle",
            "line": {"color": colours.muted, "width": 2},
            "opacity": 1,
        },
        "hovertext": [row.hover for row in pairs],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": True,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _this_year(pairs: Sequence[RegionRow], view: ChartView) -> dict[str, Any]:
    marks = palette(view.theme).marks
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.value for row in pairs],
        "y": [row.region_code for row in pairs],
        "customdata": [row.region_code for row in pairs],
        "marker": {
            "color": [marks[row.verdict].fill for row in pairs],
            "size": 13,
            "symbol": "circle",
            "line": {"color": [marks[row.verdict].line for row in pairs], "width": 1.2},
            "opacity": 1,
        },
        "hovertext": [row.hover for row in pairs],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _without(
    rows: Sequence[RegionRow], pairs: Sequence[RegionRow], view: ChartView, at: float
) -> dict[str, Any]:
    """Why a region has no change: it has no value, or last year's is of other land or not there."""
    text = texts(view.language)
    compared = {row.region_code for row in pairs}
    lacking = [row for row in rows if row.region_code not in compared]
    words = [
        text(f"charts.status.{row.reason}") if row.value is None else text("charts.dumbbell.no_last_year")
        for row in lacking
    ]
    return reasons(lacking, view, at, words)


def _value_axis(
    pairs: Sequence[RegionRow], before: dict[str, float | None], view: ChartView
) -> dict[str, Any]:
    """From the lowest to the highest point: what is read is the distance of two points, not a length."""
    low, high = _ends(pairs, before)
    room = (high - low or 1.0) * 0.06
    return {
        "range": [max(low - room, 0.0), high + room],
        "tickformat": number_format(view.decimals if high - low < 5 else 0),
        "nticks": 5,
        "side": "bottom",
        "zeroline": False,
    }


def _ends(pairs: Sequence[RegionRow], before: dict[str, float | None]) -> tuple[float, float]:
    figures = [
        figure for row in pairs for figure in (row.value, before[row.region_code]) if figure is not None
    ]
    return min(figures, default=0.0), max(figures, default=1.0)
