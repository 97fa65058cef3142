"""What follows from an indicator's record: its codes and the unit of its rate."""

from __future__ import annotations

from analytics.catalogue.records import Catalogue, Indicator

PER_CENT = 100


def indicators_of_form(catalogue: Catalogue, form_code: str) -> tuple[Indicator, ...]:
    """The indicators that a form reports, in the order of the catalogue.

    An unknown form is a ``KeyError`` that names it.
    """
    codes = catalogue.forms[form_code].indicator_codes
    return tuple(catalogue.indicators[code] for code in codes)


def base_codes(indicator: Indicator) -> tuple[str, ...]:
    """The reported codes behind an indicator: numerator, then denominator, none twice."""
    return tuple(dict.fromkeys(indicator.numerator + indicator.denominator))


def rate_unit(indicator: Indicator) -> str:
    """The unit in which an indicator's rate is told: a key of the table ``units`` of the texts.

    ``percent`` per 100; ``per_10000`` for a rate per so many children of the population band;
    otherwise the unit, the multiplier and the denominator, as in ``persons_per_1000_c05``.
    A bare count has no rate and keeps its own unit.
    """
    if not indicator.has_rate:
        return indicator.unit
    if indicator.population_band is not None:
        return f"per_{indicator.per}"
    if indicator.per == PER_CENT:
        return "percent"
    denominator = "_".join(code.lower() for code in indicator.denominator)
    unit = "" if indicator.kind == "ratio" else f"{indicator.unit}_"
    return f"{unit}per_{indicator.per}_{denominator}"


def shown_decimals(indicator: Indicator) -> int:
    """The decimals of an indicator's usual measure: a rate needs at least one."""
    return max(indicator.decimals, 1) if indicator.has_rate else indicator.decimals
