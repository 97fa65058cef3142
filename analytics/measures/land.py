"""Regions of a chart whose land did not exist all the time, and the borders in which it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.periods import Period
from analytics.regions import BORDERS, REPUBLIC, Region, Regions


@dataclass(frozen=True, slots=True)
class NewLand:
    """A region that came to exist between two periods: since when, and of which region it was a part.

    ``predecessor`` is the unit before; the same code where only the rest of the land was left.
    """

    region: Region
    since: dt.date
    predecessor: Region

    @property
    def period(self) -> Period:
        """The first period whose return is of this land."""
        return Period.containing(self.since)


def new_land(
    regions: Regions, region_codes: Sequence[str], borders: int, first: Period, last: Period
) -> tuple[NewLand, ...]:
    """The regions asked for that came to exist after the first period, until the last one."""
    known = {region.code: region for region in regions.in_borders(borders)}
    found = []
    for region in (known[code] for code in region_codes if code in known):
        since = region.valid_from
        if since is not None and first < Period.containing(since) <= last:
            before = next(
                row.predecessor
                for row in regions.lineage
                if row.successor == region.code and row.effective == since
            )
            earlier = regions.get(before, Period.containing(since).shift(-1))
            found.append(NewLand(region, since, earlier))
    return tuple(found)


def whole_borders(
    regions: Regions, region_codes: Sequence[str], borders: int, first: Period, last: Period
) -> tuple[int, tuple[str, ...]] | None:
    """The latest borders in which the land of all these regions stands all the time, and its codes there.

    ``None`` where it already does so in the borders asked for. The republic stays what it is; two
    regions of one older region become that one.
    """
    if not new_land(regions, region_codes, borders, first, last):
        return None
    for older in sorted((one for one in BORDERS if one < borders), reverse=True):
        codes = tuple(dict.fromkeys(_code_in(regions, code, borders, older) for code in region_codes))
        if not new_land(regions, codes, older, first, last):
            return older, codes
    return None


def merged_members(
    regions: Regions, region_codes: Sequence[str], borders: int, last: Period
) -> dict[str, tuple[Region, ...]]:
    """The regions that are sums of several reporting units in the last period, with those units."""
    found = {}
    for code in region_codes:
        if code == REPUBLIC:
            continue
        members = regions.members(code, borders, last) if _exists(regions, code, borders, last) else ()
        if len(members) > 1:
            found[code] = tuple(regions.get(member, last) for member in members)
    return found


def _exists(regions: Regions, code: str, borders: int, period: Period) -> bool:
    known = {region.code: region for region in regions.in_borders(borders)}
    since = known[code].valid_from if code in known else dt.date.max
    return since is None or since <= period.last_day


def _code_in(regions: Regions, code: str, borders: int, older: int) -> str:
    """The region of older borders that the land of a region belongs to."""
    if code == REPUBLIC:
        return code
    region = {one.code: one for one in regions.in_borders(borders)}[code]
    day = region.valid_from or dt.date(2015, 1, 1)
    return regions.border_code(code, Period.containing(day), older)
