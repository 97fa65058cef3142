"""Compare regions: one indicator, all regions, as maps, ranked bars and a table."""

from __future__ import annotations

import streamlit as st

from analytics.regions import BordersTooFine, borders_of
from analytics.text import texts
from pages.shared import comparison_blocks as blocks
from pages.shared import data, guard, state
from pages.shared.comparison_table import comparison_table
from pages.shared.filters import comparison_request
from pages.shared.notes import notes
from pages.shared.where_from import where_from
from pages.shared.widgets import origin_banner


def page() -> None:
    """Pick, ask the measure, draw, offer the download, say where each figure comes from."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("compare.title"))
    request = comparison_request(text)
    if request is None:
        st.info(text("compare.no_data"))
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    try:
        answer = data.compared(request)
    except BordersTooFine as refused:
        st.warning(
            text("commands.show.borders_too_fine", period=str(refused.period), borders=refused.borders)
        )
        st.button(
            text("compare.use_borders", borders=borders_of(request.period)),
            on_click=state.choose,
            args=("borders", borders_of(request.period)),
        )
        return
    selected = blocks.picked_region(answer)
    view = blocks.chart_view(text, answer, selected)
    origin_banner(text, answer.origins)
    blocks.heading(text, answer)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.region_map(text, answer, view)
    with right:
        blocks.ranked(text, answer, view)
    notes(text, answer)
    comparison_table(text, answer, selected)
    where_from(text, answer)
    st.caption(text("compare.link_hint"))


page()
