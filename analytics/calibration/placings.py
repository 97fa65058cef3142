"""How wide the intervals of places are, how often they hold the true place, and a bare place alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analytics.calibration.measuring import mean_row, share_row
from analytics.calibration.panels import Levels
from analytics.calibration.rows import Row
from analytics.statistics.ranks import CONFIDENCE, Places, places

REGIONS = 20
EVENTS = 33


def places_of_equals(_levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Twenty regions that do not differ, with about 33 events each."""
    widths = []
    for _ in range(panels):
        ranked = places(random.poisson(EVENTS, REGIONS), np.ones(REGIONS), "count")
        widths.append(_median_width(ranked))
    yield mean_row("places", "alike_33", "median_width", widths)


def places_of_regions(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """The regions with their rates of 2022 as the truth, counted anew by chance."""
    truth = np.argsort(np.argsort(-levels.events / levels.persons)) + 1
    widths, held, right = [], [], []
    for _ in range(panels):
        ranked = places(random.poisson(levels.events), levels.persons, "count")
        widths.append(_median_width(ranked))
        held.append((ranked.first <= truth) & (truth <= ranked.last))
        right.append(ranked.place == truth)
    yield share_row("places", "real_levels", "place_covered", held, CONFIDENCE)
    yield mean_row("places", "real_levels", "median_width", widths)
    yield share_row("bare_place", "real_levels", "place_right", right)


def _median_width(ranked: Places) -> float:
    return float(np.median(ranked.last - ranked.first + 1))
