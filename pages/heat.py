"""Heat map: regions by indicators, coloured by what really differs."""

from __future__ import annotations

import streamlit as st

from analytics.regions import BordersTooFine
from analytics.text import texts
from pages.shared import data, guard, state
from pages.shared import heat_blocks as blocks
from pages.shared.heat_answer import heat_told
from pages.shared.heat_filters import heat_question
from pages.shared.heat_table import heat_table
from pages.shared.method_link import method_link
from pages.shared.too_fine import too_fine
from pages.shared.widgets import origin_banner


def page() -> None:
    """Pick, ask the measure once for all cells, say what differs, draw, offer the downloads."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("heat.title"))
    asked = heat_question(text)
    if asked is None:
        st.info(text("heat.empty"), icon=":material/inbox:")
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    try:
        told = data.kept_by_words(heat_told, asked, text.language)
    except BordersTooFine as refused:
        too_fine(text, refused)
        return
    origin_banner(text, told.origins)
    blocks.lead(text, asked, told)
    order = blocks.heat_order(text, asked)
    blocks.heat_blocks(text, asked, order, told)
    blocks.picked_cell(text, asked)
    blocks.heat_notes(text, asked, told)
    heat_table(text, asked, order, blocks.note_sentences(text, asked, told))
    method_link(text, "heat")
    st.caption(text("compare.link_hint"))


page()
