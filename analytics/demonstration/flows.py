"""Flows of the model: counts of a quarter, and the parts of such counts."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analytics.demonstration.figures import Figures
from analytics.demonstration.published import totals_by_group
from analytics.demonstration.timeline import Levels, Numbers
from analytics.demonstration.variation import Variation, overdispersed, paths
from analytics.demonstration.world import World

EVEN = (1.0, 1.0, 1.0, 1.0)
LARGEST_PART = 0.97


@dataclass(frozen=True, slots=True)
class Count:
    """Events or persons of a quarter: a level, a season, a wandering path, gamma-Poisson noise.

    ``level`` is the republic's figure of a year, shared out by children to the ``power``; with
    ``base`` it is the figure per unit of that indicator (a year if the base is a stock); with
    ``published`` it multiplies each territory's published figure. ``follows`` takes the path of
    another series, ``including`` adds other series, ``decimals`` makes an amount of money of it.
    """

    code: str
    level: Levels
    seasonal: tuple[float, ...] = EVEN
    variation: Variation = field(default_factory=Variation)
    noise: float = 0.0
    power: float = 1.0
    base: str | None = None
    published: bool = False
    follows: str | None = None
    including: tuple[str, ...] = ()
    decimals: int = 0

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the counts of every slot, and the path behind them."""
        path = (
            figures.paths[self.follows] if self.follows else paths(world, random, self.variation, persistence)
        )
        figures.paths[self.code] = path
        expected = self._expected(world, figures)
        factors = np.exp(path)
        if not self.published:
            factors = factors * expected.sum() / (expected * factors).sum()
        mean = overdispersed(random, expected * factors, self.noise)
        drawn = np.round(mean, self.decimals) if self.decimals else random.poisson(mean)
        figures.flows[self.code] = drawn + figures.total(self.including)

    def _expected(self, world: World, figures: Figures) -> Numbers:
        level = self.level.at(world.middles)
        if self.base is not None and self.base in figures.flows:
            return np.asarray(level * figures.of(self.base))
        season = np.array(self.seasonal)[world.quarters][:, None]
        return np.asarray(level * season * world.parts_of_year * self._shared_out(world, figures))

    def _shared_out(self, world: World, figures: Figures) -> Numbers:
        """What a year's level is multiplied by in each territory."""
        if self.base is not None:
            return figures.of(self.base)
        if self.published:
            return self._published_levels(world)
        weights = world.children**self.power
        return np.asarray(weights / weights.sum(axis=1, keepdims=True))

    def _published_levels(self, world: World) -> Numbers:
        """The published figure of each territory; divided groups are shared out by children."""
        values = world.published.values
        groups = world.groups()
        own = dict(values[self.code])
        for code in self.including:
            own = {region: value - values[code][region] for region, value in own.items()}
        totals = totals_by_group(own, groups)
        children = dict(zip(world.codes, world.children[-1], strict=True))
        children_of_group = totals_by_group(children, groups)
        return np.array([totals[groups[c]] * children[c] / children_of_group[groups[c]] for c in world.codes])


@dataclass(frozen=True, slots=True)
class Part:
    """Those among other flows: a binomial share of ``of`` less ``without``.

    With ``published`` the share of each territory is the published one, pulled towards the
    republic's; otherwise ``level`` gives the republic's share over the years.
    """

    code: str
    of: tuple[str, ...]
    without: tuple[str, ...] = ()
    published: bool = False
    level: Levels | None = None
    seasonal: tuple[float, ...] = EVEN
    variation: Variation = field(default_factory=Variation)

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the parts of every slot."""
        shares = self._shares(world)
        odds = shares / (1 - shares) * np.exp(paths(world, random, self.variation, persistence))
        season = np.array(self.seasonal)[world.quarters][:, None]
        likely = np.clip(odds / (1 + odds) * season, 0, LARGEST_PART)
        whole = figures.total(self.of) - figures.total(self.without)
        figures.flows[self.code] = random.binomial(whole.astype(np.int64), likely).astype(float)

    def _shares(self, world: World) -> Numbers:
        if self.published:
            return self.published_shares(world)[None, :]
        if self.level is None:
            raise ValueError(f"{self.code} has neither published shares nor a level")
        return self.level.at(world.middles)

    def published_shares(self, world: World) -> Numbers:
        """The share of each territory in the published year, shrunken to the republic's."""
        published, groups = world.published, world.groups()
        known = published.values[self.code]
        wholes = {region: self._whole(world, region) for region in known}
        republic = sum(known.values()) / sum(wholes.values())
        parts, bases = totals_by_group(known, groups), totals_by_group(wholes, groups)
        weight = published.shrinkage
        return np.array(
            [
                (parts.get(groups[c], 0.0) + weight * republic) / (bases.get(groups[c], 0.0) + weight)
                for c in world.codes
            ]
        )

    def _whole(self, world: World, region: str) -> float:
        values = world.published.values
        return sum(values[code][region] for code in self.of) - sum(
            values[code][region] for code in self.without
        )
