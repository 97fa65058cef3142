"""How fast a figure must change to reach a target, beside how fast it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.catalogue.targets import Target
from analytics.measures.basis import Basis
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.statistics.trend import pace_to_target

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Pace:
    """The yearly change in per cent that leads from the last known figure to the target.

    ``needed`` is NaN where no percentage leads there (from or to zero, or no time is left); ``reached``
    says whether the last figure already stands on the wanted side, ``None`` where no side is wanted.
    """

    target: Target
    period: Period
    value: float
    needed: float
    reached: bool | None

    @property
    def is_due(self) -> bool:
        """Whether the last figure is that of the target's own year: there is no time left."""
        return self.period >= Period(self.target.year, QUARTERS_IN_YEAR)


def pace(table: pd.DataFrame, basis: Basis, target: Target, polarity: str) -> Pace | None:
    """The pace from the last figure of a whole year (of a stock: the last one) to a target.

    ``table`` is one line on the basis ``year``, ``cumulative`` or ``stock``. ``None`` where nothing is
    known when the target's year ends, and for a quarter alone, which has no target.
    """
    end = Period(target.year, QUARTERS_IN_YEAR)
    if basis == "quarter":
        return None
    known = [
        (Period.parse(str(period)), float(value))
        for period, value, status in zip(table["period"], table["value"], table["status"], strict=True)
        if status == "ok"
    ]
    fitting = [
        (period, value)
        for period, value in known
        if period <= end and (basis == "stock" or period.quarter == QUARTERS_IN_YEAR)
    ]
    if not fitting:
        return None
    period, value = max(fitting)
    years = (end.key - period.key) / QUARTERS_IN_YEAR
    needed = pace_to_target(value, target.value, years)
    return Pace(target, period, value, needed, is_reached(value, target, polarity))


def is_reached(value: float, target: Target, polarity: str) -> bool | None:
    """Whether a value stands on the wanted side of a target; ``None`` where no side is wanted."""
    if polarity == "lower_is_better":
        return value <= target.value
    return value >= target.value if polarity == "higher_is_better" else None
