"""Regions against a comparator (the republic, a group, a target …) and against last year (АППГ)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import (
    MEASURES,
    Basis,
    Measure,
    checked_basis,
    known_indicator,
    return_period,
)
from analytics.measures.benchmark import REPUBLIC, Against, Benchmark
from analytics.measures.comparators import benchmark_of
from analytics.measures.comparison_table import comparison_table
from analytics.measures.figures import figures_by_region, require_borders
from analytics.measures.notes import Note, notes_of
from analytics.measures.republic import Republic
from analytics.measures.two_years import TwoYears, two_years
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """What is compared: an indicator in a period, on a basis, in the borders of a year.

    ``measure`` is ``rate`` (per children, per cent, per another figure) or ``count`` (the numerator
    alone, which is not judged against a level); ``confidence`` is that of the limits, between 0 and 1;
    ``against`` is the comparator.
    """

    indicator_code: str
    period: Period
    basis: Basis
    borders: int
    measure: Measure = "rate"
    confidence: float = 0.95
    against: Against = REPUBLIC


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator in all regions of the borders, with the republic and what to know about it.

    ``view`` is how the indicator is looked at, ``benchmark`` what the regions were compared with.

    ``period`` is that of the return behind the figures (for a year its last quarter). ``table`` has
    one row for every region of the borders. ``missing`` are the regions without a whole return;
    ``received`` of ``expected`` regions have one. ``origins`` says where the figures of both years are from;
    ``synthetic`` and ``estimated_denominator`` say whether any of them is generated, or divided by
    an estimated population.
    """

    request: ComparisonRequest
    view: View
    period: Period
    table: pd.DataFrame
    republic: Republic
    benchmark: Benchmark
    missing: tuple[str, ...]
    received: int
    expected: int
    origins: tuple[str, ...]
    synthetic: bool
    estimated_denominator: bool
    notes: tuple[Note, ...]


def comparison(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: ComparisonRequest
) -> Comparison:
    """Compare the regions of some borders with a comparator and with the same period of last year.

    The republic is the sum of numerators over the sum of denominators of the same regions. A region
    merged of several reporting units is missing when one of them is. Rates use the population of
    1 January of the period's year and are not annualised; a denominator that is a flow covers the
    same months as the numerator, one that is a stock is taken at the end of the period.

    The table has a row for every region of the borders, ordered by ``region_code``: ``value`` in
    the unit of the indicator with ``lower`` and ``upper`` limits (``method``: poisson_exact | byar |
    wilson | none), ``benchmark`` (the level of the comparator for the region), ``verdict`` against it
    (better | similar | worse | higher | lower | not_judged), ``to_benchmark`` (events or persons of the
    numerator that part the region from the level, more is positive, whole), ``status`` (ok, or why there
    is no value or no verdict), last year's three figures
    where both years stand on the same land, ``change`` in the unit and ``change_percent`` (missing
    from a zero base), ``share`` in the regions' sum in per cent, ``place`` among the values that are
    ok (1 = highest, ties share), ``origin`` (reported | published | synthetic | mixed),
    ``batch_ids`` ('12;45') of all figures, ``sheets`` and ``cells`` of the numerator, and how many
    of its reporting units were received.

    Raises ``ValueError`` for an unknown indicator and for a basis or measure that it does not have,
    ``BordersTooFine`` for borders finer than the returns.
    """
    view, period = viewed(catalogue, request)
    require_borders(regions, period, request.borders)
    figures = figures_by_region(journal, catalogue, [view], (period, period.same_period_last_year))
    years = two_years(figures, regions, view, period)
    return _comparison(
        request, regions, years, benchmark_of(journal, catalogue, regions, years, request.against)
    )


def viewed(catalogue: Catalogue, request: ComparisonRequest) -> tuple[View, Period]:
    """The view that a request asks for, and the period of the return that holds its figures.

    Raises ``ValueError`` for an unknown indicator or measure and for a basis that it does not have.
    """
    if request.measure not in MEASURES:
        raise ValueError(f"a measure is one of {', '.join(MEASURES)}, not {request.measure!r}")
    indicator = known_indicator(catalogue, request.indicator_code)
    basis = checked_basis(catalogue, indicator, request.basis)
    view = View(indicator, request.measure, basis, request.borders, request.confidence)
    return view, return_period(request.period, basis)


def _comparison(
    request: ComparisonRequest, regions: Regions, years: TwoYears, benchmark: Benchmark
) -> Comparison:
    now = years.now
    missing = tuple(
        code for code, status in zip(now.region_codes, now.status, strict=True) if status == "missing"
    )
    synthetic = "synthetic" in years.origins
    return Comparison(
        request=request,
        view=years.view,
        period=years.period,
        table=comparison_table(years, benchmark),
        republic=years.republic,
        benchmark=benchmark,
        missing=missing,
        received=len(now.region_codes) - len(missing),
        expected=len(now.region_codes),
        origins=years.origins,
        synthetic=synthetic,
        estimated_denominator=now.estimated_population,
        notes=notes_of(years, regions),
    )
