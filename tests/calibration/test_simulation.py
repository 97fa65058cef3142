"""The simulation itself: its panels, its measuring, and where the statistics land on a quick run."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analytics.calibration import Row, calibrate
from analytics.calibration.measuring import mean_row, share_row
from analytics.calibration.panels import keys, quarters, read_levels, unrest
from analytics.calibration.trends import _probability_of_chance
from analytics.settings import settings
from analytics.statistics.trend import trend

Quick = dict[tuple[str, str, str], Row]


@pytest.fixture(scope="module")
def quick() -> Quick:
    return {row.key: row for row in calibrate(quick=True)}


def test_the_levels_are_the_published_ones() -> None:
    levels = read_levels(settings().data)
    # Form 1-M of 2022: 1,569 minors in 20 regions; 19,503,159 persons on 1 January 2022.
    assert (levels.events.size, levels.events.sum(), levels.persons.sum()) == (20, 1569, 19_503_159)
    assert (levels.by_age.sum(axis=1) == levels.events).all()


def test_a_restless_level_resembles_its_neighbour() -> None:
    factors = unrest(np.random.default_rng(1), (4000, 20))
    # log level: variance 0.10²; scatter: 0.12²; the level keeps 0.8 from a quarter to the next.
    logs = np.log(factors)
    expected = 0.8 * 0.10**2 / (0.10**2 + 0.12**2)
    assert np.corrcoef(logs[:, 10], logs[:, 11])[0, 1] == pytest.approx(expected, abs=0.05)
    assert factors.mean() == pytest.approx(1, abs=0.02)


def test_a_panel_has_the_level_and_the_trend_that_it_was_given() -> None:
    levels = read_levels(settings().data)
    random = np.random.default_rng(2)
    mean = np.mean([quarters(levels, random, yearly=-0.1, restless=False) for _ in range(400)], axis=0)
    years = mean.sum(axis=0).reshape(5, 4).sum(axis=1)
    assert_allclose(years[1:] / years[:-1], 0.9, atol=0.01)
    assert years[2] == pytest.approx(1569, rel=0.02)


def test_independent_cases_have_wilsons_limits() -> None:
    from statsmodels.stats.proportion import proportion_confint

    happened = np.random.default_rng(3).random((500, 20)) < 0.3
    row = share_row("m", "s", "called", happened)
    assert row.value == pytest.approx(happened.mean())
    expected = proportion_confint(int(happened.sum()), happened.size, method="wilson")
    assert_allclose([row.lower, row.upper], expected, atol=0.002)


def test_cases_that_go_together_count_as_one_a_panel() -> None:
    from statsmodels.stats.proportion import proportion_confint

    panels = np.random.default_rng(4).random(500) < 0.3
    row = share_row("m", "s", "called", np.repeat(panels[:, None], 20, axis=1))
    expected = proportion_confint(int(panels.sum()), 500, method="wilson")
    assert_allclose([row.lower, row.upper], expected, atol=0.002)


def test_what_never_happened_has_an_upper_limit_and_missing_cases_do_not_count() -> None:
    row = share_row("m", "s", "called", np.array([[0, np.nan], [0, 0]] * 50))
    # Wilson's upper limit of 0 in 100: z² / (100 + z²).
    assert (row.value, row.lower) == (0, 0)
    assert row.upper == pytest.approx(1.96**2 / (100 + 1.96**2), rel=1e-4)
    assert share_row("m", "s", "called", np.array([[1, np.nan], [0, 1]])).value == pytest.approx(2 / 3)


def test_a_mean_has_the_limits_of_its_error() -> None:
    row = mean_row("m", "s", "median_width", [10, 12, 14, 16])
    # Standard deviation of 10, 12, 14, 16: sqrt(20/3) = 2.582; error 1.291.
    assert_allclose([row.value, row.upper - row.value], [13, 1.96 * 1.291], rtol=1e-3)


def test_the_trend_of_chance_is_a_plain_poisson_regression() -> None:
    import statsmodels.api as sm

    when = np.array(keys())
    events = np.random.default_rng(5).negative_binomial(10, 10 / 40, 20)
    seasons = [(when % 4 == quarter).astype(float) for quarter in range(4)]
    fit = sm.GLM(events, np.column_stack([when / 4, *seasons]), family=sm.families.Poisson()).fit()
    assert _probability_of_chance(trend(events, np.ones(20), keys())) == pytest.approx(
        fit.pvalues[0], rel=1e-3
    )


@pytest.mark.parametrize(
    "key",
    [
        ("proportion_limits", "whole_from_30", "coverage"),
        ("change", "twenty_events", "called_changed"),
        ("change", "quarter", "any_called_changed"),
        ("change_adjusted", "quarter", "any_called_changed"),
        ("change", "year", "coverage"),
        ("funnel_of_chance", "chance_alone", "flagged_998"),
    ],
)
def test_what_is_promised_lies_within_the_chance_of_the_simulation(
    quick: Quick, key: tuple[str, str, str]
) -> None:
    row = quick[key]
    assert row.lower <= row.nominal <= row.upper


def test_limits_hold_the_truth_at_least_as_often_as_they_promise(quick: Quick) -> None:
    covered = [
        row
        for row in quick.values()
        if row.statistic in ("coverage", "place_covered") and row.method != "association"
    ]
    assert len(covered) == 17
    assert [row.key for row in covered if row.upper < row.nominal] == []


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [
        # The bounds are those of METHODS.md, widened by the chance of a quick run.
        (("places", "alike_33", "median_width"), 13, 18),
        (("funnel_of_chance", "spread_30", "flagged_998"), 0.12, 0.35),
        (("funnel", "spread_30", "flagged_998"), 0.005, 0.025),
        (("bare_percent", "twenty_events", "moved_a_fifth"), 0.52, 0.56),
        (("trend", "restless_quarters", "called_trend"), 0.04, 0.12),
        (("trend_of_chance", "restless_quarters", "called_trend"), 0.12, 0.22),
    ],
)
def test_what_was_measured_before_is_measured_again(
    quick: Quick, key: tuple[str, str, str], least: float, most: float
) -> None:
    assert least <= quick[key].value <= most


def test_a_plain_chart_goes_blind_where_the_season_is_strong(quick: Quick) -> None:
    ours, plain = (quick[name, "doubled_strong_season", "real_jump_told"] for name in ("signals", "xmr"))
    assert plain.upper < 0.1 < ours.lower
