"""How often the checks ask about demonstration returns: rarely, so that a question is worth reading."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake import ReturnContext, check_return
from analytics.intake.batch import Draft, Finding, Reading
from analytics.intake.checks import Known
from analytics.intake.checks.history import YEARS_BACK
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import borders_of, load_regions

TODAY = dt.date(2026, 11, 23)
FIRST = Period(2018, 1)  # three earlier years are needed for an interval

Asked = list[tuple[Draft, tuple[Finding, ...]]]
Figures = dict[str, dict[str, dict[Period, float]]]


@pytest.fixture(scope="module")
def asked(demonstration: tuple[Draft, ...]) -> Asked:
    """Every return of figures of the second and fourth quarters, as it came, with what is found."""
    figures: Figures = defaultdict(lambda: defaultdict(dict))
    found: Asked = []
    for draft in demonstration:
        if draft.observations and draft.period.quarter % 2 == 0:
            found.append((draft, check_return(context_of(draft, figures))))
        for each in draft.observations:
            if each.value is not None:
                figures[draft.region_code][each.indicator_code][draft.period] = each.value
    return found


def context_of(draft: Draft, figures: Figures) -> ReturnContext:
    """A return with what the store would know when it comes."""
    period, regions, catalogue = draft.period, load_regions(), load_catalogue()
    first = period.shift(-YEARS_BACK * QUARTERS_IN_YEAR - 1)
    own = {
        code: {then: value for then, value in series.items() if first <= then}
        for code, series in figures[draft.region_code].items()
    }
    others = {
        region_code: {code: series[period] for code, series in of_region.items() if period in series}
        for region_code, of_region in figures.items()
        if region_code != draft.region_code
    }
    children = regions.population(draft.region_code, borders_of(period), period.year, "children_0_17")
    known = Known(own=own, others=others, children=children.persons if children else None)
    return ReturnContext(
        reading=Reading("", "", 0, draft.form_code, (), draft.observations, ()),
        form=catalogue.form(draft.form_code),
        region_code=draft.region_code,
        period=period,
        today=TODAY,
        catalogue=catalogue,
        regions=regions,
        previous=known.at(period.shift(-1)),
        known=known,
    )


def test_sums_parts_registers_shares_and_units_hold(asked: Asked):
    assert {finding.code for _, findings in asked for finding in findings} <= {
        "cumulative_falls",
        "same_value_elsewhere",
        "plausible_heaping",
        "plausible_outside_history",
    }


def test_the_corrections_downwards_are_found_and_nothing_else_falls(asked: Asked):
    fallen = {
        (finding.indicator_code, draft.region_code, str(draft.period))
        for draft, findings in asked
        for finding in findings
        if finding.code == "cumulative_falls"
    }
    assert fallen == {
        ("C13", "39", "2016Q4"),
        ("A15", "61", "2019Q2"),
        ("D07", "55", "2021Q2"),
        ("F01", "27", "2024Q4"),
    }


def test_at_most_one_figure_in_fifty_is_asked_about(asked: Asked):
    figures = sum(len(draft.observations) for draft, _ in asked if draft.period >= FIRST)
    questions = Counter(finding.code for _, findings in asked for finding in findings)
    assert 0 < questions["plausible_outside_history"] / figures <= 0.02
    assert questions["same_value_elsewhere"] / figures <= 0.001
    assert questions["plausible_heaping"] / len(asked) <= 0.005


def test_most_returns_pass_without_a_question(asked: Asked):
    quiet = sum(not findings for _, findings in asked)
    assert quiet / len(asked) >= 0.8
