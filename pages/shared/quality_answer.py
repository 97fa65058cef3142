"""Answering a question about a stored figure: the field, the button, what the store said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics import submission
from analytics.access import Person
from analytics.store.journal import StoreError
from analytics.text import Texts
from pages.shared import data, guard, state

ANSWER_LETTERS = 500
REFUSED = "quality_refused"
SAVED = "quality_saved"

Record = Mapping[Any, Any]


def answer_form(text: Texts, record: Record, person: Person) -> None:
    """The field and the button, for those who may answer for the region; else who may."""
    batch_id, position = int(record["batch_id"]), int(record["position"])
    if not person.may("answer", str(record["region_code"])):
        st.caption(f":material/block: {text('quality.who_answers')}")
        return
    refused = state.recall(REFUSED, {}).get((batch_id, position))
    if refused:
        st.error(text(f"store.{refused}"), icon=":material/error:")
    field = f"quality_answer_{batch_id}_{position}"
    with st.form(f"{field}_form", border=False):
        label = "quality.answer" if record["is_open"] else "quality.answer_anew"
        st.text_area(
            text(label), key=field, max_chars=ANSWER_LETTERS, placeholder=text("quality.answer_hint")
        )
        st.form_submit_button(
            text("quality.send_answer"),
            icon=":material/check:",
            on_click=_send,
            args=(batch_id, position, field),
        )


def say_what_was_saved(text: Texts) -> None:
    """The sentence that follows an answer, once."""
    if state.recall(SAVED):
        st.toast(text("quality.saved"), icon=":material/check_circle:")
        state.forget(SAVED)


def _send(batch_id: int, position: int, field: str) -> None:
    """Store the answer of the person who is signed in now; a refusal is kept for the form."""
    refused = {key: code for key, code in state.recall(REFUSED, {}).items() if key != (batch_id, position)}
    try:
        submission.answer(data.journal(), batch_id, position, guard.person(), str(state.recall(field, "")))
        state.remember(SAVED, True)
    except StoreError as error:
        refused[batch_id, position] = error.code
    state.remember(REFUSED, refused)
