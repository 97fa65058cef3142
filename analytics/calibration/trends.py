"""Trends over twenty quarters: false alarms without a trend, and real falls that are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import erfc, log, nan, sqrt
from typing import Final

import numpy as np

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels, Numbers, keys, quarters
from analytics.calibration.rows import Row
from analytics.statistics.trend import Trend, seasonal_mann_kendall, trend

LEVEL: Final = 0.05
# Student's t at 97.5 % on 15 degrees: 20 quarters less four seasons and a slope (any table).
STUDENT_15: Final = 2.13145
METHODS: Final = ("trend", "trend_of_chance", "mann_kendall", "trend_agreed")
FALSE_ALARMS: Final = {"steady_quarters": False, "restless_quarters": True}


def false_trends(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Series without a trend: quarters of pure chance, and quarters whose level wanders."""
    for scenario, restless in FALSE_ALARMS.items():
        told = _told(levels, random, panels, 0.0, restless)
        for place, method in enumerate(METHODS):
            yield share_row(method, scenario, "called_trend", _any(told[..., place]), LEVEL)


def real_trends(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Series that really fall by ten per cent a year, with levels that wander."""
    told = _told(levels, random, panels, -0.1, restless=True)
    for place, method in enumerate(METHODS):
        fall = np.where(np.isnan(told[..., place]), np.nan, told[..., place] < 0)
        yield share_row(method, "restless_quarters", "real_trend_told", fall)


def _any(told: Numbers) -> Numbers:
    return np.where(np.isnan(told), np.nan, told != 0)


def _told(levels: Levels, random: np.random.Generator, panels: int, yearly: float, restless: bool) -> Numbers:
    """What each method tells, by panel, region and method: 1 growth, -1 fall, 0 neither, NaN nothing."""
    when = keys()
    return np.array(
        [
            [_verdicts(series, when) for series in quarters(levels, random, yearly, restless)]
            for _ in range(panels)
        ]
    )


def _verdicts(events: Numbers, when: Sequence[int]) -> list[float]:
    found = trend(events, np.ones(events.size), when)
    if found.method == "none":
        return [nan] * len(METHODS)
    direction = 1.0 if found.percent_a_year > 0 else -1.0
    ours = direction if found.verdict in ("growth", "fall") else 0.0
    statistic, probability = seasonal_mann_kendall(events, when)
    by_ranks = float(np.sign(statistic)) if probability < LEVEL else 0.0
    by_chance = direction if _probability_of_chance(found) < LEVEL else 0.0
    return [ours, by_chance, by_ranks, ours if found.agrees else 0.0]


def _probability_of_chance(found: Trend) -> float:
    """The probability that a plain Poisson regression gives: neither dispersion nor Student's t."""
    low, high = (max(1 + limit / 100, 1e-300) for limit in (found.lower, found.upper))
    error = log(high / low) / 2 / STUDENT_15 / sqrt(max(found.dispersion, 1.0))
    return erfc(abs(log(max(1 + found.percent_a_year / 100, 1e-300))) / error / sqrt(2))
