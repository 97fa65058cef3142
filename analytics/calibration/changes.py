"""The change on last year: false alarms with and without a test, real falls that are told, limits."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import NOISE, PERSISTENCE, WANDER, Levels, Numbers
from analytics.calibration.rows import Row
from analytics.statistics.change import Change, proportion_change, rate_change
from analytics.statistics.discoveries import adjusted_probabilities

LEVEL = 0.05
FIFTH = 20.0
TOLD, ANY_TOLD = "called_changed", "any_called_changed"


def change_of_twenty(_levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Regions with about 20 offences a quarter in which nothing changed."""
    change = rate_change(random.poisson(20, panels), 1, random.poisson(20, panels), 1)
    # Rounded: in floating point 24 / 20 - 1 falls short of a fifth.
    moved = np.round(np.abs(change.percent), 9) >= FIFTH
    yield share_row("bare_percent", "twenty_events", "moved_a_fifth", moved)
    yield share_row("change", "twenty_events", TOLD, change.probability < LEVEL, LEVEL)


def change_of_regions(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """A quarter of twenty regions in which nothing changed: each by itself, and all judged at once."""
    change = _counted(levels.events / 4, levels.events / 4, random, panels)
    raw = change.probability
    adjusted = np.array([adjusted_probabilities(row) for row in raw])
    any_nominal = 1 - (1 - LEVEL) ** raw.shape[1]
    yield share_row("change", "quarter", TOLD, raw < LEVEL, LEVEL)
    yield share_row("change", "quarter", ANY_TOLD, (raw < LEVEL).any(axis=1), any_nominal)
    yield share_row("change_adjusted", "quarter", TOLD, adjusted < LEVEL)
    yield share_row("change_adjusted", "quarter", ANY_TOLD, (adjusted < LEVEL).any(axis=1), LEVEL)


def change_of_restless_regions(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Nothing lasting changed, but levels wander and quarters scatter beyond chance."""
    shape = (panels, levels.events.size)
    wandered = WANDER * random.standard_normal((2, *shape))
    kept = PERSISTENCE**4  # of a level from a quarter to the same quarter of the next year
    wandered[1] = kept * wandered[0] + np.sqrt(1 - kept**2) * wandered[1]
    unrest = np.exp(wandered) * random.gamma(1 / NOISE**2, NOISE**2, (2, *shape))
    old, new = levels.events / 4 * unrest
    change = _counted(old, new, random, panels)
    yield share_row("change", "restless_quarter", TOLD, change.probability < LEVEL, LEVEL)


def falls_of_regions(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Events that really fell by a fifth: how often it is told, and whether the limits hold it."""
    for scenario, expected in {"quarter": levels.events / 4, "year": levels.events}.items():
        change = _counted(expected, expected * 0.8, random, panels)
        told = (change.probability < LEVEL) & (change.change < 0)
        yield share_row("change", scenario, "real_fall_told", told)
        held = np.where(np.isnan(change.lower), np.nan, (change.lower <= -FIFTH) & (change.upper >= -FIFTH))
        yield share_row("change", scenario, "coverage", held, 0.95)


def change_of_shares(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """The share of students among the minors of a year, unchanged: false alarms and limits."""
    whole = levels.events.astype(np.int64)
    share = (levels.students + 0.5) / (levels.events + 1)
    new, old = random.binomial(whole, share, (2, panels, whole.size))
    change = proportion_change(new, whole, old, whole)
    yield share_row("share_change", "year", TOLD, change.probability < LEVEL, LEVEL)
    yield share_row("share_change", "year", "coverage", (change.lower <= 0) & (change.upper >= 0), 0.95)


def _counted(old: Numbers, new: Numbers, random: np.random.Generator, panels: int) -> Change:
    shape = (panels, old.shape[-1])
    return rate_change(random.poisson(new, shape), 1, random.poisson(old, shape), 1)
