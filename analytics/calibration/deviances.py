"""Better than expected: false discoveries where nothing persists, and regions far below that are named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels, Numbers
from analytics.calibration.rows import Row
from analytics.statistics.deviance import PERIODS_JUDGED, PERIODS_NEEDED, Deviance, deviance

# The share of false discoveries that is promised; where nothing is true, any discovery is a false one.
PROMISED: Final = 0.05
REGIONS: Final = 20
PERSISTENT: Final = frozenset({"persistently_better", "persistently_worse"})
STRUCTURE: Final = (0.2, -0.1, 0.1)  # of log rates a standard deviation of three variables: assumed
SIZES: Final = 0.6  # standard deviation of log populations, as between the regions
ORDINARY, STRONG = 0.01, 0.10  # variance of a region's true ratio from period to period
# Events of a region and period on average, and the swing of the ratio.
NOTHING: Final = {"structure_alone": (130.0, 0.0), "swing_10": (130.0, ORDINARY), "swing_32": (400.0, STRONG)}
PLANTED: Final = {"planted_33": 33.0, "planted_130": 130.0, "planted_400": 400.0}
BELOW: Final = 0.65


def deviances_without_any(_levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Regions that are what their structure lets one expect, but for swings from period to period."""
    for scenario, (events, swing) in NOTHING.items():
        found = [_judged(random, events, swing) for _ in range(panels)]
        called = [bool(PERSISTENT & set(one.verdict)) for one in found]
        yield share_row("deviance", scenario, "any_called_persistent", called, PROMISED)
        by_signals = [_any_by_signals(one) for one in found]
        yield share_row("deviance_of_signals", scenario, "any_called_persistent", by_signals, PROMISED)


def deviances_of_one(_levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """One region stays 35 per cent below what its structure lets one expect."""
    for scenario, events in PLANTED.items():
        found = [_judged(random, events, ORDINARY, BELOW) for _ in range(panels)]
        told = [one.verdict[0] == "persistently_better" for one in found]
        yield share_row("deviance", scenario, "planted_told", told)
        others = [bool(PERSISTENT & set(one.verdict[1:])) for one in found]
        yield share_row("deviance", scenario, "others_called_persistent", others)


def _judged(random: np.random.Generator, events: float, swing: float, first: float = 1.0) -> Deviance:
    """A panel of regions and what is said of it; the first region has so many times its expected events."""
    sizes = np.exp(random.normal(0, SIZES, REGIONS))
    sizes /= sizes.mean()
    structure = random.standard_normal((REGIONS, len(STRUCTURE)))
    level: Numbers = np.repeat(
        (events * sizes * np.exp(structure @ STRUCTURE))[:, None], PERIODS_JUDGED, axis=1
    )
    if swing:
        level = level * random.gamma(1 / swing, swing, level.shape)
    level[0] *= first
    exposure = np.repeat(sizes[:, None] * 1000, PERIODS_JUDGED, axis=1)
    return deviance(random.poisson(level), exposure, structure)


def _any_by_signals(found: Deviance) -> bool:
    """Whether signals of single periods alone would name a region."""
    many = [(found.signal == side).sum(axis=1) >= PERIODS_NEEDED for side in ("below", "above")]
    return bool(np.any(many))
