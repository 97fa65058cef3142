"""Trends: up to six regions and the republic over the quarters, with what is real in their change."""

from __future__ import annotations

import streamlit as st

from analytics.text import texts
from pages.shared import guard, state
from pages.shared import trends_blocks as blocks
from pages.shared.method_link import method_link
from pages.shared.trends_filters import trends_asked
from pages.shared.trends_heading import heading
from pages.shared.trends_land import land_notes
from pages.shared.trends_notes import notes
from pages.shared.trends_point import point
from pages.shared.trends_tables import figures_table, trend_table
from pages.shared.trends_target import targets_told
from pages.shared.trends_words import figures_of, origins_of, trends_of
from pages.shared.widgets import origin_banner


def page() -> None:
    """Pick, ask the measure, draw, say what is real, offer the download, say where each figure is from."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("trends.title"))
    asked = trends_asked(text)
    if asked is None:
        st.info(text("trends.no_data"))
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    request, mode = asked
    if not request.region_codes:
        st.info(text("trends.choose"))
        return
    if not request.series.periods:
        st.info(text("trends.no_periods"))
        return
    origin_banner(text, origins_of(figures_of(request)))
    with st.spinner(text("trends.fitting")):
        trends_of(request)
    heading(text, request)
    if mode == "row":
        blocks.row_chart(text, request)
    elif mode == "apart":
        blocks.apart_charts(text, request)
    else:
        blocks.year_charts(text, request)
    targets_told(text, request)
    land_notes(text, request)
    trend_table(text, request)
    figures_table(text, request)
    notes(text, request)
    point(text, request)
    method_link(text, "trends")
    st.caption(text("trends.link_hint"))


page()
