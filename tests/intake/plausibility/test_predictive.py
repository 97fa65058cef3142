"""The predictive distribution against scipy, and what its interval covers in simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc
from scipy.stats import nbinom

from analytics.intake.plausibility.predictive import Predictive, incomplete_beta, predictive_of

SEED = 20150220


@given(st.floats(0.05, 500), st.floats(1, 2_000_000), st.floats(1e-6, 1 - 1e-6))
def test_the_incomplete_beta_function(a, b, x):
    assert incomplete_beta(a, b, x) == pytest.approx(betainc(a, b, x), rel=1e-6, abs=1e-9)


@settings(max_examples=60)
@given(st.floats(0.1, 3_000_000), st.floats(0.2, 60))
def test_the_interval_is_that_of_the_negative_binomial(mean, size):
    lower, upper = Predictive(mean, size).interval(0.99)
    oracle = nbinom(size, size / (size + mean))
    assert oracle.cdf(lower) > 0.005
    assert lower == 0 or oracle.cdf(lower - 1) <= 0.005 * (1 + 1e-6)
    assert oracle.cdf(upper) >= 0.995 * (1 - 1e-9)
    assert oracle.cdf(upper - 1) < 0.995 * (1 + 1e-9)


@given(st.floats(0.1, 5000), st.floats(0.2, 60), st.integers(0, 20_000))
def test_a_count_is_inside_just_where_the_ends_say_so(mean, size, count):
    predictive = Predictive(mean, size)
    lower, upper = predictive.interval(0.99)
    assert predictive.holds(count, 0.99) == (lower <= count <= upper)


@pytest.mark.parametrize(
    ("counts", "variation", "mean", "variance"),
    [
        # mean 20, sample variance 100 above both floors, times 1 + 1/3
        ([10, 20, 30], 0.1, 20, 100 * 4 / 3),
        # no variance at all: the floor of a Poisson count, times 1 + 1/4
        ([20, 20, 20, 20], 0.0, 20, 20 * 5 / 4),
        # the floor of the variation: 100 + (0.2 * 100)², times 1 + 1/3
        ([100, 100, 100], 0.2, 100, 500 * 4 / 3),
        # zeros only: half an event in five years
        ([0, 0, 0, 0, 0], 0.0, 0.1, 0.1 * 6 / 5),
    ],
)
def test_moments_and_their_floors(counts, variation, mean, variance):
    predictive = predictive_of(counts, variation)
    assert predictive.mean == pytest.approx(mean)
    assert predictive.mean + predictive.mean**2 / predictive.size == pytest.approx(variance)


def test_one_count_has_no_variance():
    with pytest.raises(ValueError, match="two counts, not 1"):
        predictive_of([5], 0.2)


@pytest.mark.parametrize("years", [3, 6])
@pytest.mark.parametrize("mean", [2, 60, 50_000])
@pytest.mark.parametrize("variation", [0.0, 0.1, 0.2])
def test_the_interval_covers_counts_that_vary_as_assumed(years, mean, variation):
    """2,000 histories of independent counts: the 99 % interval holds the next one in 98.5 % at least."""
    draws = np.random.default_rng(SEED)
    size = 2000
    rates = mean if not variation else draws.gamma(variation**-2, mean * variation**2, (size, years + 1))
    counts = draws.poisson(rates, (size, years + 1))
    inside = sum(predictive_of(row[:-1].tolist(), 0.2).holds(int(row[-1]), 0.99) for row in counts)
    assert inside / size >= 0.985


def test_the_interval_notices_a_count_that_is_half_or_double():
    draws = np.random.default_rng(SEED)
    history = draws.poisson(400, (500, 5))
    for factor, least in ((0.4, 0.9), (2.0, 0.9)):
        found = sum(not predictive_of(row.tolist(), 0.2).holds(400 * factor, 0.99) for row in history)
        assert found / len(history) >= least
