"""An official correction takes something back, and it stays taken back to the end of the year."""

from __future__ import annotations

from analytics.demonstration.behaviour import Correction
from analytics.demonstration.returns import corrected
from analytics.periods import Period


def test_what_is_taken_back_stays_so_until_the_year_ends():
    given = {"2017Q1": 40.0, "2017Q2": 100.0, "2017Q3": 150.0, "2017Q4": 220.0, "2018Q1": 30.0}
    reported = {"A11": {("35", Period.parse(period)): value for period, value in given.items()}}
    # 6 % less than the 100 of quarter 2 are 94: 56 of the 150 are taken back, and of the 220 too.
    tables = corrected(reported, (Correction("A11", "35", Period(2017, 3), 0.06),))
    assert {str(period): value for (_, period), value in tables["A11"].items()} == {
        "2017Q1": 40.0,
        "2017Q2": 100.0,
        "2017Q3": 94.0,
        "2017Q4": 164.0,
        "2018Q1": 30.0,
    }
    assert reported["A11"]["35", Period(2017, 3)] == 150.0
