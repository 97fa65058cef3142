"""A forest plot: named estimates with their limits around the line of no difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import palette
from analytics.charts.row_scale import (
    axis_carrier,
    row_axis,
    row_place,
    row_words,
    rows_height,
    upright,
    words_axis,
)
from analytics.charts.rows import NO_VALUE, column, number_or_none
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number, format_signed

if TYPE_CHECKING:
    import pandas as pd

ROW_HEIGHT: Final = 38
COMPACT_ROW_HEIGHT: Final = 52
MAIN_POINT, POINT = 13, 9


@dataclass(frozen=True, slots=True)
class _Estimate:
    code: str
    name: str
    value: float | None
    lower: float | None
    upper: float | None
    is_main: bool
    reason: str
    hover: str


def estimates_chart(table: pd.DataFrame, view: ChartView, axis_name: str, zero: float = 0.0) -> Figure:
    """One row an estimate in the order given: a point with its limits, in words on the right.

    The main estimate is a large filled diamond with a bold name, the others are circles: filled where the
    limits do not hold ``zero``, hollow where they do. The colour is neutral: an estimate is no verdict.

    Args:
        table: ``name``, ``value``, ``lower``, ``upper`` and, where there are any, ``code`` (what a click
            gives), ``is_main``, ``reason`` (words in place of a figure), ``hover``; one row an estimate.
        view: language, theme, decimals.
        axis_name: what the figures count, with their unit.
        zero: where there is no difference.
    """
    estimates = _estimates(table)
    height = COMPACT_ROW_HEIGHT if view.compact else ROW_HEIGHT
    names = [f"<b>{estimate.name}</b>" if estimate.is_main else estimate.name for estimate in estimates]
    axis = _value_axis(estimates, view, axis_name, zero)
    layout = base_layout(view.theme, view.language, rows_height(len(estimates), height)) | {
        "xaxis": axis,
        "yaxis": row_axis(names, view),
        "yaxis2": words_axis([_figure_words(estimate, view, zero) for estimate in estimates], view),
        "shapes": [upright(zero, view)],
        "showlegend": False,
    }
    layout["margin"] |= {"t": 24, "b": 44}
    silent = [
        (row, estimate.reason or texts(view.language)("charts.estimates.none"))
        for row, estimate in enumerate(estimates)
        if estimate.value is None
    ]
    return {
        "data": [
            _limits(estimates, view),
            _points(estimates, view, zero),
            row_words(silent, axis["range"][0], view),
            axis_carrier(len(estimates)),
        ],
        "layout": layout,
    }


def estimates_alt(table: pd.DataFrame, view: ChartView, axis_name: str, zero: float = 0.0) -> str:
    """What the chart shows, for people who hear it: each estimate with its limits, one after another."""
    text = texts(view.language)
    parts = [
        text(
            "charts.estimates.alt_row",
            name=estimate.name,
            figures=_figure_words(estimate, view, zero) or NO_VALUE,
        )
        for estimate in _estimates(table)
    ]
    return text("charts.estimates.alt", axis=axis_name, rows="; ".join(parts))


def _estimates(table: pd.DataFrame) -> list[_Estimate]:
    names = column(table, "name")
    columns = zip(
        column(table, "code") if "code" in table.columns else names,
        names,
        map(number_or_none, column(table, "value")),
        map(number_or_none, column(table, "lower")),
        map(number_or_none, column(table, "upper")),
        column(table, "is_main", False),
        column(table, "reason", ""),
        column(table, "hover", ""),
        strict=True,
    )
    return [_Estimate(*row) for row in columns]


def _limits(estimates: Sequence[_Estimate], view: ChartView) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for row, estimate in enumerate(estimates):
        if estimate.lower is not None and estimate.upper is not None:
            x += [estimate.lower, estimate.upper, None]
            y += [row_place(row), row_place(row), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": palette(view.theme).line, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _points(estimates: Sequence[_Estimate], view: ChartView, zero: float) -> dict[str, Any]:
    colours = palette(view.theme)
    known = [(row, estimate) for row, estimate in enumerate(estimates) if estimate.value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [estimate.value for _, estimate in known],
        "y": [row_place(row) for row, _ in known],
        "customdata": [estimate.code for _, estimate in known],
        "marker": {
            "color": [
                colours.accent if estimate.is_main or _is_clear(estimate, zero) else colours.background
                for _, estimate in known
            ],
            "size": [MAIN_POINT if estimate.is_main else POINT for _, estimate in known],
            "symbol": ["diamond" if estimate.is_main else "circle" for _, estimate in known],
            "opacity": 1,
            "line": {"color": colours.accent, "width": 1.6},
        },
        "hovertext": [
            estimate.hover or f"<b>{estimate.name}</b><br>{_figure_words(estimate, view, zero)}"
            for _, estimate in known
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _is_clear(estimate: _Estimate, zero: float) -> bool:
    """Whether the limits lie on one side of no difference."""
    if estimate.lower is None or estimate.upper is None:
        return False
    return estimate.lower > zero or estimate.upper < zero


def _figure_words(estimate: _Estimate, view: ChartView, zero: float) -> str:
    """The estimate in figures: ``−3,1 (−8,0 … +2,1)``; no sign where no difference is not zero."""
    if estimate.value is None:
        return ""
    written = format_number if zero else format_signed
    value, lower, upper = (
        NO_VALUE if figure is None else written(figure, view.language, view.decimals)
        for figure in (estimate.value, estimate.lower, estimate.upper)
    )
    if estimate.lower is None or estimate.upper is None:
        return value
    return texts(view.language)("charts.estimates.figures", value=value, lower=lower, upper=upper)


def _value_axis(
    estimates: Sequence[_Estimate], view: ChartView, axis_name: str, zero: float
) -> dict[str, Any]:
    figures = [f for e in estimates for f in (e.value, e.lower, e.upper) if f is not None]
    low, high = min([*figures, zero]), max([*figures, zero])
    room = (high - low or 1.0) * 0.06
    return {
        "range": [low - room, high + room],
        "tickformat": number_format(view.decimals if high - low < 5 else 0),
        "nticks": 4 if view.compact else 7,
        "title": {"text": axis_name, "standoff": 8},
        "showgrid": True,
        "zeroline": False,
    }
