"""The council's recommendations: who is responsible, by what each is measured, where each region stands."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import guard, state
from pages.shared.method_link import method_link
from pages.shared.recommendation_cell import cell, column_of, regions_of
from pages.shared.recommendation_history import history, overdue
from pages.shared.recommendation_matrix import by_recommendation, matrix
from pages.shared.recommendation_passport import passport
from pages.shared.recommendation_view import cells_of, origins_of, picked, recommendation_view
from pages.shared.widgets import origin_banner


def page() -> None:
    """Pick a period, show all states at once, then one recommendation, one region, and their quarters."""
    guard.require("view")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.title(text("recommendations.title"))
    st.markdown(text("recommendations.intro"))
    view = recommendation_view(text, today)
    if view is None:
        st.info(text("recommendations.empty"), icon=":material/inbox:")
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    origin_banner(text, origins_of(cells_of(view)))
    matrix(text, view)
    by_recommendation(text, view)
    record, region = picked(text, view)
    passport(text, record)
    if region:
        cell(text, view, record, region)
        column_of(text, view, region)
    else:
        regions_of(text, view, record)
    history(text, view, region)
    overdue(text, view, region)
    method_link(text, "recommendations")
    st.caption(text("compare.link_hint"))


page()
