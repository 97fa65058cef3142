"""Submit returns: choose the period, drop the files, see what is wrong in which cell, accept."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.store.journal import StoreError
from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import data, guard, state
from pages.shared.submit_card import file_card
from pages.shared.submit_desk import sent_files
from pages.shared.submit_files import dropped_files
from pages.shared.submit_intro import practice_files, return_period, what_is_accepted
from pages.shared.submit_summary import summary


def page() -> None:
    """Ask the period, take the files, sum them up, and show one card for each."""
    person = guard.require("submit")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.title(text("submit.title"))
    st.markdown(text("submit.intro"))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        period = return_period(text, today)
    with right:
        dropped = dropped_files(text)
    if not dropped:
        what_is_accepted(text)
        practice_files(text)
        return
    try:
        sent = sent_files(dropped, period, person, today)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")
        return
    summary(text, sent, period)
    for one in sent:
        file_card(text, one, period)
    practice_files(text)


page()
