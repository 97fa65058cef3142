"""Whether two indicators go together over regions: Spearman's rank correlation with its interval.

Sources:

1. Spearman C: The proof and measurement of association between two things. American Journal of
   Psychology 15 (1904) 72-101 (ρ: the correlation of the places, equal values sharing the mean place).
2. Bonett DG, Wright TA: Sample size requirements for estimating Pearson, Kendall and Spearman
   correlations. Psychometrika 65 (2000) 23-28 (standard error of Fisher's z of ρ).
3. Phipson B, Smyth GK: Permutation p-values should never be zero. Statistical Applications in Genetics
   and Molecular Biology 9 (2010) article 39 (probability from drawn permutations).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from math import atanh, isnan, nan, sqrt, tanh
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Reason = Literal["", "too_few_regions", "constant_first", "constant_second"]
Method = Literal["exact", "permutation", "none"]
FEWEST_REGIONS: Final = 5
EXACT_UP_TO: Final = 8  # 8! = 40,320 orders
DRAWS: Final = 9_999
SEED: Final = 19040101
SAME: Final = 1e-12  # two coefficients that differ by rounding only


@dataclass(frozen=True, slots=True)
class RankCorrelation:
    """Spearman's ρ of two indicators over regions, with limits and the probability of chance.

    ``regions`` is the number of regions that have both figures. ``probability`` is two-sided;
    ``method`` says how it was found: ``exact`` from all orders, ``permutation`` from drawn ones.
    Where ``reason`` is not empty there is no coefficient, and all figures are NaN; a coefficient of
    exactly 1 or -1 has no limits.
    """

    value: float
    lower: float
    upper: float
    confidence: float
    regions: int
    probability: float
    method: Method
    reason: Reason


def rank_correlation(
    first: ArrayLike, second: ArrayLike, confidence: float = 0.95, draws: int = DRAWS, seed: int = SEED
) -> RankCorrelation:
    """Spearman's ρ over the regions that have both figures [1]; silent under five of them.

    Limits: tanh(atanh ρ ± z √((1 + ρ²/2) / (n - 3))) [2]. Probability: the share of the orders of the
    second indicator in which ρ is at least as far from nought, over all orders up to eight regions,
    else over ``draws`` seeded ones, the given order counted among them [3].

    Args:
        first: one figure a region; missing ones are NaN.
        second: the same regions in the same order.
        confidence: of the limits, between 0 and 1.
        draws: orders drawn where there are too many to try them all.
        seed: of the draws; the same seed gives the same probability.

    Raises:
        ValueError: the lengths differ, or the confidence lies outside (0, 1).
    """
    one, other = (np.asarray(each, dtype=np.float64) for each in (first, second))
    if one.shape != other.shape:
        raise ValueError(f"two figures a region are needed, not {one.size} and {other.size}")
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    both = np.isfinite(one) & np.isfinite(other)
    one, other = one[both], other[both]
    if reason := _silent(one, other):
        return RankCorrelation(nan, nan, nan, confidence, int(one.size), nan, "none", reason)
    left, right = _standardised(mean_places(one)), _standardised(mean_places(other))
    value = float(np.clip(left @ right, -1.0, 1.0))
    lower, upper = fisher_limits(value, one.size, confidence)
    method: Method = "exact" if one.size <= EXACT_UP_TO else "permutation"
    probability = (
        _exact_probability(left, right, value)
        if method == "exact"
        else _drawn_probability(left, right, value, draws, seed)
    )
    return RankCorrelation(value, lower, upper, confidence, int(one.size), probability, method, "")


def mean_places(values: ArrayLike) -> Numbers:
    """Places from the smallest on; equal values share the mean of their places.

    The last axis holds what is placed; others are independent of each other.
    """
    figures = np.asarray(values, dtype=np.float64)
    below = (figures[..., None, :] < figures[..., :, None]).sum(axis=-1)
    equal = (figures[..., None, :] == figures[..., :, None]).sum(axis=-1)
    return np.asarray(below + (equal + 1) / 2, dtype=np.float64)


def fisher_limits(value: float, regions: int, confidence: float = 0.95) -> tuple[float, float]:
    """Lower and upper limit of a ρ [2]; NaN for fewer than four regions and for 1 and -1."""
    if isnan(value) or abs(value) >= 1 - SAME or regions <= 3:
        return nan, nan
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt((1 + value**2 / 2) / (regions - 3))
    return tanh(atanh(value) - reach), tanh(atanh(value) + reach)


def _silent(one: Numbers, other: Numbers) -> Reason:
    if one.size < FEWEST_REGIONS:
        return "too_few_regions"
    if np.ptp(one) == 0:
        return "constant_first"
    return "constant_second" if np.ptp(other) == 0 else ""


def _standardised(places: Numbers) -> Numbers:
    """Places around nought and of length one, so that ρ is a product."""
    centred = places - places.mean()
    return np.asarray(centred / np.linalg.norm(centred), dtype=np.float64)


def _exact_probability(left: Numbers, right: Numbers, value: float) -> float:
    orders = np.array(list(permutations(range(right.size))))
    return float((np.abs(right[orders] @ left) >= abs(value) - SAME).mean())


def _drawn_probability(left: Numbers, right: Numbers, value: float, draws: int, seed: int) -> float:
    random = np.random.default_rng(seed)
    drawn = random.permuted(np.tile(right, (draws, 1)), axis=1)
    as_far = int((np.abs(drawn @ left) >= abs(value) - SAME).sum())
    return (as_far + 1) / (draws + 1)
