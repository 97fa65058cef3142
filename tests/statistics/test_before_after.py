"""Before and after beside others: against figures made elsewhere, and on data without a difference."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analytics.statistics.before_after import BeforeAfter, Sums, before_after, between

OTHERS_BEFORE = [100, 80, 120, 60, 200, 90]
OTHERS_AFTER = [110, 60, 150, 66, 190, 120]
TAU2, MEAN = 0.019573173276814525, 0.06806691506409496
RELATIVE, PROBABILITY = (0.74828792, 0.42500604, 1.31747493), 0.2447576669636108
SPREAD, CASE_RATIO, CASE_PROBABILITY = 0.14170402637546792, 1.8762156863737018, 0.00925269544616095


def sums(before, after) -> Sums:
    one = np.ones(np.atleast_1d(before).size)
    return Sums.of(before, after, one, one)


def found_of(before, after, scatter="count") -> BeforeAfter:
    return before_after(sums(before, after), sums(OTHERS_BEFORE, OTHERS_AFTER), scatter)


def test_counts_agree_with_a_meta_analysis_made_elsewhere() -> None:
    found = found_of(100, 80)
    # statsmodels.stats.meta_analysis.combine_effects(log ratios, variances, method_re="iterated"), which is
    # Paule and Mandel's, and scipy.stats.t with 5 degrees for the region of 100 and 80 events.
    assert found.unrest**2 == pytest.approx(TAU2, rel=1e-6)
    assert found.others.value == pytest.approx(math.exp(MEAN), rel=1e-6)
    assert (found.relative.value, found.relative.lower, found.relative.upper) == pytest.approx(
        RELATIVE, rel=1e-6
    )
    assert found.probability == pytest.approx(PROBABILITY, rel=1e-6)
    assert found.reason is None


def test_without_chance_of_its_own_it_is_the_test_of_one_case_beside_a_sample() -> None:
    others = sums(np.ones(6), [1.1, 0.9, 1.2, 1.0, 1.3, 0.95])
    found = before_after(sums(1.0, 2.0), others, "none")
    # Crawford and Howell's t = (x - mean) / (s √(1 + 1/k)) with scipy.stats.t, k - 1 degrees.
    assert found.unrest == pytest.approx(SPREAD, rel=1e-6)
    assert found.probability == pytest.approx(CASE_PROBABILITY, rel=1e-6)
    assert found.relative.value == pytest.approx(CASE_RATIO, rel=1e-6)


def test_scatter_that_chance_explains_is_no_unrest() -> None:
    logs, variances = np.array([0.0, 0.1, -0.1, 0.05]), np.full(4, 0.04)
    assert between(logs, variances) == 0.0
    # Equal variances: τ² is the variance of the logs less that of chance.
    assert between(logs * 10, variances) == pytest.approx(np.var(logs * 10, ddof=1) - 0.04)


def test_shares_have_less_chance_than_events() -> None:
    before, after = np.full(6, 500.0), np.array([510.0, 505, 490, 500, 495, 515])
    whole = np.full(6, 1000.0)
    region = Sums.of(500, 520, 1000, 1000)
    others = Sums.of(before, after, whole, whole)
    as_shares = before_after(region, others, "proportion")
    as_events = before_after(region, others, "count")
    assert as_shares.relative.value == pytest.approx(as_events.relative.value, rel=1e-3)
    assert as_shares.relative.upper < as_events.relative.upper


def test_bases_that_grow_are_taken_out() -> None:
    found = before_after(
        Sums.of(100, 200, 1000, 2000),
        Sums.of(np.full(6, 100), np.full(6, 100), np.full(6, 10.0), np.full(6, 10.0)),
    )
    assert found.own.value == pytest.approx(1.0, rel=0.01)
    assert found.relative.value == pytest.approx(1.0, rel=0.01)


@pytest.mark.parametrize(
    ("region", "others", "reason"),
    [
        (sums(9, 100), sums(OTHERS_BEFORE, OTHERS_AFTER), "few_events"),
        (sums(100, np.nan), sums(OTHERS_BEFORE, OTHERS_AFTER), "few_events"),
        (sums(100, 80), sums([], []), "no_others"),
        (sums(100, 80), sums(OTHERS_BEFORE[:4], OTHERS_AFTER[:4]), "few_others"),
        (sums(100, 80), sums([100, 80, 120, 60, 9], [110, 60, 150, 66, 9]), "few_others"),
        (Sums.of(100, 80, 0, 1), sums(OTHERS_BEFORE, OTHERS_AFTER), "few_events"),
    ],
)
def test_where_nothing_can_be_told_the_reason_is_given(region: Sums, others: Sums, reason: str) -> None:
    found = before_after(region, others)
    assert found.reason == reason
    assert math.isnan(found.relative.value)
    assert math.isnan(found.probability)


def test_others_with_few_events_are_left_out_and_marked() -> None:
    others = sums([*OTHERS_BEFORE, 3], [*OTHERS_AFTER, 30])
    found = before_after(sums(100, 80), others)
    assert found.compared.tolist() == [True] * 6 + [False]
    assert found.relative == found_of(100, 80).relative


def test_a_confidence_is_a_share() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        before_after(sums(100, 80), sums(OTHERS_BEFORE, OTHERS_AFTER), "count", 95)


# Nothing sets the region apart: true ratios of all regions scatter by the unrest alone.
@pytest.mark.parametrize(
    ("others", "events", "unrest"),
    [(8, 120, 0.1), (15, 30, 0.0), (15, 120, 0.1), (15, 500, 0.25), (19, 60, 0.25)],
)
def test_false_alarms_stay_at_their_level(others: int, events: int, unrest: float) -> None:
    random = np.random.default_rng(20150220)
    alarms, poisson, rounds = 0, 0, 0
    for _ in range(600):
        size = events * random.lognormal(0.0, 0.7, others + 1)
        level = np.exp(random.normal(0.0, unrest, others + 1)) * 1.1
        before, after = random.poisson(size), random.poisson(size * level)
        found = before_after(sums(before[:1], after[:1]), sums(before[1:], after[1:]))
        if found.reason is None:
            rounds += 1
            alarms += found.probability < 0.05
            poisson += _by_two_sums(before, after) < 0.05
    assert rounds > 400
    # Three standard errors above 5 % for 600 rounds is 7.7 %.
    assert alarms / rounds < 0.077
    if unrest >= 0.1 and events >= 120:
        assert poisson / rounds > 0.1


def test_a_real_difference_is_found() -> None:
    random = np.random.default_rng(7)
    found = 0
    for _ in range(200):
        size = np.full(16, 400.0)
        level = np.exp(random.normal(0.0, 0.08, 16))
        level[0] *= 0.6
        before, after = random.poisson(size), random.poisson(size * level)
        found += before_after(sums(before[:1], after[:1]), sums(before[1:], after[1:])).probability < 0.05
    assert found / 200 > 0.9


def _by_two_sums(before, after) -> float:
    """The naive way: two sums of Poisson counts, as if levels never moved."""
    parts = (before[0], after[0], before[1:].sum(), after[1:].sum())
    z = math.log(parts[1] / parts[0] / (parts[3] / parts[2])) / math.sqrt(sum(1 / one for one in parts))
    return math.erfc(abs(z) / math.sqrt(2))
