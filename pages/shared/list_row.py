"""One row of a list: what it says and where, from which file, who sent it when, findings, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from analytics.catalogue.records import ListForm
from analytics.intake.batch import ListRow
from analytics.intake.entered_rows import PAGE
from analytics.intake.wording import wording
from analytics.measures.questions import finding_of
from analytics.measures.returns import findings_of_return
from analytics.measures.row_history import RowStep, row_history
from analytics.text import Texts
from analytics.text.numbers import format_moment
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.facts import facts
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.list_difference import fields_words
from pages.shared.list_words import list_form, place_words, row_words, sheet_words, shown
from pages.shared.literal import literal
from pages.shared.submit_tables import SIGNS

VALUE_COLUMNS = {"column": "words", "value": "words", "cell": "address"}
HISTORY_COLUMNS = {"what": "mark", "revision": "words", "who": "words", "fields": "words", "why": "words"}
FINDING_COLUMNS = {"severity": "mark", "cell": "address", "found": "words", "explanation": "words"}
STEP_SIGNS = {"first": "+", "changed": "≠", "same": "=", "gone": "−", "back": "+"}
STEP_TONES = {"first": "note", "changed": "warning", "same": "note", "gone": "error", "back": "note"}

Record = Mapping[Any, Any]


def list_row(text: Texts, list_code: str, batch_id: int, row: int, sheet: str | None = None) -> None:
    """Draw one row of an accepted list in full.

    Args:
        text: the words of the person's language.
        list_code: ``event``, ``plan_measure`` or ``partner``.
        batch_id: the batch that lists it.
        row: its row of the sheet, counted from 1.
        sheet: its sheet, where rows of several sheets have one number.
    """
    try:
        steps = data.kept(_history, list_code, batch_id, row, sheet)
    except ValueError:  # an old link, or a batch of another store
        st.info(text("lists.no_such_row"))
        return
    listed = list_form(list_code)
    here = next(one for one in steps if one.batch_id == batch_id)
    if here.row is None:
        raise ValueError(f"batch {batch_id} has no row {row}")
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.markdown(f"**{literal(row_words(text, here.row))}**")
    source = _source(steps, here)
    facts(_facts(text, here, source, here.row))
    _original(text, source)
    _values(text, listed, here.row)
    _findings(text, here, here.row)
    _steps(text, listed, steps)


def _history(list_code: str, batch_id: int, row: int, sheet: str | None) -> tuple[RowStep, ...]:
    return row_history(data.journal(), list_code, batch_id, row, sheet)


def _source(steps: Sequence[RowStep], here: RowStep) -> RowStep:
    """The revision whose file holds the row: an event entered on a page carries the other rows on.

    Of a row typed on a page it is the revision with which it was typed.
    """
    if here.file_name != PAGE:
        return here
    earlier = [one for one in steps[steps.index(here) :] if one.row == here.row]
    return next((one for one in earlier if one.file_name != PAGE), earlier[-1])


def _facts(text: Texts, step: RowStep, source: RowStep, row: ListRow) -> Sequence[tuple[str, str]]:
    moment = format_moment(source.accepted_at, text.language)
    current = "" if step.is_current else text("lists.not_current")
    return [
        (text("lists.facts.file"), sheet_words(text, source.file_name)),
        (text("lists.facts.address"), place_words(text, row)),
        (text("lists.facts.revision"), " · ".join(filter(None, (_revision(text, step), current)))),
        (text("lists.facts.who"), f"{actor_words(text, source.actor)} · {moment}"),
        (text("lists.facts.origin"), text(f"origins.{step.origin}")),
    ]


def _revision(text: Texts, step: RowStep) -> str:
    period = period_short(step.period.year, step.period.quarter, text.language)
    return f"{period} · {text('register.revision', n=step.revision)}"


def _original(text: Texts, step: RowStep) -> None:
    if step.sha256:
        st.download_button(
            text("where_from.download_original", file_name=step.file_name),
            partial(data.kept_file, step.sha256),
            file_name=step.file_name,
            icon=":material/description:",
            on_click="ignore",
            key=f"list_row_file_{step.batch_id}",
        )


def _values(text: Texts, listed: ListForm, row: ListRow) -> None:
    columns = [Column(text(f"lists.values.{name}"), kind) for name, kind in VALUE_COLUMNS.items()]
    rows: list[list[Cell]] = [
        [
            column.name[text.language],
            shown(text, column, row.values.get(column.code)),
            row.cells.get(column.code) or NOTHING,
        ]
        for column in listed.columns
    ]
    st.html(html_table(columns, rows, text("lists.values.title")))


def _findings(text: Texts, step: RowStep, row: ListRow) -> None:
    """What was found at the cells of the row, each with the explanation that counts."""
    table = findings_of_return(data.journal(), step.batch_id)
    known = table.astype(object).where(table.notna(), None).to_dict("records")
    cells = {(row.sheet, cell) for cell in row.cells.values()}
    own = [one for one in known if (one["sheet"], one["cell"]) in cells]
    if not own:
        st.caption(text("lists.no_findings"))
        return
    columns = [Column(text(f"lists.findings.{name}"), kind) for name, kind in FINDING_COLUMNS.items()]
    rows = [_finding(text, one, step.file_name) for one in own]
    st.html(html_table(columns, rows, text("lists.findings.title")))


def _finding(text: Texts, one: Record, file_name: str) -> list[Cell]:
    finding = finding_of(one)
    return [
        Marked(text(f"severities.{finding.severity}"), finding.severity, SIGNS[finding.severity]),
        finding.cell or NOTHING,
        wording(finding, file_name, text).message,
        _explanation(text, one),
    ]


def _explanation(text: Texts, one: Record) -> str:
    if one["explanation"] is None:
        return text("register.not_explained") if one["severity"] == "warning" else NOTHING
    who = actor_words(text, str(one["explained_by"] or ""))
    return f"{one['explanation']} ({who})" if who else str(one["explanation"])


def _steps(text: Texts, listed: ListForm, steps: Sequence[RowStep]) -> None:
    """The history, the newest first; revisions that say the same are one line, from the newest of them."""
    columns = [Column(text(f"lists.history.{name}"), kind) for name, kind in HISTORY_COLUMNS.items()]
    st.markdown(f"**{text('lists.history.title')}**")
    told = [step for step, newer in zip(steps, (None, *steps), strict=False) if not _goes_on(step, newer)]
    st.html(html_table(columns, [_step(text, listed, one) for one in told], text("lists.history.title")))


def _goes_on(step: RowStep, newer: RowStep | None) -> bool:
    return newer is not None and step.kind == newer.kind == "same"


def _step(text: Texts, listed: ListForm, step: RowStep) -> list[Cell]:
    moment = format_moment(step.accepted_at, text.language)
    withdrawn = text("store.state.withdrawn") if step.state == "withdrawn" else ""
    return [
        Marked(text(f"lists.steps.{step.kind}"), STEP_TONES[step.kind], STEP_SIGNS[step.kind]),
        " · ".join(filter(None, (_revision(text, step), withdrawn))),
        f"{actor_words(text, step.actor)} · {moment}",
        fields_words(text, listed, step.fields) or NOTHING,
        step.comment or NOTHING,
    ]
