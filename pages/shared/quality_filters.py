"""The filter bar of the quality page: a period, and which of its sections is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

import streamlit as st

from analytics.periods import Period
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared.overview_filters import known_periods
from pages.shared.widgets import select, switch

Section = Literal["grades", "questions", "reconciliation"]
SECTIONS: Final[tuple[Section, ...]] = get_args(Section)


@dataclass(frozen=True, slots=True)
class QualityView:
    """A period and a section of the page."""

    period: Period
    section: Section


def quality_view(text: Texts) -> QualityView | None:
    """Draw the bar; what is asked, or ``None`` where the store holds no return yet."""
    periods = known_periods()
    if not periods:
        return None
    with st.container(border=True):
        left, right = st.columns([1, 2], vertical_alignment="bottom")
        with left:
            period = select(
                "period",
                text("compare.period"),
                periods,
                lambda code: quarter_words(text, Period.parse(code)),
                periods[0],
            )
        with right:
            section = switch(
                "section",
                text("quality.section"),
                SECTIONS,
                lambda name: text(f"quality.tabs.{name}"),
                SECTIONS[0],
            )
    return QualityView(Period.parse(period), section)


def quarter_words(text: Texts, period: Period) -> str:
    """The full name of a quarter."""
    return period_label(period.year, period.quarter, "quarter", text.language)
