"""Last digits 0 and 5, by an exact binomial test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from analytics.catalogue import load_catalogue
from analytics.intake.plausibility import last_digits_do_not_heap
from analytics.intake.plausibility.heaping import tail_probability
from tests.intake.checks.drawn import drawn, found

CODES = load_catalogue().forms["ZM-E"].indicator_codes


@given(st.integers(1, 120), st.data())
def test_the_tail_is_that_of_the_binomial_distribution(trials, data):
    successes = data.draw(st.integers(0, trials))
    assert tail_probability(successes, trials, 0.2) == pytest.approx(
        binom.sf(successes - 1, trials, 0.2), rel=1e-9, abs=1e-12
    )


def figures(heaped: int, of: int) -> dict[str, float]:
    """So many figures, the first of which end in 0 or 5."""
    codes = [code for code in CODES if not load_catalogue().indicators[code].decimals]
    return {
        code: 100.0 + 10 * place + (5 * (place % 2) if place < heaped else 3)
        for place, code in enumerate(codes[:of])
    }


# binom.sf(14, 30, 0.2) = 0.00023, binom.sf(13, 30, 0.2) = 0.00090, binom.sf(12, 30, 0.2) = 0.0031
@pytest.mark.parametrize(
    ("heaped", "expected"),
    [
        (15, [("plausible_heaping", None, "15", "6")]),
        (14, [("plausible_heaping", None, "14", "6")]),
        (13, []),
        (6, []),
    ],
)
def test_far_more_than_by_chance(heaped, expected):
    assert found(last_digits_do_not_heap, drawn(figures(heaped, of=30))) == expected


def test_few_figures_prove_nothing():
    assert found(last_digits_do_not_heap, drawn(figures(24, of=24))) == []


def test_few_figures_are_joined_by_those_of_the_year_before():
    own = {code: {"2022Q3": value + 5, "2021Q3": value + 10} for code, value in figures(15, of=15).items()}
    assert found(last_digits_do_not_heap, drawn(figures(15, of=15), own)) == [
        ("plausible_heaping", None, "30", "6")
    ]


def test_a_figure_that_repeats_itself_counts_once():
    own = {code: {"2022Q3": value} for code, value in figures(15, of=15).items()}
    assert found(last_digits_do_not_heap, drawn(figures(15, of=15), own)) == []


def test_small_figures_are_left_out():
    small = dict.fromkeys(CODES, 10.0)
    assert found(last_digits_do_not_heap, drawn(small)) == []
