"""What the store knows of a return: the region's own past, the other regions, the children."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import submission
from analytics.intake.batch import Draft, Observation, Reading
from analytics.periods import Period
from analytics.submission.known import known
from tests.store.drawn import Store

PERIOD = Period(2022, 4)
TODAY = dt.date(2023, 1, 20)


def accept(store: Store, form_code: str, region_code: str, period: str, **figures: float | None) -> None:
    observations = tuple(
        Observation(code, value, "blank" if value is None else "number", None, None)
        for code, value in figures.items()
    )
    store.journal.accept(Draft(form_code, region_code, Period.parse(period), observations), None, "tester")


@pytest.fixture
def filled(store: Store) -> Store:
    accept(store, "ZM-P", "55", "2016Q3", B01=1.0)
    accept(store, "ZM-P", "55", "2016Q4", B01=160.0)
    accept(store, "ZM-P", "55", "2021Q4", B01=210.0, B02=90.0)
    accept(store, "ZM-P", "55", "2022Q4", B01=215.0, B02=None)
    accept(store, "ZM-P", "55", "2022Q4", B01=220.0, B02=None)
    accept(store, "ZM-E", "55", "2022Q4", B06=130.0)
    accept(store, "ZM-P", "55", "2023Q1", B01=999.0)
    accept(store, "ZM-P", "11", "2022Q4", B01=180.0)
    accept(store, "ZM-P", "11", "2022Q3", B01=170.0)
    accept(store, "ZM-P", "90", "2022Q4", B01=7.0)
    return store


def test_own_figures_go_back_six_years_to_the_period_itself(filled: Store):
    found = known(filled.journal, "55", PERIOD)
    years = {Period(2016, 3): 1.0, Period(2016, 4): 160.0, Period(2021, 4): 210.0, PERIOD: 220.0}
    assert found.own == {"B01": years, "B02": {Period(2021, 4): 90.0}, "B06": {PERIOD: 130.0}}
    assert found.at(Period(2021, 4)) == {"B01": 210.0, "B02": 90.0}
    assert Period(2016, 3) not in known(filled.journal, "55", Period(2023, 1)).own["B01"]


def test_the_forms_of_the_period_are_named(filled: Store):
    assert known(filled.journal, "55", PERIOD).forms == {"B01": "ZM-P", "B06": "ZM-E"}


def test_other_regions_are_those_of_the_period_only(filled: Store):
    assert known(filled.journal, "55", PERIOD).others == {"11": {"B01": 180.0}}
    assert known(filled.journal, "11", PERIOD).others == {"55": {"B01": 220.0, "B06": 130.0}}


def test_what_is_tied_to_the_return_is_looked_up_with_it(filled: Store):
    assert known(filled.journal, "55", PERIOD, ["B06"]).own.keys() == {"B01", "B06"}
    assert known(filled.journal, "55", PERIOD, ["F01"]).own == {}


def test_children_are_those_of_the_population_register(store: Store):
    assert known(store.journal, "35", Period(2023, 1)).children == 319_644
    assert known(store.journal, "90", PERIOD).children is None
    assert known(store.journal, "10", Period(2021, 4)).children is None


def test_units_that_are_no_region_know_their_own_past(filled: Store):
    assert known(filled.journal, "90", PERIOD).own == {"B01": {PERIOD: 7.0}}


def test_the_draft_of_an_education_return_is_held_against_the_police_return(filled: Store):
    observations = (Observation("B06", 221.0, "number", "ZM-E", "E9"),)
    reading = Reading("ZM-E.xlsx", "", 0, "ZM-E", (), observations, ())
    draft = submission.make_draft(reading, "55", PERIOD, TODAY, filled.journal)
    assert [(finding.code, finding.cell, finding.given, finding.expected) for finding in draft.findings] == [
        ("other_return_contradicts", "E9", "221", "220")
    ]


def test_what_is_withdrawn_is_not_known(filled: Store):
    record = filled.journal.current("ZM-P", "11", PERIOD)
    assert record is not None
    filled.journal.withdraw(record.batch.batch_id, "tester", "sent by mistake")
    assert known(filled.journal, "55", PERIOD).others == {}
