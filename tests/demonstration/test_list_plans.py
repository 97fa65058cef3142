"""The plans of the demonstration lists: as many measures as the figures count, states from dates."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft
from analytics.periods import Period, periods_between
from tests.demonstration.list_tables import Lists, Values, day, lists
from tests.demonstration.tables import Figures

COUNCIL = periods_between(Period(2015, 1), Period(2018, 4))
# data/demo/plan_lists.toml: the quarters in which list and figures differ, to the end of the year.
APART = {
    ("G03", "39", "2016Q4", -1),
    ("G02", "75", "2017Q2", 1), ("G02", "75", "2017Q3", 1), ("G02", "75", "2017Q4", 1),
    ("G03", "23", "2018Q4", -1),
}  # fmt: skip


@pytest.fixture(scope="module")
def plans(demonstration: tuple[Draft, ...]) -> Lists:
    return lists(demonstration, "ZM-L", "plan_measure")


def due(rows: list[Values], period: Period) -> list[Values]:
    """The measures with a term from 1 January of the year to the end of the period."""
    return [row for row in rows if dt.date(period.year, 1, 1) <= day(row, "due_on") <= period.last_day]


def done_in_time(rows: list[Values]) -> list[Values]:
    return [row for row in rows if row["state"] == "done" and row["done_on"] <= row["due_on"]]


def test_a_list_holds_the_plan_from_the_quarter_in_which_the_figures_say_it_is_approved(
    plans: Lists, figures: Figures
):
    compared = 0
    for (region, period), rows in plans.items():
        approved = figures.get(("G01", region, period))
        if approved is not None:
            compared += 1
            assert bool(rows) == (approved == 1), (region, period)
    assert compared > 230


def test_terms_and_measures_done_in_time_are_those_of_the_figures(plans: Lists, figures: Figures):
    apart, compared = set(), 0
    for (region, period), rows in plans.items():
        terms = due(rows, period)
        for code, number in (("G02", len(terms)), ("G03", len(done_in_time(terms)))):
            counted = figures.get((code, region, period))
            if counted is not None:
                compared += 1
                if number != counted:
                    apart.add((code, region, str(period), number - int(counted)))
    assert apart == APART
    assert compared > 460


def test_states_follow_from_the_dates(plans: Lists):
    seen = Counter()
    for (_, period), rows in plans.items():
        for row in rows:
            seen[row["state"]] += 1
            started, done_on = day(row, "starts_on") <= period.last_day, day(row, "done_on")
            assert (row["state"] == "done") == (done_on is not None)
            assert done_on is None or day(row, "starts_on") <= done_on <= period.last_day
            assert row["state"] != "planned" or not started
            assert row["state"] != "running" or started
            assert row["state"] in {"done", "cancelled"} or row["evidence"] is None
            assert day(row, "starts_on") <= day(row, "due_on")
    assert set(seen) == {"planned", "running", "done", "cancelled"}


def test_a_measure_keeps_its_words_terms_and_money_while_the_plan_lasts(plans: Lists):
    kept = ("agency", "starts_on", "due_on", "budget_money", "other_money", "moves_indicator")
    told = defaultdict(set)
    for (region, period), rows in plans.items():
        plan = 0 if period.year <= 2018 else 1 if period.year <= 2022 else 2
        own = "61" if region == "51" else region
        for row in rows:
            told[own, plan, row["measure"]].add(tuple(row[column] for column in kept))
    assert {key for key, found in told.items() if len(found) > 1} == set()


def test_a_state_never_goes_back(plans: Lists):
    order = {"planned": 0, "running": 1, "done": 2, "cancelled": 2}
    for (region, period), rows in plans.items():
        before = {row["measure"]: row["state"] for row in plans.get((region, period.shift(-1)), ())}
        if period.quarter == 1:
            continue
        for row in rows:
            if row["measure"] in before:
                assert order[row["state"]] >= order[before[row["measure"]]], (region, period, row)


def test_at_the_end_of_2018_some_are_late_overdue_cancelled_and_some_show_nothing(plans: Lists):
    rows = [row for (_, period), rows in plans.items() if period == Period(2018, 4) for row in rows]
    done = [row for row in rows if row["state"] == "done"]
    late = sum(row["done_on"] > row["due_on"] for row in done)
    overdue = sum(row["state"] == "running" for row in rows)
    cancelled = sum(row["state"] == "cancelled" for row in rows)
    assert 0.05 < late / len(rows) < 0.15
    assert 0.02 < overdue / len(rows) < 0.12
    assert 0.005 < cancelled / len(rows) < 0.05
    assert 0.03 < sum(row["evidence"] is None for row in done) / len(done) < 0.12


def test_most_measures_name_an_indicator_of_the_catalogue_and_some_none(plans: Lists):
    indicators = load_catalogue().indicators
    rows = [row for rows in plans.values() for row in rows]
    assert {row["moves_indicator"] for row in rows} - {None} <= indicators.keys()
    assert 0.08 < sum(row["moves_indicator"] is None for row in rows) / len(rows) < 0.35


def test_money_is_planned_in_millions(plans: Lists):
    for rows in plans.values():
        for row in rows:
            for column in ("budget_money", "other_money"):
                assert row[column] is None or 0 < row[column] < 200


def test_the_units_of_2018_and_2022_have_plans_of_their_own(plans: Lists):
    turkistan, south = plans["61", Period(2018, 2)], plans["51", Period(2018, 1)]
    assert [row["measure"] for row in turkistan] == [row["measure"] for row in south]
    shymkent = {row["measure"] for row in plans["79", Period(2018, 4)]}
    assert shymkent
    assert not shymkent & {row["measure"] for row in turkistan}
    for region in ("10", "33", "62"):
        assert plans[region, Period(2022, 2)] == []
        assert plans[region, Period(2022, 3)]


def test_every_region_has_a_plan_after_2018(plans: Lists):
    without = {
        (region, str(period)) for (region, period), rows in plans.items() if period.year > 2018 and not rows
    }
    assert without == {("10", "2022Q2"), ("33", "2022Q2"), ("62", "2022Q2")}
    now = [rows for (_, period), rows in plans.items() if period == Period(2025, 4)]
    assert all(8 <= len(rows) <= 30 for rows in now)
    assert sum(row["state"] == "running" and row["due_on"] < "2026" for rows in now for row in rows) > 5
