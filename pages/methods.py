"""The methods: what each answers, how it is computed, and how it behaves where the truth is known."""

from __future__ import annotations

import streamlit as st

from analytics.text import texts
from pages.shared import data, guard, state
from pages.shared.method_calibration import calibration_section
from pages.shared.method_passport import method_passport, methods_register, picked_method


def page() -> None:
    """Pick a method and read it; below stand its calibration and the register of all methods."""
    guard.require("view")
    text = texts(state.language())
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('methods.css')}</style>")
    st.title(text("methods.title"))
    st.markdown(text("methods.intro"))
    method = picked_method(text)
    method_passport(text, method)
    calibration_section(text, method)
    methods_register(text)
    st.caption(text("compare.link_hint"))


page()
