"""Overlapping parts that add up to the unit."""

from __future__ import annotations

import pytest

from analytics.intake.checks.overlap import overlapping_parts_exceed_whole
from tests.intake.checks.drawn import drawn, found


def test_an_exact_sum_of_overlapping_parts_is_noted():
    context = drawn({"C07": 30, "C08": 70, "C06": 100})
    assert found(overlapping_parts_exceed_whole, context) == [("parts_add_up_exactly", "E3", "100", None)]


@pytest.mark.parametrize(
    "figures",
    [
        {"C07": 31, "C08": 70, "C06": 100},
        {"C07": 29, "C08": 70, "C06": 100},
        {"C07": 0, "C08": 100, "C06": 100},
        {"C07": "blank", "C08": 100, "C06": 100},
        {"A07": 20, "A08": 10, "A06": 30},
    ],
)
def test_other_sums_are_not(figures):
    assert found(overlapping_parts_exceed_whole, drawn(figures)) == []
