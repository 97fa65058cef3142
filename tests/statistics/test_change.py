"""The change on last year, against independent computations and published figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analytics.statistics.change import change_verdicts, proportion_change, rate_change
from analytics.statistics.discoveries import adjusted_probabilities

counts = st.integers(0, 400)
bases = st.floats(1.0, 1e6)


def mid_p(new: int, old: int, share: float) -> float:
    """The two-sided mid-p probability from scipy's binomial distribution."""
    from scipy.stats import binom

    upper = binom.sf(new, new + old, share) + binom.pmf(new, new + old, share) / 2
    return float(min(2 * min(upper, 1 - upper), 1))


@pytest.mark.parametrize(
    ("new", "new_base", "old", "old_base"),
    [(30, 10_000, 20, 9_000), (4, 5_000, 0, 5_000), (0, 800, 7, 900), (150, 10_000, 100, 9_000)],
)
def test_the_probability_is_the_binomial_mid_p(new: int, new_base: float, old: int, old_base: float) -> None:
    change = rate_change(new, new_base, old, old_base)
    assert_allclose(change.probability, mid_p(new, old, new_base / (new_base + old_base)), rtol=1e-9)


def test_change_and_percent_are_of_the_rates() -> None:
    change = rate_change([30], [10_000], [20], [8_000], per=10_000)
    assert_allclose(change.new, [30])
    assert_allclose(change.old, [25])
    assert_allclose(change.change, [5])
    assert_allclose(change.percent, [20])


@given(new=counts, old=counts, new_base=bases, old_base=bases)
def test_limits_hold_nothing_just_where_the_test_says_chance(
    new: int, old: int, new_base: float, old_base: float
) -> None:
    change = rate_change(new, new_base, old, old_base)
    if old == 0:
        assert np.isnan([change.percent, change.lower, change.upper]).all()
        return
    if abs(float(change.probability) - 0.05) > 1e-9:
        assert (change.lower <= 0 <= change.upper) == (change.probability >= 0.05)
    assert change.lower <= change.percent <= change.upper


def test_from_zero_there_is_no_percentage_but_a_probability() -> None:
    change = rate_change([4, 0], [100, 100], [0, 0], [100, 100])
    assert np.isnan(change.percent).all()
    assert_allclose(change.probability, [2 * 0.5**4 / 2, 1])  # half of P(4 of 4), twice
    assert_allclose(change.change, [0.04, 0])


@pytest.mark.parametrize(
    ("new", "new_base", "old", "old_base"), [(np.nan, 1, 2, 1), (1, 0, 2, 1), (-1, 1, 2, 1)]
)
def test_without_a_figure_there_is_no_change(
    new: float, new_base: float, old: float, old_base: float
) -> None:
    change = rate_change(new, new_base, old, old_base)
    assert np.isnan([change.change, change.percent, change.probability]).all()
    assert str(change.method) == "none"


def test_where_nothing_changed_five_per_cent_are_called_changed() -> None:
    # Two Poisson counts of 20 in 20,000 seeded regions; the nominal level is 5 %.
    random = np.random.default_rng(7)
    change = rate_change(random.poisson(20, 20_000), 1, random.poisson(20, 20_000), 1)
    false_alarms = (change.probability < 0.05).mean()
    assert 0.045 < false_alarms < 0.055
    moved_a_fifth = (np.abs(change.percent) >= 20).mean()
    assert 0.50 < moved_a_fifth < 0.62  # so many would be reported as growth or fall without a test


def test_the_limits_of_a_ratio_cover_it() -> None:
    random = np.random.default_rng(8)
    change = rate_change(random.poisson(36, 20_000), 1.2, random.poisson(20, 20_000), 1)
    truth = (36 / 1.2 / 20 - 1) * 100
    covered = ((change.lower <= truth) & (truth <= change.upper)).mean()
    assert 0.94 < covered < 0.965


def test_shares_have_newcombes_limits() -> None:
    # Newcombe 1998, Statistics in Medicine 17: 873-890, table II, row (a), method 10: 56/70 - 48/80.
    change = proportion_change([56], [70], [48], [80], per=1)
    assert_allclose([change.change[0], change.lower[0], change.upper[0]], [0.2, 0.0524, 0.3339], atol=5e-5)


def test_the_probability_of_two_shares_is_that_of_the_pooled_test() -> None:
    from statsmodels.stats.proportion import proportions_ztest

    change = proportion_change([56], [70], [48], [80])
    assert_allclose(change.probability, [proportions_ztest([56, 48], [70, 80])[1]], rtol=1e-9)


def test_a_share_over_its_whole_is_not_judged() -> None:
    change = proportion_change([80], [70], [48], [80])
    assert np.isnan([change.lower, change.upper, change.probability]).all()
    assert change_verdicts(change.change, change.probability).tolist() == ["not_judged"]


def test_verdicts_are_plain_words() -> None:
    verdicts = change_verdicts([3, -3, 3, np.nan, 0], [0.01, 0.04, 0.05, 0.01, 1.0])
    assert verdicts.tolist() == ["growth", "fall", "within_chance", "not_judged", "within_chance"]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=25))
def test_adjusted_probabilities_are_benjamini_and_hochbergs(probabilities: list[float]) -> None:
    from statsmodels.stats.multitest import multipletests

    expected = multipletests(probabilities, method="fdr_bh")[1]
    assert_allclose(adjusted_probabilities(probabilities), expected, rtol=1e-12)


def test_missing_probabilities_do_not_count() -> None:
    adjusted = adjusted_probabilities([0.01, np.nan, 0.04])
    assert_allclose(adjusted, [0.02, np.nan, 0.04])
    assert np.isnan(adjusted_probabilities([np.nan])).all()


def test_a_share_far_over_its_whole_is_not_judged_either() -> None:
    # Both years together 7 of 7: more than the whole in one of them is no share of anything.
    change = proportion_change([5, 9], [3, 2], [2, 3], [4, 3])
    assert np.isnan([change.lower, change.upper, change.probability]).all()
    assert_allclose(change.change, [500 / 3 - 50, 350])


@given(whole=st.integers(1, 10_000), before=st.integers(1, 10_000), per=st.sampled_from([1, 100, 1000]))
def test_two_full_shares_do_not_differ(whole: int, before: int, per: float) -> None:
    change = proportion_change(whole, whole, before, before, per=per)
    assert_allclose(change.probability, 1)
