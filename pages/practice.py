"""Good practice: whom to ask about what, and published experience as cards."""

from __future__ import annotations

import streamlit as st

from analytics.text import texts
from pages.shared import data, guard, state
from pages.shared.method_link import method_link
from pages.shared.practice_experience import experience_part
from pages.shared.practice_regions import regions_part
from pages.shared.widgets import switch

PARTS = {"regions": regions_part, "experience": experience_part}


def page() -> None:
    """Pick a part and draw that part alone."""
    guard.require("view")
    text = texts(state.language())
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('practice.css')}</style>")
    st.title(text("practice.title"))
    st.caption(text("practice.intro"))
    parts = tuple(PARTS)
    part = switch("part", text("practice.part"), parts, lambda one: text(f"practice.parts.{one}"), parts[0])
    PARTS[part](text)
    method_link(text, f"practice_{part}")
    st.caption(text("compare.link_hint"))


page()
