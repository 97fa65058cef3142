"""One indicator in a period and in the same period of last year (АППГ), region by region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.measures.figures import Figures
from analytics.measures.rates import Rates, rates_in
from analytics.measures.republic import Republic, republic
from analytics.measures.territory import changed_inside
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import Regions


@dataclass(frozen=True, slots=True)
class TwoYears:
    """The regions of some borders in both years, and the republic that they add up to.

    ``comparable`` marks the regions whose values of both years stand on the same land and count the
    same thing; ``series_broken`` says that the indicator's definition changed in between.
    ``outside`` holds what units that are no region reported, by their code.
    """

    view: View
    period: Period
    now: Rates
    last_year: Rates
    comparable: NDArray[np.bool_]
    series_broken: bool
    republic: Republic
    outside: dict[str, float]

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the figures of both years come from, for both stand on the screen."""
        shown = self.last_year.origins if self.comparable.any() else ()
        return tuple(sorted({*self.now.origins, *shown}))


def two_years(figures: Figures, regions: Regions, view: View, period: Period) -> TwoYears:
    """The values of both years from the figures of both, regions ordered by code."""
    now = _rates(figures, regions, view, period)
    last_year = _rates(figures, regions, view, period.same_period_last_year)
    since = view.indicator.comparable_from
    broken = since is not None and period.same_period_last_year < since <= period
    comparable = (now.status == "ok") & (last_year.status == "ok") & (not broken)
    outside = figures.outside_regions(view.indicator, period)
    whole = republic(now, last_year, comparable, view)
    if view.measure == "count":
        whole = whole.with_outside(sum(outside.values()))
    return TwoYears(view, period, now, last_year, comparable, broken, whole, outside)


def _rates(figures: Figures, regions: Regions, view: View, period: Period) -> Rates:
    units = sorted(regions.in_borders(view.borders), key=lambda region: region.code)
    codes = [unit.code for unit in units]
    changed = changed_inside(regions, codes, view.borders, period, view.basis)
    without = np.array([unit.kind in view.indicator.not_for for unit in units], dtype=np.bool_)
    return rates_in(figures, view, period, codes, changed, without)
