"""The reported figures behind indicators, summed by region: the one query of all comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import Measure, summed_indicator
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

QUERY: Final = "measures/comparison"


def figures_by_region(
    journal: Journal,
    catalogue: Catalogue,
    asked: Sequence[tuple[Indicator, Measure]],
    periods: Sequence[Period],
    *,
    by_quarter: bool,
    borders: int,
) -> pd.DataFrame:
    """Numerators and denominators of indicators for each region of the borders and each period.

    The denominator of a ``count`` is not fetched. Columns, grain and order are those of
    ``sql/measures/comparison.sql``; a region whose land did not exist in a period has no row in it.
    Raises ``ValueError`` for a term that the catalogue does not have or that is a ratio.
    """
    terms = [term for indicator, measure in asked for term in _terms(catalogue, indicator, measure)]
    banded = [
        (indicator.code, indicator.population_band)
        for indicator, measure in asked
        if measure == "rate" and indicator.population_band is not None
    ]
    return journal.table(
        QUERY,
        asked_codes=[code for code, _, _ in terms],
        roles=[role for _, role, _ in terms],
        summed_codes=[summed for _, _, summed in terms],
        banded_codes=[code for code, _ in banded],
        bands=[band for _, band in banded],
        period_keys=[period.key for period in periods],
        by_quarter=by_quarter,
        borders=borders,
    )


def require_borders(regions: Regions, period: Period, borders: int) -> None:
    """Refuse borders finer than the returns of a period: ``BordersTooFine`` names the first unit."""
    for unit in regions.reporting(period):
        regions.border_code(unit.code, period, borders)


def _terms(catalogue: Catalogue, indicator: Indicator, measure: Measure) -> list[tuple[str, str, str]]:
    roles = {"numerator": indicator.numerator}
    if measure == "rate":
        if not indicator.has_rate:
            raise ValueError(f"{indicator.code} is a bare count and has no rate")
        roles["denominator"] = indicator.denominator
    return [
        (indicator.code, role, summed_indicator(catalogue, code).code)
        for role, codes in roles.items()
        for code in codes
    ]
