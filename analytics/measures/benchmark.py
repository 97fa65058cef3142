"""What regions are compared with: the republic, a group, their like, the best, a target, last year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from analytics.measures.rates import Rates, ratio
from analytics.measures.republic import known, sums_of
from analytics.measures.two_years import TwoYears
from analytics.statistics.intervals import Numbers

ComparatorKind = Literal["republic", "group", "regions", "neighbours", "best_quarter", "target", "last_year"]
COMPARATORS: Final[tuple[ComparatorKind, ...]] = get_args(ComparatorKind)
# A region that is the whole sum would be compared with itself.
FEWEST_REGIONS_TO_JUDGE: Final = 2
# Fewer regions have no quarters.
FEWEST_FOR_QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Against:
    """The comparator that a person chose.

    ``region_codes`` are the members of a named ``group``, or the chosen ``regions``, in the borders of
    the comparison; ``group`` is the code under which the register names the group.
    """

    kind: ComparatorKind = "republic"
    group: str = ""
    region_codes: tuple[str, ...] = ()


REPUBLIC: Final = Against()


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The level that each region is compared with, in the unit of the values.

    ``values`` has one element a region, NaN where there is no level for it. ``value`` is the level
    that all regions share, ``None`` where each has its own. It is the sum of the numerators over the sum
    of the denominators of ``region_codes``; ``missing`` are members that have no value, so that they are
    not in it. ``members`` names the like of each region where every region has others.
    """

    against: Against
    values: Numbers
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    region_codes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        """Whether all regions are compared with one level, which can be drawn as a line."""
        return self.value is not None


def benchmark_of_republic(years: TwoYears) -> Benchmark:
    """The republic over the regions that have a value; no level where that is one region alone."""
    whole = years.republic
    codes = tuple(code for code, used in zip(years.now.region_codes, years.now.in_sums, strict=True) if used)
    value = whole.value if whole.regions >= FEWEST_REGIONS_TO_JUDGE else None
    return Benchmark(REPUBLIC, _all_alike(years, value), value, whole.numerator, whole.denominator, codes)


def benchmark_of_regions(years: TwoYears, against: Against) -> Benchmark:
    """A group of regions: the sum of their numerators over the sum of their denominators.

    Members without a value are left out and named in ``missing``. A count has no level, because a
    sum of several regions is none for one.
    """
    now = years.now
    chosen = np.isin(now.region_codes, against.region_codes)
    used = chosen & now.in_sums
    numerator, denominator = sums_of(now, used)
    value = _level(years, numerator, denominator)
    return Benchmark(
        against,
        _all_alike(years, value),
        value,
        known(numerator),
        known(denominator),
        _codes(now, used),
        _codes(now, chosen & ~used),
    )


def benchmark_of_like(years: TwoYears, against: Against, members: Mapping[str, Sequence[str]]) -> Benchmark:
    """Each region against the sum of the regions that are like it; itself is never among them."""
    now = years.now
    levels = np.full(len(now.region_codes), np.nan)
    for place, code in enumerate(now.region_codes):
        used = np.isin(now.region_codes, members.get(code, ())) & now.in_sums
        level = _level(years, *sums_of(now, used))
        levels[place] = np.nan if level is None else level
    return Benchmark(against, levels, members={code: tuple(like) for code, like in members.items()})


def benchmark_of_best_quarter(years: TwoYears, against: Against) -> Benchmark:
    """The level that the best quarter of the regions reaches: a quartile of the values that are ok.

    Its lower end for higher-is-better, its upper end for lower-is-better, linear between two regions. A
    neutral indicator has no best, a count no level; neither have fewer than four regions.
    """
    now, polarity = years.now, years.view.indicator.polarity
    values = now.value[(now.status == "ok") & ~np.isnan(now.value)]
    value = None
    if polarity != "neutral" and years.view.measure == "rate" and values.size >= FEWEST_FOR_QUARTERS:
        value = float(np.quantile(values, 0.75 if polarity == "higher_is_better" else 0.25))
    return Benchmark(against, _all_alike(years, value), value)


def benchmark_of_last_year(years: TwoYears, against: Against) -> Benchmark:
    """Each region against its own value in the same period of last year, on the same land."""
    return Benchmark(against, np.where(years.comparable, years.last_year.value, np.nan))


def benchmark_of_targets(years: TwoYears, against: Against, targets: Sequence[float | None]) -> Benchmark:
    """Each region against its target; one level where all regions have the same."""
    levels = np.array([np.nan if target is None else target for target in targets], dtype=np.float64)
    there = levels[~np.isnan(levels)]
    shared = there.size == levels.size > 0 and bool((there == there[0]).all())
    return Benchmark(against, levels, float(there[0]) if shared else None)


def _level(years: TwoYears, numerator: Numbers, denominator: Numbers) -> float | None:
    return None if years.view.measure == "count" else known(ratio(years.view, numerator, denominator))


def _all_alike(years: TwoYears, value: float | None) -> Numbers:
    return np.full(len(years.now.region_codes), np.nan if value is None else value)


def _codes(now: Rates, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(code for code, one in zip(now.region_codes, chosen, strict=True) if one)
