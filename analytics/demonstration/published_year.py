"""The published year: its real figures at the end, plausible quarters on the way there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from analytics.demonstration.flows import Count, Part
from analytics.demonstration.model import Model
from analytics.demonstration.reporting import Reported
from analytics.demonstration.timeline import Numbers
from analytics.demonstration.variation import stream
from analytics.demonstration.world import World
from analytics.periods import QUARTERS_IN_YEAR, Period

Quarters = NDArray[np.int64]
AT_LEAST = 0.5  # weight of a quarter in which the model drew nothing


def with_published_year(model: Model, world: World, reported: Mapping[str, Reported]) -> dict[str, Reported]:
    """The reported figures with the published year in place of the drawn one.

    The published totals are shared out over the quarters in which the region reports: counts by
    the drawn quarters, parts among the cases of each quarter, so that no part exceeds its whole.
    Where a part was not published its year is drawn, and its last quarter left out.
    """
    series = [
        one for one in model.series if isinstance(one, Count | Part) and one.code in world.published.values
    ]
    replaced = {one.code: dict(reported[one.code]) for one in series}
    for region_code in world.published.region_codes:
        _replace_region(model, world, region_code, series, replaced)
    return {**reported, **replaced}


def _replace_region(
    model: Model,
    world: World,
    region_code: str,
    series: Iterable[Count | Part],
    reported: dict[str, Reported],
) -> None:
    """Shares one region's published figures out, in the order of the model."""
    quarters: dict[str, Quarters] = {}
    periods = _periods(world.published.period.year)
    for one in series:
        random = stream(model.seed, f"published {one.code} {region_code}")
        table, total = reported[one.code], world.published.values[one.code].get(region_code)
        known = total is not None
        if isinstance(one, Part):
            whole = _sum(quarters, one.of) - _sum(quarters, one.without)
            if total is None:
                likely = one.published_shares(world)[world.codes.index(region_code)]
                total = random.binomial(int(whole.sum()), likely)
            quarters[one.code] = random.multivariate_hypergeometric(whole, int(total))
        elif total is not None:
            included = _sum(quarters, one.including)
            weights = _weights([table.get((region_code, period)) for period in periods])
            rest = int(total) - int(included.sum())
            quarters[one.code] = random.multinomial(rest, weights) + included
        _write(table, region_code, periods, quarters[one.code], known)


def _periods(year: int) -> tuple[Period, ...]:
    return tuple(Period(year, quarter + 1) for quarter in range(QUARTERS_IN_YEAR))


def _sum(quarters: Mapping[str, Quarters], codes: Iterable[str]) -> Quarters:
    total = np.zeros(QUARTERS_IN_YEAR, dtype=np.int64)
    for code in codes:
        total = total + quarters[code]
    return total


def _weights(since_january: list[float | None]) -> Numbers:
    """The shares of the drawn quarters in their year; none for a quarter without a return."""
    reports = np.array([value is not None for value in since_january])
    sums = np.array([value or 0.0 for value in since_january])
    weights = (np.diff(sums, prepend=0) + AT_LEAST) * reports
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _write(
    table: Reported, region_code: str, periods: tuple[Period, ...], quarters: Quarters, known: bool
) -> None:
    """Write the figures since 1 January over the drawn ones; an unknown year's end is taken out."""
    for period, value in zip(periods, quarters.cumsum(), strict=True):
        if (region_code, period) in table:
            table[region_code, period] = float(value)
    if not known:
        del table[region_code, periods[-1]]
