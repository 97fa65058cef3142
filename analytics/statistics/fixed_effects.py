"""Log-linear models of counts with a level for each unit and quarter, many panels at once.

log(expected) = log(exposure) + level of the unit + level of the quarter + coefficient x coverage. The
levels of the quarters are eliminated from each Newton step, so that a step solves a system of the size of
the units only; a thousand panels of 16 units and 44 quarters take a fraction of a second.

Sources:

1. McCullagh P, Nelder JA: Generalized linear models, 2nd edition, 1989, sections 2.5 and 6.2 (Newton's
   method for log-linear models), 11.2 (negative binomial with a known scatter).
2. Correia S, Guimarães P, Zylkin T: Fast Poisson estimation with high-dimensional fixed effects. The Stata
   Journal 20 (2020) 95-115 (the partialled-out regressor under the weights of the last step).
3. Cameron AC, Miller DL: A practitioner's guide to cluster-robust inference. Journal of Human Resources 50
   (2015) 317-372, equations 11 to 13 (the sandwich by cluster and its small-sample factor).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]
STEPS: Final = 40
CLOSE: Final = 1e-9
LONGEST_STEP: Final = 3.0  # of a logarithm, so that a bad start cannot run away
RIDGE: Final = 1e-10  # one level is free: it steadies a step and leaves the solution as it is
LEAST_OWN_VARIATION: Final = 1e-11  # share of the squared coverage; below it is rounding


@dataclass(frozen=True, slots=True)
class Fits:
    """The fits of several panels, one entry a panel; NaN where a fit did not settle.

    ``coefficient`` is the change of the log rate for coverage growing by 1 (from none to all).
    ``clustered`` is its standard error robust to dependence within units, with the small-sample factor
    G/(G-1) x (N-1)/(N-K) [3]; ``naive`` the one that takes every event for independent. ``dispersion`` is
    Pearson's chi-squared over N - K. ``fitted`` are expected events by unit and quarter, ``own`` is what
    the other regressors leave over of the coverage.
    """

    coefficient: Numbers
    clustered: Numbers
    naive: Numbers
    dispersion: Numbers
    units: Numbers
    freedom: Numbers
    fitted: Numbers
    own: Numbers
    settled: Marks


@dataclass(frozen=True, slots=True)
class Model:
    """What stands beside the coverage: the levels of quarters, further columns, and the scatter.

    ``levels`` says by quarter (rows) to which level (columns) it belongs, one level a quarter where not
    given. ``columns`` are further regressors by unit, quarter and column. ``scatter`` is the variance of
    a negative binomial beyond Poisson, in squares of the expected count.
    """

    levels: Numbers | None = None
    columns: Numbers | None = None
    scatter: float = 0.0


@dataclass(frozen=True, slots=True)
class _Step:
    """The weighted cross products after the quarters' levels are eliminated."""

    system: Numbers
    by_level: Numbers
    share: Numbers
    columns_by_level: Numbers


def fit(
    events: Numbers,
    exposure: Numbers,
    coverage: Numbers,
    used: Marks,
    model: Model | None = None,
    loose_ends: int = 1,
) -> Fits:
    """The model fitted to each panel by Newton's method, with clustered errors [1, 2, 3].

    Args:
        events: by panel, unit and quarter; so are the three that follow. Axes of size 1 are stretched.
        exposure: positive.
        coverage: finite where used.
        used: cells in the fit; each unit and quarter of them has an event.
        model: what stands beside the coverage.
        loose_ends: levels that are free, because units and quarters fall apart into so many groups.
    """
    model = model or Model()
    shape = np.broadcast_shapes(events.shape, exposure.shape, coverage.shape, used.shape)
    used = np.broadcast_to(used, shape)
    y = np.where(used, events, 0.0)
    offset = np.log(np.where(used, exposure, 1.0))
    regressors = _regressors(np.where(used, coverage, 0.0), used, model.columns)
    levels = np.eye(shape[-1]) if model.levels is None else model.levels
    logs = _start(y, np.exp(offset), used, levels) + offset
    coefficient, settled = np.zeros(shape[0]), np.zeros(shape[0], dtype=bool)
    for _ in range(STEPS):
        at = np.flatnonzero(~settled)
        if not at.size:
            break
        change, slope = _newton(y[at], logs[at], regressors[at], used[at], levels, model.scatter)
        size = np.abs(change).max(axis=(-2, -1))
        bound = np.minimum(1.0, LONGEST_STEP / np.maximum(size, CLOSE))
        logs[at] += change * bound[:, None, None]
        coefficient[at] += slope * bound
        settled[at] = size < CLOSE
    return _judged(y, logs, coefficient, settled, regressors, used, levels, model.scatter, loose_ends)


def _regressors(coverage: Numbers, used: Marks, columns: Numbers | None) -> Numbers:
    """The coverage first, then what stands beside it, by panel, unit, quarter and column."""
    if columns is None:
        return coverage[..., None]
    beside = np.where(used[..., None], columns[None], 0.0)
    return np.concatenate([coverage[..., None], beside], axis=-1)


def _start(events: Numbers, exposure: Numbers, used: Marks, levels: Numbers) -> Numbers:
    """Logs of a rate of the unit times a factor of its level, close to the fit without coverage."""
    base = np.where(used, exposure, 0.0)
    rate = _ratio(events.sum(axis=-1), base.sum(axis=-1))
    factor = _ratio(events.sum(axis=-2) @ levels, (base * rate[..., None]).sum(axis=-2) @ levels)
    return np.asarray(np.log(rate)[..., None] + (np.log(factor) @ levels.T)[..., None, :], dtype=np.float64)


def _ratio(part: Numbers, whole: Numbers) -> Numbers:
    """A positive ratio, 1 where there is none."""
    sound = (part > 0) & (whole > 0)
    return np.where(sound, part, 1.0) / np.where(sound, whole, 1.0)


def _weights(events: Numbers, logs: Numbers, used: Marks, scatter: float) -> tuple[Numbers, Numbers, Numbers]:
    """Expected events, the weights of a step and the residuals it is to take away."""
    expected = np.where(used, np.exp(logs), 0.0)
    shrink = 1 / (1 + scatter * expected)
    return expected, expected * shrink, (events - expected) * shrink


def _step(weights: Numbers, regressors: Numbers, levels: Numbers) -> _Step:
    """The system in the units' levels and the coefficients."""
    panels, units, quarters, columns = regressors.shape
    by_level = weights @ levels
    of_level = by_level.sum(axis=-2)
    inverse = np.where(of_level > 0, 1 / np.where(of_level > 0, of_level, 1.0), 0.0)
    share = by_level * inverse[:, None, :]
    weighted = weights[..., None] * regressors
    flat, flat_weighted = (each.reshape(panels, units * quarters, columns) for each in (regressors, weighted))
    in_level = np.swapaxes(np.swapaxes(weighted.sum(axis=1), 1, 2) @ levels, 1, 2)
    system = np.empty((panels, units + columns, units + columns))
    system[:, :units, :units] = -share @ np.swapaxes(by_level, 1, 2)
    each = np.arange(units)
    of_unit = weights.sum(axis=-1)
    system[:, each, each] += np.where(of_unit > 0, of_unit * (1 + RIDGE), 1.0)
    beside = weighted.sum(axis=2) - share @ in_level
    system[:, :units, units:] = beside
    system[:, units:, :units] = np.swapaxes(beside, 1, 2)
    system[:, units:, units:] = np.swapaxes(flat_weighted, 1, 2) @ flat - np.swapaxes(in_level, 1, 2) @ (
        inverse[:, :, None] * in_level
    )
    return _Step(system, by_level, inverse, in_level)


def _newton(
    events: Numbers, logs: Numbers, regressors: Numbers, used: Marks, levels: Numbers, scatter: float
) -> tuple[Numbers, Numbers]:
    """The change of the logs and of the coefficient of coverage that one step of Newton's asks for."""
    _, weights, rest = _weights(events, logs, used, scatter)
    step = _step(weights, regressors, levels)
    units = events.shape[1]
    of_level = rest.sum(axis=-2) @ levels
    pushed = step.share * of_level
    of_unit = rest.sum(axis=-1) - np.einsum("bgc,bc->bg", step.by_level, pushed)
    flat = regressors.reshape(len(events), -1, regressors.shape[-1])
    of_column = np.einsum("bn,bnp->bp", rest.reshape(len(events), -1), flat)
    of_column -= np.einsum("bcp,bc->bp", step.columns_by_level, pushed)
    answer = _solved(step.system, np.concatenate([of_unit, of_column], axis=1))
    change = _combined(answer, pushed, step, regressors, levels, units)
    return np.where(used, change, 0.0), answer[:, units]


def _combined(
    answer: Numbers, pushed: Numbers, step: _Step, regressors: Numbers, levels: Numbers, units: int
) -> Numbers:
    """Levels and coefficients laid over unit and quarter."""
    taken = np.einsum("bgc,bg->bc", step.by_level, answer[:, :units])
    taken += np.einsum("bcp,bp->bc", step.columns_by_level, answer[:, units:])
    of_level = pushed - step.share * taken
    laid = np.einsum("bgtp,bp->bgt", regressors, answer[:, units:])
    return np.asarray(laid + answer[:, :units, None] + (of_level @ levels.T)[:, None, :], dtype=np.float64)


def _judged(
    events: Numbers,
    logs: Numbers,
    coefficient: Numbers,
    settled: Marks,
    regressors: Numbers,
    used: Marks,
    levels: Numbers,
    scatter: float,
    loose_ends: int,
) -> Fits:
    """Standard errors from the coverage's own variation under the weights of the last step."""
    expected, weights, rest = _weights(events, logs, used, scatter)
    own = _own(weights, regressors, levels)
    own = np.where(used, own, 0.0)
    information = (weights * own**2).sum(axis=(1, 2))
    total = (weights * regressors[..., 0] ** 2).sum(axis=(1, 2))
    sound = settled & (information > LEAST_OWN_VARIATION * total)
    information = np.where(sound, information, np.nan)
    by_unit = (own * rest).sum(axis=2)
    units = used.any(axis=2).sum(axis=1).astype(np.float64)
    in_levels = ((used.any(axis=1).astype(np.float64) @ levels) > 0).sum(axis=1)
    cells = used.sum(axis=(1, 2)).astype(np.float64)
    freedom = cells - (units + in_levels - loose_ends + regressors.shape[-1])
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = units / (units - 1) * (cells - 1) / np.where(freedom > 0, freedom, np.nan)
        clustered = np.sqrt((by_unit**2).sum(axis=1) * factor) / information
        variance = expected * (1 + scatter * expected)
        chi_squared = np.where(used, (events - expected) ** 2 / variance, 0.0).sum(axis=(1, 2))
        dispersion = chi_squared / np.where(freedom > 0, freedom, np.nan)
        naive = 1 / np.sqrt(information)
    slope = np.where(sound, coefficient, np.nan)
    return Fits(slope, clustered, naive, dispersion, units, freedom, expected, own, sound)


def _own(weights: Numbers, regressors: Numbers, levels: Numbers) -> Numbers:
    """What all other regressors leave over of the coverage [2]."""
    step = _step(weights, regressors, levels)
    units = weights.shape[1]
    others = np.delete(np.arange(step.system.shape[1]), units)
    target = step.system[:, others, units]
    answer = _solved(step.system[:, others[:, None], others[None, :]], target)
    full = np.insert(-answer, units, 1.0, axis=1)
    return _combined(full, np.zeros_like(step.share), step, regressors, levels, units)


def _solved(system: Numbers, target: Numbers) -> Numbers:
    """Systems solved one by one where one of them has no answer, which then is NaN."""
    try:
        return np.asarray(np.linalg.solve(system, target[..., None])[..., 0], dtype=np.float64)
    except np.linalg.LinAlgError:
        answers = np.full(target.shape, np.nan)
        for at in range(len(system)):
            if np.isfinite(system[at]).all() and np.linalg.matrix_rank(system[at]) == len(system[at]):
                answers[at] = np.linalg.solve(system[at], target[at])
        return answers
