"""The panel of the join: quarterly events and coverage by clubs, on land that never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import basis_for, known_indicator
from analytics.measures.series import series_rows, series_table
from analytics.measures.view import View
from analytics.periods import Period, periods_between
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# The sixteen regions of 2015: all later ones add up to them, so that no split breaks a series.
COMMON_BORDERS: Final = 2015
PANEL_COLUMNS: Final = (
    "unit_code",
    "period_key",
    "period",
    "events",
    "exposure",
    "coverage",
    "status",
    "origins",
)


@dataclass(frozen=True, slots=True)
class PanelRequest:
    """Events and the coverage they are set beside, from the first to the last quarter."""

    coverage_code: str
    events_code: str
    first: Period
    last: Period


def panel(journal: Journal, catalogue: Catalogue, regions: Regions, request: PanelRequest) -> pd.DataFrame:
    """Events, children and coverage of the sixteen common units in every quarter.

    One row a unit and quarter, by unit and time: ``unit_code``, ``period_key``, ``period``, ``events`` of
    the quarter on its own, ``exposure`` (what the events are divided by, such as children of
    1 January), ``coverage`` (a share, 0 to 1, as it stood at the end of the quarter), ``status`` (ok, or
    why the row cannot be used), ``origins``. Raises ``ValueError`` for an indicator of events that is no
    flow over inhabitants, and for a coverage that is no share.
    """
    import pandas as pd

    coverage, events = _views(catalogue, request)
    periods = periods_between(request.first, request.last)
    codes = [region.code for region in regions.in_borders(COMMON_BORDERS)]
    rows = series_rows(journal, catalogue, [coverage, events], periods)
    tables = [
        series_table(rows[rows["indicator_code"].eq(view.indicator.code)], view, periods, regions, codes)
        for view in (coverage, events)
    ]
    cover, happened = tables
    since = events.indicator.comparable_from
    too_early = np.array([since is not None and Period.parse(one) < since for one in happened["period"]])
    status = happened["status"].mask(happened["status"].eq("ok") & too_early, "other_definition")
    return pd.DataFrame(
        {
            "unit_code": happened["region_code"],
            "period_key": [Period.parse(period).key for period in happened["period"]],
            "period": happened["period"],
            "events": happened["numerator"],
            "exposure": happened["denominator"],
            "coverage": cover["numerator"] / cover["denominator"].where(cover["denominator"] > 0),
            "status": status.where(status.ne("ok"), cover["status"]),
            "origins": [_both(*pair) for pair in zip(cover["origins"], happened["origins"], strict=True)],
        }
    )[list(PANEL_COLUMNS)]


def _views(catalogue: Catalogue, request: PanelRequest) -> tuple[View, View]:
    coverage = known_indicator(catalogue, request.coverage_code)
    events = known_indicator(catalogue, request.events_code)
    if coverage.distribution != "proportion":
        raise ValueError(f"{coverage.code} is no share and cannot be a coverage")
    if events.distribution != "count" or events.population_band is None:
        raise ValueError(f"{events.code} is no number of events among inhabitants")
    return (
        View(coverage, "rate", basis_for(catalogue, coverage, "quarter"), COMMON_BORDERS),
        View(events, "rate", "quarter", COMMON_BORDERS),
    )


def _both(first: str, second: str) -> str:
    return ";".join(sorted({origin for origin in (*first.split(";"), *second.split(";")) if origin}))
