"""Signals: ordinary quarters that are marked, and a doubled quarter that is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import QUARTERS, SEASON, STRONG_SEASON, Levels, Numbers, keys, quarters
from analytics.calibration.rows import Row
from analytics.statistics.signals import MEAN_RANGE, REACH, Signals, signals

BEYOND_THREE: Final = 0.0027  # of a normal figure
LATEST: Final = QUARTERS - 1
Flags = NDArray[np.bool_]


def false_signals(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Ordinary quarters: of pure chance around their season, and with a level that wanders."""
    for scenario, restless in {"steady_quarters": False, "restless_quarters": True}.items():
        series = [quarters(levels, random, restless=restless) for _ in range(panels)]
        for method, chart in CHARTS.items():
            marked = [np.concatenate([chart(region) for region in panel]) for panel in series]
            yield share_row(method, scenario, "signalled", marked, BEYOND_THREE)
        hints = [np.concatenate([_hints(region) for region in panel]) for panel in series]
        yield share_row("signals", scenario, "hinted", hints)


def real_signals(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """The latest quarter of a region has twice the events that are usual there."""
    for scenario, season in {"doubled_quarter": SEASON, "doubled_strong_season": STRONG_SEASON}.items():
        doubled = [_doubled(quarters(levels, random, season=season), random) for _ in range(panels)]
        for method, chart in CHARTS.items():
            found = [[chart(region)[LATEST] for region in panel] for panel in doubled]
            yield share_row(method, scenario, "real_jump_told", found)


def _doubled(events: Numbers, random: np.random.Generator) -> Numbers:
    """The latest quarter counted once more beside itself, with chance of its own."""
    return np.column_stack([events[:, :LATEST], events[:, LATEST] + random.poisson(events[:, LATEST])])


def _ours(events: Numbers) -> Signals:
    found = signals(events, np.ones(events.size), keys())
    if found is None:
        raise ValueError("twenty quarters have signals")
    return found


def _signals(events: Numbers) -> Flags:
    return np.isin(_ours(events).mark, ["high", "low"])


def _hints(events: Numbers) -> Flags:
    return np.isin(_ours(events).mark, ["run_high", "run_low"])


def _u_chart(events: Numbers) -> Flags:
    """The same levels of the quarters of the year, with the limits of chance alone."""
    level = _ours(events).level
    return np.asarray(np.abs(events - level) > REACH * np.sqrt(level))


def _xmr(events: Numbers) -> Flags:
    """A plain chart of single values: mean and mean moving range, the season left in."""
    spread = np.abs(np.diff(events)).mean() / MEAN_RANGE
    return np.asarray(np.abs(events - events.mean()) > REACH * spread)


CHARTS: Final[dict[str, Callable[[Numbers], Flags]]] = {
    "signals": _signals,
    "u_chart": _u_chart,
    "xmr": _xmr,
}
