"""The quarters of the recommendations page, and the states of all recommendations in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analytics.measures.recommendations import (
    RecommendationRequest,
    State,
    recommendation_results,
    recommendation_states,
)
from analytics.periods import Period
from analytics.text import Texts
from pages.shared import data
from pages.shared.recommendation_view import RecommendationView, known_periods

SPANS: Final = ("recent", "all")
RECENT: Final = 12


def quarters_of(view: RecommendationView, span: str) -> list[Period]:
    """The quarters of the history: all since the first return, or the last few of them."""
    told = [one for one in known_periods() if one <= view.period]
    first = told[0] if span == "all" else max(told[0], view.period.shift(1 - RECENT))
    return [Period.from_key(key) for key in range(first.key, view.period.key + 1)]


def states_by_quarter(view: RecommendationView, region: str, span: str) -> dict[tuple[str, str], list[State]]:
    """The states of the region, or of all regions, by recommendation and period."""
    periods = quarters_of(view, span)
    codes = (region,) if region else None
    asked = RecommendationRequest(periods[0], periods[-1], view.borders, view.today, codes)
    found: dict[tuple[str, str], list[State]] = {}
    for row in recommendation_states(data.measured(recommendation_results, asked)).to_dict("records"):
        found.setdefault((row["recommendation"], row["period"]), []).append(row["state"])
    return found


def quarter_words(text: Texts, states: Sequence[State], region: str) -> str:
    """One region's state with its sign, or how many of the regions have met the recommendation."""
    if region:
        sign = text(f"recommendation_signs.{states[0]}")
        return f"{sign} {text(f'recommendation_states_short.{states[0]}')}"
    return text("recommendations.regions_count", number=states.count("met"), of=len(states))
