"""Chance: how territories differ, drift apart and wander, each series from its own stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from analytics.demonstration.timeline import Numbers
from analytics.demonstration.world import World

MIDDLE_YEAR = 2020.5


@dataclass(frozen=True, slots=True)
class Variation:
    """How far the territories stray from the republic, on the log or the logit scale.

    ``spread`` is the standard deviation between territories, ``drift`` that of their yearly
    slopes, ``wander`` that of a level around its line; ``shift`` and ``slope`` set the constant
    or the yearly slope of single territories by their codes.
    """

    spread: float = 0.0
    drift: float = 0.0
    wander: float = 0.0
    shift: Mapping[str, float] = field(default_factory=dict)
    slope: Mapping[str, float] = field(default_factory=dict)


def stream(seed: int, name: str) -> np.random.Generator:
    """The stream of random numbers of one series: another series never disturbs it."""
    return np.random.default_rng([seed, *name.encode()])


def paths(world: World, random: np.random.Generator, variation: Variation, persistence: float) -> Numbers:
    """The deviation of each territory in each slot: constant, line and wandering level."""
    territories = len(world.territories)
    constants = variation.spread * random.standard_normal(territories)
    slopes = variation.drift * random.standard_normal(territories)
    for index, code in enumerate(world.codes):
        constants[index] += variation.shift.get(code, 0.0)
        slopes[index] = variation.slope.get(code, slopes[index])
    line = constants + slopes * (world.middles - MIDDLE_YEAR)
    return line + wandering(random, world.shape, variation.wander, persistence)


def wandering(
    random: np.random.Generator, shape: tuple[int, int], deviation: float, persistence: float
) -> Numbers:
    """A stationary first-order autoregression down the rows with the given standard deviation."""
    steps = random.standard_normal(shape) * deviation
    level = np.empty(shape)
    level[0] = steps[0]
    fresh = np.sqrt(1 - persistence**2)
    for index in range(1, len(level)):
        level[index] = persistence * level[index - 1] + fresh * steps[index]
    return level


def overdispersed(random: np.random.Generator, expected: Numbers, noise: float) -> Numbers:
    """The mean of a Poisson count after gamma noise with the given coefficient of variation."""
    if noise == 0:
        return expected
    shape = 1 / noise**2
    return expected * random.gamma(shape, 1 / shape, expected.shape)


def logistic(values: Numbers) -> Numbers:
    """From the logit scale to a share."""
    return 1 / (1 + np.exp(-values))


def logit(shares: Numbers) -> Numbers:
    """From a share strictly between 0 and 1 to the logit scale."""
    return np.log(shares / (1 - shares))
