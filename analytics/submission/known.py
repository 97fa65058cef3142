"""What the store knows that the checks of a return compare it with."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Indicator
from analytics.intake.checks import Known, KnownList, load_rules
from analytics.intake.checks.history import YEARS_BACK
from analytics.intake.checks.related import related_codes
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import borders_of, load_regions
from analytics.store.journal import Journal
from analytics.submission.known_lists import known_lists
from analytics.submission.target_lists import stored_targets


def known(
    journal: Journal,
    region_code: str,
    period: Period,
    codes: Collection[str] | None = None,
    form_code: str | None = None,
) -> Known:
    """The figures of the region up to the period, those of other regions, its targets and its children.

    Args:
        journal: where the accepted returns are.
        region_code: the unit that sends the return.
        period: the quarter of the return; figures go back six years from it.
        codes: the indicators that stand in the return: only they and those that a check ties to them
            are looked up; ``None`` for all.
        form_code: the form of the return, whose accepted lists are looked up where it asks for any.
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
    return Known(
        own=own,
        forms=forms,
        others=others,
        targets=_targets(journal, region_code, period),
        children=_children(region_code, period),
        lists=_lists(journal, form_code, region_code, period),
    )


def _lists(
    journal: Journal, form_code: str | None, region_code: str, period: Period
) -> tuple[KnownList, ...]:
    if form_code is None:
        return ()
    return known_lists(journal, load_catalogue().form(form_code), region_code, period, load_regions())


def _targets(journal: Journal, region_code: str, period: Period) -> dict[str, float]:
    """The targets that hold for the region and the year of the period, by indicator.

    A target is one of the end of a year: the sums since 1 January of an earlier quarter are on their
    way to it, and are not held against it.
    """
    indicators = load_catalogue().indicators
    found = stored_targets(journal).of_unit(region_code, period.year)
    return {
        code: target.value
        for code, target in found.items()
        if code in indicators and (period.quarter == QUARTERS_IN_YEAR or not _is_cumulative(code, indicators))
    }


def _is_cumulative(code: str, indicators: Mapping[str, Indicator]) -> bool:
    return any(indicators[summed].kind == "flow" for summed in indicators[code].numerator)


def _children(region_code: str, period: Period) -> float | None:
    """Children 0–17 on 1 January of the year; ``None`` for a unit that is no region of the period."""
    regions = load_regions()
    if region_code not in {region.code for region in regions.reporting(period)}:
        return None
    figure = regions.population(region_code, borders_of(period), period.year, "children_0_17")
    return None if figure is None else float(figure.persons)
