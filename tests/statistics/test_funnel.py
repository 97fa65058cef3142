"""Funnel limits: the plain ones by hand, the widened ones by simulation."""

from __future__ import annotations

from math import asin, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analytics.statistics.funnel import funnel

BASES = np.array([5_000, 8_000, 12_000, 20_000, 40_000, 60_000], dtype=float)


def test_under_five_regions_there_is_no_funnel() -> None:
    assert funnel([1, 2, 3, 4], [10, 10, 10, 10], "count") is None
    assert funnel([1, 2, 3, 4, np.nan], [10, 10, 10, 10, 10], "count") is None


def test_without_scatter_the_limits_are_those_of_chance() -> None:
    answer = funnel(BASES * 0.004, BASES, "count", per=10_000)
    assert answer is not None
    assert (answer.phi, answer.between) == (pytest.approx(0), 0)
    assert answer.target == pytest.approx(40)
    lower, upper = answer.limits([10_000])
    # On the root scale: sqrt(0.004) -+ 1.96 / (2 sqrt(10,000)), squared again.
    assert_allclose(lower, [(sqrt(0.004) - 0.0098) ** 2 * 10_000])
    assert_allclose(upper, [(sqrt(0.004) + 0.0098) ** 2 * 10_000])
    assert set(answer.position) == {"within"}


def test_a_share_is_judged_on_the_arcsine_scale() -> None:
    answer = funnel(BASES * 0.3, BASES, "proportion", per=100)
    assert answer is not None
    lower, upper = answer.limits([2500], reach=3.09)
    centre, width = asin(sqrt(0.3)), 3.09 / 100
    assert_allclose(
        [lower[0], upper[0]], [np.sin(centre - width) ** 2 * 100, np.sin(centre + width) ** 2 * 100]
    )


def test_one_region_far_out_is_told_and_a_missing_one_is_not_judged() -> None:
    base = np.append(np.tile(BASES, 3), 1000)
    events = np.append(np.tile(BASES, 3) * 0.008, np.nan)
    events[5] = 900
    answer = funnel(events, base, "count", target=80, per=10_000)
    assert answer is not None
    assert answer.position[5] == "above_998"
    assert answer.position[-1] == "not_judged"
    assert set(np.delete(answer.position, [5, 18])) == {"within"}


def test_the_dispersion_is_the_winsorised_mean_square() -> None:
    # By hand: z from -3 to 3 in steps of one, whose 10 % and 90 % quantiles are -2.4 and 2.4.
    base = np.full(7, 2500.0)
    root = 0.5 + np.arange(-3, 4) / (2 * 50)
    answer = funnel(root**2 * base, base, "count", target=0.25)
    assert answer is not None
    phi = (2 * 2.4**2 + 2 * 2**2 + 2 * 1**2) / 7
    assert answer.phi == pytest.approx(phi)
    # All weights alike: w = 10,000; tau2 = (n phi - (n - 1)) / (7 w - w).
    assert answer.between == pytest.approx((7 * phi - 6) / (6 * 10_000))


def test_ordinary_regions_are_rarely_flagged() -> None:
    # Regions that differ by a sixth around a common rate: plain limits flag many, these few.
    random = np.random.default_rng(3)
    plain, widened = [], []
    for _ in range(200):
        base = random.uniform(50_000, 400_000, 20)
        events = random.poisson(base * 0.002 * np.exp(random.normal(0, 0.16, 20)))
        answer = funnel(events, base, "count")
        assert answer is not None
        z_plain = (np.sqrt(events / base) - sqrt(answer.target)) * 2 * np.sqrt(base)
        plain.append((np.abs(z_plain) > 3.09).mean())
        widened.append(np.char.endswith(answer.position, "998").mean())
    assert np.mean(plain) > 0.12
    assert np.mean(widened) < 0.02


def test_a_region_without_children_has_no_limits() -> None:
    answer = funnel(BASES * 0.004, BASES, "count")
    assert answer is not None
    lower, upper = answer.limits([0, np.nan, -5, 10_000])
    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == [True, True, True, False]


def test_around_a_target_that_no_value_can_have_there_is_no_funnel() -> None:
    assert funnel(BASES * 0.3, BASES, "proportion", per=100, target=110) is None
    assert funnel(BASES * 0.3, BASES, "count", target=-1) is None
    assert funnel(BASES * 0.3, BASES, "proportion", per=100, target=100) is not None
