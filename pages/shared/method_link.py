"""The way from a figure to the method behind it, at the end of every page of the analysis."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analytics.text import Texts

# The method that explains most of what a page, or one of its parts, shows.
METHODS: Final = {
    "map": "verdict",
    "ranked": "places",
    "funnel": "funnel",
    "change": "change",
    "table": "rate_limits",
    "heat": "many_at_once",
    "profile": "verdict",
    "trends": "trend",
    "registered": "to_benchmark",
    "pair": "rank_correlation",
    "model": "association",
    "expected": "deviance",
    "index": "index",
    "recommendations": "recommendations",
    "practice_regions": "good_practice",
    "events_calendar": "joint_events",
    "events_pairs": "event_pairs",
    "events_sides": "joint_events",
    "events_after": "events_after",
    "plans_measures": "measure_state",
    "plans_timeline": "measure_state",
    "plans_before_after": "before_after",
    "plans_training": "share_change",
}


def method_link(text: Texts, part: str) -> None:
    """A link to the method of a page or of its part; none where the part computes nothing."""
    if part in METHODS:
        st.page_link(
            "methods.py",
            label=text("methods.how_computed"),
            icon=":material/functions:",
            query_params={"method": METHODS[part]},
        )
