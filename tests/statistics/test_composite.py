"""The index: each step by hand, what must not change it, its intervals, and where it is silent."""

from __future__ import annotations

import time
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analytics.statistics.composite import Hinge, composite
from analytics.statistics.normalisation import Figures, aggregated, drawn_values, normalised

HIGHER, LOWER = "higher_is_better", "lower_is_better"


def figures(*columns, **chance) -> list[Figures]:
    return [Figures(np.asarray(column, dtype=float), **chance) for column in columns]


def test_each_normalisation_by_hand() -> None:
    # 2, 4, 9: mean 5, variance (9 + 1 + 16) / 3 = 26/3; range 7; places 1, 2, 3.
    column = np.array([[2.0], [4], [9]])
    root = sqrt(26 / 3)
    assert_allclose(normalised(column, "z_score")[:, 0], [-3 / root, -1 / root, 4 / root])
    assert_allclose(normalised(column, "min_max")[:, 0], [0, 2 / 7, 1])
    assert_allclose(normalised(column, "ranks")[:, 0], [0, 0.5, 1])
    # Equal figures share the mean of places 2 and 3: (2.5 - 1) / 3.
    assert_allclose(normalised([[5.0], [7], [7], [9]], "ranks")[:, 0], [0, 0.5, 0.5, 1])


def test_each_aggregation_by_hand() -> None:
    assert_allclose(aggregated([[0.2, 0.8]], [0.25, 0.75], "arithmetic"), [0.65])
    # 1 + 99 × 0 = 1 and 1 + 99 × 1 = 100: √(1 × 100) = 10, where the arithmetic mean gives the middle.
    assert_allclose(aggregated([[0.0, 1.0], [0.5, 0.5]], [0.5, 0.5], "geometric"), [10, 50.5])
    assert_allclose(aggregated([[0.0, 1.0], [0.5, 0.5]], [0.5, 0.5], "arithmetic"), [0.5, 0.5])


def test_an_index_by_hand() -> None:
    # Min-max: A 0, 0.5, 1; B (lower is better) 1, 0.25, 0 reversed to 0 -> 1, 0.75, 0.
    # Weights 3 : 1 -> 0.75 and 0.25: 0.25, 0.5625, 0.75.
    index = composite(figures([10, 15, 20], [0, 1, 4]), [HIGHER, LOWER], [3, 1], "min_max")
    assert_allclose(index.score, [0 - 0.75 + 1.0, 0.375 + 0.1875, 0.75])
    assert index.place.tolist() == [3, 2, 1]
    assert_allclose(index.weights, [0.75, 0.25])
    # Without A only B counts: the order is turned round, and no other choice moves the ends further.
    assert index.hangs_on[0] == Hinge("without_indicator", 0, 3.0, 1.0)
    assert index.hangs_on[2] == Hinge("without_indicator", 0, 1.0, 3.0)


def test_one_choice_may_decide_a_place() -> None:
    # D leads by the first indicator alone; the other two put it last.
    columns = [[1, 2, 3, 30], [30, 20, 10, 1], [9, 8, 7, 1]]
    index = composite(figures(*columns), [HIGHER] * 3, [8, 1, 1], "z_score")
    assert index.place[3] == 1
    assert index.hangs_on[3] == Hinge("without_indicator", 0, 1.0, 4.0)
    agreed = composite(figures([1, 2, 3], [1, 2, 3]), [HIGHER] * 2, [1, 1])
    assert agreed.hangs_on == (None, None, None)
    assert (agreed.first.tolist(), agreed.last.tolist()) == ([3, 2, 1], [3, 2, 1])


def test_the_mean_may_be_what_a_place_hangs_on() -> None:
    # Even, 0.45 and 0.45: arithmetic 0.45 against 0.5; geometric 45.55 against √(100 × 1) = 10.
    columns = [[0, 0.45, 1], [1, 0.45, 0]]
    by_sum = composite(figures(*columns), [HIGHER] * 2, [1, 1], "min_max")
    by_product = composite(figures(*columns), [HIGHER] * 2, [1, 1], "min_max", "geometric")
    assert by_sum.place.tolist() == [1.5, 3, 1.5]
    assert by_product.place.tolist() == [2.5, 1, 2.5]
    assert by_product.score[1] == pytest.approx(45.55)
    assert by_sum.hangs_on[1] == Hinge("aggregation", "geometric", 3.0, 1.0)


def test_chance_is_drawn_from_what_is_known_of_it() -> None:
    random = np.random.default_rng(1)
    value = np.array([30.0, 50.0])
    limited = Figures(value, lower=np.array([28.0, 46]), upper=np.array([36.0, 58]))
    drawn = drawn_values(limited, 40_000, random)
    # Normal on either side: a 95 % limit is 1.96 deviations away; halves of 2 / 1.96 and 6 / 1.96.
    assert_allclose(np.quantile(drawn, [0.025, 0.975], axis=0), [[28, 46], [36, 58]], rtol=0.01)
    counted = Figures(
        np.array([20.0]), numerator=np.array([100.0]), denominator=np.array([5000.0]), distribution="count"
    )
    rates = drawn_values(counted, 40_000, random)
    # Gamma(100.5) / 5,000 × 1,000: mean 20.1, deviation √100.5 / 5 = 2.005.
    assert rates.mean() == pytest.approx(20.1, abs=0.05)
    assert rates.std() == pytest.approx(2.005, abs=0.03)
    shares = Figures(
        np.array([40.0]), numerator=np.array([40.0]), denominator=np.array([100.0]), distribution="proportion"
    )
    # Beta(40.5, 60.5) × 100: mean 40.099, deviation √(0.40099 × 0.59901 / 102) × 100 = 4.853.
    percent = drawn_values(shares, 40_000, random)
    assert percent.mean() == pytest.approx(40.099, abs=0.1)
    assert percent.std() == pytest.approx(4.853, abs=0.08)
    assert np.unique(drawn_values(Figures(value), 10, random)).tolist() == [30, 50]


def test_more_chance_makes_wider_intervals_and_a_seed_repeats_them() -> None:
    values = [np.linspace(10, 20, 12), np.linspace(3, 1, 12)]
    narrow, wide = (
        composite(
            [Figures(column, lower=column - reach, upper=column + reach) for column in values],
            [HIGHER, LOWER],
            [1, 1],
        )
        for reach in (0.1, 2.0)
    )
    assert (wide.last - wide.first).sum() > 2 * (narrow.last - narrow.first).sum()
    again = composite(
        [Figures(column, lower=column - 2.0, upper=column + 2.0) for column in values],
        [HIGHER, LOWER],
        [1, 1],
    )
    assert again.first.tolist() == wide.first.tolist()
    assert again.last.tolist() == wide.last.tolist()


def test_weights_that_are_less_sure_make_wider_intervals() -> None:
    random = np.random.default_rng(6)
    columns = figures(*random.normal(size=(4, 15)))
    sure, unsure = (
        composite(columns, [HIGHER] * 4, [4, 3, 2, 1], concentration=size) for size in (10_000, 3)
    )
    assert (unsure.last - unsure.first).sum() > (sure.last - sure.first).sum()


def test_a_region_that_lacks_an_indicator_is_left_out_and_named() -> None:
    index = composite(figures([1, 2, np.nan, 4], [4, 1, 9, 2]), [HIGHER] * 2, [1, 1], "min_max")
    assert index.left_out == (2,)
    assert np.isnan([index.score[2], index.place[2], index.first[2], index.last[2]]).all()
    without = composite(figures([1, 2, 4], [4, 1, 2]), [HIGHER] * 2, [1, 1], "min_max")
    assert_allclose(index.score[[0, 1, 3]], without.score)
    # An indicator without weight is not needed.
    assert composite(figures([1, 2, np.nan, 4], [4, 1, 9, 2]), [HIGHER] * 2, [0, 1]).left_out == ()


def test_a_constant_indicator_says_nothing_and_is_named() -> None:
    index = composite(figures([1, 5, 2], [7, 7, 7]), [HIGHER] * 2, [1, 1], "min_max")
    assert index.constant == (1,)
    assert_allclose(index.weights, [1, 0])
    assert_allclose(index.score, [0, 1, 0.25])
    assert composite(figures([7, 7, 7]), [HIGHER], [1]).reason == "no_indicators"


@pytest.mark.parametrize("regions", [0, 1, 2])
def test_with_fewer_than_three_regions_there_is_no_index(regions) -> None:
    index = composite(figures(range(regions), range(regions)), [HIGHER] * 2, [1, 1])
    assert index.reason == "too_few_regions"
    assert np.isnan(index.place).all()
    assert index.hangs_on == (None,) * regions


def test_equal_regions_share_their_place() -> None:
    index = composite(figures([3, 3, 1, 0], [2, 2, 1, 0]), [HIGHER] * 2, [1, 1])
    assert index.place.tolist() == [1.5, 1.5, 3, 4]
    assert index.first.tolist()[:2] == [1.5, 1.5]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"weights": [1]}, "as many weights"),
        ({"weights": [1, -1]}, "0 or more"),
        ({"weights": [0, 0]}, "0 or more"),
        ({"polarity": [HIGHER, "neutral"]}, "neutral"),
        ({"normalisation": "logarithm"}, "logarithm"),
        ({"aggregation": "geometric"}, "above nought"),
        ({"concentration": 0}, "positive"),
    ],
)
def test_choices_that_do_not_fit_are_refused(changed, words) -> None:
    sound = {"indicators": figures([1, 2, 3], [3, 1, 2]), "polarity": [HIGHER] * 2, "weights": [1, 1]}
    with pytest.raises(ValueError, match=words):
        composite(**(sound | changed))


COLUMN = st.lists(st.integers(0, 1000), min_size=6, max_size=6)


@settings(max_examples=30, deadline=None)
@given(
    COLUMN,
    COLUMN,
    st.integers(1, 500),
    st.integers(-99, 99),
    st.sampled_from(["z_score", "min_max", "ranks"]),
)
def test_the_unit_of_an_indicator_changes_nothing(one, other, factor, shift, method) -> None:
    before = composite(figures(one, other), [HIGHER, LOWER], [2, 1], method, draws=50)
    scaled = [factor * value + shift for value in one]
    after = composite(figures(scaled, other), [HIGHER, LOWER], [2, 1], method, draws=50)
    assert_allclose(after.score, before.score, atol=1e-9)
    assert_allclose(after.place, before.place)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0.01, 100), min_size=3, max_size=3), st.floats(0.1, 50))
def test_weights_add_up_to_one_and_only_their_shares_count(weights, factor) -> None:
    columns = figures([1, 5, 2, 8], [4, 4, 3, 1], [9, 2, 7, 7])
    index = composite(columns, [HIGHER] * 3, weights, draws=20)
    assert index.weights.sum() == pytest.approx(1)
    more = composite(columns, [HIGHER] * 3, [factor * weight for weight in weights], draws=20)
    assert_allclose(more.score, index.score, atol=1e-9)


@settings(max_examples=30, deadline=None)
@given(COLUMN)
def test_turning_the_polarity_turns_the_places(column) -> None:
    up, down = (composite(figures(column), [word], [1], "min_max", draws=20) for word in (HIGHER, LOWER))
    if not up.reason:
        assert_allclose(up.place + down.place, 7)


def test_two_thousand_draws_of_twenty_regions_take_less_than_half_a_second() -> None:
    random = np.random.default_rng(9)
    values = random.normal(100, 20, (8, 20))
    columns = [Figures(column, lower=column - 9, upper=column + 9) for column in values]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        composite(columns, [HIGHER] * 8, np.ones(8), "z_score")
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.5
