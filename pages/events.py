"""Events: what education and police held, who reported what, what both reported, what came afterwards."""

from __future__ import annotations

import streamlit as st

from analytics.store.journal import StoreError
from analytics.text import texts
from pages.shared import data, guard, state
from pages.shared.events_after import after_part
from pages.shared.events_calendar import calendar_part
from pages.shared.events_enter import enter_part
from pages.shared.events_filters import events_view
from pages.shared.events_headline import headline
from pages.shared.events_pairs import pairs_part
from pages.shared.events_sides import sides_part
from pages.shared.known_on import known_on_banner
from pages.shared.method_link import method_link
from pages.shared.widgets import switch

PARTS = {
    "calendar": calendar_part,
    "pairs": pairs_part,
    "sides": sides_part,
    "after": after_part,
    "enter": enter_part,
}


def page() -> None:
    """Pick a year up to a period, say its totals, and draw one of the parts; only that is computed."""
    person = guard.require("view")
    text = texts(state.language())
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('register.css')}</style>")
    st.title(text("events.title"))
    st.caption(text("events.intro"))
    try:
        view = events_view(text)
        known_on_banner(text)
        headline(text, view)
        names = tuple(PARTS)
        part = switch("part", text("events.part"), names, lambda name: text(f"events.parts.{name}"), names[0])
        PARTS[part](text, view, person)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")
        return
    method_link(text, f"events_{part}")
    st.caption(text("compare.link_hint"))


page()
