"""Values that equal their target."""

from __future__ import annotations

import pytest

from analytics.intake.plausibility import targets_are_not_hit_exactly
from tests.intake.checks.drawn import drawn, found


@pytest.mark.parametrize(
    ("figures", "targets", "expected"),
    [
        ({"C06": 900, "C05": 1000}, {"C14": 90.0}, [("plausible_on_target", "E1", "90", "90")]),
        ({"C06": 9004, "C05": 10_000}, {"C14": 90.0}, [("plausible_on_target", "E1", "90", "90")]),
        ({"C06": 901, "C05": 1000}, {"C14": 90.0}, []),
        ({"C06": 900, "C05": "blank"}, {"C14": 90.0}, []),
        ({"C06": 900, "C05": 0}, {"C14": 90.0}, []),
        ({"C03": 120}, {"C03": 120}, [("plausible_on_target", "E1", "120", "120")]),
        ({"C03": 121}, {"C03": 120}, []),
        ({"C03": 0}, {"C03": 0}, []),
        ({"C03": 120}, {"Z99": 120}, []),
        ({"C03": 120}, {}, []),
        # A target is in the unit in which the indicator is shown: 30 of 120 clubs are 25 %.
        ({"C04": 30, "C03": 120}, {"C04": 25.0}, [("plausible_on_target", "E1", "25", "25")]),
        ({"C04": 30, "C03": 121}, {"C04": 25.0}, []),
        ({"C04": 30, "C03": 120}, {"C04": 30.0}, []),
    ],
)
def test_to_the_last_shown_decimal(figures, targets, expected):
    assert found(targets_are_not_hit_exactly, drawn(figures, targets=targets)) == expected


@pytest.mark.parametrize(
    ("liable", "children", "expected"),
    [
        # 24 of 100,000 children are 2.4 per 10,000, and 23 are 2.3.
        (24, 100_000.0, [("plausible_on_target", "E1", "2,4", "2,4")]),
        (23, 100_000.0, []),
        (24, None, []),
    ],
)
def test_a_rate_of_all_children(liable, children, expected):
    context = drawn({"A06": liable}, form_code="1-M", targets={"A06": 2.4}, children=children)
    assert found(targets_are_not_hit_exactly, context) == expected


def test_a_target_of_which_the_return_holds_nothing_is_not_asked_about():
    own = {"C06": {"2022Q4": 900.0}, "C05": {"2022Q4": 1000.0}}
    assert found(targets_are_not_hit_exactly, drawn({"F02": 1}, own, targets={"C14": 90.0})) == []
