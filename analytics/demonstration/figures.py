"""What the model has drawn so far: one array of slots by territories for each indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from analytics.demonstration.timeline import Numbers
from analytics.demonstration.world import World


@dataclass(slots=True)
class Figures:
    """Drawn figures by indicator code: flows of a slot, stocks at its end, and their paths.

    ``paths`` keeps the deviations behind a series, for another one that follows it.
    """

    flows: dict[str, Numbers] = field(default_factory=dict)
    stocks: dict[str, Numbers] = field(default_factory=dict)
    paths: dict[str, Numbers] = field(default_factory=dict)

    def of(self, code: str) -> Numbers:
        """The figures of an indicator that was drawn before; another code is a ``ValueError``."""
        for drawn in (self.flows, self.stocks):
            if code in drawn:
                return drawn[code]
        raise ValueError(f"{code!r} is used before it is drawn")

    def total(self, codes: Iterable[str]) -> Numbers:
        """The sum of several indicators, zero for none."""
        total = np.zeros(())
        for code in codes:
            total = total + self.of(code)
        return total


class Series(Protocol):
    """One recipe of the model: how the figures of an indicator, or of a few, are drawn."""

    @property
    def code(self) -> str:
        """The indicator, or the name of the few that are drawn together."""

    def draw(self, world: World, random: np.random.Generator, persistence: float, figures: Figures) -> None:
        """Add the figures to those drawn so far."""
