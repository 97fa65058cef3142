"""A zero or a blank where figures were."""

from __future__ import annotations

import pytest

from analytics.intake.checks.blanks import figures_do_not_vanish
from tests.intake.checks.drawn import drawn, found


@pytest.mark.parametrize(
    ("figures", "own", "expected"),
    [
        ({"B10": 0}, {"B10": {"2022Q3": 20}}, [("zero_after_figures", "E1", "0", "20")]),
        ({"B10": 0}, {"B10": {"2022Q3": 19}}, []),
        ({"B10": 0}, {"B10": {"2021Q4": 20}}, []),
        ({"B10": 1}, {"B10": {"2022Q3": 20}}, []),
        ({"B10": "blank"}, {"B10": {"2022Q3": 3}}, [("blank_after_figures", "E1", None, "3")]),
        ({"B10": "blank"}, {"B10": {"2022Q3": 0}}, []),
        ({"B10": "blank"}, {}, []),
        ({"B10": "…"}, {"B10": {"2022Q3": 3}}, []),
        ({"F05": 0}, {"F05": {"2021Q4": 24}}, [("zero_after_figures", "E1", "0", "24")]),
        ({"F05": 0}, {"F05": {"2021Q4": 24, "2022Q3": 9}}, []),
        ({"F05": 0}, {"F05": {"2021Q4": 24, "2022Q3": 0}}, [("zero_after_figures", "E1", "0", "24")]),
    ],
)
def test_against_the_nearest_figure_of_like_size(figures, own, expected):
    assert found(figures_do_not_vanish, drawn(figures, own)) == expected


def test_other_land_is_not_compared():
    context = drawn({"B10": 0}, {"B10": {"2022Q1": 50}}, region_code="35", period="2022Q2")
    assert found(figures_do_not_vanish, context) == []
