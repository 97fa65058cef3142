"""Whether the page sends or only checks: a switch at its top, kept in the address."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from analytics.access import Person
from analytics.text import Texts
from pages.shared.widgets import switch

Mode = Literal["send", "check"]
MODES: tuple[Mode, ...] = ("send", "check")


def submit_mode(text: Texts, person: Person) -> Mode:
    """The mode chosen; a person who may not send gets no choice and checks."""
    if not person.may("submit"):
        st.info(text("submit.mode.only"), icon=":material/visibility:")
        return "check"
    with st.container(key="submit_mode", width=420):
        mode = switch(
            "submit_mode",
            text("submit.mode.label"),
            MODES,
            lambda one: text(f"submit.mode.{one}"),
            MODES[0],
        )
    if mode == "check":
        st.info(text("submit.mode.hint"), icon=":material/visibility:")
    return mode
