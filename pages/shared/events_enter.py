"""One event entered without Excel: for a body and a region, into the list of the year that goes on."""

from __future__ import annotations

import streamlit as st

from analytics import submission
from analytics.access import Person
from analytics.measures.events import LIST, event_forms
from analytics.periods import Period
from analytics.store.journal import StoreError
from analytics.submission.entries import Change, ListPlace
from analytics.text import Texts
from analytics.text.numbers import format_date
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.events_fields import (
    by_column,
    elsewhere,
    event_fields,
    finding_words,
    found_before,
    remember_found,
)
from pages.shared.events_filters import SHOW_PERIOD, EventsView, bodies, today
from pages.shared.widgets import select, switch

NUMBER = "event_entries"  # so many were entered: the fields of the next one are new ones
DONE = "event_entered"
REFUSED = "event_refused"


def enter_part(text: Texts, view: EventsView, person: Person) -> None:
    """Pick whose list it is, fill in the fields, see what is wrong beside them, enter."""
    st.markdown(text("events.enter.intro"))
    if not person.may("submit"):
        st.info(text("shell.no_right"), icon=":material/block:")
        return
    place = _place(text, view, person)
    if place is None:
        st.info(text("events.enter.no_region"), icon=":material/block:")
        return
    _say_what_became(text)
    st.caption(text("events.enter.no_names"))
    number = int(state.recall(NUMBER, 0))
    key = f"new_{number}"
    findings, row = found_before(key)
    found = by_column(findings, row)
    with st.container(border=True):
        typed = event_fields(text, key, {}, found)
        for finding in found.get(None, ()):
            if finding.severity == "note":
                finding_words(text, finding)
        elsewhere(text, found.get(None, ()))
        explanation = ""
        if any(finding.severity == "warning" for finding in findings):
            explanation = st.text_input(
                text("events.enter.explanation"), max_chars=500, key=f"event_explanation_{key}"
            )
        if st.button(
            text("events.enter.button"), type="primary", icon=":material/add:", key=f"event_add_{key}"
        ):
            _enter(person, place, Change(typed), key, explanation)
            st.rerun()


def _enter(person: Person, place: ListPlace, change: Change, key: str, explanation: str) -> None:
    """Check the row; store it where nothing is wrong and every warning is answered."""
    journal = data.journal()
    state.forget(REFUSED)
    try:
        made = submission.entry_draft(journal, place, change, today())
        remember_found(key, made.findings, made.row)
        if made.blocked or (made.warnings and not explanation.strip()):
            state.remember(REFUSED, "found")
            return
        # The history of the return tells which event each revision added.
        added = f"+ {(change.typed or {}).get('title')}"
        batch = submission.accept_entry(journal, place, change, person, today(), explanation, added)
    except StoreError as refused:
        state.remember(REFUSED, refused.code)
        return
    state.remember(DONE, (batch.revision, str(batch.period)))
    state.remember(SHOW_PERIOD, str(batch.period))
    state.remember(NUMBER, int(state.recall(NUMBER, 0)) + 1)


def _say_what_became(text: Texts) -> None:
    done, refused = state.recall(DONE), state.recall(REFUSED)
    state.forget(DONE)
    if done:
        revision, code = done
        st.success(
            text("events.enter.done", n=revision, period=quarter_words(text, Period.parse(code))),
            icon=":material/check_circle:",
        )
    if refused == "found":
        st.warning(text("events.enter.look"), icon=":material/edit_note:")
    elif refused:
        st.error(text(f"store.{refused}"), icon=":material/error:")


def _place(text: Texts, view: EventsView, person: Person) -> ListPlace | None:
    """The list that takes the event: the body's form, a region of the person, an open quarter."""
    day = today()
    own = [one for one in data.regions().reporting(Period.containing(day)) if person.may("submit", one.code)]
    if not own:
        return None
    names = {region.code: region.name[text.language] for region in own}
    left, middle, right = st.columns(3)
    with left:
        body = switch(
            "entry_body",
            text("events.enter.body"),
            bodies(),
            lambda code: text(f"events.bodies.{code}"),
            view.body or bodies()[0],
        )
    form = next(form for form in event_forms(data.catalogue()) if form.body_code == body)
    with middle:
        first = view.region if view.region in names else next(iter(names))
        region = select("entry_region", text("common.region"), list(names), names.__getitem__, first)
    with right:
        open_ones = submission.open_periods(data.journal(), form.code, region, day)
        codes = [str(period) for period in open_ones]
        code = select(
            "entry_period",
            text("events.enter.period"),
            codes,
            lambda code: quarter_words(text, Period.parse(code)),
            codes[0],
        )
    period = Period.parse(code)
    _what_is_there(text, form.code, region, period)
    if data.journal().is_locked(form.code, period, region):
        st.warning(text("events.enter.locked"), icon=":material/lock:")
    return ListPlace(form.code, region, period, LIST)


def _what_is_there(text: Texts, form_code: str, region_code: str, period: Period) -> None:
    """The list to which the event is added, and from when on its day must lie."""
    base = submission.last_list(data.journal(), form_code, region_code, period)
    last = format_date(min(period.last_day, today()), text.language)
    first = format_date(Period(period.year, 1).first_day, text.language)
    if base is None:
        st.caption(text("events.enter.first_list", first=first, last=last))
        return
    number = sum(1 for row in base.rows if row.list_code == LIST)
    st.caption(
        text(
            "events.enter.list_there",
            n=number,
            period=quarter_words(text, base.batch.period),
            revision=base.batch.revision,
            first=first,
            last=last,
        )
    )


def quarter_words(text: Texts, period: Period) -> str:
    """The full name of a quarter."""
    return period_label(period.year, period.quarter, "quarter", text.language)
