"""Values of the regions in one period, with the reason where there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from analytics.catalogue.records import Distribution
from analytics.measures.figures import NOTHING, Figures, Part, Role, Sum, figure_array
from analytics.measures.view import View
from analytics.periods import Period
from analytics.statistics.intervals import (
    Estimate,
    Numbers,
    Words,
    proportion_with_limits,
    rate_with_limits,
    value_without_limits,
)

RegionStatus = Literal[
    "ok",
    "missing",
    "not_available",
    "confidential",
    "territory_changed",
    "not_applicable",
    "negative_quarter",
    "no_population",
    "zero_denominator",
    "no_denominator",
]
STATUSES: Final[tuple[RegionStatus, ...]] = get_args(RegionStatus)
IN_SUMS: Final = ("ok", "territory_changed", "not_applicable")

ESTIMATES: Final[Mapping[Distribution, Callable[[Numbers, Numbers, float, float], Estimate]]] = {
    "count": rate_with_limits,
    "proportion": proportion_with_limits,
    "none": value_without_limits,
}


@dataclass(frozen=True, slots=True)
class Rates:
    """The figures of one indicator and period, one element a region, in the order of the codes.

    ``value`` is ``numerator / denominator * per`` (the numerator itself for a count), NaN with the
    reason in ``status`` where it cannot be told. ``numerators`` and ``denominators`` are the sums
    behind, with what they are made of.
    """

    period: Period
    region_codes: tuple[str, ...]
    value: Numbers
    numerator: Numbers
    denominator: Numbers
    status: Words
    numerators: tuple[Sum, ...]
    denominators: tuple[Sum, ...]

    @property
    def in_sums(self) -> NDArray[np.bool_]:
        """The regions whose figures make up the republic's: those that have a value."""
        return np.isin(self.status, IN_SUMS) & ~np.isnan(self.value)

    @property
    def existed(self) -> NDArray[np.bool_]:
        """The regions whose land existed in the period, whether they reported or not."""
        return np.array([one is not NOTHING for one in self.numerators], dtype=np.bool_)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the figures come from: published, reported, synthetic."""
        sums = (*self.numerators, *self.denominators)
        return tuple(sorted({part["origin"] for one in sums for part in one.parts if part["origin"]}))

    @property
    def estimated_population(self) -> bool:
        """Whether a value is divided by an estimated population."""
        return any(one.estimated for one, used in zip(self.denominators, self.in_sums, strict=True) if used)

    def parts(self, place: int) -> tuple[Part, ...]:
        """The reported figures behind one region's value, numerator first."""
        return (*self.numerators[place].parts, *self.denominators[place].parts)


def rates_in(
    figures: Figures,
    view: View,
    period: Period,
    region_codes: Sequence[str],
    changed: NDArray[np.bool_],
    without: NDArray[np.bool_] | None = None,
) -> Rates:
    """The values of an indicator in one period for the regions asked for, in their order.

    ``changed`` marks the regions whose land changed inside the period: their value stays, with the
    status ``territory_changed``. ``without`` marks those in which the indicator says nothing: their
    value stays in the sums and is ``not_applicable`` where it would be ok.
    """
    role: Role = "denominator" if view.band is None else "population"
    numerators = figures.sums(view.indicator, period, "numerator", region_codes)
    denominators = figures.sums(view.indicator, period, role, region_codes)
    numerator, denominator = figure_array(numerators), figure_array(denominators)
    status = np.array(
        [
            _status(top, bottom, view, bool(moved))
            for top, bottom, moved in zip(numerators, denominators, changed, strict=True)
        ],
        dtype="<U20",
    )
    if without is not None:
        status = np.where(without & (status == "ok"), "not_applicable", status)
    value = np.where(np.isin(status, IN_SUMS), ratio(view, numerator, denominator), np.nan)
    codes = tuple(region_codes)
    tops, bottoms = tuple(numerators), tuple(denominators)
    return Rates(period, codes, value, numerator, denominator, status, tops, bottoms)


def ratio(view: View, numerator: Numbers, denominator: Numbers) -> Numbers:
    """``numerator / denominator * per``, or the numerator itself for a count; NaN over zero."""
    if view.measure == "count":
        return numerator
    positive = np.where(denominator > 0, denominator, np.nan)
    return np.asarray(numerator / positive * view.indicator.per, dtype=np.float64)


def estimated(view: View, numerator: Numbers, denominator: Numbers) -> Estimate:
    """The values with the limits that suit the indicator's distribution; a count has none."""
    if view.measure == "count":
        return value_without_limits(numerator, np.ones_like(numerator), 1.0, view.confidence)
    limits = ESTIMATES[view.indicator.distribution]
    return limits(numerator, denominator, view.indicator.per, view.confidence)


def _status(numerator: Sum, denominator: Sum, view: View, changed: bool) -> RegionStatus:
    """The first reason that holds, in the order in which a reader would ask for it."""
    if numerator.gap:
        # No unit to blame for the gap: the land itself did not exist in a return that is needed.
        landless = all(part["whole"] for part in numerator.parts)
        return "territory_changed" if landless and changed else numerator.gap
    if numerator.figure < 0 or denominator.figure < 0:
        return "negative_quarter"
    if view.measure == "rate":
        if denominator.gap:
            return "no_denominator" if view.band is None else "no_population"
        if denominator.figure == 0:
            return "zero_denominator"
    return "territory_changed" if changed else "ok"
