"""Compare regions: one indicator, all regions, as map, ranked bars, funnel, change on last year, table."""

from __future__ import annotations

import streamlit as st

from analytics.regions import BordersTooFine
from analytics.text import texts
from pages.shared import comparison_blocks as blocks
from pages.shared import data, guard, state
from pages.shared.comparison_charts import change_tab, funnel_tab, ranked_tab
from pages.shared.comparison_map import map_tab
from pages.shared.comparison_table import table_tab
from pages.shared.filters import comparison_request
from pages.shared.method_link import method_link
from pages.shared.notes import notes
from pages.shared.too_fine import too_fine
from pages.shared.widgets import origin_banner

TABS = {"map": map_tab, "ranked": ranked_tab, "funnel": funnel_tab, "change": change_tab, "table": table_tab}


def page() -> None:
    """Pick, ask the measure, draw the tab that is open, say what to know."""
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
        too_fine(text, refused)
        return
    view = blocks.chart_view(text, answer, blocks.picked_region(answer))
    origin_banner(text, answer.origins)
    blocks.heading(text, answer)
    tab = blocks.picked_tab(text)
    TABS[tab](text, answer, view)
    notes(text, answer)
    method_link(text, tab)
    st.caption(text("compare.link_hint"))


page()
