"""A region's own earlier figures, as far as they may be compared with the return.

They may not where the indicator was defined otherwise, or where the region's code meant other land.
Figures of a flow from the year of a split mix two lands until its last quarter.
"""

from __future__ import annotations

from functools import lru_cache

from analytics.catalogue.records import Indicator
from analytics.intake.checks.context import ReturnContext
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import Region, Regions

YEARS_BACK = 6


def is_comparable(context: ReturnContext, indicator: Indicator, period: Period) -> bool:
    """Whether a figure of a period may be compared with one of the return's period."""
    first = indicator.comparable_from
    if first is not None and (period < first or context.period < first):
        return False
    land = land_of(context, context.period)
    if land is None or land_of(context, period) != land:
        return False
    return indicator.kind == "stock" or land.valid_from is None or period.year > land.valid_from.year


def land_of(context: ReturnContext, period: Period) -> Region | None:
    """The land that the region's code meant in a period, or ``None`` where it meant none."""
    return _land(context.regions, context.region_code, period)


@lru_cache(maxsize=4096)
def _land(regions: Regions, region_code: str, period: Period) -> Region | None:
    """The register is asked for each figure of each year of a return: its answers are kept."""
    try:
        return regions.get(region_code, period)
    except ValueError:
        return None


def reported_before(context: ReturnContext, indicator: Indicator, period: Period) -> float | None:
    """The stored figure of a period as reported, or ``None`` where it is missing or not comparable."""
    value = context.known.own.get(indicator.code, {}).get(period)
    return value if value is not None and is_comparable(context, indicator, period) else None


def quarter_of(indicator: Indicator, reported: float, before: float | None, period: Period) -> float | None:
    """The figure of a quarter alone; ``None`` where the quarter before of the year is missing.

    Args:
        indicator: a flow, counted since 1 January, or a stock.
        reported: the figure as reported.
        before: the figure of the quarter before, as reported.
        period: the quarter.
    """
    if indicator.kind != "flow" or period.quarter == 1:
        return reported
    return None if before is None else round(reported - before, 6)


def same_quarters(context: ReturnContext, indicator: Indicator) -> dict[int, float]:
    """The figures of the same quarter alone in earlier years, by year, the latest first.

    A quarter that a downward correction made negative is left out.
    """
    found: dict[int, float] = {}
    own = context.known.own.get(indicator.code, {})
    for years in range(1, YEARS_BACK + 1):
        earlier = context.period.shift(-years * QUARTERS_IN_YEAR)
        if earlier not in own or not is_comparable(context, indicator, earlier):
            continue
        value = quarter_of(indicator, own[earlier], own.get(earlier.shift(-1)), earlier)
        if value is not None and value >= 0:
            found[earlier.year] = value
    return found


def reference_before(context: ReturnContext, indicator: Indicator) -> tuple[Period, float] | None:
    """The nearest earlier figure of like size: for a stock of the quarter before, for a flow of АППГ."""
    distance = 1 if indicator.kind == "stock" else 4
    earlier = context.period.shift(-distance)
    value = reported_before(context, indicator, earlier)
    return None if value is None else (earlier, value)
