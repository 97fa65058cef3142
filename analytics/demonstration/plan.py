"""The Regional Plans in the model: approved once, with items due and done until the last year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analytics.demonstration.figures import Figures
from analytics.demonstration.flows import EVEN, LARGEST_PART
from analytics.demonstration.timeline import Levels
from analytics.demonstration.variation import Variation, paths
from analytics.demonstration.world import World
from analytics.periods import Period


@dataclass(frozen=True, slots=True)
class Plan:
    """Whether the plan is approved, items due, items done on time; nothing after ``last``.

    ``approved_by`` gives the shares of the plans approved in the quarters named, ``level`` the
    items of one plan due in a year, ``share_done`` the republic's share done on time.
    """

    code: str
    approved: str
    due: str
    done: str
    last: Period
    approved_by: Mapping[str, float]
    level: Levels
    share_done: float
    seasonal: tuple[float, ...] = EVEN
    variation: Variation = field(default_factory=Variation)

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the three indicators of every slot; a unit has its plan once it reports itself."""
        approved = self._approved(world, random)
        season = np.array(self.seasonal)[world.quarters][:, None] * world.parts_of_year
        due = random.poisson(self.level.at(world.middles) * season * approved)
        path = paths(world, random, self.variation, persistence)
        odds = self.share_done / (1 - self.share_done) * np.exp(path)
        done = random.binomial(due, np.minimum(odds / (1 + odds), LARGEST_PART))
        over = np.array([[slot.period > self.last] for slot in world.slots])
        figures.stocks[self.approved] = np.where(over, np.nan, approved)
        figures.flows[self.due] = np.where(over, np.nan, due)
        figures.flows[self.done] = np.where(over, np.nan, done)

    def _approved(self, world: World, random: np.random.Generator) -> NDArray[np.bool_]:
        periods = [Period.parse(text) for text in self.approved_by]
        chances = np.array(list(self.approved_by.values()))
        chosen = random.choice(len(periods), size=len(world.territories), p=chances / chances.sum())
        return np.array(
            [
                [
                    territory.carrier(slot.first_day) == territory.code and slot.period >= periods[index]
                    for territory, index in zip(world.territories, chosen, strict=True)
                ]
                for slot in world.slots
            ]
        )
