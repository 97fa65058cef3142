"""The index on demand: whether the interval of a place holds the place by the true figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from analytics.calibration.measuring import mean_row, share_row
from analytics.calibration.panels import Levels
from analytics.calibration.rows import Row
from analytics.statistics.composite import CONFIDENCE, Index, Polarity, composite
from analytics.statistics.normalisation import Figures

INDICATORS: Final = 4
SPREAD: Final = 0.30  # of the log rates between regions, as in the funnels
DRAWS: Final = 500
WEIGHTS: Final = np.full(INDICATORS, 1 / INDICATORS)
POLARITY: Final[tuple[Polarity, ...]] = ("lower_is_better",) * INDICATORS


def places_by_index(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Four rates of twenty regions, counted by chance; the true place is that of the true rates."""
    held, bare, widths = [], [], []
    for _ in range(panels):
        factors = np.exp(SPREAD * random.standard_normal((INDICATORS, levels.persons.size)))
        expected = factors * levels.rate * levels.persons
        true = _index(expected, levels, 2, random)
        seen = _index(random.poisson(expected).astype(np.float64), levels, DRAWS, random)
        held.append((seen.first <= true.place) & (true.place <= seen.last))
        bare.append(seen.place == true.place)
        widths.append(float(np.median(seen.last - seen.first + 1)))
    yield share_row("index", "four_rates", "place_covered", held, CONFIDENCE)
    yield mean_row("index", "four_rates", "median_width", widths)
    yield share_row("bare_index", "four_rates", "place_right", bare)


def _index(events: np.ndarray, levels: Levels, draws: int, random: np.random.Generator) -> Index:
    figures = [
        Figures(row / levels.persons, numerator=row, denominator=levels.persons, distribution="count")
        for row in events
    ]
    return composite(figures, POLARITY, WEIGHTS, draws=draws, seed=int(random.integers(2**31)))
