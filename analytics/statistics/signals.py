"""Signals: quarters that stand out from the region's own level, season and scatter.

Sources:

1. Laney DB: Improved control charts for attributes. Quality Engineering 14 (2002) 531-537 (the u'
   chart, whose limits follow the scatter that the series really has).
2. Provost LP, Murray SK: The health care data guide, 2011 (runs of eight as a hint of a shift).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
FEWEST_QUARTERS: Final = 12
REACH: Final = 3.0
RUN: Final = 8
MEAN_RANGE: Final = 1.128  # of two normal values, in standard deviations (d2)
ON_THE_LEVEL: Final = 1e-9  # standard errors: nearer than this is a rounding error
WORD: Final = "<U16"


@dataclass(frozen=True, slots=True)
class Signals:
    """Each quarter's level and limits in the unit of the values, and what it is.

    ``mark`` is high | low (beyond three standard errors: a signal), run_high | run_low (the eighth or
    later of a run on one side of the level: a hint), usual, or missing (the quarter has no figure).
    ``scatter`` is Laney's factor (1: pure chance).
    """

    level: Numbers
    lower: Numbers
    upper: Numbers
    mark: NDArray[np.str_]
    scatter: float


def signals(
    events: ArrayLike, base: ArrayLike, period_keys: Sequence[int], per: float = 1.0
) -> Signals | None:
    """Signals of a seasonal series of events; ``None`` with fewer than twelve quarters.

    The level of a quarter is the sum of the events of that quarter of the year over the sum of their
    bases. Its standard error is √(level / base) times Laney's factor: the mean moving range of the
    standardised values over 1.128, at least 1 [1]. Beyond three standard errors lies a signal;
    eight quarters in a row on one side of the level are a hint; quarters exactly on it neither count
    nor end the run [2]. A quarter of the year in which nothing ever happened lies on its level, zero.

    ``events`` and ``base`` are one figure a quarter, in the order of time; ``period_keys`` are whole
    numbers that grow by one a quarter, a multiple of four in the first quarter of a year.
    """
    counts, over = np.asarray(events, dtype=np.float64), np.asarray(base, dtype=np.float64)
    keys = np.asarray(period_keys, dtype=np.int64)
    known = (counts >= 0) & (over > 0)
    if known.sum() < FEWEST_QUARTERS:
        return None
    level = _levels(counts, over, keys, known)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(level / np.where(known, over, np.nan))
        z = np.where(error > 0, (counts / over - level) / error, np.where(known, 0.0, np.nan))
    steps = np.abs(np.diff(z[~np.isnan(z)]))
    scatter = max(float(steps.mean()) / MEAN_RANGE, 1.0) if steps.size else 1.0
    reach = REACH * error * scatter
    mark = _marks(z, scatter)
    return Signals(level * per, np.maximum(level - reach, 0) * per, (level + reach) * per, mark, scatter)


def _levels(counts: Numbers, over: Numbers, keys: NDArray[np.int64], known: NDArray[np.bool_]) -> Numbers:
    level = np.full(counts.shape, np.nan)
    for quarter in range(4):
        at = known & (keys % 4 == quarter)
        if at.any():
            level[keys % 4 == quarter] = counts[at].sum() / over[at].sum()
    return level


def _marks(z: Numbers, scatter: float) -> NDArray[np.str_]:
    marks = np.full(z.shape, "usual", dtype=WORD)
    side, length = 0.0, 0
    for position, distance in enumerate(z):
        if np.isnan(distance):
            marks[position] = "missing"
            continue
        if abs(distance) < ON_THE_LEVEL:
            continue
        here = float(np.sign(distance))
        length = length + 1 if here == side else 1
        side = here
        if abs(distance) > REACH * scatter:
            marks[position] = "high" if here > 0 else "low"
        elif length >= RUN:
            marks[position] = "run_high" if here > 0 else "run_low"
    return marks
