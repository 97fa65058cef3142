"""The republic's series of one indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis, Measure
from analytics.measures.rates import estimated, ratio
from analytics.measures.series import SeriesRequest, borders_in, series_rows
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


def history(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    indicator_code: str,
    basis: Basis,
    borders: int,
    first: Period,
    last: Period,
    measure: Measure | None = None,
) -> pd.DataFrame:
    """The republic's series of one indicator from the first to the last period.

    One row a period (a year: its last quarter), oldest first: ``period`` ('2015Q1'), ``value`` =
    sum of numerators over sum of denominators of the ``regions_received`` regions (of
    ``regions_expected``) whose figures are in it, missing where none is, with ``lower`` and ``upper``
    limits of a rate, and ``origins`` ('published;synthetic'); the ``value`` of a count also
    holds what units that are no region reported. A period before the borders
    asked for is summed in the borders of its own time: the same land, in fewer regions.
    Raises ``ValueError`` for an indicator, basis or measure that does not exist.
    """
    import pandas as pd

    request = SeriesRequest(indicator_code, basis, borders, first, last, measure)
    view, wanted = request.view(catalogue), request.periods
    rows = series_rows(journal, catalogue, [view], wanted, of_their_time=True)
    rows = rows[rows["numerator"].ge(0)]
    if view.measure == "rate":
        rows = rows[rows["denominator"].gt(0)]
    inside, outside = rows[rows["is_region"]], rows[~rows["is_region"]]
    keys = [period.key for period in wanted]
    sums = inside.groupby("period_key")[["numerator", "denominator"]].sum(min_count=1).reindex(keys)
    numerator, denominator = (sums[name].to_numpy(dtype=np.float64) for name in ("numerator", "denominator"))
    vintages = [borders_in(view, period) for period in wanted]
    expected = {vintage: len(regions.in_borders(vintage)) for vintage in set(vintages)}
    value = ratio(view, numerator, denominator)
    limits = estimated(view, numerator, denominator)
    if view.measure == "count":
        value = value + outside.groupby("period_key")["numerator"].sum().reindex(keys).fillna(0).to_numpy()
    return pd.DataFrame(
        {
            "period": [str(period) for period in wanted],
            "value": value,
            "lower": limits.lower,
            "upper": limits.upper,
            "numerator": numerator,
            "denominator": denominator,
            "regions_received": inside.groupby("period_key")
            .size()
            .reindex(keys)
            .fillna(0)
            .astype(int)
            .to_numpy(),
            "regions_expected": [expected[vintage] for vintage in vintages],
            "origins": _origins(inside, keys),
        }
    )


def _origins(rows: pd.DataFrame, keys: Sequence[int]) -> list[str]:
    """Where the figures of each period come from, all regions together."""
    by_period = {key: set(";".join(group).split(";")) for key, group in rows.groupby("period_key")["origins"]}
    return [";".join(sorted(by_period.get(key, set()) - {""})) for key in keys]
