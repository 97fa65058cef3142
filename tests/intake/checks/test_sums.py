"""Sums of the rules within one return."""

from __future__ import annotations

import pytest

from analytics.intake.checks.sums import sums_hold
from tests.intake.checks.drawn import SHEET, drawn, found

OCCUPATIONS = ("sum_exceeds_whole", "E2", "61", "60")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"A06": 60, "A07": 41, "A08": 20}, [OCCUPATIONS]),
        ({"A06": 61, "A07": 41, "A08": 20}, []),
        ({"A06": 62, "A07": 41, "A08": 20}, []),
        ({"A06": "blank", "A07": 41, "A08": 20}, []),
        ({"A06": 60, "A07": 41, "A08": "…"}, []),
        ({"C06": 100, "C07": 30, "C08": 69}, [("sum_below_whole", "E2", "99", "100")]),
        ({"C06": 100, "C07": 30, "C08": 70}, []),
        ({"C06": 100, "C07": 60, "C08": 70}, []),
        ({"D05": 31, "D03": 20, "D04": 10}, [("sum_exceeds_whole", "E1", "31", "30")]),
    ],
)
def test_parts_against_their_whole(figures, expected):
    assert found(sums_hold, drawn(figures)) == expected


def test_a_part_that_is_larger_by_itself_is_told_once():
    assert found(sums_hold, drawn({"A06": 60, "A07": 61, "A08": 2})) == []


def test_the_figures_are_listed_with_their_cells():
    (finding,) = sums_hold(drawn({"D05": 31, "D03": 20, "D04": 10}))
    assert finding.values["whole_en"] == (
        f"“Additional-education teachers trained at budget expense” ({SHEET}, E2): 20; "
        f"“Additional-education teachers trained at the expense of other funds” ({SHEET}, E3): 10"
    )


def test_a_sum_over_two_returns_is_left_to_another_check():
    assert found(sums_hold, drawn({"A10": 99}, own={"B01": {"2022Q4": 1}, "B03": {"2022Q4": 1}})) == []
