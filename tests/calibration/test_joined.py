"""The calibration of the join: its panels, and what the kept figures say of the model and its checks."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analytics.calibration import Row, kept_calibration
from analytics.calibration.joined_panels import Restlessness, common_units, coverages, joined_events
from analytics.calibration.panels import read_levels
from analytics.settings import settings

CALM = Restlessness(0.0, 0.0)
PANELS = [f"{unrest}_{quarters}" for unrest in ("restless", "wandering") for quarters in (12, 40)]


@pytest.fixture(scope="module")
def kept() -> dict[tuple[str, str, str], Row]:
    return {row.key: row for row in kept_calibration()}


def test_the_common_units_hold_all_that_was_published() -> None:
    units = common_units(read_levels(settings().data))
    # Form 1-M of 2022: 1,569 minors; 19,503,159 persons. Abai, Zhetysu, Ulytau and Shymkent are added
    # to the regions from which they came: 20 - 4 = 16.
    assert (len(units.codes), units.events.sum(), units.persons.sum()) == (16, 1569, 19_503_159)
    assert set(units.codes).isdisjoint({"10", "33", "62", "79"})


def test_ten_points_more_of_coverage_change_the_rate_as_chosen() -> None:
    units = common_units(read_levels(settings().data))
    coverage = np.full((4000, 16, 4), 0.3)
    coverage[:, 8:] = 0.4
    events = joined_events(units, np.random.default_rng(1), coverage, -10.0, CALM).mean(axis=(0, 2))
    rate = events / units.events
    # The season of four quarters has the mean 1; 0.4 lies ten points above 0.3.
    assert rate[8:].mean() / rate[:8].mean() == pytest.approx(0.9, abs=0.005)


def test_coverage_lasts_and_stays_a_share() -> None:
    coverage = coverages(np.random.default_rng(2), 300, 16, 40)
    assert ((coverage > 0) & (coverage < 1)).all()
    # Less its line it keeps 0.9 from quarter to quarter; a line of 40 quarters takes some of that away.
    left = coverage - np.polynomial.polynomial.polyval(
        np.arange(40), np.polynomial.polynomial.polyfit(np.arange(40), coverage.reshape(-1, 40).T, 1)
    ).reshape(coverage.shape)
    assert 0.7 < np.corrcoef(left[..., :-1].ravel(), left[..., 1:].ravel())[0, 1] < 0.9


@pytest.mark.parametrize("panels", PANELS)
def test_the_estimate_is_not_biased(kept, panels: str) -> None:
    for effect, truth in (("fall_5", -0.05), ("fall_10", -0.10)):
        row = kept["association", f"{panels}_{effect}", "mean_estimate"]
        # Eight estimates are looked at: three standard errors, of which the limits are 1.96 wide.
        assert abs(row.value - truth) <= 3 / 1.96 * (row.upper - row.lower) / 2


@pytest.mark.parametrize("panels", PANELS)
def test_clustered_errors_alarm_less_than_naive_ones_and_the_checks_less_still(kept, panels: str) -> None:
    scenario = f"{panels}_none"
    methods = ("association_of_chance", "association_of_scatter", "association")
    naive, spread, clustered = (kept[method, scenario, "called_association"].value for method in methods)
    assert naive > spread > clustered
    # METHODS: clustered about 10 %; the checks promise 5 %.
    assert 0.05 < clustered < 0.10
    for method in ("jackknife", "permutation"):
        row = kept[method, scenario, "called_association"]
        assert row.lower <= 0.05 <= row.upper
    covered = kept["association", scenario, "coverage"].value
    assert covered == pytest.approx(1 - clustered, abs=1e-4)


@pytest.mark.parametrize("panels", PANELS)
def test_the_power_that_is_stated_is_near_the_power_that_is_had(kept, panels: str) -> None:
    for effect in ("fall_5", "fall_10"):
        stated = kept["power", f"{panels}_{effect}", "power_stated"].value
        had = kept["association", f"{panels}_{effect}", "real_association_told"].value
        assert -0.03 < stated - had < 0.10


def test_a_false_lead_is_seldom_and_a_true_one_is_found_more_the_stronger_it_is(kept) -> None:
    false = [kept["falsification", name, "lead_called"] for name in ("no_effect_40", "together_10")]
    assert [row.value < 0.08 for row in false] == [True, True]
    weak, strong = (kept["falsification", name, "lead_told"] for name in ("before_10", "before_20"))
    assert weak.upper < 0.35
    assert strong.lower > 0.75


def test_nobody_is_called_persistent_for_swinging_but_by_signals_alone(kept) -> None:
    ours, signals = (
        kept[method, "swing_32", "any_called_persistent"] for method in ("deviance", "deviance_of_signals")
    )
    assert ours.lower <= 0.05 <= ours.upper < 0.9 < signals.lower
    told = [kept["deviance", f"planted_{events}", "planted_told"].value for events in (33, 130, 400)]
    assert told == sorted(told)
    assert_allclose([told[0], told[2]], [0.0, 0.8], atol=0.1)  # as the docstring of deviance states


def test_the_interval_of_a_place_in_the_index_is_cautious(kept) -> None:
    assert kept["index", "four_rates", "place_covered"].outcome == "cautious"
    assert kept["bare_index", "four_rates", "place_right"].upper < 0.5
