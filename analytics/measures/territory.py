"""Where figures of two moments, or of one year, do not belong to the same land."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analytics.measures.basis import Basis
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import Regions, borders_of


def changed_inside(
    regions: Regions, region_codes: Sequence[str], borders: int, period: Period, basis: Basis
) -> NDArray[np.bool_]:
    """Whether the land of each region changed inside the stretch of time that a figure covers.

    A cumulative or yearly figure reaches back to 1 January, a quarter on its own only to the return
    before it, and a stock belongs to its own day: a split earlier in the year spoils only the first.
    """
    start = _return_before(period, basis)
    if basis == "stock" or borders_of(start) == borders_of(period):
        return np.zeros(len(region_codes), dtype=np.bool_)
    return np.array([regions.changed_territory(code, borders, period) for code in region_codes])


def new_in_year(regions: Regions, borders: int, period: Period) -> tuple[str, ...]:
    """Regions of these borders that came to exist during the year: they carry only a part of it."""
    before = {region.code for region in regions.reporting(Period(period.year - 1, QUARTERS_IN_YEAR))}
    return tuple(
        region.code
        for region in regions.in_borders(borders)
        if region.valid_from is not None
        and region.valid_from.year == period.year
        and region.code not in before
    )


def _return_before(period: Period, basis: Basis) -> Period:
    return period.shift(-1) if basis == "quarter" else Period(period.year - 1, QUARTERS_IN_YEAR)
