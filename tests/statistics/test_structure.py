"""Neighbours, standardised rates and the way to a benchmark, by hand."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analytics.statistics.neighbours import distances, nearest
from analytics.statistics.standardised import standardised_rate, to_benchmark


def test_distances_are_those_of_standardised_variables() -> None:
    # Column 1: 1, 2, 3 (mean 2, sd sqrt(2/3)); column 2: 10, 10, 40 (mean 20, sd sqrt(200)).
    table = distances([[1, 10], [2, 10], [3, 40]])
    step, leap = 1 / sqrt(2 / 3), 30 / sqrt(200)
    assert_allclose(table[0, 1], sqrt(step**2 / 2))
    assert_allclose(table[0, 2], sqrt(((2 * step) ** 2 + leap**2) / 2))
    assert_allclose(table, table.T)
    assert nearest(table, 0) == (1, 2)


def test_weights_count_and_a_constant_variable_does_not() -> None:
    table = distances([[1, 5, 7], [2, 5, 7], [3, 5, 1]], weights=[1, 1, 0])
    assert_allclose(table[0, 1], 1 / sqrt(2 / 3))


def test_only_what_both_regions_have_is_compared() -> None:
    table = distances([[1, 5], [2, np.nan], [np.nan, 9]])
    assert np.isnan(table[1, 2])
    assert not np.isnan(table[0, 1])
    assert nearest(table, 1, 2) == (0,)


def test_negative_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="weights of 0 or more"):
        distances([[1, 2], [3, 4]], weights=[1, -1])


def test_a_standardised_rate_by_hand() -> None:
    # Bands of equal weight: (30/1000 + 20/3000) / 2 = 18.33 per 1,000; variance of the sum
    # (30/1000² + 20/3000²) / 4; Byar's limits of 50 events are 37.11 and 65.92 (APHO Briefing 3).
    rate = standardised_rate([30, 20], [1000, 3000], [100, 100], per=1000)
    spread = sqrt((30 / 1e6 + 20 / 9e6) / 4 / 50) * 1000
    assert float(rate.value) == pytest.approx(18 + 1 / 3)
    assert float(rate.lower) == pytest.approx(18 + 1 / 3 + spread * (37.11 - 50), abs=0.01)
    assert float(rate.upper) == pytest.approx(18 + 1 / 3 + spread * (65.92 - 50), abs=0.01)
    assert str(rate.method) == "dobson_byar"


def test_with_one_band_it_is_the_crude_rate() -> None:
    assert float(standardised_rate([40], [2000], [7], per=1000).value) == pytest.approx(20)


def test_under_ten_events_nothing_is_shown() -> None:
    rate = standardised_rate([5, 4], [1000, 1000], [1, 1])
    assert np.isnan([rate.value, rate.lower, rate.upper]).all()
    assert str(rate.method) == "none"


@pytest.mark.parametrize(
    ("value", "benchmark", "denominator", "children"),
    [(60, 75, 201, 31), (60, 75, 200, 30), (75, 60, 201, -31), (60, 60, 200, 0), (np.nan, 60, 200, None)],
)
def test_children_to_the_benchmark_are_whole(
    value: float, benchmark: float, denominator: float, children: int | None
) -> None:
    assert to_benchmark(value, benchmark, denominator, per=100) == children


def test_the_same_decimal_everywhere_does_not_count() -> None:
    # The standard deviation of twenty times 0.1 is 1e-17, not 0: it would halve every squared distance.
    alone = distances(np.arange(20.0)[:, None])
    beside = distances(np.column_stack([np.arange(20.0), np.full(20, 0.1)]))
    assert_allclose(beside, alone)


def test_a_standardised_rate_of_ten_events_has_byars_limits() -> None:
    # One band of 1,000: 10 events and Byar's limits of 10, 4.79 and 18.39 (Breslow and Day 1987, p. 69:
    # 10 (1 - 1/90 - 1.96/(3 x 3.1623))³ = 4.79 and 11 (1 - 1/99 + 1.96/(3 x 3.3166))³ = 18.39).
    rate = standardised_rate([10], [1000], [1], per=1000)
    assert_allclose([float(rate.lower), float(rate.upper)], [4.79, 18.39], atol=0.005)
