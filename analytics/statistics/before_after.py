"""A region's figure before and after a moment, beside the same in regions without that moment.

For each region L = log(rate after / rate before), over four whole quarters on either side, so that the
seasons are the same. Two Poisson sums understate how such ratios scatter: levels move from year to year
for reasons of their own. How much they do is measured on the regions that are compared: τ² is the
variance of their true ratios beyond the chance of their counts. The region differs from them where its
L lies further from their mean than its own chance, τ² and the error of that mean allow.

Sources:

1. Paule RC, Mandel J: Consensus values and weighting factors. Journal of Research of the National Bureau of
   Standards 87 (1982) 377-385 (τ² such that Σ w (L - mean)² = k - 1, with w = 1 / (v + τ²)).
2. Higgins JPT, Thompson SG, Spiegelhalter DJ: A re-evaluation of random-effects meta-analysis. Journal of the
   Royal Statistical Society A 172 (2009) 137-159 (the interval in which a new unit's ratio is expected).
3. Crawford JR, Howell DC: Comparing an individual's test score against norms derived from small samples. The
   Clinical Neuropsychologist 12 (1998) 482-486 (one case and k others, Student's t with k - 1 degrees: what
   this becomes where counts add no chance of their own).
4. Gart JJ, Zweifel JR: On the bias of various estimators of the logit and its variance. Biometrika 54 (1967)
   181-187 (one half added to a count before its logarithm is taken).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, isfinite, nan
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]
Scatter = Literal["count", "proportion", "none"]
Reason = Literal["few_events", "no_others", "few_others"]

CONFIDENCE: Final = 0.95
FEWEST_OTHERS: Final = 5
FEWEST_EVENTS: Final = 10  # on either side; below, a logarithm says little
HALVINGS: Final = 200


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio (1: nothing changed) with its limits; NaN where there is none."""

    value: float
    lower: float
    upper: float


NO_RATIO: Final = Ratio(nan, nan, nan)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What became of a figure in one region, in others, and how far the two lie apart.

    ``own`` is after / before in the region, ``others`` the mean of those that were compared,
    ``relative`` = own / others, with limits that hold the unrest of the regions. ``probability`` is that of
    a distance at least as large where nothing sets the region apart. ``unrest`` is τ, the standard
    deviation of the others' log ratios beyond chance. ``compared`` marks the others that were used.
    ``reason`` says why there is no ``relative``: the region or the others are silent.
    """

    own: Ratio
    others: Ratio
    relative: Ratio
    probability: float
    unrest: float
    compared: Marks
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the quarters before and after, one element a region: figures and their bases."""

    before: Numbers
    after: Numbers
    base_before: Numbers
    base_after: Numbers

    @classmethod
    def of(cls, before: ArrayLike, after: ArrayLike, base_before: ArrayLike, base_after: ArrayLike) -> Sums:
        """Sums from anything that is a row of numbers."""
        arrays = (np.atleast_1d(np.asarray(one, dtype=np.float64)) for one in (before, after))
        bases = (np.atleast_1d(np.asarray(one, dtype=np.float64)) for one in (base_before, base_after))
        return cls(*arrays, *bases)


def before_after(
    region: Sums, others: Sums, scatter: Scatter = "count", confidence: float = CONFIDENCE
) -> BeforeAfter:
    """One region's change beside that of others, with the unrest of the others in its limits [1, 2, 3].

    Chance of its own has a count of events, 1/(before + ½) + 1/(after + ½) [4], and a share, less by what its
    whole takes away; money and other figures have none that is known. relative = exp(L - mean), limits
    exp(L - mean ± t √(v + τ² + 1/Σw)) with Student's t on k - 1 degrees for k others.

    Args:
        region: one element.
        others: the regions to compare with.
        scatter: ``count`` of events, ``proportion`` (a part of its base; persons, not persons times
            quarters), or ``none``.
        confidence: of the limits, between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    own, own_variance, own_sound = _log_ratios(region, scatter)
    logs, variances, compared = _log_ratios(others, scatter)
    logs, variances = logs[compared], variances[compared]
    if not own_sound[0]:
        return BeforeAfter(NO_RATIO, NO_RATIO, NO_RATIO, nan, nan, compared, "few_events")
    if logs.size < FEWEST_OTHERS:
        reason: Reason = "few_others" if len(others.before) else "no_others"
        bare = Ratio(exp(float(own[0])), nan, nan)
        return BeforeAfter(bare, NO_RATIO, NO_RATIO, nan, nan, compared, reason)
    beyond = between(logs, variances)
    weights = _weights(variances, beyond)
    mean = float((weights * logs).sum() / weights.sum())
    mean_variance = 1 / float(weights.sum())
    own_log, spread = float(own[0]), float(own_variance[0]) + beyond
    reach = _critical(logs.size - 1, confidence)
    error = float(np.sqrt(spread + mean_variance))
    return BeforeAfter(
        own=_ratio(own_log, reach * float(np.sqrt(spread))),
        others=_ratio(mean, reach * float(np.sqrt(mean_variance))),
        relative=_ratio(own_log - mean, reach * error),
        probability=_two_sided((own_log - mean) / error, logs.size - 1) if error > 0 else nan,
        unrest=float(np.sqrt(beyond)),
        compared=compared,
        reason=None,
    )


def between(logs: Numbers, variances: Numbers) -> float:
    """τ², the variance of true log ratios beyond the chance of each: Paule and Mandel's estimate [1]."""
    excess = logs.size - 1
    if logs.size < 2 or _scatter_at(0.0, logs, variances) <= excess:
        return 0.0
    low, high = 0.0, float(((logs - logs.mean()) ** 2).sum()) + float(variances.max())
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        is_low = _scatter_at(middle, logs, variances) > excess
        low, high = (middle, high) if is_low else (low, middle)
    return (low + high) / 2


def _scatter_at(beyond: float, logs: Numbers, variances: Numbers) -> float:
    """Σ w (L - mean)², which falls as τ² grows."""
    if beyond == 0 and not (variances > 0).all():
        return float(np.inf) if np.ptp(logs) > 0 else 0.0
    weights = 1 / (variances + beyond)
    mean = (weights * logs).sum() / weights.sum()
    return float((weights * (logs - mean) ** 2).sum())


def _weights(variances: Numbers, beyond: float) -> Numbers:
    total = variances + beyond
    return 1 / np.maximum(total, np.finfo(np.float64).tiny ** 0.5)


def _log_ratios(sums: Sums, scatter: Scatter) -> tuple[Numbers, Numbers, Marks]:
    """Log ratios, the variance of each by chance, and which of them can be used."""
    figures = (sums.before, sums.after)
    bases = (sums.base_before, sums.base_after)
    least = 0.0 if scatter == "none" else float(FEWEST_EVENTS)
    sound = np.ones_like(sums.before, dtype=np.bool_)
    for figure, base in zip(figures, bases, strict=True):
        sound &= np.isfinite(figure) & np.isfinite(base) & (base > 0)
        sound &= (figure > 0) if scatter == "none" else (figure >= least)
        if scatter == "proportion":
            sound &= figure <= base
    added = 0.0 if scatter == "none" else 0.5
    before, after = (np.where(sound, figure + added, 1.0) for figure in figures)
    base_before, base_after = (np.where(sound, base, 1.0) for base in bases)
    logs = np.log(after / base_after) - np.log(before / base_before)
    variance = np.zeros_like(logs)
    if scatter != "none":
        variance = 1 / before + 1 / after
    if scatter == "proportion":
        variance = np.maximum(variance - 1 / (base_before + 0.5) - 1 / (base_after + 0.5), 0.0)
    return logs, variance, sound


def _ratio(log: float, reach: float) -> Ratio:
    return Ratio(*(exp(min(max(end, -50.0), 50.0)) for end in (log, log - reach, log + reach)))


def _critical(freedom: int, confidence: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + confidence) / 2))


def _two_sided(ratio: float, freedom: int) -> float:
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(ratio))) if isfinite(ratio) else nan
