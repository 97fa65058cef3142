"""The returns of one period as a sortable table, with its Excel download; a click opens the return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.measures.register import STATES
from analytics.periods import Period
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared import register_words as words
from pages.shared.register_filters import quarter_words, region_filter, state_filter
from pages.shared.register_matrix import RETURN
from pages.shared.register_rows import (
    ALL,
    Record,
    RegisterView,
    all_rows,
    return_code,
    rows_in_state,
    rows_of_period,
)
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button

TABLE = "register_table"
COLUMNS = (
    "region",
    "form",
    "state",
    "received_on",
    "lateness",
    "revision",
    "filled",
    "warnings",
    "last",
)


def register_table(text: Texts, view: RegisterView, picked: str) -> None:
    """The rows of the period and form, in the state and of the region that are chosen here."""
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    with left:
        st.markdown(f"**{text('register.table', period=quarter_words(text, view.period))}**")
    with middle:
        view = replace(view, region=region_filter(text, view.period))
    with right:
        view = replace(view, state=state_filter(text))
    st.caption(due_words(text, view))
    if not shown_rows(view):
        st.info(text("register.nothing_in_state"), icon=":material/filter_alt_off:")
        return
    arguments = (str(view.period), view.today, view.form, view.state, view.region, text.language)
    show_table(data.kept(register_table_source, *arguments), TABLE, picked or None, _open)
    file_name = "_".join(["register", str(view.period), *_filters(view)])
    excel_button(text("downloads.excel"), partial(_workbook, text, view), f"{file_name}.xlsx")


def due_words(text: Texts, view: RegisterView) -> str:
    """The last day of each form of the period."""
    due = {row["form_code"]: row["due_on"] for row in rows_of_period(view) if row["due_on"]}
    days = [text("register.due", form=form, date=words.date_words(text, day)) for form, day in due.items()]
    return text("register.due_days", days="; ".join(days))


def shown_rows(view: RegisterView) -> list[Record]:
    """The rows of the view, those that a curator has to look at first."""
    rows = rows_in_state(rows_of_period(view), view.state)
    return [row for row in rows if view.region in (ALL, row["region_code"])]


def register_table_source(
    period: str, today: dt.date, form: str, shown_state: str, region: str, language: Language
) -> str:
    """The table as text for the screen, in the order of the register."""
    text = texts(language)
    view = RegisterView(Period.parse(period), today, form, shown_state, region)
    columns = [Column(text(f"register.table_columns.{name}"), name == "revision") for name in COLUMNS]
    rows = [_row(text, row, view) for row in shown_rows(view)]
    return table_source(columns, rows, text("register.table", period=quarter_words(text, view.period)))


def _row(text: Texts, row: Record, view: RegisterView) -> Row:
    locked = text("register.locked_short") if row["locked"] else ""
    cells = {
        "region": words.region_words(text, row["region_code"], view.period),
        "form": str(row["form_code"]),
        "state": ", ".join(part for part in (words.state_words(text, row), locked) if part),
        "received_on": words.date_words(text, row["received_on"]),
        "lateness": words.lateness_words(text, row, view.today),
        "revision": str(row["revision"] or ""),
        "filled": words.filled_words(text, row),
        "warnings": words.warning_words(text, row),
        "last": words.last_words(text, row),
    }
    order: dict[str, float | str | None] = {
        **cells,
        "state": float(STATES.index(row["state"])),
        "received_on": _day_order(row["received_on"]),
        "lateness": None if row["days_late"] is None else float(row["days_late"]),
        "revision": row["revision"],
        "filled": row["figures"] / row["cells"] if row["cells"] else None,
        "warnings": float(row["warnings"]) if row["batch_id"] else None,
        "last": row["last_at"].isoformat() if row["last_at"] else None,
    }
    return Row(
        return_code(row), tuple(cells[name] for name in COLUMNS), tuple(order[name] for name in COLUMNS)
    )


def _day_order(day: dt.date | None) -> float | None:
    return None if day is None else float(day.toordinal())


def _filters(view: RegisterView) -> Sequence[str]:
    return [part for part in (view.form, view.state, view.region) if part != ALL]


def _workbook(text: Texts, view: RegisterView) -> bytes:
    from analytics.reports.register import register_workbook

    rows = all_rows(view.period, view.today)
    of_form = [row for row in rows if view.form in (ALL, row["form_code"])]
    return register_workbook(
        text, data.catalogue(), data.regions(), shown_rows(view), of_form, view.period, view.today
    )


def _open() -> None:
    """Open the return whose row was clicked."""
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose(RETURN, code)
