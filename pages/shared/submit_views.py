"""Inside a card: one of three tables at a time, built only when somebody looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from analytics.submission import Submission
from analytics.text import Texts
from pages.shared import state
from pages.shared.html_table import html_table
from pages.shared.list_difference import row_changes_table
from pages.shared.submit_desk import SETTLED, SentFile
from pages.shared.submit_findings import findings_table, found, questions, questions_table
from pages.shared.submit_lists import list_tables
from pages.shared.submit_tables import difference_columns, difference_rows, value_columns, value_rows

View = Literal["findings", "questions", "difference", "rows", "values"]
WANT_A_LOOK: frozenset[View] = frozenset({"findings", "questions", "difference"})


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
    views: list[View] = ["findings"] if found(sent) else []
    if questions(sent):
        views.append("questions")
    if _changes(sent) and sent.state not in SETTLED:
        views.append("difference")
    if sent.dropped.reading.rows:
        views.append("rows")
    if sent.observations:
        views.append("values")
    return views


def opens(sent: SentFile) -> bool:
    """Whether the tables are open from the start: something is wrong, or stored figures would change."""
    return sent.state not in SETTLED and not WANT_A_LOOK.isdisjoint(views_of(sent))


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
        "findings": len(found(sent)),
        "questions": len(questions(sent)),
        "difference": _changes(sent),
        "rows": len(sent.dropped.reading.rows),
        "values": len(sent.observations),
    }
    return text(f"submit.views.{view}", n=counts[view])


def _table(text: Texts, sent: SentFile, view: View) -> None:
    reading, submission = sent.dropped.reading, sent.submission
    if view == "findings":
        findings_table(text, sent)
    elif view == "questions":
        questions_table(text, sent)
    elif view == "rows":
        list_tables(text, reading.form_code or "", reading.rows)
    elif view == "values":
        stored = submission.stored.observations if submission and submission.stored else ()
        rows = value_rows(text, sent.observations, stored)
        st.html(html_table(value_columns(text), rows, text("submit.tables.values")))
    elif submission:
        _differences(text, submission)


def _changes(sent: SentFile) -> int:
    """How many figures and rows of lists would change."""
    return len(sent.submission.differences) + len(sent.submission.row_changes) if sent.submission else 0


def _differences(text: Texts, submission: Submission) -> None:
    if submission.differences:
        rows = difference_rows(text, submission.differences)
        st.html(html_table(difference_columns(text), rows, text("submit.tables.difference")))
    if submission.row_changes:
        row_changes_table(text, submission.row_changes)
