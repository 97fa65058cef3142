"""A region's profile: which indicators it shows, who stands at the ends, its trends, its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.heat import HeatRequest, heat_view, looked_at_together
from analytics.measures.profile import PROFILE_COLUMNS, profile, quarterly
from analytics.measures.sources import source_of
from analytics.measures.trends import series_trend
from analytics.periods import Period, periods_between
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

REGION_COLUMNS: Final = (*PROFILE_COLUMNS, "lowest_regions", "highest_regions", "change_distance")
TREND_COLUMNS: Final = (
    "indicator_code",
    "percent_a_year",
    "lower",
    "upper",
    "trend_verdict",
    "judgement",
    "agrees",
    "quarters",
    "first",
    "last",
)
SOURCE_COLUMNS: Final = ("indicator_code", "batch_ids", "sheets", "cells")


def periods_reported(journal: Journal) -> tuple[Period, ...]:
    """The periods in which any unit reported any number, the newest first."""
    keys = journal.table("measures/periods_reported")["period_key"]
    return tuple(Period.from_key(int(key)) for key in keys)


def last_quarters(period: Period, number: int) -> tuple[Period, ...]:
    """The last quarters up to a period, the oldest first."""
    return periods_between(period.shift(1 - number), period)


def profile_indicators(catalogue: Catalogue, group: str = "") -> tuple[str, ...]:
    """The indicators of a profile in the order of the catalogue.

    Without a group those with a rate, because a bare count says nothing beside other regions; of a
    group all. What two records tell as the same quotient stands once, under the record of the ratio.
    """
    found: dict[object, str] = {}
    for code, one in catalogue.indicators.items():
        if group not in ("", one.group) or not (group or one.has_rate):
            continue
        quotient = _quotient(one)
        if quotient not in found or one.kind == "ratio":
            found[quotient] = code
    chosen = set(found.values())
    return tuple(code for code in catalogue.indicators if code in chosen)


def region_profile(
    table: pd.DataFrame, catalogue: Catalogue, request: HeatRequest, region_code: str
) -> pd.DataFrame:
    """The profile of one region with the regions at both ends and the weight of each change.

    ``table`` is the answer of ``heat`` to the request. Columns are those of ``profile``, then
    ``lowest_regions`` and ``highest_regions`` (codes, '11;35' where several share an end), and
    ``change_distance``: the size of the change on last year in halves of the range of its limits
    (missing without limits), by which changes are ordered. One row an indicator, in the order of the
    request. Raises ``ValueError`` for a region that is not in the table.
    """
    rows = profile(table, catalogue, request, region_code)
    values = table[table["status"].eq("ok") & table["value"].notna()]
    ends = {str(code): _ends(of_one) for code, of_one in values.groupby("indicator_code", sort=False)}
    lowest, highest = zip(*(ends.get(str(code), ("", "")) for code in rows["indicator_code"]), strict=True)
    return rows.assign(
        lowest_regions=list(lowest), highest_regions=list(highest), change_distance=_change_distance(rows)
    )[list(REGION_COLUMNS)]


def profile_trends(
    series: Mapping[str, pd.DataFrame], catalogue: Catalogue, request: HeatRequest
) -> pd.DataFrame:
    """The trend of each indicator's quarters, from the tables of ``profile_series``, in their order.

    Columns: ``indicator_code``; ``percent_a_year`` with its 95 % limits ``lower`` and ``upper``;
    ``trend_verdict`` (growth | fall | within_chance | too_short | not_judged); ``judgement`` by polarity
    (better | worse | higher | lower | similar | not_judged); ``agrees``: whether the seasonal
    Mann-Kendall test says the same; ``quarters`` used, between ``first`` and ``last`` ('2015Q1').
    """
    import pandas as pd

    rows = []
    for code, table in series.items():
        found = series_trend(table, quarterly(heat_view(catalogue, code, request)))
        trend = found.trend
        ends = ("" if end is None else str(end) for end in (found.first, found.last))
        rows.append(
            (
                code,
                trend.percent_a_year,
                trend.lower,
                trend.upper,
                trend.verdict,
                found.judgement,
                trend.agrees,
                trend.quarters,
                *ends,
            )
        )
    return pd.DataFrame(rows, columns=list(TREND_COLUMNS))


def profile_sources(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: HeatRequest, region_code: str
) -> pd.DataFrame:
    """Where the region's figures come from, one row an indicator in the order of the request.

    Columns: ``indicator_code``, ``batch_ids`` ('12;45') of all figures behind the value, ``sheets`` and
    ``cells`` of its numerator ('R10!E7; R10!F7'), empty where nothing was reported.
    Raises ``ValueError`` for a region that the borders do not have.
    """
    import pandas as pd

    found: dict[str, tuple[str, str, str]] = {}
    for years, _ in looked_at_together(journal, catalogue, regions, request):
        now = years.now
        if region_code not in now.region_codes:
            raise ValueError(f"the borders of {request.borders} have no region {region_code!r}")
        place = now.region_codes.index(region_code)
        source = source_of(now.numerators[place], now.parts(place))
        found[years.view.indicator.code] = (
            source.batch_ids or "",
            source.sheets or "",
            source.cells or "",
        )
    rows = [(code, *found[code]) for code in dict.fromkeys(request.indicator_codes)]
    return pd.DataFrame(rows, columns=list(SOURCE_COLUMNS))


def _quotient(one: Indicator) -> object:
    """What an indicator divides by what; two records may tell the same."""
    return (one.numerator, one.denominator, one.population_band, one.per) if one.has_rate else one.code


def _ends(of_indicator: pd.DataFrame) -> tuple[str, str]:
    """The regions with the lowest and with the highest value."""
    values, codes = of_indicator["value"], of_indicator["region_code"]
    lowest, highest = codes[values.eq(values.min())], codes[values.eq(values.max())]
    return ";".join(map(str, lowest)), ";".join(map(str, highest))


def _change_distance(rows: pd.DataFrame) -> Any:
    width = (rows["change_upper"] - rows["change_lower"]).to_numpy(dtype=np.float64) / 2
    size = rows["change_percent"].where(rows["limits_of"].eq("percent"), rows["change"])
    moved = np.abs(size.to_numpy(dtype=np.float64))
    sound = np.isfinite(width) & (width > 0)
    return np.where(sound, moved / np.where(sound, width, 1.0), np.nan)
