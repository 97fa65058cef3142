"""What another body counts of the same stock: two lists of the same children, not always reconciled."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analytics.demonstration.figures import Figures
from analytics.demonstration.timeline import Numbers
from analytics.demonstration.variation import Variation, paths
from analytics.demonstration.world import World


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The figure ``of`` as the other body has it, never above the figure ``at_most``.

    In a share ``reconciled`` of the quarters the two lists were compared in time and agree;
    otherwise they stray from one another as ``variation`` says.
    """

    code: str
    of: str
    reconciled: float
    variation: Variation = field(default_factory=Variation)
    at_most: str | None = None

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the other body's figure at the end of every slot."""
        own = figures.of(self.of)
        path = paths(world, random, self.variation, persistence)
        agree = random.random(world.shape) < self.reconciled
        other: Numbers = np.where(agree, own, np.round(own * np.exp(path)))
        figures.stocks[self.code] = (
            other if self.at_most is None else np.minimum(other, figures.of(self.at_most))
        )
