"""Places and their intervals: exact where chance plays no part, measured where it does."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from analytics.statistics.ranks import places


def test_far_apart_every_place_is_certain() -> None:
    ranked = places([10_000, 20_000, 40_000], [1000, 1000, 1000], "count")
    assert ranked.place.tolist() == ranked.first.tolist() == ranked.last.tolist() == [3, 2, 1]
    assert ranked.tied_with == ((), (), ())


def test_the_lowest_may_come_first() -> None:
    assert places([10_000, 20_000], [1, 1], "count", highest_first=False).place.tolist() == [1, 2]


def test_equal_values_share_their_places_and_are_tied() -> None:
    ranked = places([30, 30, 30_000], [100, 100, 1000], "count")
    assert ranked.place.tolist() == [2.5, 2.5, 1]
    assert ranked.first.tolist() == [2, 2, 1]
    assert ranked.last.tolist() == [3, 3, 1]
    assert ranked.tied_with == ((1,), (0,), ())


def test_a_region_without_a_figure_has_no_place() -> None:
    ranked = places([np.nan, 20_000, 100, 5], [1, 1, 0, 1], "count")
    assert_allclose(ranked.place, [np.nan, 1, np.nan, 2])
    assert ranked.tied_with[0] == ()


def test_with_twenty_alike_a_bare_place_is_noise() -> None:
    # METHODS.md: 20 regions with about 33 events each have rank intervals 13 to 18 places wide.
    random = np.random.default_rng(5)
    ranked = places(random.poisson(33, 20), np.full(20, 100_000), "count")
    assert 13 <= float(np.median(ranked.last - ranked.first + 1)) <= 18


def test_the_same_seed_gives_the_same_interval() -> None:
    one, other = (places([3, 5, 8, 13], [10, 10, 10, 20], "proportion") for _ in range(2))
    assert one.first.tolist() == other.first.tolist()
    assert one.tied_with == other.tied_with


def test_the_interval_holds_the_true_place_nine_times_of_ten() -> None:
    random = np.random.default_rng(11)
    levels = np.linspace(20, 80, 15)
    covered = []
    for _ in range(60):
        ranked = places(random.poisson(levels), np.ones(15), "count", draws=1000)
        truth = np.arange(15, 0, -1)
        covered.append(((ranked.first <= truth) & (truth <= ranked.last)).mean())
    assert 0.86 < float(np.mean(covered)) < 0.98


def test_a_share_over_its_whole_has_no_place() -> None:
    assert_allclose(places([12, 5], [10, 10], "proportion").place, [np.nan, 1])


def test_two_regions_are_tied_by_the_probability_that_one_is_ahead() -> None:
    # Gamma(a + 1/2) over the sum of both is Beta(a + 1/2, b + 1/2): the first is ahead above one half.
    from scipy.stats import beta

    for first, second in [(30, 42), (30, 48)]:
        ahead = beta.sf(0.5, first + 0.5, second + 0.5)
        ranked = places([first, second], [1, 1], "count")
        assert abs(ahead - 0.05) > 0.005  # far enough from the border for 10,000 draws
        assert (ranked.tied_with == ((1,), (0,))) == (ahead >= 0.05)
