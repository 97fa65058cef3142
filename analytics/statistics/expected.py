"""Expected events: what the structure of a unit lets one expect, by negative binomial regression.

Sources:

1. Cameron AC, Trivedi PK: Regression analysis of count data, 2nd edition 2013, section 3.3 (NB2:
   variance = mean + scatter x mean²) and 3.4 (tests of over-dispersion).
2. McCullagh P, Nelder JA: Generalized linear models, 2nd edition 1989, chapter 6 (Poisson regression).
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Reason = Literal["", "too_few_units", "no_events", "collinear", "no_convergence"]
Model = Literal["negative_binomial", "poisson", "none"]
FEWEST_UNITS: Final = 10
UNITS_A_COEFFICIENT: Final = 3
STEPS: Final = 200
NO_SCATTER: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Expected:
    """Expected events of each unit and period, the scatter of true ratios around them, and the model.

    ``events`` is NaN for a unit without structure and for a period in which nothing happened anywhere.
    ``left_out`` holds the positions of covariates that are the same everywhere; where ``reason`` is not
    empty nothing could be fitted.
    """

    events: Numbers
    scatter: float
    model: Model
    left_out: tuple[int, ...]
    reason: Reason


def expected_events(observed: Numbers, exposure: Numbers, covariates: Numbers) -> Expected:
    """Expected events from exposure, a level for each period, and structural covariates [1].

    log(expected) = log(exposure) + level of the period + covariates (standardised). Where Pearson's
    chi-squared of the Poisson fit does not exceed its degrees of freedom, or the negative binomial fit
    finds no scatter, the Poisson fit stands [2]. Silent with fewer than ten units, or fewer than three
    for each coefficient of structure; where nothing happened; where covariates determine each other;
    where the fit does not converge.

    Args:
        observed: events, units in rows and periods in columns; NaN is missing.
        exposure: of the same shape; what is not positive counts as missing.
        covariates: units in rows, variables in columns; a unit that lacks one has no expected events.
    """
    complete = np.asarray(np.isfinite(covariates).all(axis=1), dtype=bool)
    spread = np.ptp(covariates[complete], axis=0) if complete.any() else np.zeros(covariates.shape[1])
    varies = np.flatnonzero(spread > 0)
    left_out = tuple(int(place) for place in np.flatnonzero(spread == 0))
    known = complete[:, None] & (observed >= 0) & (exposure > 0)
    known &= np.where(known, observed, 0.0).sum(axis=0) > 0
    if not np.where(complete[:, None], np.nan_to_num(observed), 0.0).any():
        return _nothing(observed, left_out, "no_events")
    units = int(known.any(axis=1).sum())
    if units < max(FEWEST_UNITS, UNITS_A_COEFFICIENT * (varies.size + 1)):
        return _nothing(observed, left_out, "too_few_units")
    design = _design(_standardised(covariates[:, varies], complete), known)
    if np.linalg.matrix_rank(design[known.ravel()]) < design.shape[1]:
        return _nothing(observed, left_out, "collinear")
    fitted = _fitted(observed[known], design[known.ravel()], np.log(exposure[known]))
    if fitted is None:
        return _nothing(observed, left_out, "no_convergence")
    coefficients, scatter = fitted
    events = np.full(observed.shape, np.nan)
    reached = complete[:, None] & (exposure > 0) & known.any(axis=0)
    log_rate = (design @ coefficients).reshape(observed.shape)
    events[reached] = exposure[reached] * np.exp(log_rate[reached])
    return Expected(events, scatter, "negative_binomial" if scatter > 0 else "poisson", left_out, "")


def _standardised(covariates: Numbers, complete: NDArray[np.bool_]) -> Numbers:
    """Mean 0 and standard deviation 1 over the units that have all; others get a row of noughts."""
    inside = covariates[complete]
    standard = np.zeros_like(covariates)
    standard[complete] = (inside - inside.mean(axis=0)) / inside.std(axis=0)
    return standard


def _design(covariates: Numbers, known: NDArray[np.bool_]) -> Numbers:
    """One row a unit and period: a column for each period with figures, then the covariates."""
    units, periods = known.shape
    levels = np.tile(np.eye(periods)[:, known.any(axis=0)], (units, 1))
    return np.hstack([levels, np.repeat(covariates, periods, axis=0)])


def _fitted(events: Numbers, design: Numbers, offset: Numbers) -> tuple[Numbers, float] | None:
    """Coefficients and scatter (0: Poisson); ``None`` where the fit does not converge."""
    import statsmodels.api as sm

    with warnings.catch_warnings():
        # What does not converge is said by the reason, not by a warning.
        warnings.simplefilter("ignore")
        poisson = sm.GLM(events, design, family=sm.families.Poisson(), offset=offset).fit(maxiter=STEPS)
        if not poisson.converged or not np.isfinite(poisson.params).all():
            return None
        coefficients = np.asarray(poisson.params, dtype=np.float64)
        freedom = events.size - design.shape[1]
        if freedom < 1 or poisson.pearson_chi2 <= freedom:
            return coefficients, 0.0
        start = (poisson.pearson_chi2 / freedom - 1) / float(poisson.mu.mean())
        return _negative_binomial(sm, events, design, offset, np.append(coefficients, start), poisson.llf)


def _negative_binomial(
    sm: Any, events: Numbers, design: Numbers, offset: Numbers, start: Numbers, poisson_fit: float
) -> tuple[Numbers, float] | None:
    model = sm.NegativeBinomial(events, design, offset=offset)
    fit = model.fit(start_params=start, method="bfgs", maxiter=STEPS, gtol=1e-4, disp=0)
    parameters = np.asarray(fit.params, dtype=np.float64)
    if not np.isfinite(parameters).all() or parameters[-1] < NO_SCATTER or fit.llf < poisson_fit:
        return start[:-1], 0.0
    return (parameters[:-1], float(parameters[-1])) if fit.mle_retvals["converged"] else None


def _nothing(observed: Numbers, left_out: tuple[int, ...], reason: Reason) -> Expected:
    return Expected(np.full(observed.shape, np.nan), np.nan, "none", left_out, reason)
