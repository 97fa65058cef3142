"""Which stretch of time a figure covers: since 1 January, the quarter, the year, a moment."""

from __future__ import annotations

from typing import Final, Literal, get_args

from analytics.catalogue.records import Catalogue, Indicator
from analytics.periods import QUARTERS_IN_YEAR, Period

Basis = Literal["cumulative", "quarter", "year", "stock"]
Measure = Literal["rate", "count"]
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)
FLOW_BASES: Final[tuple[Basis, ...]] = ("cumulative", "quarter", "year")
STOCK_BASES: Final[tuple[Basis, ...]] = ("stock",)


def bases_of(catalogue: Catalogue, indicator: Indicator) -> tuple[Basis, ...]:
    """The bases on which an indicator can be shown, the usual one first.

    What is counted decides: sums of flows are shown cumulatively, by quarter and by year, sums of
    stocks as they stand. Raises ``ValueError`` where a numerator mixes flows and stocks.
    """
    kinds = {summed_indicator(catalogue, code).kind for code in indicator.numerator}
    if kinds == {"flow"}:
        return FLOW_BASES
    if kinds == {"stock"}:
        return STOCK_BASES
    raise ValueError(f"the numerator of {indicator.code} mixes {', '.join(sorted(kinds)) or 'nothing'}")


def basis_for(catalogue: Catalogue, indicator: Indicator, wanted: Basis) -> Basis:
    """The wanted basis where the indicator has it, else its usual one (a stock has only one)."""
    possible = bases_of(catalogue, indicator)
    return wanted if wanted in possible else possible[0]


def checked_basis(catalogue: Catalogue, indicator: Indicator, basis: Basis) -> Basis:
    """The basis itself; ``ValueError`` where it does not exist for the indicator."""
    possible = bases_of(catalogue, indicator)
    if basis not in possible:
        raise ValueError(f"{indicator.code} is shown as {', '.join(possible)}, not as {basis!r}")
    return basis


def measure_of(indicator: Indicator) -> Measure:
    """The usual measure: a rate where the indicator has a denominator, else a bare count."""
    return "rate" if indicator.has_rate else "count"


def return_period(period: Period, basis: Basis) -> Period:
    """The period whose return holds the figure: a year stands in the return of its last quarter."""
    return Period(period.year, QUARTERS_IN_YEAR) if basis == "year" else period


def known_indicator(catalogue: Catalogue, code: str) -> Indicator:
    """The indicator of a code; ``ValueError`` that names a code the catalogue does not have."""
    try:
        return catalogue.indicators[code]
    except KeyError:
        raise ValueError(f"the catalogue has no indicator {code!r}") from None


def summed_indicator(catalogue: Catalogue, code: str) -> Indicator:
    """A reported indicator that is summed; a ratio cannot be summed and is a ``ValueError``."""
    indicator = known_indicator(catalogue, code)
    if indicator.kind == "ratio":
        raise ValueError(f"{code} is a ratio and cannot be summed")
    return indicator
