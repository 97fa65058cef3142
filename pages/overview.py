"""The republic at a glance: what is the state, what changed, what needs attention, what has come."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.measures.overview import headline
from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import data, guard, state
from pages.shared import overview_blocks as blocks
from pages.shared.attention_list import attention_list
from pages.shared.changed_since import changed_since
from pages.shared.completeness_blocks import completeness_block
from pages.shared.headline_cards import headline_cards
from pages.shared.overview_filters import overview_view


def page() -> None:
    """Pick a period, show the key figures, the map, what needs attention, and what has come."""
    person = guard.require("view")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.title(text("overview.title"))
    blocks.as_of(text, today)
    view = overview_view(text)
    if view is None:
        blocks.empty_store(text)
        return
    table = data.measured(headline, data.headlines().codes, view.period, view.borders)
    blocks.lead(text, table)
    headline_cards(text, table, view)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.headline_map(text, table, view)
    with right:
        attention_list(text, view, today)
    completeness_block(text, view, today)
    changed_since(text, person)


page()
