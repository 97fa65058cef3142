"""Spearman's ρ against published examples, scipy, and counts of orders by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test, rankdata, spearmanr

from analytics.statistics.rank_correlation import fisher_limits, mean_places, rank_correlation

# The example of the English Wikipedia article "Spearman's rank correlation coefficient" (10 people,
# IQ and hours of television): Σd² = 194, ρ = 1 - 6 × 194 / (10 × 99) = -29/165.
IQ = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
TELEVISION = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]


def test_a_published_example() -> None:
    found = rank_correlation(IQ, TELEVISION)
    assert found.value == pytest.approx(-29 / 165)
    # Published with t on 8 degrees of freedom: 0.627188; 9,999 permutations have an error of 0.005.
    assert found.probability == pytest.approx(0.627, abs=0.02)
    assert (found.regions, found.method, found.reason) == (10, "permutation", "")


def test_limits_by_hand() -> None:
    # ρ = 0.5, n = 20: atanh = 0.549306; error √(1.125 / 17) = 0.257248; reach 1.959964 × that = 0.504197;
    # tanh(0.045109) = 0.045078; e^2.107006 = 8.22358 and tanh(1.053503) = 7.22358 / 9.22358 = 0.783165.
    assert fisher_limits(0.5, 20) == pytest.approx((0.045078, 0.783165), abs=2e-6)


def test_ties_share_the_mean_place() -> None:
    assert mean_places([10, 20, 20, 5, 20]).tolist() == [2, 4, 4, 1, 4]


@pytest.mark.parametrize(
    ("second", "value", "orders"),
    [([1, 2, 3, 4, 5], 1.0, 2), ([2, 1, 3, 4, 5], 0.9, 10)],
)
def test_small_numbers_are_counted_exactly(second, value, orders) -> None:
    # Of 120 orders one has Σd² = 0 and four (swaps of neighbours) have Σd² = 2; mirrored, twice as many.
    found = rank_correlation([1, 2, 3, 4, 5], second)
    assert found.value == pytest.approx(value)
    assert found.probability == pytest.approx(orders / 120)
    assert found.method == "exact"


def test_the_published_critical_value_for_seven() -> None:
    # Zar, Biostatistical Analysis, table B.20: n = 7, two-sided 5 %: 0.786, that is Σd² = 12.
    assert rank_correlation(range(7), [2, 0, 1, 3, 4, 6, 5]).probability < 0.05
    weaker = rank_correlation(range(7), [2, 0, 3, 1, 4, 6, 5])  # Σd² = 4 + 1 + 1 + 4 + 0 + 1 + 1, 0.7857
    assert weaker.value == pytest.approx(1 - 6 * 12 / (7 * 48))
    assert weaker.probability < 0.05
    beyond = rank_correlation(range(7), [2, 1, 0, 4, 5, 3, 6])  # Σd² = 4 + 4 + 1 + 1 + 4 = 14, 0.75
    assert beyond.value == pytest.approx(0.75)
    assert beyond.probability > 0.05


def test_the_same_as_scipy_with_ties() -> None:
    random = np.random.default_rng(3)
    for size in (5, 8, 20, 60):
        one, other = random.integers(0, 6, size).astype(float), random.integers(0, 6, size).astype(float)
        found = rank_correlation(one, other)
        assert found.value == pytest.approx(spearmanr(one, other).statistic)
        assert mean_places(one).tolist() == rankdata(one).tolist()


def test_the_exact_probability_is_that_of_scipy() -> None:
    one, other = [1.0, 4, 2, 2, 7, 9, 3], [3.0, 1, 1, 5, 8, 6, 9]
    oracle = permutation_test(
        (other,),
        lambda y: abs(spearmanr(one, y).statistic),
        permutation_type="pairings",
        alternative="greater",
        n_resamples=np.inf,
    )
    assert rank_correlation(one, other).probability == pytest.approx(oracle.pvalue)


def test_the_interval_covers_nine_and_a_half_times_of_ten() -> None:
    random = np.random.default_rng(8)
    truth = 6 / np.pi * np.arcsin(0.6 / 2)  # ρ of a normal pair with correlation 0.6
    covered = 0
    for _ in range(600):
        one = random.normal(size=20)
        other = 0.6 * one + 0.8 * random.normal(size=20)
        places = np.corrcoef(rankdata(one), rankdata(other))[0, 1]
        lower, upper = fisher_limits(float(places), 20)
        covered += lower <= truth <= upper
    assert 0.92 < covered / 600 < 0.98


def test_where_nothing_can_be_said_the_reason_is() -> None:
    assert rank_correlation([1, 2, 3, 4], [1, 2, 3, 4]).reason == "too_few_regions"
    assert rank_correlation([1, 2, 3, 4, np.nan], [1, 2, 3, 4, 5]).reason == "too_few_regions"
    assert rank_correlation([], []).regions == 0
    assert rank_correlation([7] * 6, range(6)).reason == "constant_first"
    silent = rank_correlation(range(6), [0] * 6)
    assert silent.reason == "constant_second"
    assert np.isnan([silent.value, silent.lower, silent.upper, silent.probability]).all()


def test_missing_regions_are_left_out_and_full_agreement_has_no_limits() -> None:
    found = rank_correlation([1, 2, np.nan, 3, 4, 5, 9], [2, 4, 1, 6, 8, 10, np.nan])
    assert (found.regions, found.value) == (5, 1)
    assert np.isnan([found.lower, found.upper]).all()


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="3 and 2"):
        rank_correlation([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="confidence"):
        rank_correlation(IQ, TELEVISION, confidence=95)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=5, max_size=7), st.integers(1, 9))
def test_it_is_the_same_in_any_unit_and_turns_with_the_sign(values, factor) -> None:
    other = list(range(len(values)))
    found = rank_correlation(values, other)
    assert rank_correlation([factor * value + 3 for value in values], other) == found or found.reason
    if not found.reason:
        assert rank_correlation([-value for value in values], other).value == pytest.approx(-found.value)
