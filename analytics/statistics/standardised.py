"""Directly standardised rates, and how many children lie between a value and a benchmark.

Sources:

1. Dobson AJ, Kuulasmaa K, Eberle E, Scherer J: Confidence intervals for weighted sums of Poisson
   parameters. Statistics in Medicine 10 (1991) 457-462.
2. Eayres D: Commonly used public health statistics and their confidence intervals. APHO Technical
   Briefing 3, March 2008.
"""

from __future__ import annotations

from math import ceil, nan, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from analytics.statistics.intervals import Estimate, event_limits

FEWEST_EVENTS: Final = 10


def standardised_rate(
    events: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    per: float = 1.0,
    confidence: float = 0.95,
) -> Estimate:
    """The rate that a region would have with the age structure of a standard population [1, 2].

    Rate = Σ wᵢ (Oᵢ / nᵢ) / Σ wᵢ over the age bands. Limits: rate + √(Var / O) x (limit of O - O),
    with O all events, Var = Σ (wᵢ / Σw)² Oᵢ / nᵢ² and the limits of O by Byar's method. Under ten events
    there is neither a rate nor a limit. Children who offend again are not independent events: count
    persons, or the limits are too narrow.

    Args:
        events: a figure an age band (0 or more).
        population: children of each band, positive.
        standard: weights of the bands, such as the republic's children of each.
        per: multiplier of the rate.
        confidence: of the limits, between 0 and 1.
    """
    counts, over = np.asarray(events, dtype=np.float64), np.asarray(population, dtype=np.float64)
    share = np.asarray(standard, dtype=np.float64) / np.asarray(standard, dtype=np.float64).sum()
    total = float(counts.sum())
    value = lower = upper = nan
    if total >= FEWEST_EVENTS and bool((over > 0).all()):
        value = float((share * counts / over).sum())
        spread = float((share**2 * counts / over**2).sum())
        low, high, _ = event_limits([total], confidence)
        lower = value + sqrt(spread / total) * float(low[0] - total)
        upper = value + sqrt(spread / total) * float(high[0] - total)
    method = np.array("none" if np.isnan(value) else "dobson_byar", dtype="<U16")
    rate, low_rate, high_rate = np.asarray([value, lower, upper]) * per
    return Estimate(np.asarray(rate), np.asarray(low_rate), np.asarray(high_rate), confidence, method)


def to_benchmark(value: float, benchmark: float, denominator: float, per: float) -> int | None:
    """How many children more (or, below zero, fewer) take a region to the benchmark.

    (benchmark - value) / per x denominator, away from zero to a whole child; ``None`` where a figure
    is missing. A tiny remainder of rounding counts as nothing.
    """
    children = (benchmark - value) / per * denominator
    if np.isnan(children):
        return None
    nearest = round(children)
    if abs(children - nearest) < 1e-6:
        return nearest
    return ceil(children) if children > 0 else -ceil(-children)
