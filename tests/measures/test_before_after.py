"""An indicator before and after plan measures: who is compared, which quarters, when it is silent."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

import pytest

from analytics.measures.before_after import (
    BeforeAfterRequest,
    Case,
    before_after_cases,
    indicators_with_events,
)
from analytics.measures.plan_register import plan_register
from analytics.periods import Period
from tests.measures.listed import CATALOGUE, REGIONS, fresh
from tests.measures.tiny_journal import TinyJournal

UNITS = tuple(unit.code for unit in REGIONS.reporting(Period(2016, 1)))
# Registrations per 10,000 children: a flow, 25 a quarter in every region unless told otherwise.
CODE, EVENTS, CHILDREN = "A12", 25, 10_000


def with_figures(
    journal: TinyJournal,
    first: int,
    last: int,
    other: Mapping[tuple[str, str], int | None] | None = None,
    code: str = CODE,
) -> TinyJournal:
    """Cumulative events and children of some years; ``other`` gives the events of single quarters."""
    facts, children = ["indicator | period | value | status | unit"], ["unit | year | persons"]
    for year in range(first, last + 1):
        units = [unit.code for unit in REGIONS.reporting(Period(year, 4))]
        children += [f"{unit} | {year} | {CHILDREN}" for unit in units]
        for unit in units:
            total = 0
            for quarter in range(1, 5):
                period = Period(year, quarter)
                if unit not in {one.code for one in REGIONS.reporting(period)}:
                    continue
                events = (other or {}).get((unit, str(period)), EVENTS)
                total += events or 0
                value = ("", "not_available") if events is None else (total, "number")
                facts.append(f"{code} | {period} | {value[0]} | {value[1]} | {unit}")
    return journal.add_facts("\n".join(facts)).add_population("\n".join(children))


def with_lists(
    journal: TinyJournal, period: str, units: tuple[str, ...], first_batch: int = 1
) -> TinyJournal:
    """An accepted return with lists of each unit; batches are numbered in the order of the units."""
    rows = ["batch | form | unit | period | accepted"]
    rows += [
        f"{batch} | ZM-L | {unit} | {period} | 2018-01-15"
        for batch, unit in enumerate(units, start=first_batch)
    ]
    return journal.add_batches("\n".join(rows))


def asked(journal: TinyJournal, period: str = "2017Q4", code: str = CODE, **more) -> tuple[Case, ...]:
    request = BeforeAfterRequest(code, Period.parse(period), more.pop("borders", 2015), **more)
    return before_after_cases(journal, CATALOGUE, REGIONS, request)


def batch_of(unit: str) -> int:
    return UNITS.index(unit) + 1


DONE_IN_MAY = f"""
batch | measure | starts_on  | due_on     | done_on    | moves_indicator | state
{batch_of("11")} | a | 2016-01-01 | 2016-06-30 | 2016-05-15 | {CODE} | done
"""


def test_the_four_quarters_on_either_side_count_and_the_quarter_itself_does_not() -> None:
    after = {("11", f"2016Q{quarter}"): 50 for quarter in (3, 4)} | {("11", f"2017Q{q}"): 50 for q in (1, 2)}
    journal = with_figures(fresh(), 2015, 2017, {**after, ("11", "2016Q2"): 5000, ("11", "2017Q3"): 5000})
    with_lists(journal, "2017Q4", UNITS).add_plan_measures(DONE_IN_MAY)
    (case,) = asked(journal)
    assert (case.code, case.quarter, case.reason) == ("11 2016Q2", Period(2016, 2), "")
    # 100 events a year of 10,000 children before, 200 after; 100 and 100 elsewhere.
    assert (case.rate_before, case.rate_after) == pytest.approx((100, 200))
    assert (case.others_before, case.others_after) == pytest.approx((100, 100))
    assert case.answer is not None
    # (200 + ½) / (100 + ½): one half is added to a count before its logarithm.
    assert case.answer.relative.value == pytest.approx(200.5 / 100.5)
    assert case.answer.relative.lower > 1
    assert case.adjusted < 0.05
    assert len(case.compared) == 15
    assert [period for period, _, _ in case.index] == [str(Period(2015, 2).shift(step)) for step in range(9)]
    assert [own for _, own, _ in case.index][:4] == pytest.approx([100] * 4)
    assert [own for _, own, _ in case.index][5:] == pytest.approx([200] * 4)


def test_who_is_compared_and_who_is_not_is_named() -> None:
    journal = with_figures(fresh(), 2015, 2017, {("31", "2016Q3"): None})
    with_lists(journal, "2017Q4", tuple(unit for unit in UNITS if unit != "23"))
    codes = {unit: place for place, unit in enumerate((u for u in UNITS if u != "23"), start=1)}
    journal.add_batches("batch | form | unit | period | accepted\n90 | ZM-L | 27 | 2016Q4 | 2017-01-15")
    journal.add_plan_measures(
        f"""
        batch | measure | starts_on  | due_on     | done_on    | moves_indicator | state
        {codes["11"]} | a | 2016-01-01 | 2016-06-30 | 2016-05-15 | {CODE} | done
        {codes["15"]} | long ago | 2014-01-01 | 2014-12-31 | 2015-03-31 | {CODE} | done
        {codes["19"]} | meanwhile | 2017-06-30 | 2018-12-31 |  | {CODE} | running
        {codes["35"]} | another | 2016-01-01 | 2016-12-31 |  | C06 | running
        {codes["39"]} | gone | 2016-01-01 | 2016-12-31 |  | {CODE} | cancelled
        90 | by an earlier list | 2016-01-01 | 2016-12-31 |  | {CODE} | running
        """
    )
    case = next(one for one in asked(journal) if one.region_code == "11")
    assert case.with_measure == ("19", "27")
    assert case.without_list == ("23",)
    assert case.without_figures == ("31",)
    assert {"15", "35", "39"} <= set(case.compared)
    assert len(case.compared) == 16 - 1 - 2 - 1 - 1


def test_the_start_can_be_the_event() -> None:
    journal = with_figures(fresh(), 2015, 2017)
    with_lists(journal, "2017Q4", UNITS).add_plan_measures(
        f"""
        batch | measure | starts_on  | due_on     | moves_indicator | state
        {batch_of("11")} | a | 2016-04-01 | 2018-12-31 | {CODE} | running
        {batch_of("15")} | b | 2018-01-01 | 2018-12-31 | {CODE} | planned
        {batch_of("19")} | c | 2016-04-01 | 2018-12-31 | {CODE} | cancelled
        """
    )
    assert asked(journal) == ()
    assert [case.code for case in asked(journal, event="began")] == ["11 2016Q2"]


def test_measures_of_one_quarter_are_one_case() -> None:
    journal = with_figures(fresh(), 2015, 2017)
    with_lists(journal, "2017Q4", UNITS).add_plan_measures(DONE_IN_MAY).add_plan_measures(
        f"""
        batch | measure | due_on     | done_on    | moves_indicator | state
        {batch_of("11")} | b | 2016-06-30 | 2016-04-01 | {CODE} | done
        {batch_of("11")} | c | 2016-06-30 | 2016-07-01 | {CODE} | done
        """
    )
    assert [(case.code, len(case.measures)) for case in asked(journal)] == [
        ("11 2016Q2", 2),
        ("11 2016Q3", 1),
    ]


@pytest.mark.parametrize(
    ("years", "other", "reason"),
    [
        ((2015, 2016), {}, "too_early"),
        ((2015, 2017), {("11", "2016Q4"): None}, "figures"),
        ((2015, 2017), {("11", f"2015Q{q}"): 2 for q in (2, 3, 4)} | {("11", "2016Q1"): 3}, "few_events"),
        ((2015, 2017), {(unit, "2016Q4"): None for unit in UNITS[1:13]}, "few_others"),
        ((2015, 2017), {(unit, "2016Q4"): None for unit in UNITS[1:]}, "no_others"),
    ],
)
def test_where_nothing_can_be_told_the_reason_is_given(years, other, reason: str) -> None:
    journal = with_lists(with_figures(fresh(), *years, other), "2017Q4", UNITS).add_plan_measures(DONE_IN_MAY)
    (case,) = asked(journal)
    assert case.reason == reason
    assert case.answer is None or math.isnan(case.answer.relative.value)


def test_new_borders_inside_the_quarters_are_told() -> None:
    units = tuple(unit.code for unit in REGIONS.reporting(Period(2023, 4)))
    journal = with_lists(with_figures(fresh(), 2021, 2023), "2023Q4", units)
    batch = units.index("63") + 1
    journal.add_plan_measures(
        f"""
        batch | measure | starts_on  | due_on     | done_on    | moves_indicator | state
        {batch} | a | 2022-01-01 | 2022-12-31 | 2022-08-01 | {CODE} | done
        """
    )
    (case,) = asked(journal, "2023Q4", borders=2022)
    assert case.reason == "land"


def test_a_new_definition_inside_the_quarters_is_told() -> None:
    journal = with_figures(fresh(), 2014, 2016, code="A01")
    with_lists(journal, "2017Q4", UNITS).add_plan_measures(
        f"""
        batch | measure | starts_on  | due_on     | done_on    | moves_indicator | state
        {batch_of("11")} | a | 2015-01-01 | 2015-12-31 | 2015-08-01 | A01 | done
        """
    )
    (case,) = asked(journal, code="A01")
    assert case.reason == "definition"


def test_lists_are_asked_as_they_were_known() -> None:
    journal = with_figures(fresh(), 2015, 2017)
    with_lists(journal, "2017Q4", UNITS).add_plan_measures(DONE_IN_MAY)
    assert asked(journal, moment=dt.datetime(2018, 1, 1)) == ()


def test_the_indicators_to_choose_from_are_those_with_events() -> None:
    journal = (
        with_lists(fresh(), "2017Q4", UNITS)
        .add_plan_measures(DONE_IN_MAY)
        .add_plan_measures(
            f"""
        batch | measure | starts_on | due_on     | moves_indicator | state
        {batch_of("15")} | b | 2016-01-01 | 2018-06-30 | C06 | running
        {batch_of("15")} | c |  | 2018-06-30 | C07 | running
        """
        )
    )
    table = plan_register(journal, CATALOGUE, REGIONS, Period(2017, 4), 2015)
    last_day = Period(2017, 4).last_day
    assert indicators_with_events(table, "done", last_day) == {CODE: 1}
    assert indicators_with_events(table, "began", last_day) == {CODE: 1, "C06": 1}
