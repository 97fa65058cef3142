"""From the comparator that a person chose to the level of each region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.measures.benchmark import (
    COMPARATORS,
    Against,
    Benchmark,
    benchmark_of_last_year,
    benchmark_of_like,
    benchmark_of_regions,
    benchmark_of_republic,
)
from analytics.measures.neighbours import statistical_neighbours
from analytics.measures.two_years import TwoYears
from analytics.regions import Regions

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def benchmark_of(journal: Journal, regions: Regions, years: TwoYears, against: Against) -> Benchmark:
    """The level that each region of a comparison is compared with.

    Like regions are those nearest in structure on 1 January of the period's year. Raises
    ``ValueError`` for an unknown comparator, and for a group without regions.
    """
    if against.kind not in COMPARATORS:
        raise ValueError(f"a comparator is one of {', '.join(COMPARATORS)}, not {against.kind!r}")
    if against.kind in ("group", "regions"):
        if not against.region_codes:
            raise ValueError("a group to compare with has at least one region")
        return benchmark_of_regions(years, against)
    if against.kind == "neighbours":
        like = statistical_neighbours(regions, years.view.borders, years.period.year).nearest
        members = {code: tuple(one.region_code for one in others) for code, others in like.items()}
        return benchmark_of_like(years, against, members)
    if against.kind == "last_year":
        return benchmark_of_last_year(years, against)
    return benchmark_of_republic(years)
