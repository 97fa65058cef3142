"""Plans and partners: the measures of the Regional Plans, the agreements, the training of teachers."""

from __future__ import annotations

import streamlit as st

from analytics.text import texts
from pages.shared import guard, state
from pages.shared.known_on import known_on_banner
from pages.shared.method_link import method_link
from pages.shared.overview_blocks import empty_store
from pages.shared.plans_before_after import before_after_part
from pages.shared.plans_measures import measures_part
from pages.shared.plans_partners import partners_part
from pages.shared.plans_timeline import timeline_part
from pages.shared.plans_training import training_part
from pages.shared.plans_view import plans_view
from pages.shared.widgets import switch

PARTS = {
    "measures": measures_part,
    "timeline": timeline_part,
    "before_after": before_after_part,
    "partners": partners_part,
    "training": training_part,
}


def page() -> None:
    """Pick a period and a part, and draw that part alone."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("plans.title"))
    st.markdown(text("plans.intro"))
    view = plans_view(text)
    if view is None:
        empty_store(text)
        return
    known_on_banner(text)
    part = switch(
        "part", text("plans.part"), list(PARTS), lambda name: text(f"plans.parts.{name}"), "measures"
    )
    PARTS[part](text, view)
    method_link(text, f"plans_{part}")
    st.caption(text("compare.link_hint"))


page()
