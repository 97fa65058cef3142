"""The association of club coverage with the rate of offences within units over quarters.

Model: log(expected events) = log(population) + a level of the unit + a level of the quarter + b x coverage so
many quarters earlier. Levels of units take out all that is lasting about a unit, levels of quarters all that
moves the whole country; b is seen only in how coverage and offences move against them.

Sources:

1. Hausman J, Hall BH, Griliches Z: Econometric models for count data with an application to the patents-R&D
   relationship. Econometrica 52 (1984) 909-938 (Poisson with fixed effects).
2. Wooldridge JM: Distribution-free estimation of some nonlinear panel data models. Journal of Econometrics
   90 (1999) 77-97 (it needs only the mean to be right; errors must be robust).
3. Cameron AC, Miller DL: A practitioner's guide to cluster-robust inference. Journal of Human Resources 50
   (2015) 317-372 (errors clustered by unit times G/(G-1) x (N-1)/(N-K), Student's t with G-1 degrees).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, nan, sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from analytics.statistics.fixed_effects import Fits, Model, fit
from analytics.statistics.panel import (
    LEAST_OWN_DEVIATION,
    Dropped,
    Panel,
    Reason,
    Sample,
    Silence,
    sample_of,
)

Numbers = NDArray[np.float64]
Errors = Literal["clustered", "dispersion"]
TEN_POINTS: Final = 0.1
CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Association:
    """How the rate of events differs where coverage is ten percentage points higher, with its limits.

    ``percent``, ``lower`` and ``upper`` are the change of the rate in per cent for +10 points of coverage,
    ``probability`` that of an estimate as far from nothing by chance alone. ``units``, ``quarters``,
    ``observations`` and ``events`` are those that were used; ``dropped`` says what was not. ``dispersion``
    is the scatter beyond chance (1: pure chance). Where nothing can be said the figures are NaN,
    ``reason`` says why and ``method`` is ``none``.
    """

    percent: float
    lower: float
    upper: float
    probability: float
    confidence: float
    lag: int
    units: int
    quarters: int
    observations: int
    events: int
    dispersion: float
    dropped: Dropped
    reason: Reason | None
    method: str


def association(panel: Panel, lag: int = 0, confidence: float = CONFIDENCE) -> Association:
    """The association of coverage so many quarters earlier with the rate of events [1, 2].

    Standard errors are the sandwich clustered by unit times G/(G-1) x (N-1)/(N-K), with G units, N cells
    and K all coefficients, the levels of units and quarters among them; limits and probability come from
    Student's t with G - 1 degrees of freedom [3].

    Args:
        panel: events, population and coverage by unit and quarter.
        lag: quarters by which coverage goes before the events; negative ones look at later coverage.
        confidence: of the limits, between 0 and 1.

    Returns:
        The association, or why there is none. Data never raise an error.

    Raises:
        ValueError: the confidence is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not {confidence}")
    sample = sample_of(panel, lag)
    if isinstance(sample, Silence):
        return silent(sample.reason, sample.dropped, lag, confidence, sample.units, sample.quarters)
    return of_sample(sample, lag, confidence)


def of_sample(
    sample: Sample,
    lag: int,
    confidence: float = CONFIDENCE,
    model: Model | None = None,
    errors: Errors = "clustered",
    method: str = "poisson_fixed_effects_clustered",
) -> Association:
    """The association in a sample whose cells are chosen; the model and the errors may be others.

    With ``dispersion`` errors are those of independent cells times the root of the dispersion (at least
    1), with t on N - K degrees of freedom: quasi-Poisson.
    """
    fits = fit_of_sample(sample, model)
    size = len(sample.units), len(sample.periods)
    if _own_deviation(fits) < LEAST_OWN_DEVIATION:
        return silent("collinear_coverage", sample.dropped, lag, confidence, *size)
    if not fits.settled[0]:
        return silent("no_convergence", sample.dropped, lag, confidence, *size)
    if fits.freedom[0] < 1:
        return silent("few_quarters", sample.dropped, lag, confidence, *size)
    slope, dispersion = float(fits.coefficient[0]), float(fits.dispersion[0])
    error, freedom = float(fits.clustered[0]), size[0] - 1.0
    if errors == "dispersion":
        error, freedom = float(fits.naive[0]) * sqrt(max(dispersion, 1.0)), float(fits.freedom[0])
    reach = critical_value(freedom, confidence) * error
    return Association(
        percent=percent_of(slope),
        lower=percent_of(slope - reach),
        upper=percent_of(slope + reach),
        probability=float(two_sided(np.array(slope / error), freedom)),
        confidence=confidence,
        lag=lag,
        units=size[0],
        quarters=size[1],
        observations=int(sample.used.sum()),
        events=int(sample.events[sample.used].sum()),
        dispersion=dispersion,
        dropped=sample.dropped,
        reason=None,
        method=method,
    )


def _own_deviation(fits: Fits) -> float:
    """The standard deviation of what all else leaves over of the coverage, by expected events."""
    total = float(fits.fitted.sum())
    return sqrt(float((fits.fitted * fits.own**2).sum()) / total) if total > 0 else nan


def fit_of_sample(sample: Sample, model: Model | None = None) -> Fits:
    """The fit of one sample."""
    return fit(
        sample.events[None],
        sample.exposure[None],
        np.where(sample.used, sample.coverage, 0.0)[None],
        sample.used[None],
        model,
        loose_ends(sample.used, None if model is None else model.levels),
    )


def loose_ends(used: NDArray[np.bool_], levels: Numbers | None = None) -> int:
    """Groups into which units and levels of quarters fall apart: in each of them one level is free."""
    by_level = used.astype(np.float64) @ (np.eye(used.shape[1]) if levels is None else levels)
    together = by_level @ by_level.T > 0
    reached = together.astype(np.int64)
    for _ in range(max(used.shape[0].bit_length(), 1)):
        reached = (reached @ reached > 0).astype(np.int64)
    return len({tuple(row) for row in reached.tolist()})


def silent(
    reason: Reason, dropped: Dropped, lag: int, confidence: float, units: int = 0, quarters: int = 0
) -> Association:
    """No association, and why."""
    return Association(
        nan, nan, nan, nan, confidence, lag, units, quarters, 0, 0, nan, dropped, reason, "none"
    )


def percent_of(slope: float) -> float:
    """The change of the rate in per cent for ten points more of coverage, from the coefficient."""
    return (exp(min(slope * TEN_POINTS, 50.0)) - 1) * 100


def slope_of(percent: float) -> float:
    """The coefficient behind a change of the rate in per cent for ten points more of coverage."""
    return float(np.log1p(percent / 100)) / TEN_POINTS


def critical_value(freedom: float, confidence: float) -> float:
    """Student's t that is exceeded on either side with one minus the confidence."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + confidence) / 2))


def two_sided(ratios: Numbers, freedom: float | Numbers) -> Numbers:
    """The probability of a ratio of estimate and error at least as far from nothing, by Student's t."""
    from scipy.special import stdtr

    return np.asarray(2 * stdtr(freedom, -np.abs(ratios)), dtype=np.float64)
