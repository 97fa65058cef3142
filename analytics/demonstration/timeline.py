"""Time as the model counts it: quarters, cut where the map of the regions changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.periods import QUARTERS_IN_YEAR, Period, periods_between

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slot:
    """A quarter, or the part of it before or after a change of borders."""

    period: Period
    first_day: dt.date
    last_day: dt.date

    @property
    def part_of_quarter(self) -> float:
        """The share of the quarter's days that lies in the slot."""
        days = (self.last_day - self.first_day).days + 1
        return days / ((self.period.last_day - self.period.first_day).days + 1)


def slots_between(first: Period, last: Period, cuts: Iterable[dt.date]) -> tuple[Slot, ...]:
    """The slots from the first to the last quarter; each cut is the first day of a new slot."""
    days = sorted(set(cuts))
    return tuple(
        Slot(period, start, end)
        for period in periods_between(first, last)
        for start, end in _pieces(period, [day for day in days if _inside(day, period)])
    )


def _inside(day: dt.date, period: Period) -> bool:
    return period.first_day < day <= period.last_day


def _pieces(period: Period, cuts: list[dt.date]) -> list[tuple[dt.date, dt.date]]:
    starts = [period.first_day, *cuts]
    ends = [day - dt.timedelta(days=1) for day in cuts] + [period.last_day]
    return list(zip(starts, ends, strict=True))


@dataclass(frozen=True, slots=True)
class Levels:
    """A level over time: known at some moments, on straight lines between them.

    ``moments`` are decimal years (2015.5 is the middle of 2015), ascending.
    """

    moments: tuple[float, ...]
    values: tuple[float, ...]

    @classmethod
    def of(cls, table: Mapping[str, float]) -> Levels:
        """The levels of a table whose keys are years (``2015``: its middle) or quarters' ends."""
        points = sorted((_moment(key), float(value)) for key, value in table.items())
        if not points:
            raise ValueError("a table of levels is empty")
        return cls(tuple(moment for moment, _ in points), tuple(value for _, value in points))

    def at(self, moments: Numbers) -> Numbers:
        """The level at each moment; before the first and after the last it stays as it is."""
        return np.interp(moments, self.moments, self.values)


def _moment(key: str) -> float:
    if key.isdigit():
        return int(key) + 0.5
    period = Period.parse(key)
    return period.year + period.quarter / QUARTERS_IN_YEAR


def moment_of(day: dt.date) -> float:
    """A day as a decimal year."""
    start = dt.date(day.year, 1, 1)
    return day.year + (day - start).days / (dt.date(day.year + 1, 1, 1) - start).days
