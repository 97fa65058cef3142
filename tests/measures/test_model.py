"""The model of clubs and offences on small stores whose association is known, and where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import nan

import numpy as np
import pytest

from analytics.measures.model import (
    Checks,
    Estimate,
    ModelRequest,
    checks,
    cities_of,
    conclusion,
    estimate,
    most_moving,
    power_at,
)
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.jackknife import LeftOut
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal

UNITS = ("11", "15", "19", "23", "27", "31", "35", "39", "43", "47", "51", "55", "59", "63", "71", "75")
YEARS = (2015, 2016, 2017)
REQUEST = ModelRequest("R01", "F01", Period(2015, 1), Period(2017, 4))
PUPILS = 1000

Figure = Callable[[int, int], int]


def wandering(unit: int, quarter: int) -> int:
    """Children in clubs of 1,000 pupils, 200 to 699: no sum of a level of unit and quarter."""
    return 200 + (unit * 137 + quarter * 211 + unit * quarter * 53) % 500


def filled(
    journal: TinyJournal,
    covered: Figure,
    happened: Figure,
    units: tuple[str, ...] = UNITS,
    quarters: int = 12,
    origin: str = "reported",
) -> TinyJournal:
    """Returns of some units: covered children of 1,000, and events, which are sent cumulatively."""
    rows = []
    for unit, code in enumerate(units):
        for quarter in range(quarters):
            period = Period(YEARS[0] + quarter // 4, quarter % 4 + 1)
            total = sum(happened(unit, one) for one in range(quarter - quarter % 4, quarter + 1))
            for name, value in (("S01", covered(unit, quarter)), ("S02", PUPILS), ("F01", total)):
                rows.append(f"| {name} | {period} | {code} | {value} | {origin} |")
    people = [f"| {code} | {year} | {10000 * (1 + at)} |" for at, code in enumerate(UNITS) for year in YEARS]
    journal.add_population("| unit | year | persons |\n" + "\n".join(people))
    return journal.add_facts("| indicator | period | unit | value | origin |\n" + "\n".join(rows))


def a_fifth_fewer(unit: int, quarter: int) -> int:
    """A level of the unit and of the quarter, times 0.8 for each ten points of coverage."""
    level = 4000 * (1 + unit) * (1 + quarter % 4 / 10)
    return round(level * 0.8 ** (wandering(unit, quarter) / PUPILS / 0.1))


def estimated(journal: TinyJournal, regions: Regions, request: ModelRequest = REQUEST) -> Estimate:
    return estimate(journal, CATALOGUE, regions, request)


@pytest.fixture
def known(journal: TinyJournal, regions: Regions) -> Estimate:
    return estimated(filled(journal, wandering, a_fifth_fewer), regions)


def test_a_known_association_is_found(known: Estimate) -> None:
    # By construction 0.8 times as many events for ten points more: -20 %, but for rounding to whole events.
    found = known.association
    assert found.percent == pytest.approx(-20, abs=0.05)
    assert found.lower < -19.9
    assert found.upper > -20.1
    assert (found.units, found.quarters, found.observations) == (16, 12, 192)
    assert known.origins == ("reported",)


def test_the_checks_stand_beside_it_and_tell_their_progress(known: Estimate, regions: Regions) -> None:
    told: list[float] = []
    beside = checks(known, cities_of(regions), told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    names = [row.name for row in beside.specifications]
    assert names[:5] == ["lag_0", "lag_1", "lag_2", "lag_3", "lag_4"]
    assert names[-1] == "cities"
    # Astana and Almaty left out of the sixteen.
    assert beside.specifications[-1].units == 14
    assert beside.specifications[-1].percent == pytest.approx(-20, abs=0.05)
    assert beside.left_out.units == UNITS
    assert conclusion(known.association, beside) == "less"
    # Nearly exact counts of many thousands: ten per cent cannot be missed.
    assert power_at(beside.power) == 1.0
    assert np.isnan(power_at(beside.power, -11.0))


def test_a_lag_looks_at_earlier_coverage(journal: TinyJournal, regions: Regions) -> None:
    def later(unit: int, quarter: int) -> int:
        return round(4000 * (1 + unit) * 0.8 ** (wandering(unit, quarter - 2) / PUPILS / 0.1))

    filled(journal, wandering, later)
    found = estimated(journal, regions, replace(REQUEST, lag=2)).association
    assert found.percent == pytest.approx(-20, abs=0.05)
    assert (found.quarters, found.dropped.beyond_panel) == (10, 32)


def test_cities_are_found_by_kind(regions: Regions) -> None:
    assert cities_of(regions) == ("71", "75")


def test_figures_before_a_new_definition_do_not_count(journal: TinyJournal, regions: Regions) -> None:
    filled(journal, wandering, a_fifth_fewer)
    journal.add_population("| unit | year | persons |\n| 11 | 2014 | 10000 |")
    journal.add_facts("| indicator | period | unit | value |\n| F01 | 2014Q1 | 11 | 999999 |")
    found = estimated(journal, regions, replace(REQUEST, first=Period(2014, 1))).association
    assert found.quarters == 12
    assert found.percent == pytest.approx(-20, abs=0.05)


def some(unit: int, quarter: int) -> int:
    return 5 + (unit * 7 + quarter * 3) % 11


SILENCES = {
    "one region": (wandering, some, UNITS[:1], 12, "few_units"),
    "no returns at all": (wandering, some, (), 12, "few_units"),
    "seven quarters": (wandering, some, UNITS, 7, "few_quarters"),
    "no events": (wandering, lambda unit, quarter: 0, UNITS, 12, "no_events"),
    "constant coverage": (lambda unit, quarter: 400, some, UNITS, 12, "constant_coverage"),
    "moving alike": (lambda u, q: 200 + 10 * u + 20 * q, some, UNITS, 12, "collinear_coverage"),
    "separated": (
        lambda u, q: 400 if (u + q) % 2 else 200,
        lambda u, q: 6 if (u + q) % 2 else 0,
        UNITS,
        12,
        "perfect_separation",
    ),
}


@pytest.mark.parametrize("case", SILENCES)
def test_where_nothing_can_be_said_there_is_a_reason(
    case: str, journal: TinyJournal, regions: Regions
) -> None:
    covered, happened, units, quarters, reason = SILENCES[case]
    if units:
        filled(journal, covered, happened, units, quarters)
    silent = estimated(journal, regions)
    assert silent.association.reason == reason
    assert np.isnan(silent.association.percent)
    beside = checks(silent, cities_of(regions))
    assert beside.power.reason == beside.permutation.reason == reason
    assert {row.reason for row in beside.specifications[:1]} == {reason}
    assert conclusion(silent.association, beside) == "silent"


def test_synthetic_figures_are_told(journal: TinyJournal, regions: Regions) -> None:
    filled(journal, wandering, some, origin="synthetic")
    assert estimated(journal, regions).origins == ("synthetic",)


def judged(beside: Checks, *, clear: bool, checked: bool, strong: bool, percent: float) -> tuple:
    found = replace(beside.left_out.association, percent=percent, probability=0.01 if clear else 0.4)
    shares = (0.1, 0.2, 0.9 if strong else 0.3, 0.9, 0.9, 1.0, 1.0)
    return found, replace(
        beside,
        permutation=replace(beside.permutation, probability=0.02 if checked else 0.3),
        power=replace(beside.power, found=shares),
    )


def test_a_finding_must_hold_in_interval_and_permutation(known: Estimate, regions: Regions) -> None:
    beside = checks(known, cities_of(regions))

    def word(clear: bool, checked: bool, strong: bool = False, percent: float = -9.0) -> str:
        return conclusion(*judged(beside, clear=clear, checked=checked, strong=strong, percent=percent))

    assert word(True, True) == "less"
    assert word(True, True, percent=9.0) == "more"
    assert word(True, False) == "interval_alone"
    assert word(False, True) == "check_alone"
    assert word(False, False) == "neither"
    assert word(False, False, strong=True) == "no_large"


def test_the_region_that_moves_the_estimate_most(known: Estimate) -> None:
    whole = replace(known.association, percent=-10.0)
    assert most_moving(LeftOut(whole, ("11", "15", "19"), (-9.0, -14.0, nan))) == ("15", -14.0)
    assert most_moving(LeftOut(whole, ("11",), (nan,))) is None


def test_other_lags_are_refused() -> None:
    with pytest.raises(ValueError, match="not 5"):
        ModelRequest("R01", "F01", Period(2015, 1), Period(2017, 4), 5)
