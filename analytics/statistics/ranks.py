"""Places among regions, never without their interval.

Sources:

1. Goldstein H, Spiegelhalter DJ: League tables and their limitations: statistical issues in comparisons
   of institutional performance. Journal of the Royal Statistical Society A 159 (1996) 385-443.
2. Gelman A et al.: Bayesian data analysis, 3rd edition, section 2.8 (Jeffreys' prior for a rate and a
   proportion: Gamma(events + 1/2), Beta(part + 1/2, rest + 1/2)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Distribution = Literal["count", "proportion"]
DRAWS: Final = 10_000
SEED: Final = 20150220
CONFIDENCE: Final = 0.90


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each region with the interval in which it lies, and whom it cannot be told from.

    ``place``, ``first`` and ``last`` are NaN for a region without a figure; ``tied_with`` holds the
    positions of the regions with which it shares its place.
    """

    place: Numbers
    first: Numbers
    last: Numbers
    tied_with: tuple[tuple[int, ...], ...]
    confidence: float


def places(
    numerator: ArrayLike,
    denominator: ArrayLike,
    distribution: Distribution,
    highest_first: bool = True,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Places:
    """Places by value with their 90 % intervals, from seeded draws of each region's own chance [1].

    A rate is drawn from Gamma(events + 1/2) / base, a proportion from Beta(part + 1/2, rest + 1/2)
    [2]: so a region with no event may still be worse than another. Equal values share the mean of
    their places. Two regions are tied where each is ahead of the other in at least 5 % of the draws.

    ``numerator`` and ``denominator`` are one figure a region; missing ones have no place.
    """
    events, base = (np.asarray(each, dtype=np.float64) for each in (numerator, denominator))
    sound = (events >= 0) & (base > 0)
    if distribution == "proportion":
        sound &= events <= base
    known = np.flatnonzero(sound)
    place, first, last = (np.full(events.shape, np.nan) for _ in range(3))
    ties: list[tuple[int, ...]] = [() for _ in events]
    if known.size:
        random = np.random.default_rng(seed)
        drawn = _drawn(events[known], base[known], distribution, draws, random)
        sign = -1.0 if highest_first else 1.0
        place[known] = _mean_places(sign * events[known] / base[known])
        ordered = np.argsort(np.argsort(sign * drawn, axis=1), axis=1) + 1
        tail = (1 - CONFIDENCE) / 2
        limits = np.quantile(ordered, [tail, 1 - tail], axis=0, method="inverted_cdf")
        first[known], last[known] = limits[0], limits[1]
        for position, others in enumerate(_ties(drawn, tail)):
            ties[known[position]] = tuple(int(known[other]) for other in others)
    return Places(place, first, last, tuple(ties), CONFIDENCE)


def _drawn(
    events: Numbers, base: Numbers, distribution: Distribution, draws: int, random: np.random.Generator
) -> Numbers:
    """Values by draw and region."""
    shape = (draws, events.size)
    if distribution == "proportion":
        return random.beta(events + 0.5, base - events + 0.5, size=shape)
    return np.asarray(random.gamma(events + 0.5, size=shape) / base, dtype=np.float64)


def _mean_places(values: Numbers) -> Numbers:
    """Places from the smallest on; equal values share the mean of their places."""
    below = (values[None, :] < values[:, None]).sum(axis=1)
    equal = (values[None, :] == values[:, None]).sum(axis=1)
    return np.asarray(below + (equal + 1) / 2, dtype=np.float64)


def _ties(drawn: Numbers, tail: float) -> list[list[int]]:
    """For each region those of which it is ahead neither nearly always nor nearly never."""
    ahead = np.array([(drawn[:, [region]] > drawn).mean(axis=0) for region in range(drawn.shape[1])])
    tied = (ahead >= tail) & (ahead <= 1 - tail)
    np.fill_diagonal(tied, val=False)
    return [np.flatnonzero(row).tolist() for row in tied]
