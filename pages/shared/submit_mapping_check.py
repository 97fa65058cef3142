"""Under a confirmed mapping: what was found, what each region would get, and the button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics import submission
from analytics.store.journal import StoreError
from analytics.submission import Submission, TableReturns
from analytics.text import Texts
from analytics.text.periods import period_short
from pages.shared import data, guard, state
from pages.shared.html_table import NOTHING, Cell, Column, html_table
from pages.shared.submit_findings import QUESTION
from pages.shared.submit_mapping_state import FreeTable, note_accepted
from pages.shared.submit_marked import marked_button
from pages.shared.submit_mode import Mode
from pages.shared.submit_reasons import REASON_LETTERS
from pages.shared.submit_region import region_name
from pages.shared.submit_tables import (
    SEVERITIES,
    finding_columns,
    finding_rows,
    question_columns,
    question_rows,
)

MOST_RETURNS = 60
MOST_FINDINGS = 200
SHORT_LIST = 8  # a longer list scrolls in itself, so that the button below stays near
TALLEST = 480
REFUSED = "submit_tables_refused"


def table_check(text: Texts, table: FreeTable, mode: Mode = "send") -> None:
    """The findings, the returns in short, and the way to accept them; or what became of them."""
    if table.accepted:
        st.markdown(text("free_table.accepted", n=table.accepted))
        return
    returns = table.returns
    if returns is None:
        return
    if table.state == "known":
        st.markdown(text("free_table.known"))
        return
    _findings(text, table, returns)
    with st.expander(text("free_table.returns", n=len(returns.submissions)), expanded=False):
        st.html(
            html_table(_columns(text), _rows(text, returns.submissions), text("free_table.returns_label"))
        )
        if len(returns.submissions) > MOST_RETURNS:
            st.caption(text("free_table.first_shown", n=MOST_RETURNS))
    marked_button(text, table.dropped, returns.all_findings)
    if mode == "send":
        _decision(text, table, returns)


def _findings(text: Texts, table: FreeTable, returns: TableReturns) -> None:
    """What is wrong or worth knowing, and, apart, the questions about unusual figures."""
    file_name = table.dropped.reading.file_name
    asked = [finding for finding in returns.all_findings if finding.code.startswith(QUESTION)]
    found = [finding for finding in returns.all_findings if not finding.code.startswith(QUESTION)]
    if found:
        found.sort(key=lambda finding: SEVERITIES.index(finding.severity))
        rows = finding_rows(text, found[:MOST_FINDINGS], file_name)
        table_words = html_table(finding_columns(text), rows, text("submit.tables.findings"))
        serious = any(finding.severity != "note" for finding in found)
        _folded(text, text("submit.views.findings", n=len(found)), table_words, len(found), serious)
    if asked:
        rows = question_rows(text, asked[:MOST_FINDINGS], file_name)
        table_words = html_table(question_columns(text), rows, text("submit.tables.questions"))
        _folded(text, text("submit.views.questions", n=len(asked)), table_words, len(asked), False)


def _folded(text: Texts, title: str, table: str, number: int, opened: bool) -> None:
    with st.expander(title, expanded=opened):
        with st.container(height=TALLEST if number > SHORT_LIST else "content", border=False):
            st.html(table)
        if number > MOST_FINDINGS:
            st.caption(text("free_table.first_shown", n=MOST_FINDINGS))


def _columns(text: Texts) -> list[Column]:
    names = ("region", "period", "figures", "becomes", "found")
    kinds = {"figures": "number"}
    return [Column(text(f"free_table.return_columns.{name}"), kinds.get(name, "words")) for name in names]


def _rows(text: Texts, submissions: Sequence[Submission]) -> list[list[Cell]]:
    return [_row(text, each) for each in submissions[:MOST_RETURNS]]


def _row(text: Texts, each: Submission) -> list[Cell]:
    draft = each.draft
    figures = sum(observation.value is not None for observation in draft.observations)
    counts = {
        severity: sum(finding.severity == severity for finding in draft.findings)
        for severity in ("error", "warning", "note")
    }
    found = ", ".join(text(f"submit.counts.{severity}", n=n) for severity, n in counts.items() if n)
    period = period_short(draft.period.year, draft.period.quarter, text.language, "cumulative")
    region = region_name(text, draft.region_code, draft.period) if counts["error"] == 0 else _name(text, each)
    return [region, period, str(figures), _becomes(text, each), found or NOTHING]


def _name(text: Texts, each: Submission) -> str:
    """The name of a region that may not have existed in the period."""
    return data.regions().get(each.draft.region_code).name[text.language]


def _becomes(text: Texts, each: Submission) -> str:
    """What accepting would make of a return."""
    if each.state == "refused":
        return text("free_table.becomes.refused")
    if each.stored_batch is None:
        return text("free_table.becomes.new")
    if each.state == "same_file":
        return text("free_table.becomes.same")
    changes = len(each.differences)
    return text("free_table.becomes.revision", revision=each.stored_batch.revision + 1, n=changes)


def _decision(text: Texts, table: FreeTable, returns: TableReturns) -> None:
    """The explanation, the choice to leave out what has errors, and the button."""
    refused = state.recall(REFUSED, {}).get(table.dropped.file_id)
    if refused:
        st.error(text(f"store.{refused}"), icon=":material/error:")
    if returns.refused:
        key = "free_table.why_not.errors" if returns.submissions else "free_table.why_not.nothing"
        st.caption(f":material/block: {text(key)}")
        return
    partly, fit = _fit(text, table, returns)
    reason = comment = ""
    complete = True
    if any(finding.severity == "warning" for finding in returns.all_findings):
        reason = _words(text, table, "reason")
        later = st.checkbox(text("submit.reasons.later"), key=f"submit_table_later_{table.dropped.file_id}")
        complete = bool(reason.strip()) or later
    if any(_changes_reported(each) for each in fit):
        comment = _words(text, table, "comment")
        complete = complete and bool(comment.strip())
    _button(text, table, returns, fit if complete else (), partly, reason, comment)
    if not fit:
        st.caption(f":material/block: {text('free_table.why_not.partly')}")
    elif not complete:
        st.caption(f":material/block: {text('free_table.why_not.unexplained')}")


def _words(text: Texts, table: FreeTable, about: str) -> str:
    """What a person says: about the warnings, or why accepted figures change."""
    given: str = st.text_input(
        text(f"free_table.{about}"),
        key=f"submit_table_{about}_{table.dropped.file_id}",
        max_chars=REASON_LETTERS,
    )
    return given


def _changes_reported(each: Submission) -> bool:
    """Whether accepted figures change; made-up ones of the demonstration may just give way."""
    stored = each.stored_batch
    return stored is not None and stored.origin != "synthetic" and bool(each.differences)


def _fit(text: Texts, table: FreeTable, returns: TableReturns) -> tuple[bool, tuple[Submission, ...]]:
    """Whether a part is to be stored, and the returns that would be."""
    own = tuple(each for each in returns.sound if table.person.may("submit", each.draft.region_code))
    left_out = len(returns.submissions) - len(own)
    if not left_out:
        return False, own
    partly = bool(own) and st.checkbox(
        text("free_table.partly", n=left_out), key=f"submit_table_partly_{table.dropped.file_id}"
    )
    return partly, own if partly else ()


def _button(
    text: Texts,
    table: FreeTable,
    returns: TableReturns,
    fit: Sequence[Submission],
    partly: bool,
    reason: str,
    comment: str,
) -> None:
    pressed = st.button(
        text("free_table.accept", n=len(fit) or len(returns.sound)),
        key=f"submit_table_accept_{table.dropped.file_id}_{len(fit)}_{data.journal().version()}",
        icon=":material/done_all:",
        type="primary",
        disabled=not fit,
    )
    if not pressed or table.confirmed is None:
        return
    refused = dict(state.recall(REFUSED, {}))
    refused.pop(table.dropped.file_id, None)
    try:
        records = submission.accept_table(
            data.journal(),
            returns,
            table.confirmed,
            table.dropped.content,
            guard.require("submit"),
            reason,
            comment,
            partly,
        )
        note_accepted(table, len(records))
    except StoreError as error:
        refused[table.dropped.file_id] = error.code
    state.remember(REFUSED, refused)
    st.rerun()
