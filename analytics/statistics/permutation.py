"""The permutation check: how often another unit's coverage would do as well as the unit's own.

Sources:

1. Fisher RA: The design of experiments, 1935, section 21; Phipson B, Smyth GK: Permutation P-values should
   never be zero. Statistical Applications in Genetics and Molecular Biology 9 (2010) 39 (the
   probability is (as extreme + 1) / (permutations + 1)).
2. DiCiccio CJ, Romano JP: Robust permutation tests for correlation and regression coefficients. Journal of
   the American Statistical Association 112 (2017) 1211-1220 (the ratio of the estimate to its robust error is
   compared, not the estimate itself, so that units of unlike size do no harm).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.statistics.association import fit_of_sample, loose_ends, of_sample
from analytics.statistics.fixed_effects import Fits, fit
from analytics.statistics.panel import Panel, Reason, Sample, Silence, informative, sample_of

Numbers = NDArray[np.float64]
PERMUTATIONS: Final = 999
SEED: Final = 20150220
AT_ONCE: Final = 250
EQUAL: Final = 1e-9  # the same figure, but for rounding


@dataclass(frozen=True, slots=True)
class PermutationCheck:
    """How extreme the association is among those with coverage dealt out anew to the units.

    ``probability`` is that of an estimate at least as far from nothing, measured in its own clustered
    errors; ``of_estimate`` compares the bare estimates. ``permutations`` counts those whose fit
    settled. Where nothing can be said the probabilities are NaN and ``reason`` says why.
    """

    probability: float
    of_estimate: float
    permutations: int
    lag: int
    seed: int
    reason: Reason | None
    method: str


def permutation_check(
    panel: Panel, lag: int = 0, permutations: int = PERMUTATIONS, seed: int = SEED
) -> PermutationCheck:
    """The association against those of seeded permutations of whole paths of coverage between units [1, 2].

    A path stays whole, so that its own persistence is kept; a cell is used where its events, its
    population and the path it was dealt are known. Each permutation is fitted in full.
    """
    sample = sample_of(panel, lag)
    if isinstance(sample, Silence):
        return PermutationCheck(nan, nan, 0, lag, seed, sample.reason, "none")
    if reason := of_sample(sample, lag).reason:
        return PermutationCheck(nan, nan, 0, lag, seed, reason, "none")
    own = fit_of_sample(sample)
    random = np.random.default_rng(seed)
    orders = np.array([random.permutation(len(sample.units)) for _ in range(permutations)])
    parts = [_dealt(sample, orders[at : at + AT_ONCE]) for at in range(0, permutations, AT_ONCE)]
    slopes = np.concatenate([part.coefficient for part in parts])
    ratios = np.concatenate([part.coefficient / part.clustered for part in parts])
    return PermutationCheck(
        probability=_probability(ratios, float(own.coefficient[0] / own.clustered[0])),
        of_estimate=_probability(slopes, float(own.coefficient[0])),
        permutations=int(np.isfinite(ratios).sum()),
        lag=lag,
        seed=seed,
        reason=None,
        method="permuted_paths_studentised",
    )


def _dealt(sample: Sample, orders: NDArray[np.int64]) -> Fits:
    """The fits with the coverage of other units, one a row of orders."""
    coverage = sample.coverage[orders]
    known = (coverage >= 0) & (coverage <= 1)
    used = informative(sample.events[None], sample.observed[None] & known)
    filled = np.where(used, coverage, 0.0)
    return fit(sample.events[None], sample.exposure[None], filled, used, loose_ends=loose_ends(sample.used))


def _probability(figures: Numbers, own: float) -> float:
    found = figures[np.isfinite(figures)]
    return float((1 + (np.abs(found) >= abs(own) * (1 - EQUAL)).sum()) / (1 + found.size))
