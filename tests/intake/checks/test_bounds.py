"""Children per club and other ratios with known bounds."""

from __future__ import annotations

import pytest

from analytics.intake.checks.bounds import ratios_within_bounds
from tests.intake.checks.drawn import drawn, found


@pytest.mark.parametrize(
    ("children", "clubs", "expected"),
    [
        (400, 10, []),
        (401, 10, [("ratio_out_of_bounds", "E1", "40,1", "5–40")]),
        (50, 10, []),
        (49, 10, [("ratio_out_of_bounds", "E1", "4,9", "5–40")]),
        (0, 10, [("ratio_out_of_bounds", "E1", "0", "5–40")]),
        (0, 0, []),
        (400, 0, []),
        (400, "blank", []),
    ],
)
def test_children_per_club(children, clubs, expected):
    assert found(ratios_within_bounds, drawn({"C06": children, "C03": clubs})) == expected


def test_technical_clubs_have_the_same_bounds():
    context = drawn({"C04": 10, "C09": 500})
    assert found(ratios_within_bounds, context) == [("ratio_out_of_bounds", "E2", "50", "5–40")]
