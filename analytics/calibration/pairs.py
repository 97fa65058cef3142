"""Two indicators side by side: whether the limits of the rank correlation hold the true one, false alarms."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, pi, sqrt
from typing import Final

import numpy as np

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels
from analytics.calibration.rows import Row
from analytics.statistics.rank_correlation import RankCorrelation, rank_correlation

LEVEL: Final = 0.05
NUMBERS_OF_REGIONS: Final = (16, 20)
DRAWS: Final = 199
# Pearson's correlation of normal figures; Spearman's in the population is 6/π arcsin(r/2).
TOGETHER: Final = {"apart": 0.0, "half": 0.5, "close": 0.8}


def rank_correlations(_levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Two normal figures of each region that go together more or less."""
    for regions in NUMBERS_OF_REGIONS:
        for name, pearson in TOGETHER.items():
            found = [_drawn(random, regions, pearson) for _ in range(panels)]
            true = 6 / pi * asin(pearson / 2)
            scenario = f"regions_{regions}_{name}"
            held = [one.lower <= true <= one.upper for one in found]
            yield share_row("rank_correlation", scenario, "coverage", held, 0.95)
            told = [one.probability <= LEVEL for one in found]
            if pearson:
                yield share_row("rank_correlation", scenario, "real_correlation_told", told)
            else:
                yield share_row("rank_correlation", scenario, "called_correlated", told, LEVEL)


def _drawn(random: np.random.Generator, regions: int, pearson: float) -> RankCorrelation:
    first, own = random.standard_normal((2, regions))
    second = pearson * first + sqrt(1 - pearson**2) * own
    return rank_correlation(first, second, draws=DRAWS, seed=int(random.integers(2**31)))
