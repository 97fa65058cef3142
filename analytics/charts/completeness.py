"""Completeness: which region has sent which form, and whether in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.paint import step_scale
from analytics.charts.palette import Mark, Palette, palette
from analytics.charts.rows import column, region_names
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import texts

if TYPE_CHECKING:
    import pandas as pd

ROW_HEIGHT: Final = 26
FURNITURE: Final = 120
FORM_WORDS: Final = 16
STATES: Final = ("on_time", "late", "received", "missing", "expected", "not_expected")
STATE_SIGNS: Final[Mapping[str, str]] = {
    "on_time": "✓",
    "late": "◆",
    "received": "●",
    "missing": "✗",
    "expected": "○",
    "not_expected": "",
}


def state_marks(colours: Palette) -> dict[str, Mark]:
    """How each state is painted: only what is missing shouts."""
    marks = colours.marks
    return {
        "on_time": colours.quiet,
        "late": marks["similar"],
        "received": marks["lower"],
        "missing": marks["worse"],
        "expected": marks["not_judged"],
        "not_expected": marks["no_data"],
    }


def return_states(returns: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """The table of :func:`completeness_grid` from the table of returns expected and received.

    Args:
        returns: columns ``region_code``, ``form_code``, ``expected``, ``due_on``, ``on_time``
            (missing where the day is not known) and ``state`` (``not_received`` and ``withdrawn``
            count as not there); one row a form and region.
        today: a return that is not there yet is only missing after its due day.
    """
    names = ("expected", "due_on", "on_time", "state")
    facts = zip(*(column(returns, name) for name in names), strict=True)
    return returns[["region_code", "form_code"]].assign(state=[_state(today, *fact) for fact in facts])


def _state(today: dt.date, expected: bool, due_on: dt.date, on_time: object, state: str) -> str:
    if state in ("not_received", "withdrawn"):
        if not expected:
            return "not_expected"
        return "missing" if due_on < today else "expected"
    if not isinstance(on_time, bool):
        return "received"
    return "on_time" if on_time else "late"


def completeness_grid(table: pd.DataFrame, view: ChartView, forms: Mapping[str, str]) -> Figure:
    """A grid of regions and forms; each field is painted and signed by the state of the return.

    Args:
        table: columns ``region_code``, ``form_code``, ``state`` (one of ``STATES``; ``received``
            where the day is not known) and, where there are any, ``hover``; one row a return.
            A pair that is not in the table is not expected.
        view: borders, language and theme.
        forms: the forms shown, code to name in the person's language, from left to right.

    Raises:
        ValueError: a state is unknown.
    """
    names = region_names(view.borders, view.language)
    returns = _returns(table)
    codes = [code for code in names if any((code, form) in returns for form in forms)]
    marks = state_marks(palette(view.theme))
    grid = [[returns.get((code, form), ("not_expected", ""))[0] for form in forms] for code in codes]
    hovers = [[returns.get((code, form), ("", ""))[1] for form in forms] for code in codes]
    present = [state for state in STATES if any(state in row for row in grid)]
    cells = _cells(codes, list(forms), grid, hovers, marks)
    return {
        "data": [cells, *_signs(codes, list(forms), grid, marks), *_legend(present, marks, view)],
        "layout": _layout(view, codes, forms),
    }


def _returns(table: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str]]:
    columns = (column(table, name) for name in ("region_code", "form_code", "state"))
    returns = {
        (region, form): (state, hover)
        for region, form, state, hover in zip(*columns, column(table, "hover", ""), strict=True)
    }
    for (region, form), (state, _) in returns.items():
        if state not in STATES:
            raise ValueError(f"unknown state {state!r} of the return {form} of {region}")
    return returns


def _cells(
    codes: list[str],
    forms: list[str],
    grid: list[list[str]],
    hovers: list[list[str]],
    marks: Mapping[str, Mark],
) -> dict[str, Any]:
    return {
        "type": "heatmap",
        "x": forms,
        "y": codes,
        "z": [[STATES.index(state) for state in row] for row in grid],
        "zmin": -0.5,
        "zmax": len(STATES) - 0.5,
        "colorscale": step_scale([marks[state].fill for state in STATES]),
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [[[code, form] for form in forms] for code in codes],
    }


def _signs(
    codes: list[str], forms: list[str], grid: list[list[str]], marks: Mapping[str, Mark]
) -> list[dict[str, Any]]:
    """The signs, one trace for each ink."""
    fields = [
        (form, code, state)
        for code, row in zip(codes, grid, strict=True)
        for form, state in zip(forms, row, strict=True)
        if STATE_SIGNS[state]
    ]
    return [
        _sign_trace([field for field in fields if marks[field[2]].ink == ink], ink)
        for ink in sorted({marks[state].ink for _, _, state in fields})
    ]


def _sign_trace(fields: list[tuple[str, str, str]], ink: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [form for form, _, _ in fields],
        "y": [code for _, code, _ in fields],
        "text": [STATE_SIGNS[state] for _, _, state in fields],
        "textfont": {"size": 13, "color": ink},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _legend(present: list[str], marks: Mapping[str, Mark], view: ChartView) -> list[dict[str, Any]]:
    text = texts(view.language)
    return [
        legend_entry(f"{STATE_SIGNS[state]} {text(f'charts.completeness.{state}')}".strip(), marks[state])
        for state in present
    ]


def _layout(view: ChartView, codes: list[str], forms: Mapping[str, str]) -> dict[str, Any]:
    names = region_names(view.borders, view.language)
    colours = palette(view.theme)
    return base_layout(view.theme, view.language, ROW_HEIGHT * len(codes) + FURNITURE) | {
        "xaxis": {
            "type": "category",
            "side": "bottom",
            "showgrid": False,
            "range": [-0.5, len(forms) - 0.5],
            "tickvals": list(forms),
            "ticktext": ["<br>".join(wrap(name, FORM_WORDS)) for name in forms.values()],
            "tickangle": 0,
            "tickfont": {"size": 10 if view.compact else 12, "color": colours.text},
        },
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": codes,
            "range": [len(codes) - 0.5, -0.5],
            "tickvals": codes,
            "ticktext": [names[code].short if view.compact else names[code].full for code in codes],
            "tickfont": {"size": 11 if view.compact else 13, "color": colours.text},
        },
    }
