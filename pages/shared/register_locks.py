"""Locked periods: which forms of the period are closed, why and by whom, and who may send all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from analytics import submission
from analytics.access import Person
from analytics.measures.register import locked_periods
from analytics.store.journal import StoreError
from analytics.text import Texts
from analytics.text.numbers import format_moment, join_names
from pages.shared import data, state
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.register_filters import quarter_words
from pages.shared.register_rows import ALL, RegisterView
from pages.shared.register_words import form_words

DONE = "register_lock_done"
COLUMNS = {"form": "words", "state": "mark", "who": "words", "reason": "words", "excepted": "words"}

Lock = Mapping[Any, Any]


def register_locks(text: Texts, view: RegisterView, person: Person) -> None:
    """The forms of the period with their locks; a curator closes, opens and makes exceptions."""
    forms = _forms(view)
    known = data.kept(_known_locks)
    locks = {form: known[form, str(view.period)] for form in forms if (form, str(view.period)) in known}
    done = state.recall(DONE)
    folded = st.expander(
        text("register.locks.title", period=quarter_words(text, view.period), n=len(locks)),
        icon=":material/lock:" if locks else ":material/lock_open:",
        expanded=bool(done),
        on_change="rerun",
        key=f"locks_{view.period}",
    )
    if not (folded.open or done):
        return
    with folded:
        if done:
            state.forget(DONE)
            st.success(text(f"register.locks.done.{done}"), icon=":material/check_circle:")
        st.caption(text("register.locks.hint"))
        columns = [Column(text(f"register.locks.columns.{name}"), kind) for name, kind in COLUMNS.items()]
        rows = [_row(text, view, form, locks.get(form)) for form in forms]
        st.html(f"<style>{data.front_end('submit.css')}</style>")
        st.html(html_table(columns, rows, text("register.locks.title", period="", n=len(locks))))
        if person.may("curate"):
            _controls(text, view, forms, locks, person)


def _known_locks() -> dict[tuple[str, str], dict[Any, Any]]:
    return locked_periods(data.journal())


def _forms(view: RegisterView) -> list[str]:
    expected = [form.code for form in data.catalogue().expected_forms(view.period)]
    tables = [form.code for form in data.catalogue().forms.values() if form.reading == "table"]
    return [form for form in (*expected, *tables) if view.form in (ALL, form)]


def _row(text: Texts, view: RegisterView, form: str, lock: Lock | None) -> list[Cell]:
    if lock is None:
        return [form_words(text, form), Marked(text("register.locks.open"), "open", "○"), *[NOTHING] * 3]
    who = f"{actor_words(text, lock['actor'])} · {format_moment(lock['at'], text.language)}"
    names = [data.regions().get(code, view.period).short_name[text.language] for code in lock["region_codes"]]
    closed = Marked(text("register.locks.closed"), "warning", "×")
    return [
        form_words(text, form),
        closed,
        who,
        str(lock["reason"]),
        join_names(names, text.language) or NOTHING,
    ]


def _controls(
    text: Texts, view: RegisterView, forms: Sequence[str], locks: Mapping[str, Lock], person: Person
) -> None:
    """One form or all, one reason, and what may be done with them now."""
    left, right = st.columns([2, 3])
    with left:
        chosen = st.selectbox(
            text("register.form"),
            [ALL, *forms] if len(forms) > 1 else forms,
            format_func=lambda code: text("register.all_forms") if code == ALL else form_words(text, code),
            key="lock_form",
        )
    with right:
        # Another key after each action, so that the field is empty again.
        state_of_locks = "_".join(f"{form}{len(lock['region_codes'])}" for form, lock in locks.items())
        reason = st.text_input(text("register.reason"), key=f"lock_reason_{view.period}_{state_of_locks}")
    wanted = [form for form in forms if chosen in (ALL, form)]
    opened, closed = [one for one in wanted if one not in locks], [one for one in wanted if one in locks]
    region = _excepted_region(text, view, locks[chosen]) if chosen in locks else None
    journal, period = data.journal(), view.period
    with st.container(horizontal=True):
        if opened and st.button(text("register.locks.lock"), icon=":material/lock:", key="lock_period"):
            acts = [partial(submission.lock, journal, form, period, person) for form in opened]
            _do(text, "locked", acts, reason)
        if closed and st.button(
            text("register.locks.unlock"), icon=":material/lock_open:", key="unlock_period"
        ):
            acts = [partial(submission.unlock, journal, form, period, person) for form in closed]
            _do(text, "unlocked", acts, reason)
        if region and st.button(text("register.locks.except"), icon=":material/key:", key="except_region"):
            act = partial(submission.except_from_lock, journal, chosen, period, region, person)
            _do(text, "excepted", [act], reason)


def _excepted_region(text: Texts, view: RegisterView, lock: Lock) -> str | None:
    """The region for which an exception would be made: one that has none yet."""
    excepted = set(lock["region_codes"])
    codes = [unit.code for unit in data.regions().reporting(view.period) if unit.code not in excepted]
    return st.selectbox(
        text("register.locks.region"),
        codes,
        format_func=lambda code: data.regions().get(code, view.period).name[text.language],
        key="lock_region",
    )


def _do(text: Texts, name: str, acts: Sequence[Callable[[str], None]], reason: str) -> None:
    try:
        for act in acts:
            act(reason)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")
        return
    state.remember(DONE, name)
    st.rerun()
