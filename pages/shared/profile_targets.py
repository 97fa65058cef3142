"""The targets of the year for the indicators of a region's profile, with whether each is reached."""

from __future__ import annotations

from analytics.measures.pace import is_reached
from analytics.measures.targets import Target, known_targets
from analytics.periods import QUARTERS_IN_YEAR
from analytics.sentences.targets import value_of
from analytics.text import Texts
from pages.shared import data
from pages.shared.profile_filters import Key, request_of


def targets_of_year(region_code: str, key: Key) -> dict[str, Target]:
    """The target of each indicator that has one for the year; a quarter alone has none."""
    asked = request_of(key)
    if asked.basis == "quarter":
        return {}
    known = known_targets(data.journal(), data.catalogue(), data.regions())
    found = {
        code: known.value(code, region_code, asked.period.year, asked.borders)
        for code in asked.indicator_codes
    }
    return {code: target for code, target in found.items() if target is not None}


def target_words(text: Texts, target: Target | None, value: float | None, key: Key) -> str:
    """The target, and once the year is over whether it is reached; no forecast before."""
    if target is None:
        return ""
    indicator = data.catalogue().indicators[target.indicator_code]
    words = value_of(target, indicator.decimals, text)
    if value is None or request_of(key).period.quarter != QUARTERS_IN_YEAR:
        return words
    reached = is_reached(value, target, indicator.polarity)
    if reached is None:
        return words
    outcome = "reached" if reached else "missed"
    return f"{words}, {text(f'trends.target_short.{outcome}')}"
