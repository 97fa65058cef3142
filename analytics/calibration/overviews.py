"""Verdicts on all regions at once: how many that do not differ from the republic are called different."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels, Numbers
from analytics.calibration.rows import Row
from analytics.statistics.intervals import rate_with_limits
from analytics.statistics.verdicts import verdicts

CONFIDENCES = {"verdict_95": 0.95, "verdict_998": 0.998}


def verdicts_on_equals(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """A quarter of twenty regions with one common rate, compared with the republic, their own sum."""
    regions = levels.persons.size
    events = random.poisson(levels.rate / 4 * levels.persons, (panels, regions)).astype(np.float64)
    for method, confidence in CONFIDENCES.items():
        called = np.array([_called(row, levels, confidence) for row in events])
        false = 1 - confidence
        any_nominal = 1 - confidence**regions
        yield share_row(method, "quarter", "called_different", called, false)
        yield share_row(method, "quarter", "any_called_different", called.any(axis=1), any_nominal)


def _called(events: Numbers, levels: Levels, confidence: float) -> NDArray[np.bool_]:
    rate = rate_with_limits(events, levels.persons, confidence=confidence)
    republic = float(events.sum() / levels.persons.sum())
    called: NDArray[np.bool_] = verdicts(rate.lower, rate.upper, republic, "neutral") != "similar"
    return called
