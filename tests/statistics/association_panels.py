"""Panels of the sixteen common units whose association of coverage and offences is known, for simulations."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.settings import PROJECT
from analytics.statistics.association import slope_of
from analytics.statistics.fixed_effects import Fits, fit
from analytics.statistics.panel import Panel

Numbers = NDArray[np.float64]

# Six regions of the present borders lie in four units that stayed whole since 2015.
UNIT_OF = {"10": "63", "33": "19", "62": "35", "79": "61"}
FIRST_KEY = 2015 * 4
SEASON = np.array([0.94, 1.06, 1.12, 0.88])


@dataclass(frozen=True)
class Unrest:
    """Wandering of a unit's log level (standard deviation, persistence) and scatter of single quarters."""

    wander: float
    persistence: float
    noise: float


USUAL = Unrest(0.10, 0.8, 0.12)  # as assumed of all other statistics
STRONG = Unrest(0.20, 0.9, 0.12)
NONE = Unrest(0.0, 0.0, 0.0)


def published_levels() -> tuple[Numbers, Numbers]:
    """Minors who committed offences in 2022, and the population, of the sixteen units."""
    data = PROJECT / "data"
    events: dict[str, float] = {}
    persons: dict[str, float] = {}
    with (data / "demo" / "form_1M_minors_2022.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            unit = UNIT_OF.get(line["kato2"], line["kato2"])
            events[unit] = events.get(unit, 0) + float(line["minors_R10g1"])
    with (data / "population.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            unit = UNIT_OF.get(line["code"], line["code"])
            if line["year"] == "2022" and line["band"] == "total" and unit in events:
                persons[unit] = persons.get(unit, 0) + float(line["persons"])
    units = sorted(events)
    return np.array([events[unit] for unit in units]), np.array([persons[unit] for unit in units])


def coverages(random: np.random.Generator, panels: int, quarters: int) -> Numbers:
    """Coverage by panel, unit and quarter: a level, a line of the unit's own, and a lasting wandering."""
    shape = panels, 16, quarters
    level = random.uniform(0.2, 0.6, shape[:2])[..., None]
    line = random.normal(0.02, 0.015, shape[:2])[..., None] * np.arange(quarters) / 4
    return np.clip(level + line + 0.04 * lasting(random, shape, 0.9), 0.02, 0.98)


def lasting(random: np.random.Generator, shape: tuple[int, int, int], persistence: float) -> Numbers:
    """Series of variance 1 whose neighbours are correlated."""
    series = random.standard_normal(shape)
    for quarter in range(1, shape[2]):
        fresh = np.sqrt(1 - persistence**2) * series[..., quarter]
        series[..., quarter] = persistence * series[..., quarter - 1] + fresh
    return series


def counts(random: np.random.Generator, coverage: Numbers, percent: float, unrest: Unrest) -> Numbers:
    """Events whose rate changes by so many per cent for ten points more of coverage."""
    events, _ = published_levels()
    level = np.exp(unrest.wander * lasting(random, coverage.shape, unrest.persistence))
    if unrest.noise:
        level = level * random.gamma(unrest.noise**-2, unrest.noise**2, coverage.shape)
    season = SEASON[np.arange(coverage.shape[2]) % 4]
    own = np.exp(slope_of(percent) * (coverage - coverage.mean()))
    return random.poisson(events[:, None] / 4 * season * level * own).astype(np.float64)


def panel_with(events: Numbers, coverage: Numbers) -> Panel:
    """A panel of the sixteen units from one table of events and one of coverage."""
    quarters = events.shape[1]
    _, persons = published_levels()
    periods = tuple(range(FIRST_KEY, FIRST_KEY + quarters))
    units = tuple(f"unit {number:02}" for number in range(16))
    return Panel(units, periods, events, np.repeat(persons[:, None], quarters, axis=1), coverage)


def one_panel(seed: int, quarters: int, percent: float, unrest: Unrest = USUAL) -> Panel:
    """A seeded panel."""
    random = np.random.default_rng(seed)
    coverage = coverages(random, 1, quarters)
    return panel_with(counts(random, coverage, percent, unrest)[0], coverage[0])


def fits_of(
    random: np.random.Generator, panels: int, quarters: int, percent: float, unrest: Unrest = USUAL
) -> Fits:
    """The fits of many panels at once."""
    coverage = coverages(random, panels, quarters)
    events = counts(random, coverage, percent, unrest)
    _, persons = published_levels()
    return fit(events, persons[None, :, None], coverage, np.ones(events.shape, dtype=bool))
