"""Better than expected: regions whose events stay below what their structure lets one expect.

Sources:

1. Clayton D, Kaldor J: Empirical Bayes estimates of age-standardized relative risks for use in disease
   mapping. Biometrics 43 (1987) 671-681 (gamma-Poisson shrinkage of observed over expected).
2. Cameron AC, Trivedi PK: Regression analysis of count data, 2nd edition 2013, section 3.3 (negative
   binomial regression, NB2).
3. Marshall RJ: Mapping disease and mortality rates using empirical Bayes estimators. Applied Statistics
   40 (1991) 283-294 (moment estimator of the scatter, whose chance error is used here as its floor).
4. Bradley EH et al.: Research in action: using positive deviance to improve quality of health care.
   Implementation Science 4 (2009) 25 (the output is a question to ask, not a grade).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.discoveries import adjusted_probabilities
from analytics.statistics.expected import Expected, expected_events

Numbers = NDArray[np.float64]
Words = NDArray[np.str_]
Verdict = Literal["persistently_better", "persistently_worse", "mixed", "as_expected", "not_judged"]
Reason = Literal[
    "", "too_few_units", "no_events", "collinear", "no_convergence", "no_structure", "too_few_periods"
]
PERIODS_JUDGED: Final = 4
PERIODS_NEEDED: Final = 3
PERIODS_MIXED: Final = 2
FALSE_DISCOVERIES: Final = 0.05
WORD: Final = "<U10"


@dataclass(frozen=True, slots=True)
class Deviance:
    """Observed over expected events of each unit and period, shrunk, and what they say of each unit.

    Tables have units in rows and periods in columns; NaN where a figure or a model is missing.
    ``raw`` is observed over expected; ``ratio`` is shrunk towards 1 and lies within ``lower`` and
    ``upper``; ``below`` is the probability that the true ratio is below 1. ``signal`` is below | above |
    within | not_judged, with false discoveries controlled among the units of a period. ``persistent`` is
    the adjusted probability that a unit's judged periods together differ from expected by chance only.
    ``verdict`` takes fewer events for better; ``reason`` says why a unit is not judged. ``scatter`` is the
    variance of the true ratios (the prior's), ``model`` how the expected events were found, and
    ``left_out`` holds the positions of covariates that are the same everywhere.
    """

    expected: Numbers
    raw: Numbers
    ratio: Numbers
    lower: Numbers
    upper: Numbers
    below: Numbers
    signal: Words
    persistent: Numbers
    verdict: tuple[Verdict, ...]
    reason: tuple[Reason, ...]
    scatter: float
    model: Literal["negative_binomial", "poisson", "none"]
    left_out: tuple[int, ...]
    confidence: float


def deviance(
    events: ArrayLike, exposure: ArrayLike, covariates: ArrayLike, confidence: float = 0.95
) -> Deviance:
    """How each unit stands to what its structure lets one expect, over periods.

    Expected events: see ``expected.expected_events`` [2]. The true ratio of a unit and period is taken
    from a gamma distribution with mean 1 and the common scatter; with O observed and E expected events
    and ν = 1 / scatter, its posterior is Gamma(O + ν, E + ν), so that ratios of small units move further
    towards 1 [1]. The scatter is never taken for less than √(2 / ΣE²), the chance error of its moment
    estimate [3]: what data cannot tell from no scatter is no proof of none.

    A period gives a signal where the probability of the other side of 1, doubled and adjusted among the
    units of the period (Benjamini-Hochberg), is under 5 %. A unit is persistently better (worse) where at
    least three of its last four periods lie below (above) **and** the four together differ from expected
    by more than chance and the usual scatter from period to period, adjusted among the units. Without
    the second condition units that only swing widely would be called persistent. Two or more
    signals short of that make a unit ``mixed``; fewer make it ``as_expected``.

    Measured (20 units of unlike size, three covariates, four periods, 400 runs): where units only swing
    from period to period, some unit is called persistent in 2 to 6 % of the runs (by signals alone in 19
    to 99 %); where structure is all there is, in none. A unit 35 % below among others with scatter 0.01
    is found in about 8 of 10 runs with 400 events a period, 3 to 4 of 10 with 130, hardly ever with 33:
    years suit better than quarters.

    Args:
        events: units in rows, periods in columns, the last four of which are judged; NaN is missing.
        exposure: of the same shape, such as the population of the age; positive.
        covariates: units in rows, structural variables in columns; they must not be what is being judged.
        confidence: of the limits, between 0 and 1.

    Raises:
        ValueError: the shapes do not fit, or a figure of events is negative.
    """
    observed, base = _table(events), _table(exposure)
    structure = np.asarray(covariates, dtype=np.float64).reshape(observed.shape[0], -1)
    if observed.shape != base.shape:
        raise ValueError(f"events and exposure have one shape, not {observed.shape} and {base.shape}")
    if (observed < 0).any():
        raise ValueError("a number of events is 0 or more")
    expected = expected_events(observed, base, structure)
    if expected.reason:
        return _silent(observed, expected, confidence)
    return _judged(observed, expected, confidence)


def shrunk_ratio(
    observed: ArrayLike, expected: ArrayLike, scatter: float, confidence: float = 0.95
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The shrunk ratio, its limits, and the probability that the true one is below 1 [1]."""
    from scipy.special import gammainc, gammaincinv

    shape, rate = (np.asarray(each, dtype=np.float64) + 1 / scatter for each in (observed, expected))
    tail = (1 - confidence) / 2
    lower, upper = (np.asarray(gammaincinv(shape, share) / rate) for share in (tail, 1 - tail))
    return np.asarray(shape / rate), lower, upper, np.asarray(gammainc(shape, rate), dtype=np.float64)


def _judged(observed: Numbers, expected: Expected, confidence: float) -> Deviance:
    events = expected.events
    known = ~np.isnan(observed) & ~np.isnan(events)
    observed = np.where(known, observed, np.nan)
    mean = np.where(known, events, np.nan)
    scatter = max(expected.scatter, sqrt(2 / float(np.nansum(mean**2))))
    ratio, lower, upper, below = shrunk_ratio(observed, mean, scatter, confidence)
    signal = _signals(below)
    persistent = adjusted_probabilities(_together(observed[:, -PERIODS_JUDGED:], mean[:, -PERIODS_JUDGED:]))
    words = [_verdict(*unit) for unit in zip(signal[:, -PERIODS_JUDGED:], persistent, strict=True)]
    has_structure = np.asarray((~np.isnan(events)).any(axis=1), dtype=bool).tolist()
    reasons = [_reason(word, has) for word, has in zip(words, has_structure, strict=True)]
    return Deviance(
        expected=events,
        raw=observed / mean,
        ratio=ratio,
        lower=lower,
        upper=upper,
        below=below,
        signal=signal,
        persistent=persistent,
        verdict=tuple(words),
        reason=tuple(reasons),
        scatter=scatter,
        model=expected.model,
        left_out=expected.left_out,
        confidence=confidence,
    )


def _signals(below: Numbers) -> Words:
    """Below or above expected, period by period, with false discoveries controlled."""
    both_sides = 2 * np.minimum(below, 1 - below)
    adjusted = np.column_stack([adjusted_probabilities(period) for period in both_sides.T])
    conditions = [np.isnan(below), adjusted >= FALSE_DISCOVERIES, below > 0.5]
    return np.select(conditions, ["not_judged", "within", "below"], default="above").astype(WORD)


def _together(observed: Numbers, expected: Numbers) -> Numbers:
    """The chance that a unit's periods together are as far from expected, on either side.

    Under chance the sum of events has mean M = ΣE and variance M + w ΣE², w being the usual scatter of a
    unit from period to period: negative binomial with w ΣE² / M² (Poisson where w is 0). Half of the
    probability of the very figure counts (mid-p).
    """
    from scipy.stats import nbinom, poisson

    enough = (~np.isnan(observed)).sum(axis=1) >= PERIODS_NEEDED
    total, mean = np.nansum(observed, axis=1), np.nansum(expected, axis=1)
    within = _scatter_within(observed, expected)
    safe = np.where(enough, mean, 1.0)
    if within > 0:
        shape = safe**2 / (within * np.where(enough, np.nansum(expected**2, axis=1), 1.0))
        spread = nbinom(shape, shape / (shape + safe))
    else:
        spread = poisson(safe)
    up_to = spread.cdf(total) - spread.pmf(total) / 2
    return np.where(enough, np.minimum(2 * np.minimum(up_to, 1 - up_to), 1.0), np.nan)


def _scatter_within(observed: Numbers, expected: Numbers) -> float:
    """The variance of a unit's true ratio from period to period beyond chance, by moments [3]; 0 if none.

    Units count by their events, not by the square of them, so that one large unit does not decide.
    """
    periods = (~np.isnan(observed)).sum(axis=1)
    many = (periods > 1) & (np.nansum(observed, axis=1) > 0)
    if not many.any():
        return 0.0
    counts, means = observed[many], expected[many]
    total = np.nansum(counts, axis=1, keepdims=True)
    fitted = total / np.nansum(means, axis=1, keepdims=True) * means
    share = (periods[many] - 1) / periods[many]  # one ratio a unit was taken from the same figures
    beyond = np.nansum((counts - fitted) ** 2, axis=1) / share - total[:, 0]
    divisor = np.nansum(fitted**2, axis=1) / total[:, 0]
    return max(0.0, float((beyond / total[:, 0]).sum() / divisor.sum()))


def _verdict(signals: Words, persistent: float) -> Verdict:
    below, above = int((signals == "below").sum()), int((signals == "above").sum())
    if np.isnan(persistent):
        return "not_judged"
    lasting = persistent < FALSE_DISCOVERIES
    if lasting and below >= PERIODS_NEEDED:
        return "persistently_better"
    if lasting and above >= PERIODS_NEEDED:
        return "persistently_worse"
    return "mixed" if below + above >= PERIODS_MIXED else "as_expected"


def _reason(verdict: Verdict, has_structure: bool) -> Reason:
    if verdict != "not_judged":
        return ""
    return "too_few_periods" if has_structure else "no_structure"


def _silent(observed: Numbers, expected: Expected, confidence: float) -> Deviance:
    nothing = np.full(observed.shape, np.nan)
    units = observed.shape[0]
    return Deviance(
        expected=nothing,
        raw=nothing,
        ratio=nothing,
        lower=nothing,
        upper=nothing,
        below=nothing,
        signal=np.full(observed.shape, "not_judged", dtype=WORD),
        persistent=np.full(units, np.nan),
        verdict=("not_judged",) * units,
        reason=(expected.reason,) * units,
        scatter=np.nan,
        model="none",
        left_out=expected.left_out,
        confidence=confidence,
    )


def _table(figures: ArrayLike) -> Numbers:
    table = np.asarray(figures, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError(f"units in rows and periods in columns are needed, not {table.ndim} dimensions")
    return table
