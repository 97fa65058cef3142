"""The change on the same period of last year: how large, how sure, and is it more than chance.

Sources:

1. Przyborowski J, Wilenski H: Homogeneity of results in testing samples from Poisson series.
   Biometrika 31 (1940) 313-323 (two Poisson counts, conditional on their sum).
2. Clopper CJ, Pearson ES: The use of confidence or fiducial limits. Biometrika 26 (1934) 404-413.
3. Newcombe RG: Interval estimation for the difference between independent proportions: comparison of
   eleven methods. Statistics in Medicine 17 (1998) 873-890 (method 10, hybrid score).
4. Lancaster HO: Significance tests in discrete distributions. JASA 56 (1961) 223-234 (the mid-p
   probability, which keeps a test of small counts near its nominal level).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.intervals import proportion_with_limits

Numbers = NDArray[np.float64]
ChangeVerdict = Literal["growth", "fall", "within_chance", "not_judged"]
WORD: Final = "<U16"
SEARCH_STEPS: Final = 60  # halvings of the interval of a share: far below the precision of a float


@dataclass(frozen=True, slots=True)
class Change:
    """Changes with their limits, element by element.

    ``change`` is new minus old in the unit of the values and ``percent`` that in per cent of the old
    value (missing from a zero base). ``lower`` and ``upper`` are limits of ``percent`` for rates and of
    ``change`` for proportions; ``probability`` is that of a difference as large by chance alone.
    """

    old: Numbers
    new: Numbers
    change: Numbers
    percent: Numbers
    lower: Numbers
    upper: Numbers
    probability: Numbers
    method: NDArray[np.str_]


def rate_change(
    new_events: ArrayLike,
    new_base: ArrayLike,
    old_events: ArrayLike,
    old_base: ArrayLike,
    per: float = 1.0,
    confidence: float = 0.95,
) -> Change:
    """The change of rates of events, tested as two Poisson counts given their sum [1].

    Given the sum n of both counts, the new one is binomial with the share new base / (both bases)
    where nothing changed. The limits of the ratio are those of that share, found where the mid-p
    probability [4] of either tail is (1 - confidence) / 2; the two-sided probability is twice that
    of the smaller tail, so that limits and test agree.

    ``events`` are counts (0 or more), ``base`` positive figures. Missing figures, or a base that is
    zero, give a missing change. From a zero old count there is no percentage, but a probability.
    """
    arrays = (np.asarray(each, dtype=np.float64) for each in (new_events, new_base, old_events, old_base))
    new, new_over, old, old_over = np.broadcast_arrays(*arrays)
    sound = (new >= 0) & (old >= 0) & (new_over > 0) & (old_over > 0)
    a, b = np.where(sound, new, np.nan), np.where(sound, old, np.nan)
    new_rate, old_rate = a / np.where(sound, new_over, 1) * per, b / np.where(sound, old_over, 1) * per
    share = np.where(sound, new_over / np.where(sound, new_over + old_over, 1), np.nan)
    low, high = _share_limits(a, b, confidence)
    odds_of_nothing = share / (1 - share)
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = (low / (1 - low) / odds_of_nothing - 1) * 100
        upper = (high / (1 - high) / odds_of_nothing - 1) * 100
        percent = (new_rate / old_rate - 1) * 100
    no_percent = ~(b > 0)
    return Change(
        old=old_rate,
        new=new_rate,
        change=new_rate - old_rate,
        percent=np.where(no_percent, np.nan, percent),
        lower=np.where(no_percent, np.nan, lower),
        upper=np.where(no_percent, np.nan, upper),
        probability=_two_sided(a, b, share),
        method=np.where(sound, "poisson_pair", "none").astype(WORD),
    )


def proportion_change(
    new_part: ArrayLike,
    new_whole: ArrayLike,
    old_part: ArrayLike,
    old_whole: ArrayLike,
    per: float = 100.0,
    confidence: float = 0.95,
) -> Change:
    """The change of shares in points of ``per``, with Newcombe's hybrid score limits [3].

    The probability is that of the score test of two equal proportions (pooled variance); the verdict
    follows it, so close to the level the limits may just hold 0 where the test does not. A part larger
    than its whole, a zero whole and missing figures give a change without limits or none.
    """
    from scipy.special import ndtr

    new = proportion_with_limits(new_part, new_whole, per, confidence)
    old = proportion_with_limits(old_part, old_whole, per, confidence)
    difference = new.value - old.value
    below = np.sqrt((new.value - new.lower) ** 2 + (old.upper - old.value) ** 2)
    above = np.sqrt((new.upper - new.value) ** 2 + (old.value - old.lower) ** 2)
    arrays = (np.asarray(each, dtype=np.float64) for each in (new_part, new_whole, old_part, old_whole))
    judged = ~(np.isnan(below) | np.isnan(above))
    a, n, b, m = (
        np.where(judged, figures, default) for figures, default in zip(arrays, (0, 1, 0, 1), strict=True)
    )
    pooled = (a + b) / (n + m)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.where(spread > 0, np.abs(difference) / per / spread, 0.0)
        percent = np.where(old.value > 0, difference / old.value * 100, np.nan)
    return Change(
        old=old.value,
        new=new.value,
        change=difference,
        percent=percent,
        lower=np.where(judged, difference - below, np.nan),
        upper=np.where(judged, difference + above, np.nan),
        probability=np.where(judged, 2 * ndtr(-score), np.nan),
        method=np.where(judged, "newcombe", "none").astype(WORD),
    )


def change_verdicts(change: ArrayLike, probability: ArrayLike, level: float = 0.05) -> NDArray[np.str_]:
    """Growth, fall or within chance, judged at a level; what cannot be judged says so.

    ``probability`` may be the adjusted one where a whole column is judged at once.
    """
    moved, chance = np.asarray(change, dtype=np.float64), np.asarray(probability, dtype=np.float64)
    conditions = [np.isnan(moved) | np.isnan(chance), chance >= level, moved > 0, moved < 0]
    words = ["not_judged", "within_chance", "growth", "fall"]
    return np.select(conditions, words, default="within_chance").astype(WORD)


def _upper_tail(successes: Numbers, failures: Numbers, share: Numbers) -> Numbers:
    """The mid-p probability of as many successes or more among all, for a share of successes."""
    from scipy.special import betainc

    a, b = np.where(np.isnan(successes), 0.0, successes), np.where(np.isnan(failures), 0.0, failures)
    at_least = np.where(a > 0, betainc(np.maximum(a, 1e-300), b + 1, share), 1.0)
    more = np.where(b > 0, betainc(a + 1, np.maximum(b, 1e-300), share), 0.0)
    return np.asarray((at_least + more) / 2, dtype=np.float64)


def _two_sided(successes: Numbers, failures: Numbers, share: Numbers) -> Numbers:
    """Twice the smaller mid-p tail, at most 1; 1 where both counts are zero."""
    upper = _upper_tail(successes, failures, np.where(np.isnan(share), 0.5, share))
    both = np.minimum(2 * np.minimum(upper, 1 - upper), 1.0)
    nothing = (successes == 0) & (failures == 0)
    return np.where(np.isnan(successes) | np.isnan(failures), np.nan, np.where(nothing, 1.0, both))


def _share_limits(successes: Numbers, failures: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Limits of the share of successes: where either mid-p tail is half of 1 - confidence [2, 4]."""
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    tail = (1 - confidence) / 2
    lower = np.where(successes > 0, _share_at(successes, failures, tail), 0.0)
    upper = np.where(failures > 0, _share_at(successes, failures, 1 - tail), 1.0)
    unknown = np.isnan(successes) | np.isnan(failures) | ((successes == 0) & (failures == 0))
    return np.where(unknown, np.nan, lower), np.where(unknown, np.nan, upper)


def _share_at(successes: Numbers, failures: Numbers, probability: float) -> Numbers:
    """The share at which the upper mid-p tail, which grows with it, has a given probability."""
    low, high = np.zeros_like(successes), np.ones_like(successes)
    for _ in range(SEARCH_STEPS):
        middle = (low + high) / 2
        short = _upper_tail(successes, failures, middle) < probability
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return (low + high) / 2
