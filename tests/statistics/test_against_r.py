"""Figures that R computed: version 4.2.2 with epitools 0.5-10.1, each with the call that gave it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analytics.statistics.change import proportion_change, rate_change
from analytics.statistics.discoveries import adjusted_probabilities
from analytics.statistics.intervals import event_limits, proportion_with_limits
from analytics.statistics.neighbours import distances
from analytics.statistics.trend import trend

KEYS = np.arange(8060, 8080)  # quarters whose key is a multiple of four are the first of a year
BASE = np.round(100_000 * 1.01 ** (np.arange(20) / 4))  # round(100000 * 1.01^(0:19/4))
SCATTERED = [31, 52, 46, 18, 19, 45, 68, 24, 33, 26, 41, 47, 25, 35, 54, 20, 37, 21, 45, 13]
SMOOTH = [31, 40, 46, 28, 29, 45, 38, 24, 33, 36, 41, 27, 25, 35, 44, 20, 27, 31, 35, 23]


@pytest.mark.parametrize(
    ("events", "confidence", "limits"),
    [
        (7, 0.95, (2.81436305152, 14.42267536170)),  # poisson.test(7)
        (3, 0.998, (0.190533377568, 13.062240779188)),  # poisson.test(3, conf.level = .998)
    ],
)
def test_exact_limits_of_a_count(events: int, confidence: float, limits: tuple[float, float]) -> None:
    lower, upper, _ = event_limits([events], confidence)
    assert_allclose([lower[0], upper[0]], limits, rtol=1e-9)


def test_wilson_limits_of_a_share() -> None:
    # prop.test(746, 1569, correct = FALSE)
    share = proportion_with_limits([746], [1569], per=1)
    assert_allclose([share.lower[0], share.upper[0]], [0.450841546415, 0.500202470407], rtol=1e-9)


@pytest.mark.parametrize(
    ("new", "old", "confidence", "limits"),
    [
        # rateratio.midp(c(20, 30, 9000, 10000)); then c(7, 4, 900, 800); then c(100, 150, 9000, 10000)
        # with conf.level = .998. R looks for the root to about five digits.
        ((30, 10_000), (20, 9_000), 0.95, (0.767820572276, 2.41298051514)),
        ((4, 800), (7, 900), 0.95, (0.164917795872, 2.21888641002)),
        ((150, 10_000), (100, 9_000), 0.998, (0.90865326973, 2.02488557169)),
    ],
)
def test_mid_p_limits_of_a_ratio_of_rates(
    new: tuple[int, int], old: tuple[int, int], confidence: float, limits: tuple[float, float]
) -> None:
    change = rate_change(*new, *old, confidence=confidence)
    assert_allclose([1 + change.lower / 100, 1 + change.upper / 100], limits, rtol=2e-4)


@pytest.mark.parametrize(
    ("new", "old", "probability"),
    [((30, 10_000), (20, 9_000), 0.301404681523), ((4, 800), (7, 900), 0.500179324207)],
)
def test_mid_p_probability_of_two_rates(
    new: tuple[int, int], old: tuple[int, int], probability: float
) -> None:
    # The column midp.exact of the same rateratio.midp.
    assert_allclose(rate_change(*new, *old).probability, probability, rtol=1e-9)


def test_the_probability_of_two_shares() -> None:
    # prop.test(c(56, 48), c(70, 80), correct = FALSE)$p.value
    assert_allclose(proportion_change(56, 70, 48, 80).probability, 0.0080450813682, rtol=1e-9)


def test_adjusted_probabilities() -> None:
    # p.adjust(p, "BH")
    given = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
    expected = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714, 0.216, 0.216, 0.216]
    assert_allclose(adjusted_probabilities(given), expected, rtol=1e-9)


def test_a_scattered_series() -> None:
    # y <- SCATTERED; glm(y ~ 0 + years + quarter + offset(log(base)), family = quasipoisson), years
    # from the middle, glm.control(epsilon = 1e-15); limits with qt(.975, 15); the level is exp(mean of
    # the four quarters).
    found = trend(SCATTERED, BASE, KEYS)
    expected = [-6.76469136223, -16.68891558977, 4.34173121521, 0.204505972335, 3.88501703865]
    given = [found.percent_a_year, found.lower, found.upper, found.probability, found.dispersion]
    assert_allclose(given, expected, rtol=1e-5)
    assert found.level == pytest.approx(0.000327757747289, rel=1e-6)
    assert (found.verdict, found.middle_key) == ("within_chance", 8069.5)


def test_a_series_smoother_than_chance_is_not_judged_more_surely_than_chance_allows() -> None:
    # The same glm with its error over sqrt(dispersion), that of chance alone: 2 * pt(-|b / error|, 15).
    # With its own, too small error R gives 0.0007.
    found = trend(SMOOTH, BASE, KEYS)
    assert found.dispersion == pytest.approx(0.290602870479, rel=1e-6)
    assert found.percent_a_year == pytest.approx(-6.12506504218, rel=1e-6)
    assert found.probability == pytest.approx(0.0370225970107, rel=1e-5)


def test_distances_between_regions() -> None:
    # v <- scale(cbind(c(1, 2, 4, 8), c(3, 1, 4, 1))) * sqrt(4/3); dist(v) / sqrt(2)
    table = distances([[1, 3], [2, 1], [4, 4], [8, 1]])
    expected = [1.120156418799, 0.960407857537, 2.143334047077]
    assert_allclose(table[0, 1:], expected, rtol=1e-9)
    assert_allclose(table[2, 3], 1.944147665412, rtol=1e-9)
