"""Clubs and offences in one view: registered children, two indicators side by side, the model, the rest."""

from __future__ import annotations

import streamlit as st

from analytics.text import texts
from pages.shared import guard, state
from pages.shared.join_expected import expected_tab
from pages.shared.join_index import index_tab
from pages.shared.join_model import model_tab
from pages.shared.join_pair import pair_tab
from pages.shared.join_registered import registered_tab
from pages.shared.method_link import method_link
from pages.shared.overview_filters import known_periods, overview_view
from pages.shared.widgets import switch

TABS = {
    "registered": registered_tab,
    "pair": pair_tab,
    "expected": expected_tab,
    "index": index_tab,
}
# In the order of their switch; the model takes all quarters and the common units, so it has no period bar.
PARTS = ("registered", "pair", "model", "expected", "index")


def page() -> None:
    """Pick a part, and a period where it has one, and draw that part alone."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("join.title"))
    st.caption(text("join.intro"))
    if not known_periods():
        st.info(text("join.no_data"))
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    part = switch("part", text("join.tab"), PARTS, lambda part: text(f"join.tabs.{part}"), PARTS[0])
    if part == "model":
        model_tab(text)
    elif view := overview_view(text):
        TABS[part](text, view)
    method_link(text, part)
    st.caption(text("compare.link_hint"))


page()
