"""Inside a card: one of three tables at a time, built only when somebody looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from analytics.text import Texts
from pages.shared import state
from pages.shared.html_table import Cell, Column, html_table
from pages.shared.submit_desk import SETTLED, SentFile
from pages.shared.submit_tables import (
    difference_columns,
    difference_rows,
    finding_columns,
    finding_rows,
    value_columns,
    value_rows,
)

View = Literal["findings", "values", "difference"]


def details(text: Texts, sent: SentFile) -> None:
    """The tables of a file, folded away unless they ask for a decision."""
    views = views_of(sent)
    if not views:
        return
    folded = st.expander(
        text("submit.details"),
        expanded=opens(sent),
        key=f"submit_details_{sent.dropped.file_id}_{sent.state}",
        on_change="rerun",
        type="compact",
    )
    with folded:
        if folded.open:
            _table(text, sent, _picked(text, sent, views))


def views_of(sent: SentFile) -> list[View]:
    """The tables that have something to show, the one that matters most first."""
    views: list[View] = ["findings"] if sent.findings else []
    if sent.submission and sent.submission.differences and sent.state not in SETTLED:
        views.append("difference")
    if sent.observations:
        views.append("values")
    return views


def opens(sent: SentFile) -> bool:
    """Whether the tables are open from the start: something is wrong, or stored figures would change."""
    return sent.state not in SETTLED and views_of(sent)[:1] not in ([], ["values"])


def _picked(text: Texts, sent: SentFile, views: Sequence[View]) -> View:
    if len(views) == 1:
        return views[0]
    name = f"submit_view_{sent.dropped.file_id}"
    state.place(name, state.choice(name, views, views[0]))
    chosen = st.segmented_control(
        text("submit.details"),
        views,
        format_func=lambda view: _title(text, sent, view),
        key=state.widget_key(name),
        required=True,
        label_visibility="collapsed",
    )
    return chosen or views[0]


def _title(text: Texts, sent: SentFile, view: View) -> str:
    counts = {
        "findings": len(sent.findings),
        "values": len(sent.observations),
        "difference": len(sent.submission.differences) if sent.submission else 0,
    }
    return text(f"submit.views.{view}", n=counts[view])


def _table(text: Texts, sent: SentFile, view: View) -> None:
    columns, rows = _content(text, sent, view)
    st.html(html_table(columns, rows, text(f"submit.tables.{view}")))


def _content(text: Texts, sent: SentFile, view: View) -> tuple[list[Column], list[list[Cell]]]:
    stored = sent.submission.stored if sent.submission else None
    if view == "findings":
        return finding_columns(text), finding_rows(text, sent.findings, sent.dropped.reading.file_name)
    if view == "values":
        return value_columns(text), value_rows(text, sent.observations, stored.observations if stored else ())
    return difference_columns(text), difference_rows(
        text, sent.submission.differences if sent.submission else ()
    )
