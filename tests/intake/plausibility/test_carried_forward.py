"""A return that repeats an earlier one."""

from __future__ import annotations

import pytest

from analytics.intake.plausibility import earlier_return_is_not_repeated
from tests.intake.checks.drawn import drawn, found

FIGURES = {f"C{number:02}": 100.0 * number for number in range(1, 11)}


def own(period: str, alike: int) -> dict[str, dict[str, float]]:
    """The same figures in an earlier period, but only so many of them exactly alike."""
    return {
        code: {period: value if place < alike else value + 1}
        for place, (code, value) in enumerate(FIGURES.items())
    }


@pytest.mark.parametrize(
    ("period", "alike", "expected"),
    [
        ("2022Q3", 10, [("plausible_carried_forward", None, "10", "10")]),
        ("2022Q3", 8, [("plausible_carried_forward", None, "8", "10")]),
        ("2022Q3", 7, []),
        ("2021Q4", 9, [("plausible_carried_forward", None, "9", "10")]),
        ("2022Q2", 10, []),
        ("2022Q4", 10, []),
    ],
)
def test_most_figures_alike(period, alike, expected):
    assert found(earlier_return_is_not_repeated, drawn(FIGURES, own(period, alike))) == expected


def test_zeros_and_few_figures_prove_nothing():
    zeros = dict.fromkeys(FIGURES, 0.0)
    stored = {code: {"2022Q3": 0.0} for code in zeros}
    assert found(earlier_return_is_not_repeated, drawn(zeros, stored)) == []
    few = dict(list(FIGURES.items())[:4])
    assert found(earlier_return_is_not_repeated, drawn(few, own("2022Q3", 4))) == []


def test_last_years_total_under_the_first_quarter_is_noticed():
    flows = dict.fromkeys(("F02", "F03", "F05", "C13", "B08"), 50.0)
    stored = {code: {"2021Q4": 50.0} for code in flows}
    context = drawn(flows, stored, period="2022Q1")
    assert found(earlier_return_is_not_repeated, context) == [("plausible_carried_forward", None, "5", "5")]
