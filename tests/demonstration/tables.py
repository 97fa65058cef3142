"""The demonstration returns as plain tables, for the tests to ask."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Draft
from analytics.periods import Period

REGIONS = "10 11 15 19 23 27 31 33 35 39 43 47 51 55 59 61 62 63 71 75 79"

Figures = dict[tuple[str, str, Period], float]


def final_figures(drafts: Iterable[Draft]) -> Figures:
    """Reported numbers by indicator, region and period; a later revision replaces an earlier one."""
    return {
        (one.indicator_code, draft.region_code, draft.period): one.value
        for draft in drafts
        for one in draft.observations
        if one.value is not None
    }


def of_republic(figures: Figures, indicator_code: str, period: str) -> float:
    """The sum over the regions of one indicator in one period."""
    return sum(by_region(figures, indicator_code, period).values())


def by_region(figures: Figures, indicator_code: str, period: str) -> dict[str, float]:
    """The figures of one indicator in one period by region."""
    asked = Period.parse(period)
    return {
        region: figures[indicator_code, region, asked]
        for region in REGIONS.split()
        if (indicator_code, region, asked) in figures
    }


def share(figures: Figures, part: str, whole: str, period: str) -> float:
    """The republic's share of one indicator in another, over the regions that reported both."""
    parts, wholes = by_region(figures, part, period), by_region(figures, whole, period)
    both = parts.keys() & wholes.keys()
    return sum(parts[region] for region in both) / sum(wholes[region] for region in both)
