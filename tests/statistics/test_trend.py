"""Trends and signals: exact on series without chance, at their nominal level on series of chance."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analytics.statistics.signals import signals
from analytics.statistics.trend import pace_to_target, seasonal_mann_kendall, trend

KEYS = np.arange(2015 * 4, 2015 * 4 + 20)
SEASON = np.array([0.9, 1.1, 1.2, 0.8])[KEYS % 4]


def test_a_series_without_chance_gives_its_own_slope() -> None:
    events = 1000 * SEASON * 0.94 ** ((KEYS - KEYS[0]) / 4)
    found = trend(events, np.full(20, 1e5), KEYS)
    assert found.percent_a_year == pytest.approx(-6, abs=1e-6)
    assert found.verdict == "fall"
    assert found.agrees
    assert found.dispersion == pytest.approx(0, abs=1e-9)


def test_a_growing_population_is_taken_out() -> None:
    base = 1e5 * 1.03 ** ((KEYS - KEYS[0]) / 4)
    assert trend(base * SEASON * 0.01, base, KEYS).percent_a_year == pytest.approx(0, abs=1e-6)


def test_the_limits_are_those_of_the_reference_library() -> None:
    import statsmodels.api as sm

    events = np.random.default_rng(2).negative_binomial(20, 20 / (20 + 30 * SEASON))
    design = np.column_stack([(KEYS - KEYS[0]) / 4, *((q == KEYS % 4).astype(float) for q in range(4))])
    fit = sm.GLM(events, design, family=sm.families.Poisson(), offset=np.full(20, np.log(1e5))).fit(
        scale="X2", use_t=True
    )
    lower, upper = (np.exp(fit.conf_int()[0]) - 1) * 100
    found = trend(events, np.full(20, 1e5), KEYS)
    assert found.dispersion == pytest.approx(fit.scale)
    assert fit.scale > 1  # below one the reference narrows the limits, which chance does not allow
    assert_allclose([found.lower, found.upper], [lower, upper], rtol=1e-6)
    assert found.quarters == 20


def test_under_twelve_quarters_nothing_is_said() -> None:
    found = trend(np.full(11, 20.0), np.ones(11), KEYS[:11])
    assert (found.verdict, found.quarters) == ("too_short", 11)
    events = np.full(20, 20.0)
    events[:9] = np.nan
    assert trend(events, np.ones(20), KEYS).verdict == "too_short"


def test_all_zero_is_not_judged() -> None:
    assert trend(np.zeros(20), np.ones(20), KEYS).verdict == "not_judged"


def test_a_season_without_any_event_does_not_break_the_fit() -> None:
    events = np.where(KEYS % 4 == 2, 0, 25.0)
    found = trend(events, np.ones(20), KEYS)
    assert found.verdict == "within_chance"
    assert found.percent_a_year == pytest.approx(0, abs=1e-6)


def test_the_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="same length"):
        trend([1.0], [1.0, 2.0], [1])


def test_where_nothing_moves_about_five_per_cent_are_called_a_trend() -> None:
    # Quarters that scatter half as much again as chance; 400 seeded series of 20 quarters.
    random = np.random.default_rng(9)
    alarms = 0
    for _ in range(400):
        level = 25 * SEASON * random.gamma(50, 1 / 50, 20)
        alarms += trend(random.poisson(level), np.ones(20), KEYS).verdict in ("growth", "fall")
    assert 0.02 <= alarms / 400 <= 0.08


def test_seasonal_mann_kendall_by_hand() -> None:
    # Three years; by quarter of the year: (1, 2, 7), (2, 1, 8), (3, 5, 9), (4, 6, 4).
    values = [1, 2, 3, 4, 2, 1, 5, 6, 7, 8, 9, 4]
    statistic, probability = seasonal_mann_kendall(values, range(12))
    # Pairs that grow minus pairs that fall: 3 + 1 + 3 + 0; variance 3 x 66/18 + (66 - 18)/18.
    assert statistic == 7
    variance = (3 * 66 + 48) / 18
    from scipy.stats import norm

    assert probability == pytest.approx(2 * norm.sf(6 / np.sqrt(variance)))


def test_the_pace_reaches_the_target() -> None:
    assert pace_to_target(50, 40.5, 2) == pytest.approx(-10)
    assert np.isnan(pace_to_target(0, 40, 2))
    assert np.isnan(pace_to_target(50, 40, 0))


def test_one_quarter_far_above_its_season_is_a_signal() -> None:
    events = 30 * SEASON
    events[9] = 110
    found = signals(events, np.full(20, 1000.0), KEYS, per=1000)
    assert found is not None
    assert found.mark[9] == "high"
    assert (np.delete(found.mark, 9) == "usual").all()
    assert found.level[0] == pytest.approx(27)
    assert found.upper[0] > found.level[0] > found.lower[0] >= 0


def test_eight_quarters_on_one_side_are_a_hint() -> None:
    events = np.concatenate([np.full(10, 27.0), np.full(10, 33.0)])
    found = signals(events, np.ones(20), KEYS)
    assert found is not None
    assert found.mark.tolist() == (["usual"] * 7 + ["run_low"] * 3 + ["usual"] * 7 + ["run_high"] * 3)


def test_missing_quarters_are_named_and_few_give_nothing() -> None:
    events = 30 * SEASON
    events[4] = np.nan
    found = signals(events, np.ones(20), KEYS)
    assert found is not None
    assert found.mark[4] == "missing"
    assert signals(events[:11], np.ones(11), KEYS[:11]) is None


def test_the_fitted_line_passes_through_the_series() -> None:
    events = 1000 * SEASON * 0.94 ** ((KEYS - KEYS[0]) / 4)
    found = trend(events, np.full(20, 1e5), KEYS)
    line = found.level * (1 + found.percent_a_year / 100) ** ((KEYS - found.middle_key) / 4)
    # What is left beside the line is the season, against its geometric mean.
    assert_allclose(events / 1e5 / line, SEASON / np.exp(np.log(SEASON[:4]).mean()), rtol=1e-6)


@pytest.mark.parametrize("year", [0, 4])
def test_events_of_one_year_at_the_end_have_no_slope(year: int) -> None:
    events = np.zeros(20)
    events[4 * year : 4 * year + 4] = [5, 3, 2, 4]
    found = trend(events, np.ones(20), KEYS)
    assert found.verdict == "not_judged"
    assert np.isnan([found.percent_a_year, found.upper, found.level, found.middle_key]).all()


def test_events_of_one_year_in_the_middle_have_a_slope() -> None:
    events = np.zeros(20)
    events[8:12] = [5, 3, 2, 4]
    assert trend(events, np.ones(20), KEYS).percent_a_year == pytest.approx(0, abs=1e-6)


def test_a_season_in_which_nothing_ever_happened_is_usual() -> None:
    found = signals(np.where(KEYS % 4 == 2, 0, 30.0), np.ones(20), KEYS)
    assert found is not None
    assert set(found.mark) == {"usual"}


def test_a_quarter_on_its_level_neither_counts_nor_ends_a_run() -> None:
    # All four quarters of the year have the level 30: (28 + 30 + 28 + 32 + 32) / 5.
    events = np.repeat([28.0, 30.0, 28.0, 32.0, 32.0], 4)
    found = signals(events, np.ones(20), KEYS)
    assert found is not None
    # Quarters 1-4 and 9-12 lie below; 5-8 on the level: the eighth below is the twelfth of the series.
    assert np.flatnonzero(found.mark == "run_low").tolist() == [11]
    assert np.flatnonzero(found.mark == "run_high").tolist() == [19]


def test_the_limits_follow_the_scatter_that_a_series_has() -> None:
    # Levels of 100 everywhere, so one standard error is 10; the years are 80, 120, 80, 120, 100, so z is
    # -2, 2, -2, 2, 0 and moves by 4, 4, 4, 2 at the turns of the years: mean range 14/19, over 1.128.
    calm = signals(np.repeat([80.0, 120, 80, 120, 100], 4), np.ones(20), KEYS)
    assert calm is not None
    assert calm.scatter == 1  # 0.65, but never under chance
    # The same years, each quarter on the other side of its neighbour: z moves by 4 at all but the last.
    events = np.array([[80, 120, 80, 120], [120, 80, 120, 80]] * 2 + [[100] * 4]).ravel()
    wild = signals(events, np.ones(20), KEYS)
    assert wild is not None
    # Moves: 3 a year within the first four years, none between them (120 to 120), 2 into the last.
    assert wild.scatter == pytest.approx((12 * 4 + 2) / 19 / 1.128)
    assert wild.upper[0] == pytest.approx(100 + 3 * 10 * wild.scatter)
