"""The tested changes that recommendations ask for, of all regions in all quarters at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.changes import change_columns, judgements
from analytics.measures.series import series_rows, series_table
from analytics.measures.view import View, usual_view
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.change import change_verdicts
from analytics.statistics.discoveries import adjusted_probabilities

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

OTHER_LAND: Final = ("other_land", "territory_changed")
OF_BOTH_YEARS: Final = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class TestedChange:
    """An indicator in a region and period: its value, last year's, and what is said of the change.

    ``status`` says why there is no value; ``value_last_year`` is missing (NaN) where nothing of last
    year stands on the same land and counts the same thing; ``could_be_compared`` tells whether it could:
    land and definition are the same, and some region has a figure of last year. ``judgement`` is better |
    worse | similar | not_judged.
    """

    __test__ = False  # no test, whatever its name says

    value: float
    numerator: float
    denominator: float
    status: str
    value_last_year: float
    could_be_compared: bool
    change: float
    judgement: str
    origins: str


NO_VALUE: Final = TestedChange(
    float("nan"), float("nan"), float("nan"), "missing", float("nan"), True, float("nan"), "not_judged", ""
)
Key = tuple[str, str, int]


def tested_changes(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    codes: Sequence[str],
    periods: Sequence[Period],
    borders: int,
) -> dict[Key, TestedChange]:
    """The changes on the same period of last year by indicator, region and key of the period.

    An indicator is looked at as usual (a flow since 1 January), at 95 %; all regions of a period are
    judged at once, as the comparison of regions does it. One query for all of them.
    """
    if not codes:
        return {}
    views = [usual_view(catalogue, code, borders) for code in codes]
    years = sorted({*periods, *(period.same_period_last_year for period in periods)})
    region_codes = [region.code for region in regions.in_borders(borders)]
    rows = series_rows(journal, catalogue, views, years)
    of_view = dict(iter(rows.groupby("indicator_code", sort=False)))
    found: dict[Key, TestedChange] = {}
    for view in views:
        own = of_view.get(view.indicator.code, rows.iloc[:0])
        values = series_table(own, view, years, regions, region_codes)
        found |= _of_view(values, view, periods, region_codes)
    return found


def _of_view(
    values: pd.DataFrame, view: View, periods: Sequence[Period], region_codes: Sequence[str]
) -> dict[Key, TestedChange]:
    """The changes of one indicator, as a table of one row a period and region."""
    columns = _both_years(values, view, periods, region_codes)
    moved = change_columns(columns, view, together=False)
    shape = (len(periods), len(region_codes))
    chance = moved["probability"].reshape(shape)
    adjusted = np.vstack([adjusted_probabilities(row) for row in chance]) if chance.size else chance
    words = change_verdicts(moved["change"].reshape(shape), adjusted, 1 - view.confidence)
    told = columns | {
        "change": moved["change"],
        "judgement": judgements(words, view.indicator.polarity).reshape(-1),
    }
    names = [field.name for field in fields(TestedChange)]
    rows = zip(*(told[name].tolist() for name in names), strict=True)
    places = [(view.indicator.code, code, period.key) for period in periods for code in region_codes]
    return {place: TestedChange(*row) for place, row in zip(places, rows, strict=True)}


def _both_years(
    values: pd.DataFrame, view: View, periods: Sequence[Period], region_codes: Sequence[str]
) -> dict[str, Any]:
    """The figures of a period and of the year before it, in the same places."""
    table = values.set_index(["period", "region_code"])
    now = table.reindex([(str(period), code) for period in periods for code in region_codes])
    last = table.reindex(
        [(str(period.same_period_last_year), code) for period in periods for code in region_codes]
    )
    status, status_before = (one["status"].fillna("missing").to_numpy(dtype=object) for one in (now, last))
    broken = _broken(view, periods, len(region_codes))
    same = (status == "ok") & (status_before == "ok") & ~broken
    told = (status_before == "ok").reshape(len(periods), len(region_codes))
    nobody = np.repeat(~told.any(axis=1), len(region_codes))
    columns: dict[str, Any] = {name: now[name].to_numpy(dtype=np.float64) for name in OF_BOTH_YEARS}
    columns |= {
        f"{name}_last_year": np.where(same, last[name].to_numpy(dtype=np.float64), np.nan)
        for name in OF_BOTH_YEARS
    }
    columns["could_be_compared"] = ~(broken | nobody | np.isin(status_before, OTHER_LAND))
    return columns | {"status": status, "origins": now["origins"].fillna("").to_numpy(dtype=object)}


def _broken(view: View, periods: Sequence[Period], regions: int) -> np.ndarray:
    """Whether the definition changed between a period and the year before it."""
    since = view.indicator.comparable_from
    broken = [since is not None and one.same_period_last_year < since <= one for one in periods]
    return np.repeat(np.array(broken, dtype=np.bool_), regions)


def change_of(found: Mapping[Key, TestedChange], code: str, region_code: str, period: Period) -> TestedChange:
    """The change of an indicator in a region and period; without a value where nothing is known."""
    return found.get((code, region_code, period.key), NO_VALUE)
