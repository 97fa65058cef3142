"""The tables behind a region's profile, kept until the next acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.measures.heat import heat
from analytics.measures.profile import profile_series
from analytics.measures.region_plan import RegionPlan, region_plan
from analytics.measures.region_profile import profile_sources, profile_trends, region_profile
from analytics.measures.trends import USUAL_QUARTERS
from analytics.periods import Period
from analytics.regions.borders import BordersTooFine
from pages.shared import data
from pages.shared.profile_filters import Key, request_of

if TYPE_CHECKING:
    import pandas as pd


def profile_of(region_code: str, key: Key) -> pd.DataFrame:
    """The region's row of every indicator."""
    return data.kept(_profile, region_code, key)


def series_of(region_code: str, key: Key) -> dict[str, pd.DataFrame]:
    """The region's last quarters of every indicator."""
    return data.kept(_series, region_code, key)


def trends_of(region_code: str, key: Key) -> pd.DataFrame:
    """The trend of every indicator; the first call of a process loads the statistics library."""
    return data.kept(_trends, region_code, key)


def sources_of(region_code: str, key: Key) -> pd.DataFrame:
    """The batches and cells behind every figure."""
    return data.kept(_sources, region_code, key)


def all_regions(key: Key) -> pd.DataFrame:
    """Every region in every indicator, one table for the profiles of all of them."""
    return data.kept(_heat, key)


def plan_of(region_code: str, borders: int, period: str) -> RegionPlan | None:
    """The region's plan by its last lists; ``None`` where it is only a part of a unit that reported."""
    return data.kept(_plan, region_code, borders, period)


def _plan(region_code: str, borders: int, period: str) -> RegionPlan | None:
    registers = (data.journal(), data.catalogue(), data.regions())
    try:
        return region_plan(*registers, region_code, borders, Period.parse(period))
    except BordersTooFine:
        return None


def _heat(key: Key) -> pd.DataFrame:
    return heat(data.journal(), data.catalogue(), data.regions(), request_of(key))


def _profile(region_code: str, key: Key) -> pd.DataFrame:
    return region_profile(all_regions(key), data.catalogue(), request_of(key), region_code)


def _series(region_code: str, key: Key) -> dict[str, pd.DataFrame]:
    registers = (data.journal(), data.catalogue(), data.regions())
    return profile_series(*registers, request_of(key), region_code, USUAL_QUARTERS)


def _trends(region_code: str, key: Key) -> pd.DataFrame:
    return profile_trends(series_of(region_code, key), data.catalogue(), request_of(key))


def _sources(region_code: str, key: Key) -> pd.DataFrame:
    registers = (data.journal(), data.catalogue(), data.regions())
    return profile_sources(*registers, request_of(key), region_code)
