"""The republic's figure: sums over sums of the same regions, never the mean of rates."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.measures.rates import Rates, estimated, ratio
from analytics.measures.view import View
from analytics.statistics.intervals import Numbers


@dataclass(frozen=True, slots=True)
class Republic:
    """The republic over the regions that have a value.

    ``numerator`` and ``denominator`` are the sums over ``regions`` regions. The ``value`` of a count
    also holds ``outside_regions``, what units that are no region (transport, military) reported; a
    rate leaves them out, because they have no inhabitants of their own.

    The comparison with the same period of last year is made over the ``matched`` regions that have
    a value on the same land in both years: ``matched_value`` against ``value_last_year``.
    ``change_percent`` is missing where last year's value is zero. Missing figures are ``None``.
    """

    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    method: str
    regions: int
    matched: int
    matched_value: float | None
    value_last_year: float | None
    change: float | None
    change_percent: float | None
    outside_regions: float = 0.0

    def with_outside(self, figure: float) -> Republic:
        """The republic of a count with what units that are no region reported."""
        if figure == 0:
            return self
        return replace(self, value=(self.value or 0.0) + figure, outside_regions=figure)


def republic(
    now: Rates,
    last_year: Rates,
    comparable: NDArray[np.bool_],
    view: View,
) -> Republic:
    """The republic's value with its limits, and its change over the regions matched in both years.

    ``comparable`` marks the regions that may be compared with last year.
    """
    numerator, denominator = sums_of(now, now.in_sums)
    whole = estimated(view, numerator, denominator)
    matched = ratio(view, *sums_of(now, comparable))
    before = ratio(view, *sums_of(last_year, comparable))
    return Republic(
        value=known(whole.value),
        numerator=known(numerator),
        denominator=known(denominator),
        lower=known(whole.lower),
        upper=known(whole.upper),
        method=str(whole.method[0]),
        regions=int(now.in_sums.sum()),
        matched=int(comparable.sum()),
        matched_value=known(matched),
        value_last_year=known(before),
        change=known(matched - before),
        change_percent=known(percent_change(matched, before)),
    )


def percent_change(value: Numbers, value_last_year: Numbers) -> Numbers:
    """Per cent of growth on last year; missing from a zero base, where there is no percentage."""
    base = np.where(value_last_year > 0, value_last_year, np.nan)
    return np.asarray((value - value_last_year) / base * 100, dtype=np.float64)


def known(figure: ArrayLike) -> float | None:
    """A single figure as a number, or ``None`` where it is missing."""
    single = float(np.asarray(figure, dtype=np.float64).reshape(-1)[0])
    return None if np.isnan(single) else single


def sums_of(rates: Rates, included: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """The sums of numerators and of denominators over the same regions; missing over none."""
    if not included.any():
        return np.array([np.nan]), np.array([np.nan])
    return (
        np.array([rates.numerator[included].sum()]),
        np.array([rates.denominator[included].sum()]),
    )
