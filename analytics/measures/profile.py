"""One region in all indicators: where it stands among the regions, against a level, against last year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.heat import HEAT_COLUMNS, HeatRequest, heat_view
from analytics.measures.series import series_rows, series_table
from analytics.measures.trends import trend_basis
from analytics.measures.view import View
from analytics.periods import Period, periods_between
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

SPREAD: Final = ("lowest", "quartile_1", "median", "quartile_3", "highest")
PROFILE_COLUMNS: Final = (*HEAT_COLUMNS, *SPREAD, "republic", "regions", "distance")
# Fewer regions have no quarters.
FEWEST_FOR_QUARTILES: Final = 4


def profile(
    table: pd.DataFrame, catalogue: Catalogue, request: HeatRequest, region_code: str
) -> pd.DataFrame:
    """One region's row of every indicator, with the spread of all regions around it.

    ``table`` is the answer of ``heat`` to the request. One row an indicator, in its order. Columns are
    those of ``heat`` for the region, then
    ``lowest``, ``quartile_1``, ``median``, ``quartile_3``, ``highest`` of the ``regions`` regions whose value
    is ok (quartiles from four regions on), ``republic`` = sum of numerators over sum of denominators of
    the regions that have a value (missing for a count), and ``distance`` = how far the value lies from
    its level in the direction that is worse (positive) or better (negative), in halves of the
    range of its limits: by it strengths and weaknesses are ordered. A neutral indicator has none.
    Raises ``ValueError`` for a region that is not in the table.
    """
    import pandas as pd

    if not table.empty and region_code not in set(table["region_code"]):
        raise ValueError(f"the borders of {request.borders} have no region {region_code!r}")
    rows: list[dict[Any, Any]] = []
    for code, of_indicator in table.groupby("indicator_code", sort=False):
        row = of_indicator[of_indicator["region_code"].eq(region_code)].iloc[0].to_dict()
        view = heat_view(catalogue, str(code), request)
        rows.append(
            row | _spread(of_indicator) | {"republic": _republic(of_indicator, view)} | _distance(row, view)
        )
    return pd.DataFrame(rows, columns=list(PROFILE_COLUMNS))


def profile_series(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    request: HeatRequest,
    region_code: str,
    quarters: int,
) -> dict[str, pd.DataFrame]:
    """The region's last quarters of every indicator: a table of ``series`` by the indicator's code.

    Flows are taken by quarter, stocks as they stand, so that the tables can be judged for trends.
    One query serves all of them. A region that did not exist has the status ``other_land``.
    """
    first = request.period.shift(1 - quarters)
    periods = periods_between(first, request.period)
    views = [quarterly(heat_view(catalogue, code, request)) for code in request.indicator_codes]
    rows = series_rows(journal, catalogue, views, periods, [region_code])
    by_code = dict(list(rows.groupby("indicator_code")))
    return {
        view.indicator.code: _series(by_code, view, periods, regions, region_code, rows) for view in views
    }


def quarterly(view: View) -> View:
    """The same indicator on the basis on which trends are judged, with 95 % limits."""
    return View(view.indicator, view.measure, trend_basis(view.basis), view.borders)


def _series(
    by_code: dict[Any, pd.DataFrame],
    view: View,
    periods: Sequence[Period],
    regions: Regions,
    region_code: str,
    rows: pd.DataFrame,
) -> pd.DataFrame:
    own = by_code.get(view.indicator.code, rows.head(0))
    return series_table(own, view, periods, regions, [region_code])


def _spread(of_indicator: pd.DataFrame) -> dict[str, float | int]:
    values = of_indicator.loc[of_indicator["status"].eq("ok"), "value"].dropna().to_numpy(dtype=np.float64)
    if values.size == 0:
        return dict.fromkeys(SPREAD, np.nan) | {"regions": 0}
    low, median, high = np.quantile(values, [0.25, 0.5, 0.75])
    if values.size < FEWEST_FOR_QUARTILES:
        low = high = np.nan
    figures = (float(values.min()), float(low), float(median), float(high), float(values.max()))
    return dict(zip(SPREAD, figures, strict=True)) | {"regions": int(values.size)}


def _republic(of_indicator: pd.DataFrame, view: View) -> float:
    used = of_indicator[of_indicator["value"].notna()]
    over = float(used["denominator"].sum())
    if view.measure == "count" or not over > 0:
        return np.nan
    return float(used["numerator"].sum()) / over * view.indicator.per


def _distance(row: dict[Any, Any], view: View) -> dict[str, float]:
    width = (row["upper"] - row["lower"]) / 2
    if view.indicator.polarity == "neutral" or not width > 0:
        return {"distance": np.nan}
    sign = 1.0 if view.indicator.polarity == "lower_is_better" else -1.0
    return {"distance": sign * (row["value"] - row["benchmark"]) / width}
