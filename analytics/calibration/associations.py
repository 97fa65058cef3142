"""The association of coverage and offences: false alarms, limits, mean estimate and power of its tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import nan
from statistics import NormalDist
from typing import Final

import numpy as np

from analytics.calibration.joined_panels import (
    LENGTHS,
    UNRESTS,
    Units,
    common_units,
    coverages,
    fits_of,
    joined_events,
    panel_with,
)
from analytics.calibration.measuring import mean_row, share_row
from analytics.calibration.panels import Levels, Numbers
from analytics.calibration.rows import Row
from analytics.statistics.association import percent_of, slope_of, two_sided
from analytics.statistics.falsification import falsification
from analytics.statistics.fixed_effects import Fits
from analytics.statistics.jackknife import leave_one_out
from analytics.statistics.permutation import permutation_check
from analytics.statistics.power import power

LEVEL: Final = 0.05
EFFECTS: Final = {"fall_5": -5.0, "fall_10": -10.0}
PERMUTATIONS: Final = 199
STATED_BY: Final = 100  # simulations behind one statement of power
CALLED, TOLD = "called_association", "real_association_told"
LONG: Final = 40
# Offences that go with coverage of the same quarter, and those that go a quarter before it.
LEADS: Final = {
    "no_effect_40": (0.0, 0),
    "together_10": (-10.0, 0),
    "before_10": (-10.0, 1),
    "before_20": (-20.0, 1),
}


def associations_without_effect(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Coverage and offences that have nothing to do with each other: errors of three kinds."""
    units = common_units(levels)
    for name, unrest in UNRESTS.items():
        for quarters in LENGTHS:
            coverage = coverages(random, panels, len(units.codes), quarters)
            fits = fits_of(units, joined_events(units, random, coverage, 0.0, unrest), coverage)
            scenario = f"{name}_{quarters}_none"
            for method, found in _found(fits).items():
                yield share_row(method, scenario, CALLED, found, LEVEL)
            yield share_row("association", scenario, "coverage", _held(fits, 0.0), 0.95)


def associations_with_effect(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """A true association: how often it is told, whether the limits hold it, the mean estimate."""
    units = common_units(levels)
    for name, unrest in UNRESTS.items():
        for quarters in LENGTHS:
            for effect, percent in EFFECTS.items():
                coverage = coverages(random, panels, len(units.codes), quarters)
                fits = fits_of(units, joined_events(units, random, coverage, percent, unrest), coverage)
                scenario = f"{name}_{quarters}_{effect}"
                told = _found(fits)["association"] & (fits.coefficient < 0)
                yield share_row("association", scenario, TOLD, told)
                yield share_row("association", scenario, "coverage", _held(fits, percent), 0.95)
                yield _mean_estimate(scenario, fits)


def checks_without_effect(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """The checks that stand beside the model, where there is nothing to be found."""
    units = common_units(levels)
    for name, unrest in UNRESTS.items():
        for quarters in LENGTHS:
            coverage = coverages(random, panels, len(units.codes), quarters)
            events = joined_events(units, random, coverage, 0.0, unrest)
            checked = np.array([_checks(units, *one) for one in zip(events, coverage, strict=True)])
            for method, found in zip(("jackknife", "permutation"), checked.T, strict=True):
                yield share_row(method, f"{name}_{quarters}_none", CALLED, found, LEVEL)


def powers_stated(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """What the page would say of its power, to be held against how often associations are really told."""
    units = common_units(levels)
    for name, unrest in UNRESTS.items():
        for quarters in LENGTHS:
            coverage = coverages(random, panels, len(units.codes), quarters)
            events = joined_events(units, random, coverage, 0.0, unrest)
            stated = [
                power(
                    panel_with(units, *one),
                    effects=tuple(EFFECTS.values()),
                    simulations=STATED_BY,
                    seed=int(random.integers(2**31)),
                ).found
                for one in zip(events, coverage, strict=True)
            ]
            for effect, shares in zip(EFFECTS, np.array(stated).T, strict=True):
                yield mean_row("power", f"{name}_{quarters}_{effect}", "power_stated", shares)


def falsifications(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Coverage of later quarters: where it says nothing of the past, and where offences came first."""
    units = common_units(levels)
    for scenario, (percent, ahead) in LEADS.items():
        coverage = coverages(random, panels, len(units.codes), LONG + ahead)
        events = joined_events(units, random, coverage[..., ahead:], percent, UNRESTS["restless"])
        found = [
            falsification(panel_with(units, *one)).finding == "lead_found"
            for one in zip(events, coverage[..., :LONG], strict=True)
        ]
        if ahead:
            yield share_row("falsification", scenario, "lead_told", found)
        else:
            yield share_row("falsification", scenario, "lead_called", found, LEVEL)


def _found(fits: Fits) -> dict[str, np.ndarray]:
    """Panels in which each kind of error finds an association."""
    reach = NormalDist().inv_cdf(1 - LEVEL / 2)
    spread = fits.naive * np.sqrt(np.maximum(fits.dispersion, 1.0))
    return {
        "association_of_chance": np.abs(fits.coefficient / fits.naive) > reach,
        "association_of_scatter": two_sided(fits.coefficient / spread, fits.freedom) < LEVEL,
        "association": two_sided(fits.coefficient / fits.clustered, fits.units - 1) < LEVEL,
    }


def _held(fits: Fits, percent: float) -> np.ndarray:
    """Whether the clustered limits hold the true association."""
    beside = (fits.coefficient - slope_of(percent)) / fits.clustered
    return np.asarray(two_sided(beside, fits.units - 1) >= LEVEL)


def _mean_estimate(scenario: str, fits: Fits) -> Row:
    """The mean coefficient as a change for ten points, a share; its limits are those of the mean."""
    mean = mean_row("association", scenario, "mean_estimate", fits.coefficient)
    value, lower, upper = (percent_of(each) / 100 for each in (mean.value, mean.lower, mean.upper))
    return replace(mean, value=value, lower=lower, upper=upper, nominal=nan)


def _checks(units: Units, events: Numbers, coverage: Numbers) -> tuple[bool, bool]:
    """Whether leaving out units, and permuting paths of coverage, would call an association."""
    panel = panel_with(units, events, coverage)
    left_out = leave_one_out(panel).association.probability
    permuted = permutation_check(panel, permutations=PERMUTATIONS).probability
    return left_out < LEVEL, permuted <= LEVEL
