"""The stage of the model: its slots of time, its territories and how they report."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analytics.demonstration.published import PublishedReturns
from analytics.demonstration.timeline import Levels, Numbers, Slot, moment_of, slots_between
from analytics.periods import Period
from analytics.regions import load_regions

BASE_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Territory:
    """One of the twenty units of today's map, with its constants.

    ``children`` is thousands of children 0-15 on 1 January 2020, ``growth`` their yearly growth
    as a share, ``rural`` the share of rural children. Before ``since`` the territory's figures
    stood in the return of ``parent``.
    """

    code: str
    children: float
    growth: float
    rural: float
    parent: str | None
    since: dt.date | None

    def carrier(self, day: dt.date) -> str:
        """The unit in whose return the territory's figures of a day stand."""
        if self.parent is None or self.since is None or day >= self.since:
            return self.code
        return self.parent


@dataclass(frozen=True, slots=True)
class World:
    """Slots of time by territories: the two axes of every array of the model."""

    slots: tuple[Slot, ...]
    territories: tuple[Territory, ...]
    children: Numbers
    published: PublishedReturns

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of slots and of territories."""
        return len(self.slots), len(self.territories)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the territories, in the order of the arrays."""
        return tuple(territory.code for territory in self.territories)

    @property
    def middles(self) -> Numbers:
        """The middle of each slot as a decimal year, as a column."""
        starts = np.array([moment_of(slot.first_day) for slot in self.slots])
        return ((starts + self.ends[:, 0]) / 2)[:, None]

    @property
    def ends(self) -> Numbers:
        """The end of each slot as a decimal year, as a column."""
        days = [slot.last_day + dt.timedelta(days=1) for slot in self.slots]
        return np.array([moment_of(day) for day in days])[:, None]

    @property
    def quarters(self) -> NDArray[np.int64]:
        """The quarter, 0 to 3, of each slot."""
        return np.array([slot.period.quarter - 1 for slot in self.slots])

    @property
    def parts_of_year(self) -> Numbers:
        """The share of a year that each slot holds, as a column."""
        return np.array([slot.part_of_quarter / 4 for slot in self.slots])[:, None]

    def groups(self) -> dict[str, str]:
        """For each territory the oldest unit of which the published year still holds a part."""
        year = dt.date(self.published.period.year, 1, 1)
        return {territory.code: territory.carrier(year) for territory in self.territories}


def build_world(
    folder: Path, first: Period, last: Period, children: Levels, published: PublishedReturns
) -> World:
    """The stage from ``territories.csv`` in the folder and the lineage of the regions' register."""
    splits = _splits()
    territories = _territories(folder / "territories.csv", splits)
    slots = slots_between(first, last, (since for _, since in splits.values()))
    return World(slots, territories, _children(territories, slots, children), published)


def _splits() -> dict[str, tuple[str, dt.date]]:
    """New units with the unit that carried their figures before, and since when they report.

    Where a unit was renamed as it was split, its successor under the new name carries them.
    """
    rows = [row for row in load_regions().lineage if row.predecessor != row.successor]
    renamed = {row.predecessor: row.successor for row in rows if "rename" in row.kind}
    return {
        row.successor: (renamed.get(row.predecessor, row.predecessor), row.effective)
        for row in rows
        if row.successor not in renamed.values()
    }


def _territories(path: Path, splits: Mapping[str, tuple[str, dt.date]]) -> tuple[Territory, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_territory(row, *splits.get(row["code"], (None, None))) for row in rows)


def _territory(row: Mapping[str, str], parent: str | None, since: dt.date | None) -> Territory:
    children, growth, rural = (float(row[name]) for name in ("children_0_15_2020", "growth", "rural"))
    return Territory(row["code"], children, growth, rural, parent, since)


def _children(territories: Iterable[Territory], slots: Iterable[Slot], national: Levels) -> Numbers:
    """Children 0-17 by slot and territory, scaled to the republic's anchors."""
    rows = tuple(territories)
    years = np.array([moment_of(slot.first_day) for slot in slots])[:, None]
    start = np.array([row.children for row in rows])
    growth = np.array([row.growth for row in rows])
    relative = start * (1 + growth) ** (years - BASE_YEAR)
    # The anchors stand on 1 January, half a year before the middle that a table of years means.
    totals = national.at(years + 0.5)
    return np.asarray(totals * relative / relative.sum(axis=1, keepdims=True), dtype=np.float64)
