"""How complete the data of a period are: every form and region, what came, and whether in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.charts.alt import completeness_alt
from analytics.charts.completeness import completeness_grid
from analytics.charts.view import ChartView
from analytics.measures.completeness import completeness
from analytics.regions import borders_of
from analytics.text import Texts
from analytics.text.numbers import format_date
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.completeness_workbook import returns_workbook
from pages.shared.overview_filters import OverviewView
from pages.shared.widgets import excel_button, show_figure, theme

if TYPE_CHECKING:
    import pandas as pd

FILE_NAME = "completeness"


def completeness_block(text: Texts, view: OverviewView, today: dt.date) -> None:
    """The summary in sentences beside the grid of forms and regions."""
    returns = data.measured(completeness, view.period)
    period = period_label(view.period.year, view.period.quarter, "quarter", text.language)
    st.subheader(text("overview_blocks.completeness.title"))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _summary(text, returns, period)
    with right:
        _grid(text, returns, view, today)


def state_of_return(row: Mapping[Any, Any], today: dt.date) -> str:
    """How the grid marks a return: one of ``analytics.charts.completeness.STATES``.

    What has not come is missing only after its last day.
    """
    if not row["received"]:
        overdue = row["due_on"] < today
        return ("missing" if overdue else "expected") if row["expected"] else "not_expected"
    if row["days_late"] is None:
        return "received"
    return "late" if row["days_late"] > 0 else "on_time"


def _summary(text: Texts, returns: pd.DataFrame, period: str) -> None:
    expected = returns[returns["expected"]]
    st.markdown(text("overview_blocks.completeness.summary", period=period, **_counts(expected)))
    forms = data.catalogue().forms
    lines = [
        text(
            "overview_blocks.completeness.form",
            name=forms[str(code)].name[text.language],
            due=format_date(rows["due_on"].iloc[0], text.language),
            **_counts(rows),
        )
        for code, rows in expected.groupby("form_code", sort=False)
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    unknown = int((expected["received"] & expected["on_time"].isna()).sum())
    if unknown:
        st.caption(text("overview_blocks.completeness.day_unknown", n=unknown))


def _counts(rows: pd.DataFrame) -> dict[str, int]:
    return {
        "received": int(rows["received"].sum()),
        "expected": len(rows),
        "on_time": int(rows["on_time"].fillna(False).sum()),
    }


def _grid(text: Texts, returns: pd.DataFrame, view: OverviewView, today: dt.date) -> None:
    rows = returns.astype(object).where(returns.notna(), None).to_dict("records")
    states = [state_of_return(row, today) for row in rows]
    hovers = [_hover(text, row, state, view) for row, state in zip(rows, states, strict=True)]
    table = returns[["region_code", "form_code"]].assign(state=states, hover=hovers)
    chart_view = ChartView(borders_of(view.period), text.language, theme=theme(), compact=state.narrow())
    asked = set(table["form_code"])
    shown = {code: code for code in data.catalogue().forms if code in asked}
    figure = completeness_grid(table, chart_view, shown)
    show_figure(figure, "completeness", completeness_alt(table, chart_view))
    build = partial(returns_workbook, text, rows, states, view.period)
    excel_button(text("downloads.excel"), build, f"{FILE_NAME}_{view.period}.xlsx")


def _hover(text: Texts, row: Mapping[Any, Any], mark: str, view: OverviewView) -> str:
    region = data.regions().get(row["region_code"], view.period).name[text.language]
    lines = [
        f"<b>{region}</b>",
        f"{row['form_code']}: {text(f'charts.completeness.{mark}').lower()}",
        text("overview_blocks.completeness.due", date=format_date(row["due_on"], text.language)),
    ]
    if row["received_on"] is not None:
        came = format_date(row["received_on"], text.language)
        lines.append(text("overview_blocks.completeness.came", date=came))
    if row["received"]:
        lines.append(text("overview_blocks.completeness.revision", revision=row["revision"]))
        lines.append(text(f"origins.{row['origin']}"))
    if row["warnings"]:
        lines.append(text("overview_blocks.completeness.warnings", n=int(row["warnings"])))
    return "<br>".join(lines)
