"""From what happened on simulated panels to a row: a share or a mean with the simulation's own limits."""

from __future__ import annotations

from math import nan
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from analytics.calibration.rows import Row
from analytics.statistics.intervals import proportion_with_limits

Z_OF_95: Final = NormalDist().inv_cdf(0.975)


def share_row(method: str, scenario: str, statistic: str, happened: ArrayLike, nominal: float = nan) -> Row:
    """The share of cases in which something happened, over panels (rows) of cases (columns).

    Cases of one panel may depend on each other: the standard error is that of the panels' shares, and
    the limits are Wilson's for as many independent cases as have that error. Missing cases (NaN) do not
    count; one column is one case a panel.
    """
    cases = np.asarray(happened, dtype=np.float64)
    cases = cases[:, None] if cases.ndim == 1 else cases
    counted = (~np.isnan(cases)).sum(axis=1)
    yes = np.nansum(cases, axis=1)
    panels, value = len(cases), float(yes.sum() / counted.sum())
    beside = (yes - value * counted) / counted.mean()
    variance = float(beside.var(ddof=1)) / panels
    size = value * (1 - value) / variance if variance > 0 else float(panels)
    limits = proportion_with_limits(value * size, size, per=1)
    return Row(method, scenario, statistic, value, nominal, float(limits.lower), float(limits.upper), panels)


def mean_row(method: str, scenario: str, statistic: str, figures: ArrayLike) -> Row:
    """The mean of one figure a panel, with limits of 1.96 standard errors."""
    values = np.asarray(figures, dtype=np.float64)
    mean, error = float(values.mean()), float(values.std(ddof=1)) / np.sqrt(values.size)
    reach = Z_OF_95 * float(error)
    return Row(method, scenario, statistic, mean, nan, mean - reach, mean + reach, values.size)
