"""The reported figures behind indicators, summed by region: the one query of all comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypedDict, get_args

import numpy as np

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import summed_indicator
from analytics.measures.view import View
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import Regions
from analytics.statistics.intervals import Numbers

if TYPE_CHECKING:
    from analytics.store.journal import Journal

QUERY: Final = "measures/comparison"
Role = Literal["numerator", "denominator", "population"]
Gap = Literal["", "not_available", "confidential", "missing"]
# As the query counts them, from a whole figure to the worst reason why it is not.
GAPS: Final[tuple[Gap, ...]] = get_args(Gap)
COLUMNS: Final = (
    "indicator_code",
    "period_key",
    "region_code",
    "is_region",
    "role",
    "figure",
    "gap",
    "estimated",
    "parts",
)


class Part(TypedDict):
    """One reported figure that a sum is made of; empty beside the unit where nothing was reported."""

    unit_code: str
    return_key: int
    whole: bool
    origin: str | None
    batch_id: int | None
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One figure of a return that is added to, or taken away from, a sum."""

    indicator_code: str
    period_key: int
    role: Role
    summed_code: str
    return_key: int
    sign: int
    returns_needed: int


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of a region; not whole, it is NaN with the reason in ``gap`` (else an empty text)."""

    figure: float
    gap: Gap
    estimated: bool
    parts: tuple[Part, ...]


NOTHING: Final = Sum(float("nan"), "missing", False, ())


class Figures:
    """Sums by indicator, period, role and region, as the query gave them.

    A region whose land did not exist in a period has none there.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._sums: dict[tuple[str, int, str, str], Sum] = {}
        self._outside: dict[tuple[str, int], dict[str, float]] = {}
        for code, key, region, is_region, role, figure, gap, estimated, parts in rows:
            if is_region:
                whole = float("nan") if gap else figure
                self._sums[code, key, role, region] = Sum(whole, GAPS[gap], estimated, tuple(parts))
            elif not gap and role == "numerator":
                self._outside.setdefault((code, key), {})[region] = figure

    def sums(
        self, indicator: Indicator, period: Period, role: Role, region_codes: Sequence[str]
    ) -> list[Sum]:
        """The sums of the regions asked for, in their order; :data:`NOTHING` where there is none."""
        head = (indicator.code, period.key, role)
        return [self._sums.get((*head, region), NOTHING) for region in region_codes]

    def outside_regions(self, indicator: Indicator, period: Period) -> dict[str, float]:
        """What units that are no region (transport, military) reported, by their code."""
        return self._outside.get((indicator.code, period.key), {})


def figures_by_region(
    journal: Journal, catalogue: Catalogue, views: Sequence[View], periods: Sequence[Period]
) -> Figures:
    """Numerators, denominators and inhabitants for each region of the borders and each period.

    The views share their borders. Raises ``ValueError`` for a term that the catalogue does not have
    or that is a ratio, and for the rate of a bare count.
    """
    # A figure that two views share must be added only once.
    figures = (figure for view in views for figure in wanted_figures(catalogue, view, periods))
    wanted = list(dict.fromkeys(figures))
    table = journal.table(
        QUERY,
        indicator_codes=[figure.indicator_code for figure in wanted],
        **figure_lists(wanted),
        borders=views[0].borders,
    )
    return Figures(zip(*(table[column].to_list() for column in COLUMNS), strict=True))


def wanted_figures(catalogue: Catalogue, view: View, periods: Sequence[Period]) -> list[Wanted]:
    """The figures of returns that make up an indicator in some periods.

    A stock is taken as it stands also for a quarter on its own; a count has no denominator.
    Raises ``ValueError`` as :func:`figures_by_region` does.
    """
    if view.measure == "rate" and not view.indicator.has_rate:
        raise ValueError(f"{view.indicator.code} is a bare count and has no rate")
    roles: dict[Role, tuple[str, ...]] = {"numerator": view.indicator.numerator}
    if view.measure == "rate" and view.band is None:
        roles["denominator"] = view.indicator.denominator
    wanted: list[Wanted] = []
    for period in periods:
        for role, codes in roles.items():
            wanted += _reported(catalogue, view, period, role, codes)
        if view.band is not None:
            # The figures of 1 January stand in the units of that year's end.
            year_end = Period(period.year, QUARTERS_IN_YEAR).key
            wanted.append(Wanted(view.indicator.code, period.key, "population", view.band, year_end, 1, 1))
    return wanted


def figure_lists(wanted: Sequence[Wanted]) -> dict[str, list[object]]:
    """Wanted figures as the parameters of a query: lists of one length, one element a figure."""
    names = {
        "period_keys": "period_key",
        "roles": "role",
        "summed_codes": "summed_code",
        "return_keys": "return_key",
        "signs": "sign",
        "returns_needed": "returns_needed",
    }
    return {name: [getattr(figure, field) for figure in wanted] for name, field in names.items()}


def figure_array(sums: Sequence[Sum]) -> Numbers:
    """The figures of some sums, NaN where they are not whole."""
    return np.array([one.figure for one in sums], dtype=np.float64)


def require_borders(regions: Regions, period: Period, borders: int) -> None:
    """Refuse borders finer than the returns of a period: ``BordersTooFine`` names the first unit."""
    for unit in regions.reporting(period):
        regions.border_code(unit.code, period, borders)


def returns_of(period: Period, by_quarter: bool) -> tuple[Period, ...]:
    """The return of a period, and for a quarter on its own the one before it in the same year."""
    return (period, period.shift(-1)) if by_quarter and period.quarter > 1 else (period,)


def _reported(
    catalogue: Catalogue, view: View, period: Period, role: Role, codes: Sequence[str]
) -> Iterator[Wanted]:
    returns = {
        code: returns_of(period, view.by_quarter and summed_indicator(catalogue, code).kind == "flow")
        for code in codes
    }
    needed = max(map(len, returns.values()))
    for code, moments in returns.items():
        for place, moment in enumerate(moments):
            sign = -1 if place else 1
            yield Wanted(view.indicator.code, period.key, role, code, moment.key, sign, needed)
