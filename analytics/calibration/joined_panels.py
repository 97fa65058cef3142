"""Synthetic panels of the sixteen common units in which coverage and offences go together as chosen."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from analytics.calibration.panels import NOISE, PERSISTENCE, SEASON, WANDER, Levels, Numbers
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.statistics.association import slope_of
from analytics.statistics.fixed_effects import Fits, fit
from analytics.statistics.panel import Panel

COMMON_BORDERS: Final = 2015
PUBLISHED: Final = Period(2022, 4)
FIRST_KEY: Final = 2015 * 4

# Coverage by clubs: where it starts, how it grows a year, how it wanders. All assumed; it lasts, as
# enrolment does, and its own movement is what an association can be seen in.
LEAST_COVERAGE, MOST_COVERAGE = 0.2, 0.6
GROWTH, GROWTH_SPREAD = 0.02, 0.015
COVERAGE_WANDER, COVERAGE_PERSISTENCE = 0.04, 0.9


@dataclass(frozen=True, slots=True)
class Restlessness:
    """How a unit's log level wanders: its standard deviation, and what it keeps a quarter later."""

    wander: float
    persistence: float


# The unrest that is assumed of all other statistics, and one that is twice as strong and lasts longer.
UNRESTS: Final = {
    "restless": Restlessness(WANDER, PERSISTENCE),
    "wandering": Restlessness(2 * WANDER, 0.9),
}
LENGTHS: Final = (12, 40)


@dataclass(frozen=True, slots=True)
class Units:
    """Events of the year and population of the common units, in the order of their codes."""

    codes: tuple[str, ...]
    events: Numbers
    persons: Numbers


def common_units(levels: Levels) -> Units:
    """The published levels, added up to the sixteen units that no split has touched."""
    regions = load_regions()
    unit_of = [regions.border_code(code, PUBLISHED, COMMON_BORDERS) for code in levels.codes]
    codes = sorted(set(unit_of))
    member = np.array([[unit == code for unit in unit_of] for code in codes], dtype=np.float64)
    return Units(tuple(codes), member @ levels.events, member @ levels.persons)


def coverages(random: np.random.Generator, panels: int, units: int, quarters: int) -> Numbers:
    """Coverage by panel, unit and quarter: a level, a yearly growth, a lasting wandering."""
    shape = panels, units, quarters
    level = random.uniform(LEAST_COVERAGE, MOST_COVERAGE, shape[:2])[..., None]
    growth = random.normal(GROWTH, GROWTH_SPREAD, shape[:2])[..., None] * np.arange(quarters) / 4
    return np.clip(
        level + growth + COVERAGE_WANDER * _lasting(random, shape, COVERAGE_PERSISTENCE), 0.02, 0.98
    )


def joined_events(
    units: Units, random: np.random.Generator, coverage: Numbers, percent: float, unrest: Restlessness
) -> Numbers:
    """Events whose rate is so many per cent other for ten points more of coverage."""
    level = np.exp(unrest.wander * _lasting(random, coverage.shape, unrest.persistence))
    level = level * random.gamma(1 / NOISE**2, NOISE**2, coverage.shape)
    season = SEASON[np.arange(coverage.shape[2]) % 4]
    own = np.exp(slope_of(percent) * (coverage - coverage.mean()))
    expected = units.events[:, None] / 4 * season * level * own
    return np.asarray(random.poisson(expected), dtype=np.float64)


def fits_of(units: Units, events: Numbers, coverage: Numbers) -> Fits:
    """The model fitted to all panels at once, as the page fits one."""
    every_cell = np.ones(events.shape, dtype=bool)
    return fit(events, units.persons[None, :, None], coverage, every_cell)


def panel_with(units: Units, events: Numbers, coverage: Numbers) -> Panel:
    """One panel, as the page receives it."""
    periods = tuple(range(FIRST_KEY, FIRST_KEY + events.shape[1]))
    exposure = np.broadcast_to(units.persons[:, None], events.shape).copy()
    return Panel(units.codes, periods, events, exposure, coverage)


def _lasting(random: np.random.Generator, shape: tuple[int, ...], persistence: float) -> Numbers:
    """Series of variance 1 whose neighbours are correlated."""
    series = random.standard_normal(shape)
    fresh = sqrt(1 - persistence**2)
    for quarter in range(1, shape[-1]):
        series[..., quarter] = persistence * series[..., quarter - 1] + fresh * series[..., quarter]
    return np.asarray(series, dtype=np.float64)
