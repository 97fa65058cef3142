"""The table of a comparison: one row for every region of the borders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from analytics.measures.rates import Rates, estimated
from analytics.measures.republic import percent_change
from analytics.measures.sources import SOURCE_COLUMNS, source_of
from analytics.measures.two_years import TwoYears
from analytics.statistics.intervals import Estimate, Numbers, Words
from analytics.statistics.verdicts import verdicts

if TYPE_CHECKING:
    import pandas as pd

# Rates that differ by rounding alone share a place.
PLACE_DIGITS: Final = 9
# A region that is the whole sum would be compared with itself.
FEWEST_REGIONS_TO_JUDGE: Final = 2


def comparison_table(years: TwoYears) -> pd.DataFrame:
    """Values, limits, verdicts, change, share, place and origin of every region, by region code."""
    import pandas as pd

    now = years.now
    sources = [source_of(now.numerators[place], now.parts(place)) for place in range(len(now.value))]
    estimate = region_estimates(years)
    return pd.DataFrame(
        {
            "region_code": list(now.region_codes),
            "value": now.value,
            "numerator": now.numerator,
            "denominator": now.denominator,
            "lower": estimate.lower,
            "upper": estimate.upper,
            "method": estimate.method,
            "verdict": region_verdicts(years, estimate),
            "status": now.status,
            **_change(years),
            "share": shares(now, years.republic.numerator),
            "place": pd.array(places(now), dtype="Int64"),
            **{column: [getattr(source, column) for source in sources] for column in SOURCE_COLUMNS},
        }
    )


def region_estimates(years: TwoYears) -> Estimate:
    """The values of the regions with their limits; no limits where there is no value."""
    now = years.now
    numerator = np.where(np.isnan(now.value), np.nan, now.numerator)
    return estimated(years.view, numerator, now.denominator)


def region_verdicts(years: TwoYears, estimate: Estimate) -> Words:
    """Each region against the republic; only an ``ok`` value is judged, and never against itself."""
    benchmark = years.republic.value if years.republic.regions >= FEWEST_REGIONS_TO_JUDGE else None
    judged = verdicts(estimate.lower, estimate.upper, benchmark, years.view.indicator.polarity)
    return np.where(years.now.status == "ok", judged, "not_judged").astype(judged.dtype)


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
