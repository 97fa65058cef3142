"""Many indicators in all regions at once: verdicts, and the changes on last year that are real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis, basis_for, known_indicator, measure_of, return_period
from analytics.measures.benchmark import REPUBLIC, Against, Benchmark
from analytics.measures.changes import change_columns
from analytics.measures.comparators import benchmark_of
from analytics.measures.comparison_table import comparison_columns
from analytics.measures.figures import figures_by_region, require_borders
from analytics.measures.sources import source_of
from analytics.measures.two_years import TwoYears, two_years
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# All regions and indicators are judged at once: wide limits keep false alarms down.
HEAT_CONFIDENCE: Final = 0.998
HEAT_COLUMNS: Final = (
    "indicator_code",
    "region_code",
    "measure",
    "basis",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "benchmark",
    "verdict",
    "to_benchmark",
    "status",
    "value_last_year",
    "change",
    "change_percent",
    "change_lower",
    "change_upper",
    "limits_of",
    "change_verdict",
    "change_judgement",
    "small",
    "origin",
)


@dataclass(frozen=True, slots=True)
class HeatRequest:
    """Indicators that are looked at together, each on its usual measure.

    A flow is taken on ``basis``, a stock as it stands. ``confidence`` is that of limits and verdicts.
    """

    indicator_codes: tuple[str, ...]
    period: Period
    borders: int
    basis: Basis = "cumulative"
    confidence: float = HEAT_CONFIDENCE
    against: Against = REPUBLIC


def heat(journal: Journal, catalogue: Catalogue, regions: Regions, request: HeatRequest) -> pd.DataFrame:
    """Every region in every indicator: value, level, verdict, and the tested change on last year.

    One row an indicator and region, in the order of the indicators asked for and of the region's
    code. Columns are those of a comparison (``value``, ``lower``, ``upper``, ``numerator``,
    ``denominator``, ``benchmark``, ``verdict``, ``to_benchmark``, ``status``, ``value_last_year``,
    ``origin``) and of its changes (``change_lower`` and ``change_upper`` in ``limits_of``,
    ``change_verdict``, ``change_judgement`` by polarity, judged for all regions of an indicator at once);
    ``measure`` (rate | count) and ``basis`` say how the indicator is shown.
    Raises ``ValueError`` for an unknown indicator, ``BordersTooFine`` for too fine borders.
    """
    import pandas as pd

    pairs = looked_at_together(journal, catalogue, regions, request)
    found = {years.view.indicator.code: _columns(years, benchmark) for years, benchmark in pairs}
    ordered = [found[code] for code in dict.fromkeys(request.indicator_codes)]
    if not ordered:
        return pd.DataFrame(columns=list(HEAT_COLUMNS))
    table = pd.DataFrame(
        {name: np.concatenate([columns[name] for columns in ordered]) for name in HEAT_COLUMNS}
    )
    return table.astype({"to_benchmark": "Int64"})


def looked_at_together(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: HeatRequest
) -> Iterator[tuple[TwoYears, Benchmark]]:
    """Each indicator in both years with the level it is compared with; one query for all of them."""
    require_borders(regions, request.period, request.borders)
    views = [heat_view(catalogue, code, request) for code in request.indicator_codes]
    for period, group in _by_period(views, request.period).items():
        figures = figures_by_region(journal, catalogue, group, (period, period.same_period_last_year))
        for view in group:
            years = two_years(figures, regions, view, period)
            yield years, benchmark_of(journal, catalogue, regions, years, request.against)


def heat_view(catalogue: Catalogue, code: str, request: HeatRequest) -> View:
    """How one of the indicators is looked at: its usual measure, on the basis asked for if it has it."""
    indicator = known_indicator(catalogue, code)
    basis = basis_for(catalogue, indicator, request.basis)
    return View(indicator, measure_of(indicator), basis, request.borders, request.confidence)


def _by_period(views: Sequence[View], period: Period) -> dict[Period, list[View]]:
    """The views by the return that holds their figures: a year stands in its last quarter."""
    groups: dict[Period, list[View]] = {}
    for view in views:
        groups.setdefault(return_period(period, view.basis), []).append(view)
    return groups


def _columns(years: TwoYears, benchmark: Benchmark) -> dict[str, Any]:
    """One indicator's columns, as arrays of one length."""
    view, now = years.view, years.now
    columns = comparison_columns(years, benchmark)
    moved = change_columns(columns, view)
    origins = [source_of(now.numerators[place], now.parts(place)).origin for place in range(len(now.value))]
    number = len(origins)
    return columns | {
        "indicator_code": [view.indicator.code] * number,
        "measure": [view.measure] * number,
        "basis": [view.basis] * number,
        "to_benchmark": [np.nan if one is None else one for one in columns["to_benchmark"]],
        "change_percent": moved["change_percent"],
        "change_lower": moved["lower"],
        "change_upper": moved["upper"],
        "limits_of": moved["limits_of"],
        "change_verdict": moved["change_verdict"],
        "change_judgement": moved["judgement"],
        "small": moved["small"],
        "origin": origins,
    }
