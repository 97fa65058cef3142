"""What a region, a change of territory and a population figure are, as typed data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from analytics.text.localized import Localized

RegionKind = Literal["oblast", "city", "republic", "extraterritorial"]
REGION_KINDS: tuple[RegionKind, ...] = get_args(RegionKind)
LineageKind = Literal["split", "split_and_renamed", "remainder"]
LINEAGE_KINDS: tuple[LineageKind, ...] = get_args(LineageKind)
Band = Literal["total", "children_0_15", "children_0_17"]
BANDS: tuple[Band, ...] = get_args(Band)

REPUBLIC = "00"
OUTSIDE_REGIONS = "90"


@dataclass(frozen=True, slots=True)
class Region:
    """One territorial unit on one land.

    ``code`` is the first two KATO digits; ``vintage`` the year of the borders since which the code
    means this land, so that 19, 35 and 63 have two records. ``valid_from`` is the first day of
    this land, ``valid_to`` the first day on which it is no more; ``None`` is open.
    """

    code: str
    vintage: int
    name: Localized
    short_name: Localized
    kind: RegionKind
    valid_from: dt.date | None
    valid_to: dt.date | None
    iso: str
    centre: Localized | None

    @property
    def reports(self) -> bool:
        """Whether the unit is a region that sends returns."""
        return self.kind in {"oblast", "city"}

    def exists_on(self, day: dt.date) -> bool:
        """Whether this land stands on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Which land a unit took over from which, and when; ``effective`` is its first day."""

    predecessor: str
    successor: str
    effective: dt.date
    kind: LineageKind
    territory: Localized
    source: str


@dataclass(frozen=True, slots=True)
class PopulationFigure:
    """Persons on 1 January and where the figure comes from.

    ``source`` and ``formula_key`` are keys of the language files; a published figure has no
    ``formula_key``.
    """

    persons: int
    estimated: bool
    formula_key: str | None
    source: str


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """A population figure of one unit in the borders of its year."""

    code: str
    year: int
    band: Band
    figure: PopulationFigure
