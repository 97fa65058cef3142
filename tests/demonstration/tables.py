"""The demonstration returns as plain tables, for the tests to ask."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Draft
from analytics.periods import Period

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
    asked = Period.parse(period)
    return sum(value for (code, _, when), value in figures.items() if (code, when) == (indicator_code, asked))


def by_region(figures: Figures, indicator_code: str, period: str) -> dict[str, float]:
    """The figures of one indicator in one period by region."""
    asked = Period.parse(period)
    return {
        region: value
        for (code, region, when), value in figures.items()
        if (code, when) == (indicator_code, asked)
    }


def share(figures: Figures, part: str, whole: str, period: str) -> float:
    """The republic's share of one indicator in another, over the regions that reported both."""
    parts, wholes = by_region(figures, part, period), by_region(figures, whole, period)
    both = parts.keys() & wholes.keys()
    return sum(parts[region] for region in both) / sum(wholes[region] for region in both)
