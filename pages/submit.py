"""Submit returns or only check them: choose the period, drop the files, see what is wrong, accept."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.store.journal import StoreError
from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import data, guard, state
from pages.shared.submit_card import file_card
from pages.shared.submit_desk import sent_files, with_tables_apart
from pages.shared.submit_files import dropped_files
from pages.shared.submit_intro import practice_files, return_period, what_is_accepted
from pages.shared.submit_mapping import mapping_card
from pages.shared.submit_mode import submit_mode
from pages.shared.submit_summary import summary
from pages.shared.submit_templates import templates_block


def page() -> None:
    """Ask the period, take the files, sum them up, and show one card for each."""
    person = guard.require("check")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.title(text("submit.title"))
    st.markdown(text("submit.intro"))
    mode = submit_mode(text, person)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        period = return_period(text, today)
    with right:
        dropped = dropped_files(text)
    if not dropped:
        templates_block(text, period, person)
        what_is_accepted(text)
        practice_files(text)
        return
    known, free = with_tables_apart(dropped)
    try:
        sent = sent_files(known, period, person, today, mode == "check")
        if sent:
            summary(text, sent, period, mode)
        for table in free:
            mapping_card(text, table, period, person, today, mode)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")
        return
    for one in sent:
        file_card(text, one, period, mode)
    practice_files(text)


page()
