"""What the store knows that the checks of a return compare it with."""

from __future__ import annotations

from collections.abc import Collection

from analytics.catalogue import load_catalogue
from analytics.intake.checks import Known, load_rules
from analytics.intake.checks.history import YEARS_BACK
from analytics.intake.checks.related import related_codes
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import borders_of, load_regions
from analytics.store.journal import Journal


def known(journal: Journal, region_code: str, period: Period, codes: Collection[str] | None = None) -> Known:
    """The figures of the region up to the period, those of other regions, and its children.

    Args:
        journal: where the accepted returns are.
        region_code: the unit that sends the return.
        period: the quarter of the return; figures go back six years from it.
        codes: the indicators that stand in the return: only they and those that a check ties to them
            are looked up; ``None`` for all.
    """
    catalogue = load_catalogue()
    wanted = list(catalogue.indicators if codes is None else related_codes(codes, catalogue, load_rules()))
    # The figures of a flow alone need the quarter before: of six years ago too.
    first_key = period.shift(-YEARS_BACK * QUARTERS_IN_YEAR - 1).key
    rows = journal.table(
        "journal/known",
        region_code=region_code,
        first_key=first_key,
        period_key=period.key,
        indicator_codes=wanted,
    )
    periods = {key: Period.from_key(key) for key in range(first_key, period.key + 1)}
    own: dict[str, dict[Period, float]] = {}
    others: dict[str, dict[str, float]] = {}
    forms: dict[str, str] = {}
    columns = ("unit_code", "indicator_code", "period_key", "reported", "form_code")
    for unit, code, key, value, form in zip(*(rows[name].tolist() for name in columns), strict=True):
        if unit != region_code:
            others.setdefault(unit, {})[code] = value
            continue
        own.setdefault(code, {})[periods[key]] = value
        if key == period.key:
            forms[code] = form
    return Known(own=own, forms=forms, others=others, children=_children(region_code, period))


def _children(region_code: str, period: Period) -> float | None:
    """Children 0–17 on 1 January of the year; ``None`` for a unit that is no region of the period."""
    regions = load_regions()
    if region_code not in {region.code for region in regions.reporting(period)}:
        return None
    figure = regions.population(region_code, borders_of(period), period.year, "children_0_17")
    return None if figure is None else float(figure.persons)
