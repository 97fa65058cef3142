"""The filter bar of the overview: a period, and borders that follow it until somebody chooses others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.periods import Period
from analytics.regions import BORDERS, borders_of
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.widgets import select, switch

FOLLOWED = "borders_followed"


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What the overview shows: a period, in borders that its returns can be added up to."""

    period: Period
    borders: int


def overview_view(text: Texts, periods: Sequence[str] | None = None) -> OverviewView | None:
    """Draw the bar; what is asked, or ``None`` where the store holds nothing yet.

    The periods (newest first) are those of the key indicators where none are given.
    """
    periods = known_periods() if periods is None else periods
    if not periods:
        return None
    with st.container(border=True):
        left, right = st.columns(2)
        with left:
            period = Period.parse(
                select("period", text("compare.period"), periods, lambda code: _words(code, text), periods[0])
            )
        with right:
            return OverviewView(period, _borders(text, period))


def known_periods() -> tuple[str, ...]:
    """The periods in which any key indicator was reported, newest first."""
    return data.kept_by_words(_known_periods)


def _known_periods() -> tuple[str, ...]:
    found = {period for code in data.headlines().codes for period in data.periods(code)}
    return tuple(sorted(found, reverse=True))


def _words(code: str, text: Texts) -> str:
    period = Period.parse(code)
    return period_label(period.year, period.quarter, "cumulative", text.language)


def _borders(text: Texts, period: Period) -> int:
    own = borders_of(period)
    followed = state.recall(FOLLOWED, own)
    if followed != own and state.choice("borders", BORDERS, own) == followed:
        state.choose("borders", own)
    state.remember(FOLLOWED, own)
    return switch(
        "borders",
        text("compare.borders"),
        [borders for borders in BORDERS if borders <= own],
        lambda borders: text(f"compare.borders_short.{borders}"),
        own,
    )
