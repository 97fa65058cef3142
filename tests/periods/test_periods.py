"""Quarters: how they are written, counted and compared."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.periods import Period, periods_between
from tests.text.drawn_tables import rows

PERIODS = st.builds(Period, st.integers(1990, 2100), st.integers(1, 4))

QUARTERS = """
period | months | first day  | last day   | a year before
2015Q1 | 3      | 2015-01-01 | 2015-03-31 | 2014Q1
2015Q4 | 12     | 2015-10-01 | 2015-12-31 | 2014Q4
2016Q2 | 6      | 2016-04-01 | 2016-06-30 | 2015Q2
2022Q3 | 9      | 2022-07-01 | 2022-09-30 | 2021Q3
"""


@pytest.mark.parametrize(("name", "months", "first", "last", "before"), rows(QUARTERS))
def test_a_quarter_knows_its_months_and_days(
    name: str, months: str, first: str, last: str, before: str
) -> None:
    period = Period.parse(name)
    assert period.months == int(months)
    assert period.first_day == dt.date.fromisoformat(first)
    assert period.last_day == dt.date.fromisoformat(last)
    assert period.same_period_last_year == Period.parse(before)


def test_the_key_grows_by_one_a_quarter() -> None:
    assert Period(2015, 1).key == 8060
    assert [period.key for period in periods_between(Period(2015, 3), Period(2016, 2))] == [
        8062,
        8063,
        8064,
        8065,
    ]


def test_no_periods_lie_between_a_later_and_an_earlier_one() -> None:
    assert periods_between(Period(2016, 1), Period(2015, 4)) == ()


@pytest.mark.parametrize("text", ["2015", "2015Q5", "2015-Q1", "I квартал 2015", "", "15Q1"])
def test_what_is_no_period_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="2015Q1") as refusal:
        Period.parse(text)
    assert repr(text) in str(refusal.value)


def test_a_period_is_read_in_small_letters_and_between_spaces() -> None:
    assert Period.parse(" 2015q1 ") == Period(2015, 1)


def test_there_is_no_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="not 5"):
        Period(2015, 5)


@given(PERIODS)
def test_what_is_written_is_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.from_key(period.key) == period


@given(PERIODS, st.integers(-40, 40))
def test_shifting_there_and_back_changes_nothing(period: Period, quarters: int) -> None:
    assert period.shift(quarters).shift(-quarters) == period
    assert period.shift(quarters).key - period.key == quarters


@given(PERIODS)
def test_quarters_follow_each_other_without_gap_or_overlap(period: Period) -> None:
    following = period.shift(1)
    assert period.last_day + dt.timedelta(days=1) == following.first_day
    assert period < following


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_lies_in_exactly_the_quarter_that_contains_it(day: dt.date) -> None:
    period = Period.containing(day)
    assert period.first_day <= day <= period.last_day
