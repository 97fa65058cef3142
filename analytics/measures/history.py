"""The republic's series of one indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis, Measure, checked_basis, known_indicator, measure_of
from analytics.measures.figures import figures_by_region
from analytics.measures.rates import rates_of, ratio
from analytics.measures.two_years import View
from analytics.periods import QUARTERS_IN_YEAR, Period, periods_between
from analytics.regions import Regions, borders_of

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

COLUMNS: Final = (
    "period",
    "value",
    "numerator",
    "denominator",
    "regions_received",
    "regions_expected",
)


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
    ``regions_expected``) whose figures are in it, missing where none is. A period before the borders
    asked for is summed in the borders of its own time: the same land, in fewer regions.
    Raises ``ValueError`` for an indicator, basis or measure that does not exist.
    """
    import pandas as pd

    indicator = known_indicator(catalogue, indicator_code)
    basis = checked_basis(catalogue, indicator, basis)
    wanted = [
        period
        for period in periods_between(first, last)
        if basis != "year" or period.quarter == QUARTERS_IN_YEAR
    ]
    parts = [pd.DataFrame(columns=list(COLUMNS))]
    for vintage in sorted({_borders(borders, period) for period in wanted}):
        view = View(indicator, measure or measure_of(indicator), basis, vintage)
        periods = [period for period in wanted if _borders(borders, period) == vintage]
        parts.append(_series(journal, catalogue, regions, view, periods))
    return parts[-1] if len(parts) <= 2 else pd.concat(parts[1:], ignore_index=True)


def _borders(borders: int, period: Period) -> int:
    return min(borders, borders_of(period))


def _series(
    journal: Journal, catalogue: Catalogue, regions: Regions, view: View, periods: Sequence[Period]
) -> pd.DataFrame:
    """The series of periods that share their borders."""
    import pandas as pd

    asked = [(view.indicator, view.measure)]
    by_quarter = view.basis == "quarter"
    figures = figures_by_region(
        journal, catalogue, asked, periods, by_quarter=by_quarter, borders=view.borders
    )
    codes = {region.code for region in regions.in_borders(view.borders)}
    rows = figures[figures["region_code"].isin(codes)].set_index("region_code")
    rates = rates_of(rows, view.indicator, view.measure, np.zeros(len(rows), dtype=np.bool_))
    included = pd.DataFrame(
        {
            "period_key": rows["period_key"].to_numpy()[rates.in_sums],
            "numerator": rates.numerator[rates.in_sums],
            "denominator": rates.denominator[rates.in_sums],
        }
    )
    grouped = included.groupby("period_key")
    keys = [period.key for period in periods]
    sums = grouped.sum(min_count=1).reindex(keys)
    numerator, denominator = sums["numerator"].to_numpy(), sums["denominator"].to_numpy()
    return pd.DataFrame(
        {
            "period": [str(period) for period in periods],
            "value": ratio(view.indicator, view.measure, numerator, denominator),
            "numerator": numerator,
            "denominator": denominator,
            "regions_received": grouped.size().reindex(keys, fill_value=0).to_numpy(dtype=np.int64),
            "regions_expected": np.full(len(keys), len(codes), dtype=np.int64),
        }
    )
