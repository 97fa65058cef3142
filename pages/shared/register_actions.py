"""What a curator may do with a return: approve it, give it back, withdraw it, restore it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from analytics import submission
from analytics.access import Person
from analytics.store.journal import BatchRecord, StoreError
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.register_history import revisions
from pages.shared.register_rows import Record, ReturnKey

DONE = "register_done"
NEEDS_REASON = ("return", "withdraw", "restore")
WHERE_OPEN = ("withdraw", "restore")  # not in a locked period
ICONS = {
    "approve": ":material/verified:",
    "return": ":material/undo:",
    "withdraw": ":material/remove_circle:",
    "restore": ":material/restore:",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that may be done: its name, the revision that it concerns, and how it is done."""

    name: str
    revision: int
    do: Callable[[str], BatchRecord | None]


def actions(text: Texts, row: Record, key: ReturnKey, person: Person) -> None:
    """The field for a comment with a button for each thing that may be done now, and what was done."""
    _say_what_was_done(text)
    if not row["batch_id"]:
        st.info(text("register.nothing_yet"), icon=":material/hourglass_empty:")
        return
    if not person.may("curate"):
        return
    code = f"{key.form_code}_{key.region_code}_{key.period}"
    with st.container(border=True):
        words = st.text_area(
            text("register.comment"),
            # Another key after each action, so that the field is empty again.
            key=f"register_comment_{code}_{row['last_at']:%Y%m%d%H%M%S%f}",
            placeholder=text("register.comment_hint"),
            height=80,
        )
        with st.container(horizontal=True):
            pressed = [act for act in _possible(row, key, person) if _button(text, act, row, code)]
        if row["locked"]:
            st.caption(text("register.locked_actions"))
        for act in pressed:
            _do(text, act, words)


def _possible(row: Record, key: ReturnKey, person: Person) -> list[Act]:
    """What may be done with a return in its state; every withdrawn revision may be restored."""
    batch_id, revision, journal = int(row["batch_id"]), int(row["revision"]), data.journal()
    decide = partial(submission.decide, journal, batch_id)
    possible: list[Act] = []
    if row["received"]:
        if row["state"] != "approved":
            possible.append(Act("approve", revision, partial(decide, "approved", person)))
        possible.append(Act("return", revision, partial(decide, "returned", person)))
        possible.append(Act("withdraw", revision, partial(submission.withdraw, journal, batch_id, person)))
    withdrawn = [one for one in revisions(key) if one["state"] == "withdrawn"]
    return possible + [
        Act("restore", one["revision"], partial(submission.restore, journal, int(one["batch_id"]), person))
        for one in withdrawn
    ]


def _button(text: Texts, act: Act, row: Record, code: str) -> bool:
    return st.button(
        text(f"register.actions.{act.name}", n=act.revision),
        icon=ICONS[act.name],
        type="primary" if act.name == "approve" else "secondary",
        disabled=bool(row["locked"]) and act.name in WHERE_OPEN,
        key=f"register_{act.name}_{act.revision}_{code}",
    )


def _do(text: Texts, act: Act, words: str) -> None:
    if act.name in NEEDS_REASON and not words.strip():
        st.error(text(f"register.reason_missing.{act.name}"), icon=":material/edit_note:")
        return
    try:
        act.do(words)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")
        return
    state.remember(DONE, act.name)
    st.rerun()


def _say_what_was_done(text: Texts) -> None:
    done = state.recall(DONE)
    if done:
        state.forget(DONE)
        st.success(text(f"register.done.{done}"), icon=":material/check_circle:")
