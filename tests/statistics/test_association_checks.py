"""Simulated panels with a known truth: estimates, limits, checks and power do what they say."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.statistics.association import association, fit_of_sample, two_sided
from analytics.statistics.falsification import falsification
from analytics.statistics.fixed_effects import fit
from analytics.statistics.jackknife import leave_one_out
from analytics.statistics.panel import sample_of
from analytics.statistics.permutation import permutation_check
from analytics.statistics.power import detectable, power, unrest_of
from analytics.statistics.specifications import halves, specifications
from tests.statistics.association_calibration import check_figures, clustered_figures
from tests.statistics.association_panels import (
    NONE,
    STRONG,
    USUAL,
    Unrest,
    counts,
    coverages,
    fits_of,
    one_panel,
    panel_with,
)


@pytest.mark.parametrize(("quarters", "percent"), [(12, -5.0), (40, -10.0), (40, 0.0)])
def test_the_estimate_is_unbiased_and_the_limits_hold_the_truth(quarters: int, percent: float) -> None:
    figures = {
        (figure.method, figure.statistic): figure.value
        for figure in clustered_figures(500, quarters, percent, USUAL, "usual")
    }
    assert abs(figures["association", "bias_in_standard_errors"]) < 3
    assert 0.90 <= figures["association", "coverage"] <= 0.98


def test_naive_errors_cry_wolf_and_clustered_ones_rarely() -> None:
    figures = {
        figure.method: figure.value
        for figure in clustered_figures(500, 40, 0.0, STRONG, "strong")
        if figure.statistic == "false_alarms"
    }
    assert 0.40 <= figures["association_naive"] <= 0.60  # in full: 0.52
    assert 0.06 <= figures["association"] <= 0.14  # in full: 0.10


def test_the_permutation_check_and_the_jackknife_keep_their_level() -> None:
    figures = {figure.method: figure.value for figure in check_figures(100, 20, STRONG, "strong")}
    # Five of a hundred within 2.7 standard errors of the simulation.
    assert figures["permutation_check"] <= 0.11
    assert figures["permutation_of_estimate"] <= 0.11
    assert figures["jackknife"] <= 0.12


def test_permutations_are_counted_with_the_estimate_itself() -> None:
    found = permutation_check(one_panel(1, 40, -20.0), permutations=99)
    assert (found.probability, found.of_estimate) == (0.01, 0.01)  # (0 + 1) / (99 + 1)
    assert found.permutations == 99
    assert permutation_check(one_panel(1, 40, -20.0), permutations=99) == found
    assert permutation_check(one_panel(2, 40, 0.0), permutations=99).probability > 0.05


def test_permuted_paths_keep_their_gaps() -> None:
    panel = one_panel(5, 20, 0.0)
    panel.coverage[2, :6] = np.nan
    found = permutation_check(panel, permutations=50)
    assert found.permutations == 50
    assert 0 < found.probability <= 1


@pytest.mark.parametrize("unrest", [USUAL, STRONG, NONE], ids=["usual", "strong", "none"])
def test_stated_power_is_the_power_of_panels_of_the_same_kind(unrest: Unrest) -> None:
    # The truth: 600 panels with this coverage. What is stated: the mean of twelve panels' own statements.
    random = np.random.default_rng(17)
    coverage = coverages(random, 1, 40)
    panels = [panel_with(counts(random, coverage, -5.0, unrest)[0], coverage[0]) for _ in range(12)]
    stated = [
        power(panel, effects=(-5.0, -10.0), simulations=100, seed=at) for at, panel in enumerate(panels)
    ]
    for column, percent in enumerate((-5.0, -10.0)):
        events = counts(random, np.repeat(coverage, 600, axis=0), percent, unrest)
        fits = fit(events, panels[0].exposure[None], coverage, np.ones(events.shape, dtype=bool))
        truth = float((two_sided(fits.coefficient / fits.clustered, 15) < 0.05).mean())
        assert np.mean([each.found[column] for each in stated]) == pytest.approx(truth, abs=0.1)


def test_scatter_and_persistence_are_found_again() -> None:
    found = []
    for seed in range(30):
        sample = sample_of(one_panel(seed, 40, -5.0, STRONG), 0)
        found.append(unrest_of(sample, fit_of_sample(sample)))
    # Single quarters: 0.12 squared = 0.0144; lasting: exp(0.2 squared) - 1 = 0.0408 with persistence 0.9.
    assert np.median([each.single for each in found]) == pytest.approx(0.0144, abs=0.006)
    assert np.median([each.lasting for each in found]) == pytest.approx(0.0408, abs=0.012)
    assert np.median([each.persistence for each in found]) == pytest.approx(0.9, abs=0.06)


def test_power_grows_with_the_effect_and_tells_how_far_it_is() -> None:
    heard: list[float] = []
    found = power(one_panel(3, 40, 0.0), simulations=100, progress=heard.append)
    assert list(found.found) == sorted(found.found)
    assert found.found[-1] > 0.95
    assert -20 < found.detectable_effect < -2
    assert heard == sorted(heard)
    assert (heard[0] > 0, heard[-1]) == (True, 1.0)
    assert power(one_panel(3, 40, 0.0), simulations=100) == found


def test_the_detectable_effect_lies_on_a_line_between_two() -> None:
    # From 0.6 at -5 to 0.9 at -10: 0.8 is two thirds of the way.
    assert detectable((-2, -5, -10), (0.1, 0.6, 0.9)) == pytest.approx(-5 - 5 * 2 / 3)
    assert detectable((-2, -5, -10), (0.85, 0.95, 1.0)) == -2
    assert np.isnan(detectable((-2, -5), (0.1, 0.79)))
    assert detectable((-2, -5, -10), (0.5, 0.4, 0.9)) == pytest.approx(-5 - 5 * 3 / 4)


def test_leads_are_found_where_coverage_follows_offences_and_rarely_elsewhere() -> None:
    passed = [falsification(one_panel(seed, 40, -10.0)) for seed in range(60)]
    # At most 5 % should fail; 15 % are 3.6 standard errors off. Bare leads follow the present coverage.
    assert np.mean([each.finding == "lead_found" for each in passed]) <= 0.15
    assert np.mean([each.bare[0].probability < 0.05 for each in passed]) > 0.5
    panel = one_panel(7, 40, 0.0, NONE)
    later = np.nan_to_num(panel.coverage_of(-1), nan=0.4)
    expected = panel.events.mean(axis=1)[:, None] * 0.6 ** ((later - later.mean()) * 10)
    panel.events[:] = np.random.default_rng(7).poisson(expected)
    assert falsification(panel).finding == "lead_found"


def test_the_table_of_specifications_has_one_row_each() -> None:
    panel = one_panel(4, 40, -10.0)
    rows = specifications(panel, without={"without_cities": ("unit 00", "unit 01", "unit 02")})
    assert [row.name for row in rows] == [
        *(f"lag_{lag}" for lag in range(5)),
        *("no_quarter_levels", "seasons_only", "unit_trends", "quasi_poisson", "negative_binomial"),
        *("jackknife", "first_half", "last_half", "without_cities"),
    ]
    size = {row.name: (row.units, row.quarters) for row in rows}
    assert (size["lag_0"], size["lag_4"], size["first_half"]) == ((16, 40), (16, 36), (16, 20))
    assert size["without_cities"] == (13, 40)
    assert all(row.lower < row.percent < row.upper and row.reason is None for row in rows)


def test_halves_are_of_calendar_years() -> None:
    # With a lag of one the first year has three quarters; of five years the last half has three.
    first, last = halves(one_panel(4, 20, 0.0), 1)
    assert (first[0], first[-1], len(first)) == (8061, 8067, 7)
    assert (last[0], last[-1], len(last)) == (8068, 8079, 12)


def test_each_unit_is_left_out_in_turn() -> None:
    panel = one_panel(6, 20, -5.0)
    found = leave_one_out(panel)
    assert found.units == panel.units
    for at in (0, 7, 15):
        without = association(panel.without([panel.units[at]]))
        assert found.percent_without[at] == pytest.approx(without.percent, rel=1e-8)
    assert found.association.percent == association(panel).percent


def test_panels_with_hardly_any_events_settle() -> None:
    fits = fits_of(np.random.default_rng(3), 50, 40, -10.0)
    assert fits.settled.all()
    panel = one_panel(9, 40, 0.0)
    panel.events[:] = np.minimum(panel.events, np.random.default_rng(1).poisson(0.3, panel.events.shape))
    found = association(panel)
    assert found.reason is None
    assert found.lower < found.percent < found.upper
