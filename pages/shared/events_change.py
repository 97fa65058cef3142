"""A row of a list corrected or taken out on the page, with a reason: a new revision of the list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics import submission
from analytics.access import Person
from analytics.intake.batch import ListRow
from analytics.intake.entered_rows import Typed
from analytics.measures.events import CONTENT, LIST
from analytics.periods import Period
from analytics.store.journal import StoreError
from analytics.submission.entries import Change, ListPlace
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.events_fields import by_column, elsewhere, event_fields, found_before, remember_found
from pages.shared.events_filters import today

DONE = "event_changed"
REFUSED = "event_change_refused"
WAYS = ("correct", "take_out")


def change_row(text: Texts, person: Person, row: Mapping[Any, Any]) -> None:
    """The fields of the row, filled, to correct it; or a reason alone to take it out."""
    key = str(row["event_code"])
    folded = st.expander(
        text("events.change.title"), icon=":material/edit:", key=f"event_change_{key}", on_change="rerun"
    )
    with folded:
        if not folded.open:
            return
        way = st.segmented_control(
            text("events.change.way"),
            WAYS,
            format_func=lambda way: text(f"events.change.ways.{way}"),
            default=WAYS[0],
            required=True,
            key=f"event_way_{key}",
        )
        _say_refusal(text, key)
        findings, found_row = found_before(f"change_{key}")
        found = by_column(findings, found_row)
        typed = event_fields(text, f"change_{key}", _start(row), found) if way == "correct" else None
        elsewhere(text, found.get(None, ()))
        reason = st.text_input(text("events.change.reason"), max_chars=500, key=f"event_reason_{key}")
        if st.button(text(f"events.change.buttons.{way}"), type="primary", key=f"event_do_{key}"):
            _change(person, row, typed, reason, key)
            st.rerun()


def say_what_changed(text: Texts) -> None:
    """Say once that a row was corrected or taken out."""
    done = state.recall(DONE)
    state.forget(DONE)
    if done:
        way, revision = done
        st.success(text(f"events.change.done.{way}", n=revision), icon=":material/check_circle:")


def listed_row(row: Mapping[Any, Any]) -> ListRow:
    """A row of the measure as the list has it."""
    values: dict[str, str | float | None] = {}
    for name in CONTENT:
        value = row[name]
        missing = value is None or value != value  # noqa: PLR0124 - a missing number
        values[name] = None if missing else value.date().isoformat() if name == "held_on" else value
    return ListRow(LIST, str(row["sheet"]), int(row["row"]), values, json.loads(row["cells"] or "{}"))


def _start(row: Mapping[Any, Any]) -> dict[str, Any]:
    """What stands in the fields at first."""
    values = dict(listed_row(row).values)
    return values | {"held_on": row["held_on"].date() if values["held_on"] else None}


def _change(
    person: Person, row: Mapping[Any, Any], typed: Mapping[str, Typed] | None, reason: str, key: str
) -> None:
    place = ListPlace(str(row["form_code"]), str(row["unit_code"]), Period.parse(str(row["period"])), LIST)
    change = Change(typed, listed_row(row))
    journal = data.journal()
    state.forget(REFUSED)
    try:
        made = submission.entry_draft(journal, place, change, today())
        remember_found(f"change_{key}", made.findings, made.row)
        if made.blocked:
            state.remember(REFUSED, (key, "found"))
            return
        batch = submission.accept_entry(journal, place, change, person, today(), reason, reason)
    except StoreError as refused:
        state.remember(REFUSED, (key, refused.code))
        return
    state.remember(DONE, ("take_out" if typed is None else "correct", batch.revision))


def _say_refusal(text: Texts, key: str) -> None:
    refused = state.recall(REFUSED)
    if refused and refused[0] == key:
        if refused[1] == "found":
            st.warning(text("events.enter.look"), icon=":material/edit_note:")
        else:
            st.error(text(f"store.{refused[1]}"), icon=":material/error:")
