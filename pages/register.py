"""The register of returns: who owes what, what came, who is late, what became of each return."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.text import texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import guard, state
from pages.shared.changed_since import changed_since
from pages.shared.register_filters import quarters_since, register_view
from pages.shared.register_locks import register_locks
from pages.shared.register_matrix import register_matrix
from pages.shared.register_reminder import register_reminder
from pages.shared.register_return import open_return, picked_return
from pages.shared.register_rows import rows_of_period
from pages.shared.register_summary import register_summary
from pages.shared.register_table import register_table
from pages.shared.widgets import origin_banner


def page() -> None:
    """Pick a period and a form, count, show all returns at a glance and in full, open one of them."""
    person = guard.require("view")
    text = texts(state.language())
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    st.title(text("register.title"))
    st.markdown(text("register.intro"))
    view = register_view(text, today)
    quarters_since(text, view)
    rows = rows_of_period(view)
    origin_banner(text, sorted({row["origin"] for row in rows if row["origin"]}))
    register_summary(text, view, rows)
    register_reminder(text, view, rows)
    changed_since(text, person)
    picked = picked_return(view)
    register_matrix(text, view, picked)
    register_table(text, view, picked)
    register_locks(text, view, person)
    st.caption(text("compare.link_hint"))
    if picked:
        open_return(text, view, picked, person)


page()
