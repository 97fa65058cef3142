"""The table of a comparison: one row for every region of the borders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from analytics.measures.benchmark import Benchmark
from analytics.measures.changes import judged_change
from analytics.measures.rates import Rates, estimated
from analytics.measures.republic import percent_change
from analytics.measures.sources import SOURCE_COLUMNS, source_of
from analytics.measures.two_years import TwoYears
from analytics.statistics.intervals import Estimate, Numbers, Words
from analytics.statistics.standardised import to_benchmark
from analytics.statistics.verdicts import verdicts

if TYPE_CHECKING:
    import pandas as pd

# Rates that differ by rounding alone share a place.
PLACE_DIGITS: Final = 9


def comparison_table(years: TwoYears, benchmark: Benchmark) -> pd.DataFrame:
    """Values, limits, verdicts, change, share, place and origin of every region, by region code."""
    import pandas as pd

    now = years.now
    columns = comparison_columns(years, benchmark)
    sources = [source_of(now.numerators[place], now.parts(place)) for place in range(len(now.value))]
    return pd.DataFrame(
        columns
        | {"to_benchmark": pd.array(columns["to_benchmark"], dtype="Int64")}
        | {"place": pd.array(columns["place"], dtype="Int64")}
        | {column: [getattr(source, column) for source in sources] for column in SOURCE_COLUMNS}
    )


def comparison_columns(years: TwoYears, benchmark: Benchmark) -> dict[str, Any]:
    """The columns of a comparison without its sources, as lists and arrays in the order of the codes."""
    now = years.now
    estimate = region_estimates(years)
    return {
        "region_code": list(now.region_codes),
        "value": now.value,
        "numerator": now.numerator,
        "denominator": now.denominator,
        "lower": estimate.lower,
        "upper": estimate.upper,
        "method": estimate.method,
        "benchmark": benchmark.values,
        "verdict": region_verdicts(years, estimate, benchmark),
        "to_benchmark": _to_benchmark(years, benchmark),
        "status": now.status,
        **_change(years),
        "share": shares(now, years.republic.numerator),
        "place": places(now),
    }


def region_estimates(years: TwoYears) -> Estimate:
    """The values of the regions with their limits; no limits where there is no value."""
    now = years.now
    numerator = np.where(np.isnan(now.value), np.nan, now.numerator)
    return estimated(years.view, numerator, now.denominator)


def region_verdicts(years: TwoYears, estimate: Estimate, benchmark: Benchmark) -> Words:
    """Each region against its level; only an ``ok`` value is judged.

    Against its own last year the change is tested, because both values vary by chance; every other
    level is taken as known, and the limits of the value decide.
    """
    if benchmark.against.kind == "last_year":
        return _changes_judged(years)
    judged = verdicts(estimate.lower, estimate.upper, benchmark.values, years.view.indicator.polarity)
    return np.where(years.now.status == "ok", judged, "not_judged").astype(judged.dtype)


def _changes_judged(years: TwoYears) -> Words:
    now, before = years.now, years.last_year
    events = (_where(years.comparable, one.numerator) for one in (now, before))
    new, old = events
    return judged_change(years.view, new, now.denominator, old, before.denominator).judgement


def _to_benchmark(years: TwoYears, benchmark: Benchmark) -> list[int | None]:
    """How many of the numerator more (or, below zero, fewer) take each region to its level."""
    if years.view.measure == "count":
        return [None] * len(years.now.region_codes)
    per = years.view.indicator.per
    figures = zip(years.now.value, benchmark.values, years.now.denominator, strict=True)
    return [to_benchmark(value, level, over, per) for value, level, over in figures]


def shares(rates: Rates, total: float | None) -> Numbers:
    """Per cent of each region's numerator in the sum of the regions; missing where that is zero."""
    if not total:
        return np.full(len(rates.region_codes), np.nan)
    return np.where(rates.in_sums, rates.numerator / total * 100, np.nan)


def places(rates: Rates) -> list[int | None]:
    """The place of each ``ok`` value, 1 for the highest; equal values share the better place."""
    rounded = np.round(rates.value, PLACE_DIGITS)
    ranked = rates.status == "ok"
    return [
        int(1 + (rounded[ranked] > rounded[position]).sum()) if ranked[position] else None
        for position in range(len(rounded))
    ]


def _change(years: TwoYears) -> dict[str, Numbers]:
    before, comparable = years.last_year, years.comparable
    value = _where(comparable, before.value)
    return {
        "value_last_year": value,
        "numerator_last_year": _where(comparable, before.numerator),
        "denominator_last_year": _where(comparable, before.denominator),
        "change": years.now.value - value,
        "change_percent": percent_change(years.now.value, value),
    }


def _where(chosen: NDArray[np.bool_], figures: Numbers) -> Numbers:
    return np.where(chosen, figures, np.nan)
