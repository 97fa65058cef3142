"""The same association told otherwise: other lags, other models, other parts of the data, in one table.

Sources:

1. Simonsohn U, Simmons JP, Nelson LD: Specification curve analysis. Nature Human Behaviour 4 (2020) 1208-1214
   (all reasonable ways are shown, not the best one).
2. Breslow NE: Extra-Poisson variation in log-linear models. Applied Statistics 33 (1984) 38-44 (the scatter
   of the negative binomial is the one with which Pearson's chi-squared equals N - K).
3. McCullagh P, Nelder JA: Generalized linear models, 2nd edition, 1989, section 4.5 (quasi-Poisson).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.statistics.association import (
    CONFIDENCE,
    Association,
    association,
    fit_of_sample,
    of_sample,
    silent,
)
from analytics.statistics.fixed_effects import Model
from analytics.statistics.jackknife import leave_one_out
from analytics.statistics.panel import Panel, Reason, Sample, Silence, sample_of

Numbers = NDArray[np.float64]
LAGS: Final = (0, 1, 2, 3, 4)
QUARTERS_IN_YEAR: Final = 4
HALVINGS: Final = 40
LARGEST_SCATTER: Final = 4.0


@dataclass(frozen=True, slots=True)
class Specification:
    """One way to tell the association: the change in per cent for +10 points, its limits and size.

    Where it says nothing the figures are NaN and ``reason`` says why.
    """

    name: str
    percent: float
    lower: float
    upper: float
    probability: float
    units: int
    quarters: int
    reason: Reason | None
    method: str


def specifications(
    panel: Panel,
    lag: int = 0,
    confidence: float = CONFIDENCE,
    without: Mapping[str, Collection[str]] | None = None,
) -> tuple[Specification, ...]:
    """The table of specifications, in a fixed order [1].

    ``lag_0`` to ``lag_4``; then at the given lag: ``no_quarter_levels`` (levels of units only),
    ``seasons_only`` (levels of the four quarters of the year), ``unit_trends`` (a line of its own for each
    unit), ``quasi_poisson`` (errors from the dispersion [3]), ``negative_binomial`` [2], ``jackknife``
    (limits from leaving out units), ``first_half`` and ``last_half`` of the calendar years; then one row for
    each name in ``without``, without its units.
    """
    rows = [(f"lag_{each}", association(panel, each, confidence)) for each in LAGS]
    rows += _other_models(panel, lag, confidence)
    rows.append(("jackknife", leave_one_out(panel, lag, confidence).association))
    for name, periods in zip(("first_half", "last_half"), halves(panel, lag), strict=True):
        rows.append((name, association(panel.events_within(periods), lag, confidence)))
    for name, units in (without or {}).items():
        rows.append((name, association(panel.without(units), lag, confidence)))
    return tuple(row_of(name, found) for name, found in rows)


def row_of(name: str, found: Association) -> Specification:
    """An association as a row of the table."""
    return Specification(
        name,
        found.percent,
        found.lower,
        found.upper,
        found.probability,
        found.units,
        found.quarters,
        found.reason,
        found.method,
    )


def halves(panel: Panel, lag: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The quarters of the first and of the last half of the calendar years with usable cells.

    Of an odd number of years the last half has one more.
    """
    sample = sample_of(panel, lag)
    periods: Sequence[int] = () if isinstance(sample, Silence) else sample.periods
    years = sorted({period // QUARTERS_IN_YEAR for period in periods})
    early = set(years[: len(years) // 2])
    first = tuple(period for period in periods if period // QUARTERS_IN_YEAR in early)
    return first, tuple(period for period in periods if period // QUARTERS_IN_YEAR not in early)


def _other_models(panel: Panel, lag: int, confidence: float) -> Iterator[tuple[str, Association]]:
    names = ("no_quarter_levels", "seasons_only", "unit_trends", "quasi_poisson", "negative_binomial")
    sample = sample_of(panel, lag)
    if isinstance(sample, Silence):
        nothing = silent(sample.reason, sample.dropped, lag, confidence, sample.units, sample.quarters)
        yield from ((name, nothing) for name in names)
        return
    seasons = np.asarray(sample.periods)[:, None] % QUARTERS_IN_YEAR == np.arange(QUARTERS_IN_YEAR)
    models = (
        Model(levels=np.ones((len(sample.periods), 1))),
        Model(levels=seasons.astype(np.float64)),
        Model(columns=_trends(sample)),
    )
    for name, model in zip(names, models, strict=False):
        yield name, of_sample(sample, lag, confidence, model, method=f"poisson_{name}_clustered")
    yield "quasi_poisson", of_sample(sample, lag, confidence, errors="dispersion", method="quasi_poisson")
    binomial = Model(scatter=scatter_of(sample))
    yield (
        "negative_binomial",
        of_sample(sample, lag, confidence, binomial, method="negative_binomial_clustered"),
    )


def _trends(sample: Sample) -> Numbers:
    """A line over the quarters for each unit but the first, whose line the levels of quarters hold."""
    units, quarters = len(sample.units), len(sample.periods)
    at = np.asarray(sample.periods, dtype=np.float64)
    line = (at - at.mean()) / QUARTERS_IN_YEAR
    columns = np.zeros((units, quarters, units - 1))
    for unit in range(1, units):
        columns[unit, :, unit - 1] = line
    return columns


def scatter_of(sample: Sample) -> float:
    """The scatter with which Pearson's chi-squared is N - K; 0 where it is no more without any [2]."""

    def dispersion(scatter: float) -> float:
        fits = fit_of_sample(sample, Model(scatter=scatter))
        return float(fits.dispersion[0]) if fits.settled[0] else 0.0

    low, high = 0.0, LARGEST_SCATTER
    if dispersion(low) <= 1:
        return 0.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if dispersion(middle) > 1 else (low, middle)
        if high - low < 1e-10:
            break
    return (low + high) / 2
