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
        ({"C04": 120}, {"C04": 120}, [("plausible_on_target", "E1", "120", "120")]),
        ({"C04": 121}, {"C04": 120}, []),
        ({"C04": 0}, {"C04": 0}, []),
        ({"C04": 120}, {"Z99": 120}, []),
        ({"C04": 120}, {}, []),
    ],
)
def test_to_the_last_shown_decimal(figures, targets, expected):
    assert found(targets_are_not_hit_exactly, drawn(figures, targets=targets)) == expected


def test_a_target_of_which_the_return_holds_nothing_is_not_asked_about():
    own = {"C06": {"2022Q4": 900.0}, "C05": {"2022Q4": 1000.0}}
    assert found(targets_are_not_hit_exactly, drawn({"F02": 1}, own, targets={"C14": 90.0})) == []
