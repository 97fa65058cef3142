"""The police register in the model: a stock that its own flows carry on exactly."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analytics.demonstration.figures import Figures
from analytics.demonstration.flows import EVEN
from analytics.demonstration.timeline import Levels, Numbers
from analytics.demonstration.variation import Variation, overdispersed, paths
from analytics.demonstration.world import World

SMALLEST_REMOVAL = 0.02
LARGEST_REMOVAL = 0.6


@dataclass(frozen=True, slots=True)
class Register:
    """Stock, added and removed: the stock is always the last one, plus added, less removed.

    ``level`` is the republic's register per so many (``per``) children, ``turnover`` the number
    added in a year per registered child.
    """

    code: str
    stock: str
    added: str
    removed: str
    per: float
    level: Levels
    turnover: float
    seasonal: tuple[float, ...] = EVEN
    variation: Variation = field(default_factory=Variation)
    noise: float = 0.0

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the three indicators of every slot."""
        target = self._target(world, paths(world, random, self.variation, persistence))
        season = np.array(self.seasonal)[world.quarters][:, None] * world.parts_of_year
        mean = overdispersed(random, target * self.turnover * season, self.noise)
        added = random.poisson(mean).astype(float)
        removed = np.zeros(world.shape)
        stock = np.zeros(world.shape)
        before = np.round(target[0])
        for index in range(len(world.slots)):
            most = before + added[index]
            likely = np.clip(1 - target[index] / most, SMALLEST_REMOVAL, LARGEST_REMOVAL)
            removed[index] = random.binomial(most.astype(np.int64), likely)
            stock[index] = before = most - removed[index]
        figures.stocks[self.stock] = stock
        figures.flows[self.added], figures.flows[self.removed] = added, removed

    def _target(self, world: World, path: Numbers) -> Numbers:
        """The register that the flows tend to; the republic's level is met over all years."""
        expected = self.level.at(world.ends) * world.children / self.per
        unscaled = expected * np.exp(path)
        return np.asarray(unscaled * (expected.sum() / unscaled.sum()))
