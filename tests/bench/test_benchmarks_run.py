"""The benchmarks run and give every row; their figures are judged by people, not by this test."""

from __future__ import annotations

import pytest

from analytics.periods import Period
from tests.bench import long_list, measured, national_table, pages, reading, small_returns

pytestmark = pytest.mark.bench


@pytest.mark.skipif(not reading.workbooks(), reason="the real workbooks are not beside the project")
def test_reading_is_measured():
    rows = list(reading.measure(repetitions=1))
    assert [row.name for row in rows] == ["A3", "A3"]
    assert all(row.ours > 0 and row.theirs > 0 for row in rows)


def test_a_national_table_is_measured():
    rows = list(national_table.measure(repetitions=1, rows=200))
    assert [(row.name, row.other) for row in rows] == [
        ("A1", "unzip + parse + Arrow insert + commit"),
        ("A1", "pandas + openpyxl, unchecked"),
    ]
    assert all(row.ours > 0 and row.theirs > 0 for row in rows)


def test_a_long_list_is_measured():
    rows = list(long_list.measure(repetitions=1, rows=100))
    assert [row.name for row in rows] == ["A4", "A4", "A4"]
    assert all(row.ours > 0 and row.theirs > 0 for row in rows)


def test_small_returns_are_measured():
    rows = list(small_returns.measure(repetitions=1, periods=[Period(2025, 1)]))
    assert [row.what for row in rows] == ["20 small returns, each read, checked and committed"]
    assert all(row.ours > 0 and row.theirs > 0 for row in rows)


def test_pages_are_measured():
    rows = list(pages.measure(repetitions=1, facts=10_000))
    assert len(rows) == len(pages.PAGES) + len(pages.OF_MANY_FACTS) + 1
    assert "| C1 Heat map, 10,000 facts: rerun" in measured.table(rows)


def test_a_ratio_is_held_against_its_target():
    slow = measured.Measured("X", "something", ours=40, other="floor", theirs=10, target=3)
    fast = measured.Measured("X", "something", ours=10, other="peer", theirs=200, target=15, at_least=True)
    assert (slow.ratio, slow.holds) == (4, False)
    assert (fast.ratio, fast.holds) == (20, True)
