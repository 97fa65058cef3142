"""Rates and proportions with their confidence limits.

Sources:

1. Office for Health Improvement and Disparities (formerly Public Health England): Public health
   technical guidance, chapters "Rates" and "Proportions"; the same formulae in Technical Guide
   "Confidence Intervals" (Public Health Data Science, 25 May 2018), appendices 1 to 3.
2. Eayres D: Commonly used public health statistics and their confidence intervals. APHO Technical
   Briefing 3, March 2008.
3. Breslow NE, Day NE: Statistical methods in cancer research, volume II. IARC, Lyon 1987, page 69
   (Byar's approximation).
4. Garwood F: Fiducial limits for the Poisson distribution. Biometrika 28 (1936) 437-442 (exact).
5. Wilson EB: Probable inference, the law of succession, and statistical inference. Journal of the
   American Statistical Association 22 (1927) 209-212.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Method = Literal["poisson_exact", "byar", "wilson", "none"]
Numbers = NDArray[np.float64]
Words = NDArray[np.str_]

BYAR_FROM_EVENTS: Final = 10
WORD: Final = "<U16"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Values with their confidence limits, element by element; ``method`` names the limits' method.

    ``lower`` and ``upper`` are NaN, and ``method`` is ``none``, where no limits can be given.
    """

    value: Numbers
    lower: Numbers
    upper: Numbers
    confidence: float
    method: Words


def rate_with_limits(
    numerator: ArrayLike, denominator: ArrayLike, per: float = 1.0, confidence: float = 0.95
) -> Estimate:
    """Rates of events in a population or out of another figure, with Poisson limits.

    Rate = events / denominator x ``per``. Its limits are the limits of the number of events,
    divided by the denominator, which is taken as known [1, 2]: exact under 10 events [4], by Byar's
    approximation from 10 on [3].

    ``numerator`` is a number of events (0 or more), ``denominator`` a positive figure,
    ``confidence`` lies between 0 and 1. A missing numerator, or a missing or zero denominator,
    gives a missing value; a negative numerator gives a value without limits.
    Raises ``ValueError`` for a confidence outside (0, 1).
    """
    events, base = _pair(numerator, denominator)
    lower, upper, method = event_limits(events, confidence)
    value, low, high = (_over(base, figures, per) for figures in (events, lower, upper))
    return _estimate(value, low, high, confidence, method)


def event_limits(events: ArrayLike, confidence: float = 0.95) -> tuple[Numbers, Numbers, Words]:
    """Lower and upper limits of a number of events, and the method of each [1, 3, 4].

    Exact under 10 events, from the chi-squared distribution: half its quantile at alpha/2 with
    2 x events degrees of freedom, and half its quantile at 1 - alpha/2 with 2 x events + 2.
    From 10 events on Byar's approximation: O (1 - 1/9O - z/3√O)³ and, with O + 1 in place of O,
    O (1 - 1/9O + z/3√O)³. A missing or negative number has no limits.
    """
    counts = np.asarray(events, dtype=np.float64)
    lower, upper = np.full_like(counts, np.nan), np.full_like(counts, np.nan)
    exact = (counts >= 0) & (counts < BYAR_FROM_EVENTS)
    approximate = counts >= BYAR_FROM_EVENTS
    if exact.any():
        lower[exact], upper[exact] = _exact_limits(counts[exact], confidence)
    lower[approximate], upper[approximate] = _byar_limits(counts[approximate], confidence)
    method = np.select([exact, approximate], ["poisson_exact", "byar"], default="none")
    return lower, upper, method.astype(WORD)


def proportion_with_limits(
    numerator: ArrayLike, denominator: ArrayLike, per: float = 100.0, confidence: float = 0.95
) -> Estimate:
    """Shares of a whole, such as per cent of children who attend clubs, with Wilson limits [1, 5].

    Share = part / whole x ``per``. Limits: (2O + z² ± z √(z² + 4Oq)) / 2(n + z²), with O the part,
    n the whole and q = 1 - O/n. A part larger than its whole is no proportion: it keeps its value
    and has no limits. Missing figures and a zero whole give a missing value.
    Raises ``ValueError`` for a confidence outside (0, 1).
    """
    part, whole = _pair(numerator, denominator)
    z = _standard_normal(confidence)
    proper = (part >= 0) & (part <= whole) & (whole > 0)
    inside = np.where(proper, part, np.nan)
    base = np.where(proper, whole, 1.0)
    reach = z * np.sqrt(z**2 + 4 * inside * (1 - inside / base))
    divisor = 2 * (base + z**2)
    # Rounding may leave a limit a hair outside the possible shares: 0 and the whole.
    lower = np.clip((2 * inside + z**2 - reach) / divisor, 0, 1) * per
    upper = np.clip((2 * inside + z**2 + reach) / divisor, 0, 1) * per
    method = np.where(proper, "wilson", "none").astype(WORD)
    return _estimate(_over(whole, part, per), lower, upper, confidence, method)


def value_without_limits(
    numerator: ArrayLike, denominator: ArrayLike, per: float = 1.0, confidence: float = 0.95
) -> Estimate:
    """Ratios whose sampling distribution is unknown, such as money per pupil: no limits at all."""
    part, base = _pair(numerator, denominator)
    nothing = np.full_like(part, np.nan)
    method = np.full(part.shape, "none", dtype=WORD)
    return _estimate(_over(base, part, per), nothing, nothing, confidence, method)


def _estimate(value: Numbers, lower: Numbers, upper: Numbers, confidence: float, method: Words) -> Estimate:
    without = np.isnan(lower) | np.isnan(upper)
    named = np.where(without, "none", method).astype(WORD)
    return Estimate(value, lower, upper, confidence, named)


def _pair(numerator: ArrayLike, denominator: ArrayLike) -> tuple[Numbers, Numbers]:
    left, right = np.broadcast_arrays(
        np.asarray(numerator, dtype=np.float64), np.asarray(denominator, dtype=np.float64)
    )
    return left, right


def _over(base: Numbers, figures: Numbers, per: float) -> Numbers:
    positive = np.where(base > 0, base, np.nan)
    return np.asarray(figures / positive * per, dtype=np.float64)


def _standard_normal(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _byar_limits(events: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    z = _standard_normal(confidence)
    above = events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return lower, upper


def _exact_limits(events: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Half the chi-squared quantiles, as quantiles of the gamma distribution with unit scale."""
    from scipy.special import gammaincinv

    tail = (1 - confidence) / 2
    _standard_normal(confidence)  # refuses a confidence outside (0, 1)
    none = events == 0
    lower = np.where(none, 0.0, gammaincinv(np.where(none, 1.0, events), tail))
    return lower, np.asarray(gammaincinv(events + 1, 1 - tail), dtype=np.float64)
