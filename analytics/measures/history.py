"""The republic's series of one indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis, Measure, checked_basis, known_indicator, measure_of
from analytics.measures.figures import figure_lists, returns_of, wanted_figures
from analytics.measures.rates import ratio
from analytics.measures.view import View
from analytics.periods import QUARTERS_IN_YEAR, Period, periods_between
from analytics.regions import Regions, borders_of

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
    ``regions_expected``) whose figures are in it, missing where none is; the ``value`` of a count also
    holds what units that are no region reported. A period before the borders
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
    view = View(indicator, measure or measure_of(indicator), basis, borders)
    figures = wanted_figures(catalogue, view, wanted)
    vintages = {period.key: _borders(view, period) for period in wanted}
    table = journal.table(
        "measures/history",
        **figure_lists(figures),
        borders=[vintages[figure.period_key] for figure in figures],
        is_rate=view.measure == "rate",
    )
    rows = table.set_index("period_key").reindex([period.key for period in wanted])
    numerator = rows["numerator"].to_numpy(dtype=np.float64, na_value=np.nan)
    denominator = rows["denominator"].to_numpy(dtype=np.float64, na_value=np.nan)
    outside = rows["outside_regions"].fillna(0).to_numpy(dtype=np.float64) if view.measure == "count" else 0
    expected = {vintage: len(regions.in_borders(vintage)) for vintage in set(vintages.values())}
    return pd.DataFrame(
        {
            "period": [str(period) for period in wanted],
            "value": ratio(view, numerator, denominator) + outside,
            "numerator": numerator,
            "denominator": denominator,
            "regions_received": rows["regions"].fillna(0).to_numpy(dtype=np.int64),
            "regions_expected": [expected[vintages[period.key]] for period in wanted],
        }
    )


def _borders(view: View, period: Period) -> int:
    """The borders asked for, or older ones where a return that is needed was sent in them."""
    return min(view.borders, *(borders_of(moment) for moment in returns_of(period, view.by_quarter)))
