"""The predictive interval of one more count, from a few earlier ones: negative binomial.

Method of moments [1]: the mean of the earlier counts, and their variance, with two floors: it is not
below that of a Poisson count, nor below ``mean + (variation * mean)²``, because three to six years say
little of how much a count varies. The mean itself is uncertain: the variance is multiplied by
``1 + 1/n``. The distribution function is the regularised incomplete beta function, computed by
its continued fraction [2], so that counts of millions cost no more than small ones.

1. Johnson, Kemp, Kotz: Univariate Discrete Distributions, 3rd edition, 5.8.
2. Press et al.: Numerical Recipes, 3rd edition, 6.4; DLMF 8.17.22.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, floor, lgamma, log, log1p
from statistics import fmean, variance

TINY = 1e-300
CONVERGED = 1e-14
STEPS = 100_000


@dataclass(frozen=True, slots=True)
class Predictive:
    """The negative binomial distribution of a count: its mean and its size ``r``.

    The variance is ``mean + mean² / size``.
    """

    mean: float
    size: float

    def at_most(self, count: float) -> float:
        """The probability of that count or a smaller one."""
        if count < 0:
            return 0.0
        share = self.size / (self.size + self.mean)
        return incomplete_beta(self.size, floor(count) + 1.0, share)

    def interval(self, confidence: float) -> tuple[int, int]:
        """The smallest and the largest count inside the interval, equal tails outside."""
        tail = (1 - confidence) / 2
        lower = _first_count(lambda count: self.at_most(count) > tail)
        upper = _first_count(lambda count: self.at_most(count) >= 1 - tail)
        return lower, upper

    def holds(self, count: float, confidence: float) -> bool:
        """Whether a count lies inside the interval; quicker than computing its ends."""
        tail = (1 - confidence) / 2
        return self.at_most(count) > tail and self.at_most(count - 1) < 1 - tail


def predictive_of(counts: Sequence[float], variation: float) -> Predictive:
    """The distribution of the next count.

    Args:
        counts: earlier counts of the same quarter, at least two, none negative.
        variation: the least coefficient of variation beyond Poisson, such as 0.2.

    Raises:
        ValueError: fewer than two counts.
    """
    if len(counts) < 2:
        raise ValueError(f"a variance needs two counts, not {len(counts)}")
    # Zeros alone do not prove that the next count is zero: half an event more than was seen.
    mean = fmean(counts) or 0.5 / len(counts)
    least = mean + (variation * mean) ** 2
    spread = max(variance(counts), least) * (1 + 1 / len(counts))
    return Predictive(mean, mean**2 / (spread - mean))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function ``I_x(a, b)`` for positive ``a`` and ``b``."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(a, b, x) / a
    return 1 - front * _continued_fraction(b, a, 1 - x) / b


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Lentz's method for the continued fraction of the incomplete beta function."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            fraction *= c * d
        if abs(c * d - 1) < CONVERGED:
            break
    return fraction


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def _first_count(reached: Callable[[int], bool]) -> int:
    """The smallest count from 0 on for which a condition that stays true becomes true."""
    if reached(0):
        return 0
    below, above = 0, 1
    while not reached(above):
        below, above = above, above * 2
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (below, middle) if reached(middle) else (middle, above)
    return above
