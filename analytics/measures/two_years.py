"""One indicator in a period and in the same period of last year (АППГ), region by region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import Basis, Measure, basis_for, known_indicator, measure_of
from analytics.measures.rates import Rates, rates_in
from analytics.measures.republic import Republic, republic
from analytics.measures.territory import changed_inside
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class View:
    """How an indicator is looked at: as a rate or a count, on which basis, in which borders."""

    indicator: Indicator
    measure: Measure
    basis: Basis
    borders: int
    confidence: float = 0.95


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


def usual_view(catalogue: Catalogue, code: str, borders: int, confidence: float = 0.95) -> View:
    """An indicator as an overview shows it: its usual measure, cumulative or as it stands."""
    indicator = known_indicator(catalogue, code)
    basis = basis_for(catalogue, indicator, "cumulative")
    return View(indicator, measure_of(indicator), basis, borders, confidence)


def two_years(figures: pd.DataFrame, regions: Regions, view: View, period: Period) -> TwoYears:
    """The values of both years from rows of :func:`figures_by_region`, regions ordered by code."""
    now = _rates(figures, regions, view, period)
    last_year = _rates(figures, regions, view, period.same_period_last_year)
    since = view.indicator.comparable_from
    broken = since is not None and period.same_period_last_year < since <= period
    comparable = (now.status == "ok") & (last_year.status == "ok") & (not broken)
    outside = _outside(figures, view.indicator, period)
    whole = republic(now, last_year, comparable, view.indicator, view.measure, view.confidence)
    if view.measure == "count":
        whole = whole.with_outside(sum(outside.values()))
    return TwoYears(view, period, now, last_year, comparable, broken, whole, outside)


def _rates(figures: pd.DataFrame, regions: Regions, view: View, period: Period) -> Rates:
    codes = sorted(region.code for region in regions.in_borders(view.borders))
    changed = changed_inside(regions, codes, view.borders, period, view.basis)
    return rates_in(figures, view.indicator, view.measure, period, codes, changed)


def _outside(figures: pd.DataFrame, indicator: Indicator, period: Period) -> dict[str, float]:
    chosen = (
        (figures["indicator_code"] == indicator.code)
        & (figures["period_key"] == period.key)
        & ~figures["counts_in_region"]
    )
    rows = figures[chosen]
    return dict(zip(rows["region_code"], rows["numerator"].astype(float), strict=True))
