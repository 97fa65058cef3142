"""Dates of lists: every way in which people type a day that can mean one day only, and what is asked."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.intake.list_dates import date_of, date_words
from analytics.intake.opening import Cell, Moment

LAST_DAY = dt.date(2025, 12, 31)
CERTAIN_TEXTS = [
    "31.12.2025",
    "31.12.2025 г.",
    "31 . 12 . 2025",
    "2025-12-31",
    "2025-12-31 00:00:00",
    "2025.12.31",
    "31/12/2025",
    "31-12-2025",
    "12/31/2025",  # there is no 31st month
    "31 декабря 2025 г.",
    "31 декабря 2025 года",
    "«31» декабря 2025 г.",
    "31 желтоқсан 2025 ж.",
    "2025 ж. 31 желтоқсан",
    "2025 жылғы 31 желтоқсан",
    "31 December 2025",
    "December 31, 2025",
    "31\u00a0дек. 2025",
]
WRONG = ["31.02.2025", "31.12.25", "декабрь 2025", "IV квартал 2025", "2025", "скоро", "32/13/2025", "31.12."]


@pytest.mark.parametrize("words", CERTAIN_TEXTS)
def test_a_text_that_means_one_day_is_read_and_said(words: str) -> None:
    read = date_of(words)
    assert (read.day, read.fault, read.given) == (LAST_DAY, "list_date_text", words)


@pytest.mark.parametrize("words", WRONG)
def test_what_is_no_whole_date_is_not_completed(words: str) -> None:
    read = date_of(words)
    assert (read.day, read.fault) == (None, "list_date_wrong")


def test_a_text_that_means_two_days_is_asked() -> None:
    read = date_of("01/02/2025")
    assert (read.day, read.fault) == (None, "list_date_ambiguous")
    assert set(read.readings) == {dt.date(2025, 2, 1), dt.date(2025, 1, 2)}
    assert date_of("03/03/2025").day == dt.date(2025, 3, 3)


@pytest.mark.parametrize(
    ("cell", "day", "fault"),
    [
        (Moment("31.12.2025"), LAST_DAY, ""),
        (Moment("31.12.2025 13:30"), LAST_DAY, ""),
        (Moment("12:00:00"), None, "list_date_wrong"),
        (46022.0, None, "list_date_number"),
        (True, None, "list_date_wrong"),
        (Moment("12.05.1915"), None, "list_date_year"),
        ("12.05.1915", None, "list_date_year"),
        ("01.01.2101", None, "list_date_year"),
        ("01.01.1990", dt.date(1990, 1, 1), "list_date_text"),
    ],
)
def test_other_cells(cell: Cell, day: dt.date | None, fault: str) -> None:
    read = date_of(cell)
    assert (read.day, read.fault) == (day, fault)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_the_same_as_date_and_as_text(day: dt.date) -> None:
    typed = date_words(day)
    assert date_of(Moment(typed)).day == date_of(typed).day == date_of(day.isoformat()).day == day


@given(st.text(max_size=25))
def test_no_text_raises_and_none_becomes_a_silent_day(words: str) -> None:
    read = date_of(words)
    assert read.fault
