"""What was found in a file: a table with errors first, filtered where it is long, and the questions."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.intake.batch import Finding
from analytics.text import Texts
from pages.shared import state
from pages.shared.html_table import html_table
from pages.shared.literal import literal
from pages.shared.submit_desk import SentFile
from pages.shared.submit_tables import (
    SEVERITIES,
    finding_columns,
    finding_rows,
    question_columns,
    question_rows,
)

QUESTION = "plausible_"  # the beginning of the codes of findings that only ask
FILTERED_FROM = 8
MOST_ROWS = 200
ANY = ""


def found(sent: SentFile) -> list[Finding]:
    """The findings that say what is wrong or worth knowing."""
    return [finding for finding in sent.findings if not finding.code.startswith(QUESTION)]


def questions(sent: SentFile) -> list[Finding]:
    """The findings that ask to look at a figure once more."""
    return [finding for finding in sent.findings if finding.code.startswith(QUESTION)]


def findings_table(text: Texts, sent: SentFile) -> None:
    """The table of findings; a long one can be narrowed to a severity or a sheet."""
    findings = found(sent)
    shown = _filtered(text, sent, findings) if len(findings) > FILTERED_FROM else findings
    rows = finding_rows(text, shown, sent.dropped.reading.file_name)[:MOST_ROWS]
    st.html(html_table(finding_columns(text), rows, text("submit.tables.findings")))
    _cut(text, len(rows), len(shown))


def questions_table(text: Texts, sent: SentFile) -> None:
    """The questions about figures that are not wrong but unlike what was to be expected."""
    asked = questions(sent)
    rows = question_rows(text, asked, sent.dropped.reading.file_name)[:MOST_ROWS]
    st.html(html_table(question_columns(text), rows, text("submit.tables.questions")))
    _cut(text, len(rows), len(asked))


def _cut(text: Texts, shown: int, number: int) -> None:
    if shown < number:
        st.caption(text("submit.filter.cut", shown=shown, n=number))


def _filtered(text: Texts, sent: SentFile, findings: Sequence[Finding]) -> list[Finding]:
    severities = [one for one in SEVERITIES if any(finding.severity == one for finding in findings)]
    sheets = sorted({finding.sheet for finding in findings if finding.sheet})
    left, right, _ = st.columns([1, 1, 2])
    severity, sheet = ANY, ANY
    if len(severities) > 1:
        with left:
            severity = _pick(sent, "severity", text("submit.filter.severity"), severities, text)
    if len(sheets) > 1:
        with right:
            sheet = _pick(sent, "sheet", text("submit.filter.sheet"), sheets, text)
    return [one for one in findings if severity in (ANY, one.severity) and sheet in (ANY, one.sheet)]


def _pick(sent: SentFile, name: str, label: str, options: Sequence[str], text: Texts) -> str:
    """One of the options, or any; the choice outlives a fold of the table."""
    key = f"submit_{name}_{sent.dropped.file_id}"
    state.place(key, state.choice(key, [ANY, *options], ANY))
    chosen: str = st.selectbox(
        label,
        [ANY, *options],
        format_func=lambda one: _option(text, name, one),
        key=state.widget_key(key),
        label_visibility="collapsed",
    )
    return chosen


def _option(text: Texts, name: str, option: str) -> str:
    if option == ANY:
        return text(f"submit.filter.any_{name}")
    return text(f"severities.{option}") if name == "severity" else literal(option)
