"""How an indicator's usual measure is written: its unit in words and its decimals."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Indicator
from analytics.text import Texts
from pages.shared import data

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class ShownAs:
    """The unit in words, the decimals, and whether a change is told in percentage points."""

    unit: str
    decimals: int
    in_points: bool


def shown_as(text: Texts, code: str) -> ShownAs:
    """How the rate of an indicator is written, or its number where it has no rate."""
    indicator = data.catalogue().indicators[code]
    unit = rate_unit(indicator)
    return ShownAs(text(f"units.{unit}"), decimals_of(indicator), unit == PERCENT)


def decimals_of(indicator: Indicator) -> int:
    """The decimals of an indicator's usual measure: a rate needs at least one."""
    return max(indicator.decimals, 1) if indicator.has_rate else indicator.decimals
