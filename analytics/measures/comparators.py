"""From the comparator that a person chose to the level of each region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import measure_of
from analytics.measures.benchmark import (
    COMPARATORS,
    Against,
    Benchmark,
    benchmark_of_best_quarter,
    benchmark_of_last_year,
    benchmark_of_like,
    benchmark_of_regions,
    benchmark_of_republic,
    benchmark_of_targets,
)
from analytics.measures.neighbours import statistical_neighbours
from analytics.measures.targets import known_targets
from analytics.measures.two_years import TwoYears
from analytics.measures.view import View
from analytics.periods import QUARTERS_IN_YEAR
from analytics.regions import Regions

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def benchmark_of(
    journal: Journal, catalogue: Catalogue, regions: Regions, years: TwoYears, against: Against
) -> Benchmark:
    """The level that each region of a comparison is compared with.

    Like regions are those nearest in structure on 1 January of the period's year. A target is that of
    the end of the year: a figure that adds up since 1 January is compared with it in the last quarter
    only. Raises ``ValueError`` for an unknown comparator, and for a group without regions.
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
    if against.kind == "best_quarter":
        return benchmark_of_best_quarter(years, against)
    if against.kind == "target":
        return benchmark_of_targets(years, against, _targets(journal, catalogue, regions, years))
    if against.kind == "last_year":
        return benchmark_of_last_year(years, against)
    return benchmark_of_republic(years)


def _targets(journal: Journal, catalogue: Catalogue, regions: Regions, years: TwoYears) -> list[float | None]:
    """The target of each region for the period's year, ``None`` where none is set or can be compared."""
    view, codes = years.view, years.now.region_codes
    is_shown_so = view.measure == measure_of(view.indicator)
    if not is_shown_so or (_adds_up(catalogue, view) and not _is_whole_year(years)):
        return [None] * len(codes)
    known = known_targets(journal, catalogue, regions)
    found = [known.value(view.indicator.code, code, years.period.year, view.borders) for code in codes]
    return [None if target is None else target.value for target in found]


def _adds_up(catalogue: Catalogue, view: View) -> bool:
    """Whether a value grows through the year: a flow over inhabitants, over a stock, or over nothing."""
    numerator = {catalogue.indicators[code].kind for code in view.indicator.numerator}
    denominator = {catalogue.indicators[code].kind for code in view.indicator.denominator}
    return numerator == {"flow"} and "flow" not in denominator


def _is_whole_year(years: TwoYears) -> bool:
    return years.view.basis != "quarter" and years.period.quarter == QUARTERS_IN_YEAR
