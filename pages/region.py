"""Region: one region in all indicators, its trends, its plan, its returns and their quality."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import guard, state
from pages.shared.method_link import method_link
from pages.shared.overview_blocks import empty_store
from pages.shared.profile_blocks import head_of_page, no_values, not_yet_there
from pages.shared.profile_filters import NotYetThere, profile_view
from pages.shared.profile_head import sentences
from pages.shared.profile_notes import profile_notes
from pages.shared.profile_plan import plan
from pages.shared.profile_returns import returns
from pages.shared.profile_similar import neighbours_of, similar_regions
from pages.shared.profile_spine import spine
from pages.shared.profile_table import profile_table
from pages.shared.profile_told import told_of
from pages.shared.profile_trends import trends
from pages.shared.widgets import switch

TABS = ("profile", "trends", "plan", "returns")


def page() -> None:
    """Pick a region, say what its figures tell, then show one of the four parts; only that is computed."""
    guard.require("view")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.title(text("profile.title"))
    view = profile_view(text)
    if view is None:
        empty_store(text)
        return
    if isinstance(view, NotYetThere):
        not_yet_there(text, view)
        return
    told = told_of(view, text.language)
    head_of_page(text, view, told)
    if told.has_values:
        sentences(text, told.words)
    else:
        no_values(text)
    tab = switch("tab", text("profile.tab.label"), TABS, lambda name: text(f"profile.tab.{name}"), TABS[0])
    if tab == "returns":
        returns(text, view, today)
    elif tab == "plan":
        plan(text, view)
    elif told.has_values and tab == "trends":
        trends(text, view)
    elif told.has_values:
        spine(text, view, told.words.standing)
        profile_notes(text, told.notes)
        profile_table(text, view)
        similar_regions(text, view, neighbours_of(view))
    method_link(text, tab)
    st.caption(text("compare.link_hint"))


page()
