"""Values of the regions in one period, with the reason where there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from analytics.catalogue.records import Distribution, Indicator
from analytics.measures.basis import Measure
from analytics.periods import Period
from analytics.statistics.intervals import (
    Estimate,
    Numbers,
    Words,
    proportion_with_limits,
    rate_with_limits,
    value_without_limits,
)

if TYPE_CHECKING:
    import pandas as pd

RegionStatus = Literal[
    "ok",
    "missing",
    "not_available",
    "confidential",
    "territory_changed",
    "negative_quarter",
    "no_population",
    "zero_denominator",
    "no_denominator",
]
STATUSES: Final[tuple[RegionStatus, ...]] = get_args(RegionStatus)
IN_SUMS: Final = ("ok", "territory_changed")

ESTIMATES: Final[Mapping[Distribution, Callable[[Numbers, Numbers, float, float], Estimate]]] = {
    "count": rate_with_limits,
    "proportion": proportion_with_limits,
    "none": value_without_limits,
}


@dataclass(frozen=True, slots=True)
class Rates:
    """The figures of one indicator and period, one element a region, in the order of the codes.

    ``value`` is ``numerator / denominator * per`` (the numerator itself for a count), NaN with the
    reason in ``status`` where it cannot be told. ``figures`` holds the rows of the query behind.
    """

    region_codes: tuple[str, ...]
    value: Numbers
    numerator: Numbers
    denominator: Numbers
    status: Words
    figures: pd.DataFrame

    @property
    def in_sums(self) -> NDArray[np.bool_]:
        """The regions whose figures make up the republic's: those that have a value."""
        return np.isin(self.status, IN_SUMS) & ~np.isnan(self.value)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the figures come from: published, reported, synthetic."""
        texts = self.figures["origins"].dropna()
        return tuple(sorted({origin for text in texts for origin in text.split(";") if origin}))

    @property
    def estimated_population(self) -> bool:
        """Whether a value is divided by an estimated population."""
        return bool(self.figures["estimated"].fillna(False).to_numpy(dtype=np.bool_)[self.in_sums].any())


def rates_in(
    figures: pd.DataFrame,
    indicator: Indicator,
    measure: Measure,
    period: Period,
    region_codes: Sequence[str],
    changed: NDArray[np.bool_],
) -> Rates:
    """The values of an indicator in one period for the regions asked for, in their order.

    ``figures`` are rows of :func:`figures_by_region`; ``changed`` marks the regions whose land
    changed inside the period: their value stays, with the status ``territory_changed``.
    """
    chosen = (figures["indicator_code"] == indicator.code) & (figures["period_key"] == period.key)
    rows = figures[chosen].set_index("region_code").reindex(list(region_codes))
    return rates_of(rows, indicator, measure, changed)


def rates_of(
    rows: pd.DataFrame, indicator: Indicator, measure: Measure, changed: NDArray[np.bool_]
) -> Rates:
    """The values of rows of :func:`figures_by_region` that have the region's code as their index."""
    numerator = rows["numerator"].to_numpy(dtype=np.float64, na_value=np.nan)
    denominator = denominators(rows, indicator, measure)
    status = _statuses(rows, indicator, measure, numerator, denominator, changed)
    value = np.where(np.isin(status, IN_SUMS), ratio(indicator, measure, numerator, denominator), np.nan)
    return Rates(tuple(rows.index), value, numerator, denominator, status, rows)


def denominators(rows: pd.DataFrame, indicator: Indicator, measure: Measure) -> Numbers:
    """What the numerators are divided by: other figures or a population; NaN for a bare count."""
    column = "population" if indicator.population_band is not None else "denominator"
    if measure == "count":
        return np.full(len(rows), np.nan)
    return rows[column].to_numpy(dtype=np.float64, na_value=np.nan)


def ratio(indicator: Indicator, measure: Measure, numerator: Numbers, denominator: Numbers) -> Numbers:
    """``numerator / denominator * per``, or the numerator itself for a count; NaN over zero."""
    if measure == "count":
        return numerator
    positive = np.where(denominator > 0, denominator, np.nan)
    return np.asarray(numerator / positive * indicator.per, dtype=np.float64)


def estimated(
    indicator: Indicator, measure: Measure, numerator: Numbers, denominator: Numbers, confidence: float
) -> Estimate:
    """The values with the limits that suit the indicator's distribution; a count has none."""
    if measure == "count":
        return value_without_limits(numerator, np.ones_like(numerator), 1.0, confidence)
    return ESTIMATES[indicator.distribution](numerator, denominator, indicator.per, confidence)


def _statuses(
    rows: pd.DataFrame,
    indicator: Indicator,
    measure: Measure,
    numerator: Numbers,
    denominator: Numbers,
    changed: NDArray[np.bool_],
) -> Words:
    """The first reason that holds, in the order in which a reader would ask for it."""
    gap = rows["numerator_gap"].fillna("").to_numpy(dtype=np.str_)
    # No unit to blame for the gap: the land itself did not exist in a return that is needed.
    landless = (gap == "missing") & (rows["missing_units"].fillna("").to_numpy(dtype=np.str_) == "")
    reasons: list[tuple[NDArray[np.bool_], RegionStatus]] = [
        (landless & changed, "territory_changed"),
        (gap == "confidential", "confidential"),
        (gap == "not_available", "not_available"),
        (np.isnan(numerator), "missing"),
        ((numerator < 0) | (denominator < 0), "negative_quarter"),
    ]
    if measure == "rate":
        lacking: RegionStatus = "no_population" if indicator.population_band else "no_denominator"
        reasons += [(np.isnan(denominator), lacking), (denominator == 0, "zero_denominator")]
    reasons.append((changed, "territory_changed"))
    conditions, names = zip(*reasons, strict=True)
    return np.select(conditions, names, default="ok").astype("<U20")
