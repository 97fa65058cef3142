"""Regions through time: who reports when, and what a return is in the borders of another year.

Merging upwards is exact: Abai and East Kazakhstan of today are the East Kazakhstan of 2015. The
other way is refused: what was reported for the older, larger land cannot be divided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analytics.periods import Period
from analytics.regions.records import OUTSIDE_REGIONS, REPUBLIC, Lineage, Region

BORDERS = (2015, 2018, 2022)
BORDERS_SINCE = {2015: dt.date.min, 2018: dt.date(2018, 6, 19), 2022: dt.date(2022, 6, 8)}

FIRST_PERIOD = Period(1990, 1)
LAST_PERIOD = Period(2199, 4)


class BordersTooFine(Exception):  # noqa: N818 - a refusal with its own sentence, not a fault
    """The figures were reported for older, larger land than the borders asked for."""

    def __init__(self, code: str, period: Period, borders: int) -> None:
        super().__init__(f"{code} in {period} cannot be shown in the borders of {borders}")
        self.code = code
        self.period = period
        self.borders = borders


@dataclass(frozen=True, slots=True)
class UnitInBorders:
    """A reporting unit and the unit of the borders that it belongs to, over a range of periods.

    Both period keys are inclusive (``Period.key``).
    """

    borders: int
    unit_code: str
    first_period_key: int
    last_period_key: int
    border_code: str


def borders_of(period: Period) -> int:
    """The borders in force on the last day of a period: 2018 from 2018Q2, 2022 from 2022Q2."""
    return max(year for year, since in BORDERS_SINCE.items() if since <= period.last_day)


class Territories:
    """The regions of all vintages with their lineage."""

    def __init__(self, regions: Sequence[Region], lineage: Sequence[Lineage]) -> None:
        self.records = tuple(regions)
        self.lineage = tuple(lineage)
        self._predecessor = {(row.successor, row.effective): row.predecessor for row in self.lineage}
        self._in_borders = {borders: self._existing(_day_of(borders)) for borders in BORDERS}

    def in_borders(self, borders: int) -> tuple[Region, ...]:
        """The regions of a vintage in the order of their codes: 16, 17 or 20."""
        return tuple(self._in_borders[_known(borders)].values())

    def reporting(self, period: Period) -> tuple[Region, ...]:
        """The regions that exist on the last day of a period, in the order of their codes."""
        return self.in_borders(borders_of(period))

    def get(self, code: str, period: Period | None = None) -> Region:
        """The unit that a code means in a period (on its last day), or means today.

        Raises:
            ValueError: no unit has this code, or not in that period.
        """
        records = [region for region in self.records if region.code == code]
        if period is not None:
            records = [region for region in records if region.exists_on(period.last_day)]
        if not records:
            raise ValueError(f"no region has the code {code!r}" + (f" in {period}" if period else ""))
        return max(records, key=lambda region: region.vintage)

    def border_code(self, code: str, period: Period, borders: int) -> str:
        """The unit, in the borders asked for, to which a unit of a period belongs.

        Raises:
            BordersTooFine: the unit of that period is larger than the units of those borders.
            ValueError: no such unit in that period, or the unit belongs to no region (90).
        """
        _known(borders)
        region = self.get(code, period)
        if code == REPUBLIC:
            return REPUBLIC
        if code == OUTSIDE_REGIONS:
            raise ValueError(f"{code} belongs to no region in any borders")
        border_code = self._border_code(region, borders)
        if border_code is None:
            raise BordersTooFine(code, period, borders)
        return border_code

    def members(self, border_code: str, borders: int, period: Period) -> tuple[str, ...]:
        """The reporting units of a period that add up to a unit of the borders, by code.

        The republic is all regions and the units outside the regions (90).

        Raises:
            BordersTooFine: that unit is only a part of a unit that reported.
            ValueError: those borders have no such unit.
        """
        reporting = self.reporting(period)
        if border_code == REPUBLIC:
            return (*(region.code for region in reporting), OUTSIDE_REGIONS)
        if border_code not in self._in_borders[_known(borders)]:
            raise ValueError(f"the borders of {borders} have no region {border_code!r}")
        found = tuple(
            region.code for region in reporting if self._border_code(region, borders) == border_code
        )
        if not found:
            raise BordersTooFine(border_code, period, borders)
        return found

    def successors(self, border_code: str, borders: int) -> tuple[str, ...]:
        """The present regions (those of the newest borders) that make up a unit of some borders, by code.

        Raises:
            ValueError: those borders have no such unit.
        """
        newest = Period.containing(BORDERS_SINCE[BORDERS[-1]])
        if border_code == REPUBLIC:
            return tuple(region.code for region in self.reporting(newest))
        return self.members(border_code, borders, newest)

    def changed_territory(self, border_code: str, borders: int, period: Period) -> bool:
        """Whether a flow of the period, or of the year before, mixes the land of two vintages.

        That is so for a unit born in a split: from the quarter of the split to the end of the
        year its cumulative figures hold only a part of the year (and those of the predecessor
        more than its land), and in the next year АППГ compares with such a figure.
        """
        if border_code == REPUBLIC:
            return False
        region = self._in_borders[_known(borders)].get(border_code)
        if region is None:
            raise ValueError(f"the borders of {borders} have no region {border_code!r}")
        if region.valid_from is None:
            return False
        split = Period.containing(region.valid_from)
        return split <= period <= Period(split.year + 1, 4)

    def unit_in_borders_rows(self) -> tuple[UnitInBorders, ...]:
        """Which reporting unit belongs to which unit of which borders, and in which periods.

        Grain: borders x unit x land. A land that cannot be shown in some borders, the republic
        and the units outside the regions have no row. Order: borders, code, period.
        """
        return tuple(row for borders in BORDERS for row in self._rows(borders))

    def _rows(self, borders: int) -> Iterator[UnitInBorders]:
        for region in self.records:
            target = self._border_code(region, borders) if region.reports else None
            if target is not None:
                first, last = _periods_of(region)
                yield UnitInBorders(borders, region.code, first.key, last.key, target)

    def _existing(self, day: dt.date) -> Mapping[str, Region]:
        return {region.code: region for region in self.records if region.reports and region.exists_on(day)}

    def _border_code(self, region: Region, borders: int) -> str | None:
        """The unit of the borders to which a land belongs; ``None`` where it would be a part."""
        while region.vintage > borders and region.valid_from is not None:
            predecessor = self._predecessor[region.code, region.valid_from]
            region = self.get(predecessor, Period.containing(region.valid_from).shift(-1))
        return region.code if self._in_borders[borders].get(region.code) == region else None


def _known(borders: int) -> int:
    if borders not in BORDERS:
        raise ValueError(f"borders are of {', '.join(map(str, BORDERS))}, not {borders}")
    return borders


def _day_of(borders: int) -> dt.date:
    """A day on which the borders are in force."""
    return max(BORDERS_SINCE[borders], dt.date(2015, 1, 1))


def _periods_of(region: Region) -> tuple[Period, Period]:
    """First and last period on whose last day the land stands."""
    first = Period.containing(region.valid_from) if region.valid_from else FIRST_PERIOD
    last = Period.containing(region.valid_to).shift(-1) if region.valid_to else LAST_PERIOD
    return first, last
