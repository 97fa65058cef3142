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
from pages.shared.overview_filters import overview_view
from pages.shared.widgets import switch

TABS = {
    "registered": registered_tab,
    "pair": pair_tab,
    "model": model_tab,
    "expected": expected_tab,
    "index": index_tab,
}


def page() -> None:
    """Pick a period and a part, and draw that part alone."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("join.title"))
    st.caption(text("join.intro"))
    view = overview_view(text)
    if view is None:
        st.info(text("join.no_data"))
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    tab = switch(
        "part", text("join.tab"), tuple(TABS), lambda tab: text(f"join.tabs.{tab}"), next(iter(TABS))
    )
    TABS[tab](text, view)
    method_link(text, tab)
    st.caption(text("compare.link_hint"))


page()
