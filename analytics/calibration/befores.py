"""Before and after beside others: false alarms with the unrest measured and without, real falls told."""

from __future__ import annotations

from collections.abc import Iterator
from math import erfc, nan, sqrt

import numpy as np

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels, Numbers
from analytics.calibration.rows import Row
from analytics.statistics.before_after import Sums, before_after

LEVEL = 0.05
FALL = 0.7
COMMON = 0.95  # what all regions share between the two years
UNREST = {"beside_still": 0.0, "beside_10": 0.1, "beside_25": 0.25}
TOLD = "called_apart"


def regions_beside_others(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Twenty regions over two years: one of them, any, is set beside the others; nothing sets it apart."""
    for scenario, unrest in UNREST.items():
        found = [_judged(levels.events, unrest, 1.0, random) for _ in range(panels)]
        yield share_row("before_after", scenario, TOLD, _told([ours for ours, _ in found]), LEVEL)
        yield share_row("before_after_of_chance", scenario, TOLD, _told([sums for _, sums in found]), LEVEL)


def falls_beside_others(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """The same regions, but the figure of the one really falls by thirty per cent more than the others'."""
    for scenario, unrest in UNREST.items():
        found = [_judged(levels.events, unrest, FALL, random)[0] for _ in range(panels)]
        yield share_row("before_after", scenario, "real_fall_apart", _told(found))


def _judged(events: Numbers, unrest: float, own: float, random: np.random.Generator) -> tuple[float, float]:
    """The probabilities by the method and by two Poisson sums, of a region chosen at random."""
    level = COMMON * np.exp(random.normal(0.0, unrest, events.size))
    place = int(random.integers(events.size))
    level[place] *= own
    before, after = random.poisson(events), random.poisson(events * level)
    others = np.arange(events.size) != place
    region = Sums.of(before[place], after[place], 1, 1)
    ones = np.ones(events.size - 1)
    found = before_after(region, Sums.of(before[others], after[others], ones, ones))
    return found.probability, _two_sums(
        before[place], after[place], before[others].sum(), after[others].sum()
    )


def _two_sums(before: float, after: float, before_others: float, after_others: float) -> float:
    """The probability as if levels never moved: the log of the ratio of ratios over its Poisson error."""
    parts = (before, after, before_others, after_others)
    if not all(parts):
        return nan
    distance = np.log(after / before) - np.log(after_others / before_others)
    return erfc(abs(distance) / sqrt(sum(1 / part for part in parts)) / sqrt(2))


def _told(probabilities: list[float]) -> Numbers:
    """Whether each is under the level; missing where the method is silent."""
    known = np.array(probabilities)
    return np.where(np.isnan(known), np.nan, known < LEVEL)
