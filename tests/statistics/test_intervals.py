"""Rates and proportions with their confidence limits, against figures computed elsewhere."""

from __future__ import annotations

import subprocess
import sys
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analytics.statistics.intervals import (
    event_limits,
    proportion_with_limits,
    rate_with_limits,
    value_without_limits,
)

# Fiducial limits of a Poisson count, 95 %, as they stand in the tables (Garwood 1936; the same in
# Altman et al., Statistics with Confidence, 2nd edition, table 18.3).
GARWOOD = {0: (0.0, 3.689), 1: (0.025, 5.572), 2: (0.242, 7.225), 5: (1.623, 11.668), 9: (4.115, 17.085)}

# Newcombe 1998, Statistics in Medicine 17: 857-872, table I, method 3 (score without correction).
NEWCOMBE = {
    (81, 263): (0.2553, 0.3662),
    (15, 148): (0.0624, 0.1605),
    (0, 20): (0.0, 0.1611),
    (1, 29): (0.0061, 0.1718),
}


@pytest.mark.parametrize(("events", "limits"), GARWOOD.items())
def test_under_ten_events_the_limits_are_exact(events: int, limits: tuple[float, float]) -> None:
    lower, upper, method = event_limits([events])
    assert_allclose([lower[0], upper[0]], limits, atol=0.0005)
    assert method.tolist() == ["poisson_exact"]


def test_from_ten_events_on_the_limits_are_byars() -> None:
    # The worked example in the documentation of the Ruby library "byar": 100 observed cases with
    # z = 1.96 have the upper limit 121.628347271806 and the lower limit 90 x 0.9040199067337297.
    z_of_196 = 2 * NormalDist().cdf(1.96) - 1
    lower, upper, method = event_limits([100], z_of_196)
    assert_allclose([lower[0], upper[0]], [90 * 0.9040199067337297, 121.628347271806], rtol=1e-12)
    assert method.tolist() == ["byar"]


def test_byars_lower_limit_is_that_of_the_health_departments_own_package() -> None:
    # byars_lower(100) in the tests of DataS-DHSC/PHStatsMethods, 95 %.
    assert_allclose(event_limits([100])[0], [81.36210549052788], rtol=1e-12)


def test_the_method_changes_between_nine_and_ten_events() -> None:
    assert event_limits([9, 9.5, 10])[2].tolist() == ["poisson_exact", "poisson_exact", "byar"]


@pytest.mark.parametrize("events", [10, 11, 20, 33, 150, 1569])
def test_byar_is_within_two_thousandths_of_exact(events: int) -> None:
    # "For 95% confidence intervals, Byar's method is within 0.2% of the exact value for numerators
    # of 10 or more" (Public Health England, Technical Guide Confidence Intervals, 2018).
    from scipy.stats import chi2

    exact = [chi2.ppf(0.025, 2 * events) / 2, chi2.ppf(0.975, 2 * events + 2) / 2]
    lower, upper, _ = event_limits([events])
    assert_allclose([lower[0], upper[0]], exact, rtol=0.002)


@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
@pytest.mark.parametrize("events", [0, 1, 4, 9])
def test_exact_limits_agree_with_statsmodels(events: int, confidence: float) -> None:
    from statsmodels.stats.rates import confint_poisson

    expected = confint_poisson(events, 1, method="exact-c", alpha=1 - confidence)
    lower, upper, _ = event_limits([events], confidence)
    assert_allclose([lower[0], upper[0]], np.nan_to_num(expected), rtol=1e-9)


def test_the_limits_of_a_rate_are_those_of_its_events_over_the_denominator() -> None:
    # 5 events among 12,345 children: the tabled limits 1.623 and 11.668 of 5, times 10,000 / 12,345.
    rate = rate_with_limits([5], [12_345], per=10_000)
    assert_allclose(rate.value, [4.0502], atol=0.0001)
    assert_allclose(rate.lower, [1.3147], atol=0.0005)
    assert_allclose(rate.upper, [9.4516], atol=0.0005)
    assert (rate.confidence, rate.method.tolist()) == (0.95, ["poisson_exact"])


@pytest.mark.parametrize(("counts", "limits"), NEWCOMBE.items())
def test_wilson_limits_are_those_of_newcombe(counts: tuple[int, int], limits: tuple[float, float]) -> None:
    share = proportion_with_limits([counts[0]], [counts[1]], per=1)
    assert_allclose([share.lower[0], share.upper[0]], limits, atol=0.00005)
    assert share.method.tolist() == ["wilson"]


def test_wilson_limits_in_per_cent() -> None:
    # wilson(100, 10000) of DataS-DHSC/PHStatsMethods, in per cent.
    share = proportion_with_limits([100], [10_000])
    assert_allclose(share.value, [1.0])
    assert_allclose([share.lower[0], share.upper[0]], [0.8229336148148417, 1.2146982255114647], rtol=1e-12)


@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
@pytest.mark.parametrize(("part", "whole"), [(0, 7), (3, 7), (7, 7), (746, 1569), (2, 2)])
def test_wilson_limits_agree_with_statsmodels(part: int, whole: int, confidence: float) -> None:
    from statsmodels.stats.proportion import proportion_confint

    expected = proportion_confint(part, whole, alpha=1 - confidence, method="wilson")
    share = proportion_with_limits([part], [whole], per=1, confidence=confidence)
    assert_allclose([share.lower[0], share.upper[0]], expected, atol=1e-12)


def test_what_cannot_be_told_is_missing() -> None:
    rate = rate_with_limits([5, np.nan, 5, 5, -1], [10, 10, 0, np.nan, 10])
    assert_allclose(rate.value, [0.5, np.nan, np.nan, np.nan, -0.1])
    assert rate.method.tolist() == ["poisson_exact", "none", "none", "none", "none"]
    assert np.isnan(rate.upper).tolist() == [False, True, True, True, True]


def test_a_part_larger_than_its_whole_has_a_value_and_no_limits() -> None:
    share = proportion_with_limits([12, 0], [10, 0])
    assert_allclose(share.value, [120, np.nan])
    assert np.isnan([*share.lower, *share.upper]).all()
    assert share.method.tolist() == ["none", "none"]


def test_a_ratio_of_unknown_distribution_has_no_limits() -> None:
    ratio = value_without_limits([30], [4], per=2)
    assert_allclose(ratio.value, [15])
    assert np.isnan([ratio.lower[0], ratio.upper[0]]).all()
    assert ratio.method.tolist() == ["none"]


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_outside_zero_and_one_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match=str(confidence)):
        rate_with_limits([3], [10], confidence=confidence)
    with pytest.raises(ValueError, match=str(confidence)):
        proportion_with_limits([3], [10], confidence=confidence)


@given(events=st.integers(0, 100_000), denominator=st.integers(1, 10_000_000))
def test_the_value_lies_inside_its_limits(events: int, denominator: int) -> None:
    rate = rate_with_limits([events], [denominator], per=10_000)
    assert rate.lower[0] <= rate.value[0] < rate.upper[0]


@given(events=st.integers(1, 5_000))
def test_wider_confidence_gives_wider_limits(events: int) -> None:
    narrow, wide = event_limits([events], 0.95), event_limits([events], 0.998)
    assert wide[0][0] < narrow[0][0]
    assert narrow[1][0] < wide[1][0]


def test_the_slow_libraries_wait_until_they_are_needed() -> None:
    code = "import sys, analytics.statistics.intervals; print('scipy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
