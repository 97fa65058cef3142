"""The association with each unit left out in turn: who carries it, and limits that few units do not narrow.

Sources:

1. Bell RM, McCaffrey DF: Bias reduction in standard errors for linear regression with multi-stage samples.
   Survey Methodology 28 (2002) 169-181 (the jackknife over clusters).
2. MacKinnon JG, Nielsen MØ, Webb MD: Fast and reliable jackknife and bootstrap methods for cluster-robust
   inference. Journal of Applied Econometrics 38 (2023) 671-694 (with few or unlike clusters it errs less than
   the sandwich; variance = (G-1)/G x sum of squared differences from the estimate, t with G-1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import nan

import numpy as np
from numpy.typing import NDArray

from analytics.statistics.association import (
    CONFIDENCE,
    Association,
    association,
    critical_value,
    fit_of_sample,
    loose_ends,
    percent_of,
    two_sided,
)
from analytics.statistics.fixed_effects import fit
from analytics.statistics.panel import Panel, Sample, Silence, informative, sample_of

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The association with limits from leaving out units, and the estimates behind them.

    ``percent_without`` is the estimate without each of ``units``, in their order; NaN where none remains.
    """

    association: Association
    units: tuple[str, ...]
    percent_without: tuple[float, ...]


def leave_one_out(panel: Panel, lag: int = 0, confidence: float = CONFIDENCE) -> LeftOut:
    """The association with jackknife limits over units, Student's t with G - 1 degrees [1, 2].

    Without limits where the estimate hangs on one unit, so that none remains without it.
    """
    found, sample = association(panel, lag, confidence), sample_of(panel, lag)
    if isinstance(sample, Silence) or found.reason is not None:
        return LeftOut(found, (), ())
    slopes = _without_each(sample)
    slope, units = float(fit_of_sample(sample).coefficient[0]), len(sample.units)
    error = float(np.sqrt((units - 1) / units * ((slopes - slope) ** 2).sum()))
    reach = critical_value(units - 1, confidence) * error
    limited = replace(
        found,
        lower=percent_of(slope - reach) if np.isfinite(reach) else nan,
        upper=percent_of(slope + reach) if np.isfinite(reach) else nan,
        probability=float(two_sided(np.array(slope / error), units - 1)) if np.isfinite(reach) else nan,
        method="poisson_fixed_effects_jackknife",
    )
    without = tuple(percent_of(each) if np.isfinite(each) else nan for each in slopes.tolist())
    return LeftOut(limited, sample.units, without)


def _without_each(sample: Sample) -> Numbers:
    """The coefficients without each unit."""
    units = len(sample.units)
    used = np.repeat(sample.used[None], units, axis=0)
    used[np.arange(units), np.arange(units)] = False
    used = informative(np.broadcast_to(sample.events, used.shape), used)
    coverage = np.where(sample.used, sample.coverage, 0.0)[None]
    fits = fit(sample.events[None], sample.exposure[None], coverage, used, loose_ends=loose_ends(sample.used))
    return fits.coefficient
