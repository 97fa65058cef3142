"""Borders that are finer than the returns: refused with a sentence and a way out."""

from __future__ import annotations

import streamlit as st

from analytics.regions import BordersTooFine, borders_of
from analytics.text import Texts
from analytics.text.periods import period_short
from pages.shared import state


def too_fine(text: Texts, refused: BordersTooFine) -> None:
    """Say why the borders cannot be shown, with a button that chooses those of the period."""
    period = period_short(refused.period.year, refused.period.quarter, text.language)
    st.warning(text("commands.show.borders_too_fine", period=period, borders=refused.borders))
    st.button(
        text("compare.use_borders", borders=borders_of(refused.period)),
        on_click=state.choose,
        args=("borders", borders_of(refused.period)),
    )
