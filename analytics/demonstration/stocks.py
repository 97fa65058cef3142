"""Stocks of the model: what there is at the end of a quarter."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analytics.demonstration.figures import Figures
from analytics.demonstration.flows import EVEN
from analytics.demonstration.timeline import Levels, Numbers
from analytics.demonstration.variation import Variation, logistic, logit, paths, wandering
from analytics.demonstration.world import World

NOBODY = Levels((0.0,), (0.0,))
EVERYBODY = Levels((0.0,), (1.0,))
BISECTIONS = 40
WIDEST_SHIFT = 8.0


def season_of(world: World, seasonal: tuple[float, ...]) -> Numbers:
    """The factor of each slot's quarter, as a column."""
    return np.array(seasonal)[world.quarters][:, None]


@dataclass(frozen=True, slots=True)
class Level:
    """The republic's figure at the end of a quarter, shared out by children to the ``power``.

    ``absent`` names the territories that have none of it, ``unrest`` is how far the republic's own
    figure strays from its level (standard deviation on the log scale).
    """

    code: str
    level: Levels
    seasonal: tuple[float, ...] = EVEN
    variation: Variation = field(default_factory=Variation)
    power: float = 1.0
    absent: tuple[str, ...] = ()
    unrest: float = 0.012

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the stock at the end of every slot; the republic's level is met but for its unrest."""
        present = np.array([code not in self.absent for code in world.codes])
        path = paths(world, random, self.variation, persistence)
        weights = world.children**self.power * np.exp(path) * present
        total = self.level.at(world.ends) * season_of(world, self.seasonal)
        total = total * np.exp(wandering(random, (len(world.slots), 1), self.unrest, persistence))
        figures.stocks[self.code] = np.round(total * weights / weights.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Share:
    """Those among another stock: shares that spread around the republic's and meet it in sum.

    ``floor`` and ``ceiling`` bound the shares before the season. With ``column`` the share is
    that constant of the territory times the level, and meets no sum.
    """

    code: str
    of: str
    level: Levels
    seasonal: tuple[float, ...] = EVEN
    floor: Levels = NOBODY
    ceiling: Levels = EVERYBODY
    variation: Variation = field(default_factory=Variation)
    column: str | None = None

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the part of the other stock at the end of every slot, never above it."""
        whole = figures.of(self.of)
        path = paths(world, random, self.variation, persistence)
        shares = self._around_column(world, path) if self.column else self._around_level(world, path, whole)
        shares = np.minimum(shares * season_of(world, self.seasonal), 1)
        figures.stocks[self.code] = np.floor(whole * shares)

    def _around_column(self, world: World, path: Numbers) -> Numbers:
        constants = np.array([getattr(territory, str(self.column)) for territory in world.territories])
        return np.minimum(constants * self.level.at(world.ends) * np.exp(path), 1)

    def _around_level(self, world: World, path: Numbers, whole: Numbers) -> Numbers:
        """Bisection on one shift a slot until the weighted mean is the republic's level."""
        level = self.level.at(world.ends)
        floor, ceiling = self.floor.at(world.ends), self.ceiling.at(world.ends)
        weights = whole / whole.sum(axis=1, keepdims=True)
        low, high = np.full_like(level, -WIDEST_SHIFT), np.full_like(level, WIDEST_SHIFT)
        shares = np.zeros_like(path)
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            shares = np.clip(logistic(logit(level) + path + middle), floor, ceiling)
            short = (weights * shares).sum(axis=1, keepdims=True) < level
            low, high = np.where(short, middle, low), np.where(short, high, middle)
        return shares


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many units of another stock for each one of this (children per club).

    ``inverse`` turns it round: so many of this for each unit of the other stock.
    """

    code: str
    of: str
    level: Levels
    seasonal: tuple[float, ...] = EVEN
    variation: Variation = field(default_factory=Variation)
    inverse: bool = False

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the stock at the end of every slot."""
        path = paths(world, random, self.variation, persistence)
        each = self.level.at(world.ends) * np.exp(path) * season_of(world, self.seasonal)
        whole = figures.of(self.of)
        figures.stocks[self.code] = np.round(whole * each if self.inverse else whole / each)


@dataclass(frozen=True, slots=True)
class Remainder:
    """The rest of a stock and, beside it, those who are counted in both parts.

    ``level`` is the share of the part ``without`` that stands in the remainder too.
    """

    code: str
    of: str
    without: str
    level: Levels
    variation: Variation = field(default_factory=Variation)

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the remainder at the end of every slot; both parts together reach the whole."""
        path = paths(world, random, self.variation, persistence)
        twice = logistic(logit(self.level.at(world.ends)) + path)
        part = figures.of(self.without)
        figures.stocks[self.code] = figures.of(self.of) - part + np.floor(part * twice)
