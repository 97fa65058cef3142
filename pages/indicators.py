"""Passports: what each indicator means and how it is computed, and what each region is and was."""

from __future__ import annotations

import streamlit as st

from analytics.text import texts
from pages.shared import guard, state
from pages.shared.indicator_passport import indicator_passports
from pages.shared.region_passport import region_passports
from pages.shared.widgets import switch

PASSPORTS = {"indicators": indicator_passports, "regions": region_passports}


def page() -> None:
    """Choose between indicators and regions, then show the passports of one or the other."""
    guard.require("view")
    text = texts(state.language())
    st.title(text("indicators.title"))
    passport = switch(
        "passport",
        text("indicators.passport"),
        list(PASSPORTS),
        lambda name: text(f"indicators.tab.{name}"),
        "indicators",
    )
    PASSPORTS[passport](text)


page()
