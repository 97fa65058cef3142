"""Quality of the figures: grades, questions and answers, the two ministries' figures side by side."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import data, guard, state
from pages.shared.overview_blocks import empty_store
from pages.shared.quality_filters import quality_view
from pages.shared.quality_grades import grades_section, origins_of
from pages.shared.quality_questions import questions_section
from pages.shared.quality_reconciliation import reconciliation_section
from pages.shared.widgets import origin_banner


def page() -> None:
    """Pick a period and one of the three sections; only that one is asked and drawn."""
    person = guard.require("view")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('quality.css')}</style>")
    st.title(text("quality.title"))
    view = quality_view(text)
    if view is None:
        empty_store(text)
        return
    origin_banner(text, origins_of(view.period))
    if view.section == "grades":
        grades_section(text, view.period)
    elif view.section == "questions":
        questions_section(text, view.period, person)
    else:
        reconciliation_section(text, view.period, today)
    st.caption(text("compare.link_hint"))


page()
