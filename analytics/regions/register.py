"""The register of regions: the single door to names, borders, lineage and population."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from analytics.regions.adjacency import Pair, bordering, read_adjacency
from analytics.regions.borders import Territories
from analytics.regions.groups import Group, read_groups
from analytics.regions.naming import Names
from analytics.regions.places import NamedPlace, Places, read_places
from analytics.regions.population import Population, read_population
from analytics.regions.records import (
    LINEAGE_KINDS,
    REGION_KINDS,
    REPUBLIC,
    Band,
    Lineage,
    PopulationFigure,
    PopulationRow,
    Region,
)
from analytics.regions.structure import read_areas
from analytics.settings import PROJECT
from analytics.text.localized import LANGUAGES, Localized

DATA_FOLDER = PROJECT / "data"

Row = Mapping[str, str]
Word = TypeVar("Word", bound=str)


class Regions(Territories):
    """The regions of Kazakhstan of all vintages, with their names, changes and population."""

    def __init__(
        self,
        records: Sequence[Region],
        lineage: Sequence[Lineage],
        spellings: Sequence[tuple[str, str]],
        folder: Path,
    ) -> None:
        """Join the registers; ``spellings`` are (code, spelling), ``folder`` holds the other registers."""
        super().__init__(records, lineage)
        self._folder = folder
        own = [(region.code, name) for region in records for name in _own_names(region)]
        self._names = Names([*spellings, *own], {region.code: region.kind for region in records})
        self._population: Population = read_population(folder, self)

    def identify(self, words: str) -> tuple[str, ...]:
        """The codes that the words may mean: one is certain, several must be asked, none is unknown."""
        return self._names.identify(words)

    def suggest(self, words: str) -> tuple[tuple[str, float], ...]:
        """Codes with a near spelling and its likeness (0 to 100); only for showing to a person."""
        return self._names.suggest(words)

    def elsewhere(self, words: str, region_code: str, day: dt.date) -> NamedPlace | None:
        """The part of a place's words that names another region, or its town; ``None`` where none does.

        Words that also name the region itself, or land that was its own then or before, name no other.
        """
        named = self._places.named(words)
        meant = {code for place in named for code in (*place.codes, *place.also)}
        if any(self._is_own(code, region_code, day) for code in meant):
            return None
        return next(iter(named), None)

    def population(self, border_code: str, borders: int, year: int, band: Band) -> PopulationFigure | None:
        """Persons of a unit of the borders on 1 January of a year, or ``None`` where unknown."""
        return self._population.figure(border_code, borders, year, band)

    def population_rows(self) -> tuple[PopulationRow, ...]:
        """All population figures in the borders of their years; order: unit, year, band."""
        return self._population.rows()

    def groups_in(self, borders: int) -> Mapping[str, Group]:
        """The named groups with their regions in some borders, by the code of the group."""
        self.in_borders(borders)
        return MappingProxyType(self._groups[borders])

    def area_km2(self, border_code: str, borders: int) -> float:
        """The area of a unit of the borders in km²: the sum of the present regions that make it up."""
        if border_code == REPUBLIC:
            return self._areas[REPUBLIC]
        return sum(self._areas[code] for code in self.successors(border_code, borders))

    def bordering(self, border_code: str, borders: int) -> tuple[str, ...]:
        """The units of the borders that touch one of them, by code."""
        return bordering(self._adjacency, self, border_code, borders)

    @cached_property
    def _places(self) -> Places:
        return read_places(self._folder, self.identify)

    def _is_own(self, code: str, region_code: str, day: dt.date) -> bool:
        """Whether a code means the region, the older land it came from, or land that left only later.

        A unit that goes on with an older one's returns was one with the land that left that one.
        """
        split = {(row.predecessor, row.successor): row.effective for row in self.lineage}
        older = [one for one, successor in split if successor == region_code]
        left_on = [split[one, code] for one in (region_code, *older) if (one, code) in split]
        return code == region_code or code in older or any(left > day for left in left_on)

    @cached_property
    def _groups(self) -> dict[int, dict[str, Group]]:
        return read_groups(self._folder, self)

    @cached_property
    def _areas(self) -> dict[str, float]:
        return read_areas(self._folder, self)

    @cached_property
    def _adjacency(self) -> frozenset[Pair]:
        return read_adjacency(self._folder, self)


def load_regions(folder: Path | None = None) -> Regions:
    """The register from ``data`` (read once a process) or from another folder.

    Raises:
        ValueError: a record has an unknown kind or an empty name; the record is named.
    """
    return _default_regions() if folder is None else _read(folder)


@cache
def _default_regions() -> Regions:
    return _read(DATA_FOLDER)


def _read(folder: Path) -> Regions:
    return Regions(
        records=[_region(row) for row in _rows(folder / "regions.csv")],
        lineage=[_lineage(row) for row in _rows(folder / "lineage.csv")],
        spellings=[(row["code"], row["alias"]) for row in _rows(folder / "aliases.csv")],
        folder=folder,
    )


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _region(row: Row) -> Region:
    return Region(
        code=row["code"],
        vintage=int(row["vintage"]),
        name=_localized(row, "name"),
        short_name=_localized(row, "short_name"),
        kind=_one_of(row["kind"], REGION_KINDS),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        iso=row["iso"],
        centre=_localized(row, "centre") if row["centre_ru"] else None,
    )


def _lineage(row: Row) -> Lineage:
    return Lineage(
        predecessor=row["predecessor"],
        successor=row["successor"],
        effective=dt.date.fromisoformat(row["effective"]),
        kind=_one_of(row["kind"], LINEAGE_KINDS),
        territory=_localized(row, "territory"),
        source=row["source"],
    )


def _localized(row: Row, field: str) -> Localized:
    words = {language: row[f"{field}_{language}"].strip() for language in LANGUAGES}
    for language, text in words.items():
        if not text:
            raise ValueError(f"{field}_{language} is empty in {dict(row)}")
    return Localized(**words)


def _one_of(value: str, known: tuple[Word, ...]) -> Word:
    for word in known:
        if word == value:
            return word
    raise ValueError(f"a kind is one of {', '.join(known)}, not {value!r}")


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _own_names(region: Region) -> Iterator[str]:
    for language in LANGUAGES:
        yield region.name[language]
        yield region.short_name[language]
