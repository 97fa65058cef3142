"""A new list of targets: the workbook, what is wrong in it, what it would change, and its acceptance."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.access import Person
from analytics.intake.batch import Reading
from analytics.intake.targets import TargetRow, TargetsReading
from analytics.settings import MEGABYTE, settings
from analytics.store.journal import StoreError
from analytics.submission.target_lists import (
    SentTargets,
    TargetChange,
    accept_targets,
    read_target_list,
    sent_targets,
)
from analytics.text import Texts
from analytics.text.numbers import format_moment
from pages.shared import data, guard, state
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.literal import literal
from pages.shared.submit_files import ENDINGS, DroppedFile
from pages.shared.submit_marked import marked_button
from pages.shared.submit_tables import finding_columns, finding_rows
from pages.shared.targets_words import indicator_words, source_words, unit_name, unit_of, value_words

UPLOADS = "targets_uploads"
READ = "targets_read"
ACCEPTED = "targets_accepted_list"
MOST_ROWS = 200
MARKS = {"added": ("sound", "+"), "changed": ("warning", "≠"), "removed": ("error", "−")}
KINDS = {"change": "mark", "year": "number", "old": "number", "new": "number", "cell": "address"}
DIFFERENCE = ("change", "indicator_name", "region_name", "year", "old", "new", "unit", "document", "cell")


def accepted_words(text: Texts) -> None:
    """That the list which this session has just accepted counts now."""
    number = state.recall(ACCEPTED)
    if number is not None:
        state.forget(ACCEPTED)
        st.success(text("targets.accepted", number=number), icon=":material/check_circle:")


def targets_upload(text: Texts, person: Person) -> None:
    """The uploader for those who may change targets, and why not for all others."""
    st.subheader(text("targets.upload_title"), anchor=False)
    if not person.may("curate"):
        st.info(text("targets.not_allowed"), icon=":material/block:")
        return
    file = st.file_uploader(
        text("targets.upload"),
        type=ENDINGS,
        key=f"targets_uploader_{state.recall(UPLOADS, 0)}",
        max_upload_size=settings().upload_limit_bytes // MEGABYTE,
        help=text("targets.upload_help"),
    )
    if file is None:
        state.forget(READ)
        return
    content = file.getvalue()
    sent = sent_targets(data.journal(), _reading(file.file_id, content, file.name))
    with st.container(border=True):
        _findings(text, sent.reading, file.file_id, content)
        _outcome(text, sent, content)


def _reading(file_id: str, content: bytes, name: str) -> TargetsReading:
    """The file as it was read, once for each upload."""
    known: tuple[str, TargetsReading] | None = state.recall(READ)
    if known is None or known[0] != file_id:
        known = (file_id, read_target_list(content, name))
        state.remember(READ, known)
    return known[1]


def _findings(text: Texts, reading: TargetsReading, file_id: str, content: bytes) -> None:
    """How much was read, what was found by cell, and the workbook with those cells marked."""
    st.markdown(f"**{literal(reading.file_name)}** · {text('targets.rows_read', n=len(reading.rows))}")
    if not reading.findings:
        return
    st.markdown(f"**{text('targets.findings')}**")
    rows = finding_rows(text, reading.findings, reading.file_name)
    st.html(html_table(finding_columns(text), rows[:MOST_ROWS], text("targets.findings")))
    _cut(text, len(rows))
    found = Reading(reading.file_name, reading.sha256, reading.size, None, (), (), reading.findings)
    marked_button(text, DroppedFile(file_id, 0, content, found), reading.findings)


def _outcome(text: Texts, sent: SentTargets, content: bytes) -> None:
    """What accepting would change, with its button; else why there is nothing to accept."""
    if sent.reading.blocked:
        st.error(text("targets.blocked"), icon=":material/block:")
    elif sent.is_known and sent.current is not None:
        moment = format_moment(sent.current.accepted_at, text.language)
        actor = literal(actor_words(text, sent.current.actor))
        known = text("targets.known", number=sent.current.set_id, moment=moment, actor=actor)
        st.info(known, icon=":material/content_copy:")
    elif not sent.changes:
        st.info(text("targets.unchanged"), icon=":material/check:")
    else:
        _difference(text, sent.changes)
        _decision(text, sent, content)


def _difference(text: Texts, changes: Sequence[TargetChange]) -> None:
    st.markdown(f"**{text('targets.differences')}**")
    counts = {kind: sum(change.kind == kind for change in changes) for kind in MARKS}
    st.caption(" · ".join(text(f"targets.change_counts.{kind}", count=n) for kind, n in counts.items() if n))
    columns = [Column(text(f"targets.columns.{name}"), KINDS.get(name, "words")) for name in DIFFERENCE]
    rows = [_change(text, change) for change in changes[:MOST_ROWS]]
    st.html(html_table(columns, rows, text("targets.differences")))
    _cut(text, len(changes))


def _change(text: Texts, change: TargetChange) -> list[Cell]:
    code, unit_code, year = change.key
    tone, sign = MARKS[change.kind]
    sources = [source_words(row) for row in (change.old, change.new) if row is not None]
    return [
        Marked(text(f"targets.kinds.{change.kind}"), tone, sign),
        indicator_words(text, code),
        unit_name(text, unit_code),
        str(year),
        _value(text, change.old),
        _value(text, change.new),
        unit_of(text, code),
        " → ".join(dict.fromkeys(sources)),
        (change.new.cell if change.new else None) or NOTHING,
    ]


def _value(text: Texts, row: TargetRow | None) -> str:
    return NOTHING if row is None else value_words(text, row.value)


def _decision(text: Texts, sent: SentTargets, content: bytes) -> None:
    """The comment and the button; its key changes with the list that counts, so a late click is void."""
    based_on = 0 if sent.current is None else sent.current.set_id
    key = f"{based_on}_{sent.reading.sha256}"
    left, right = st.columns([13, 5], gap="medium", vertical_alignment="bottom")
    comment = left.text_input(text("targets.comment"), key=f"targets_comment_{key}")
    pressed = right.button(
        text("targets.accept"),
        key=f"targets_accept_{key}",
        type="primary",
        icon=":material/check:",
        width="stretch",
    )
    if not pressed:
        return
    try:
        accepted = accept_targets(data.journal(), sent, content, guard.require("curate"), comment)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")
        return
    state.forget(READ)
    state.remember(ACCEPTED, accepted.set_id)
    state.remember(UPLOADS, state.recall(UPLOADS, 0) + 1)
    st.rerun()


def _cut(text: Texts, number: int) -> None:
    if number > MOST_ROWS:
        st.caption(text("targets.cut", shown=MOST_ROWS, n=number))
