"""A panel of units and quarters, and the part of it from which an association can be estimated.

Sources:

1. Cameron AC, Trivedi PK: Regression analysis of count data, 2nd edition, 2013, section 9.4 (a unit whose
   events are all zero says nothing of a coefficient beside fixed effects).
2. Correia S, Guimarães P, Zylkin T: Verifying the existence of maximum likelihood estimates for
   generalized linear models. arXiv 1903.01633, 2019 (observations that are perfectly predicted to be zero
   are left out; a regressor that is then redundant has no finite estimate).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.separation import perfectly_zero

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]
Reason = Literal[
    "no_events",
    "few_units",
    "few_quarters",
    "constant_coverage",
    "collinear_coverage",
    "perfect_separation",
    "no_convergence",
]
FEWEST_UNITS: Final = 8
FEWEST_QUARTERS: Final = 8
# A standard deviation of a tenth of a percentage point: less may be rounding, and ten points are far from it.
LEAST_OWN_DEVIATION: Final = 0.001


@dataclass(frozen=True, slots=True)
class Panel:
    """Events, exposure and coverage by unit (rows) and quarter (columns); missing figures are NaN.

    ``periods`` are whole numbers that grow by one a quarter, without gaps. ``events`` are counts of the
    quarter on its own, ``exposure`` is the population, ``coverage`` a share between 0 and 1.
    """

    units: tuple[str, ...]
    periods: tuple[int, ...]
    events: Numbers
    exposure: Numbers
    coverage: Numbers

    def without(self, units: Collection[str]) -> Panel:
        """The panel without some units."""
        kept = [row for row, unit in enumerate(self.units) if unit not in units]
        figures = (each[kept] for each in (self.events, self.exposure, self.coverage))
        return Panel(tuple(self.units[row] for row in kept), self.periods, *figures)

    def events_within(self, periods: Collection[int]) -> Panel:
        """The panel with the events of some quarters only; coverage stays, for it may be lagged."""
        inside = np.isin(self.periods, list(periods))
        return replace(self, events=np.where(inside[None, :], self.events, np.nan))

    def coverage_of(self, lag: int) -> Numbers:
        """The coverage so many quarters earlier (later if negative), NaN where the panel does not reach."""
        shifted = np.full(self.coverage.shape, np.nan)
        quarters = len(self.periods)
        if abs(lag) < quarters:
            to, source = (
                slice(max(lag, 0), quarters + min(lag, 0)),
                slice(max(-lag, 0), quarters - max(lag, 0)),
            )
            shifted[:, to] = self.coverage[:, source]
        return shifted


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a sample leaves out, and why: cells of unit and quarter, then whole units and quarters.

    A cell counts once, under the first that holds: no usable ``events`` (missing or negative), no usable
    ``exposure`` (missing or not positive), ``beyond_panel`` (the lagged coverage lies outside the panel's
    quarters), no usable ``coverage`` (missing or outside 0 to 1). ``alone`` are cells that are the only one
    left of their unit or quarter, ``separated`` cells that any fit predicts to be exactly zero.
    """

    events: int = 0
    exposure: int = 0
    beyond_panel: int = 0
    coverage: int = 0
    alone: int = 0
    separated: int = 0
    units_without_events: tuple[str, ...] = ()
    quarters_without_events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The cells (``used``) from which a coefficient of coverage can be estimated.

    ``observed`` marks cells with events and exposure, whether or not their own coverage is known.
    ``coverage`` is that of the wanted lag, NaN where unknown.
    """

    units: tuple[str, ...]
    periods: tuple[int, ...]
    events: Numbers
    exposure: Numbers
    coverage: Numbers
    observed: Marks
    used: Marks
    dropped: Dropped


@dataclass(frozen=True, slots=True)
class Silence:
    """Why nothing can be estimated, and what had been left out until then."""

    reason: Reason
    dropped: Dropped
    units: int = 0
    quarters: int = 0


def panel_of(
    units: Sequence[str],
    periods: Sequence[int],
    events: ArrayLike,
    exposure: ArrayLike,
    coverage: ArrayLike,
) -> Panel:
    """The panel of long rows, one a unit and quarter, in any order; absent rows are missing figures.

    Args:
        units: the code of each row's unit.
        periods: the quarter of each row, a whole number that grows by one a quarter.
        events: events of the quarter on its own.
        exposure: the population.
        coverage: the share covered, 0 to 1.

    Raises:
        ValueError: the lengths differ, or a unit has a quarter twice.
    """
    columns = [np.asarray(each, dtype=np.float64) for each in (events, exposure, coverage)]
    if any(column.shape != (len(units),) for column in columns) or len(units) != len(periods):
        raise ValueError("units, periods, events, exposure and coverage have the same length")
    codes = sorted(set(units))
    keys = range(min(periods), max(periods) + 1) if len(periods) else range(0)
    row_of = {code: row for row, code in enumerate(codes)}
    rows = np.array([row_of[unit] for unit in units], dtype=np.int64)
    at = np.asarray(periods, dtype=np.int64) - (keys.start if keys else 0)
    cells, times = np.unique(rows * max(len(keys), 1) + at, return_counts=True)
    if (times > 1).any():
        row, quarter = divmod(int(cells[times > 1][0]), len(keys))
        raise ValueError(f"unit {codes[row]} has the quarter {keys[quarter]} more than once")
    grids = []
    for column in columns:
        grid = np.full((len(codes), len(keys)), np.nan)
        grid[rows, at] = column
        grids.append(grid)
    return Panel(tuple(codes), tuple(keys), *grids)


def sample_of(panel: Panel, lag: int) -> Sample | Silence:
    """The cells that can say something of the coverage so many quarters earlier, or why none can.

    Left out are cells with missing figures; units and quarters without any event, whose own level fits
    them perfectly [1]; single cells of a unit or quarter; cells that are perfectly predicted to be zero [2].
    Silence where fewer than eight units or quarters remain, the coverage is constant, is only a sum of a
    level of its unit and one of its quarter (both: but for a tenth of a percentage point), or separates
    cells with events from those without.
    """
    coverage = panel.coverage_of(lag)
    observed, used, dropped = _known(panel, coverage, lag)
    if panel.events[used].sum() == 0:
        return Silence("no_events" if used.any() else "few_units", dropped)
    used, dropped = _informative(panel, used, dropped)
    silence = _too_small(used, dropped) or _without_own_variation(coverage, used, dropped)
    if silence is not None:
        return silence
    zero = perfectly_zero(panel.events, coverage, used)
    if zero.any():
        separated = replace(dropped, separated=int(zero.sum()))
        used, dropped = _informative(panel, used & ~zero, separated)
        if _without_own_variation(coverage, used, dropped):
            return Silence("perfect_separation", dropped, *_size(used))
        if silence := _too_small(used, dropped):
            return silence
    rows, columns = np.flatnonzero(used.any(axis=1)), np.flatnonzero(used.any(axis=0))
    grid = np.ix_(rows, columns)
    return Sample(
        units=tuple(panel.units[row] for row in rows),
        periods=tuple(panel.periods[column] for column in columns),
        events=np.where(observed, panel.events, 0.0)[grid],
        exposure=np.where(observed, panel.exposure, 1.0)[grid],
        coverage=coverage[grid],
        observed=observed[grid],
        used=used[grid],
        dropped=dropped,
    )


def left_over(figures: Numbers, used: Marks) -> Numbers:
    """What a level of each unit and a level of each quarter leave over of figures, 0 where not used."""
    marks = used.astype(np.float64)
    values = np.where(used, figures, 0.0)
    system = np.block([[np.diag(marks.sum(axis=1)), marks], [marks.T, np.diag(marks.sum(axis=0))]])
    sums = np.concatenate([values.sum(axis=1), values.sum(axis=0)])
    levels = np.linalg.lstsq(system, sums, rcond=None)[0]
    rows = used.shape[0]
    return np.where(used, values - levels[:rows, None] - levels[None, rows:], 0.0)


def informative(events: Numbers, used: Marks) -> Marks:
    """The used cells whose unit and quarter have events and more than one cell; any leading axes."""
    while True:
        counted = np.where(used, events, 0.0)
        rows = (counted.sum(axis=-1) > 0) & (used.sum(axis=-1) > 1)
        columns = (counted.sum(axis=-2) > 0) & (used.sum(axis=-2) > 1)
        kept: Marks = used & rows[..., :, None] & columns[..., None, :]
        if (kept == used).all():
            return kept
        used = kept


def _known(panel: Panel, coverage: Numbers, lag: int) -> tuple[Marks, Marks, Dropped]:
    has_events, has_exposure = panel.events >= 0, (panel.exposure > 0) & np.isfinite(panel.exposure)
    sound = (coverage >= 0) & (coverage <= 1)
    at = np.arange(len(panel.periods)) - lag
    within = np.broadcast_to((at >= 0) & (at < len(panel.periods)), has_events.shape)
    observed = has_events & has_exposure
    dropped = Dropped(
        events=int((~has_events).sum()),
        exposure=int((has_events & ~has_exposure).sum()),
        beyond_panel=int((observed & ~within).sum()),
        coverage=int((observed & within & ~sound).sum()),
    )
    return observed, observed & sound, dropped


def _informative(panel: Panel, used: Marks, dropped: Dropped) -> tuple[Marks, Dropped]:
    """The informative cells; units and quarters that fell out because nothing happened are named."""
    kept = informative(panel.events, used)
    counted = np.where(used, panel.events, 0.0)
    no_unit = used.any(axis=1) & (counted.sum(axis=1) == 0)
    no_quarter = used.any(axis=0) & (counted.sum(axis=0) == 0)
    alone = used & ~kept & ~no_unit[:, None] & ~no_quarter[None, :]
    units = tuple(panel.units[row] for row in np.flatnonzero(no_unit))
    quarters = tuple(panel.periods[column] for column in np.flatnonzero(no_quarter))
    return kept, replace(
        dropped,
        alone=dropped.alone + int(alone.sum()),
        units_without_events=(*dropped.units_without_events, *units),
        quarters_without_events=(*dropped.quarters_without_events, *quarters),
    )


def _size(used: Marks) -> tuple[int, int]:
    return int(used.any(axis=1).sum()), int(used.any(axis=0).sum())


def _too_small(used: Marks, dropped: Dropped) -> Silence | None:
    units, quarters = _size(used)
    if units < FEWEST_UNITS:
        return Silence("few_units", dropped, units, quarters)
    if quarters < FEWEST_QUARTERS or used.sum() <= units + quarters:
        return Silence("few_quarters", dropped, units, quarters)
    return None


def _without_own_variation(coverage: Numbers, used: Marks, dropped: Dropped) -> Silence | None:
    values = coverage[used]
    if not values.size or float(values.std()) < LEAST_OWN_DEVIATION:
        return Silence("constant_coverage", dropped, *_size(used))
    if float(left_over(coverage, used)[used].std()) < LEAST_OWN_DEVIATION:
        return Silence("collinear_coverage", dropped, *_size(used))
    return None
