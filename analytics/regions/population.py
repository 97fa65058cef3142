"""The population register: persons on 1 January by unit, year and band."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

from analytics.periods import Period
from analytics.regions.borders import BordersTooFine, Territories
from analytics.regions.estimates import EstimateRules, sum_of, with_estimates
from analytics.regions.records import BANDS, REPUBLIC, Band, PopulationFigure, PopulationRow

Key = tuple[str, int, Band]


class Population:
    """All population figures, published and estimated, each in the borders of its year.

    A year counts in the borders in force at its end: figures of 1 January 2018 stand for
    Turkistan and Shymkent already, those of 1 January 2022 for the 20 regions of that June.
    """

    def __init__(self, figures: dict[Key, PopulationFigure], territories: Territories) -> None:
        self._figures = figures
        self._territories = territories

    def figure(self, border_code: str, borders: int, year: int, band: Band) -> PopulationFigure | None:
        """Persons of a unit of the borders on 1 January; ``None`` where there is no figure.

        A unit of merged land is the sum of its members. There is no figure in borders finer than
        those of the year.
        """
        if border_code == REPUBLIC:
            return self._figures.get((REPUBLIC, year, band))
        try:
            members = self._territories.members(border_code, borders, Period(year, 4))
        except BordersTooFine:
            return None
        found = [self._figures.get((code, year, band)) for code in members]
        parts = [figure for figure in found if figure is not None]
        return sum_of(parts) if len(parts) == len(members) else None

    def rows(self) -> tuple[PopulationRow, ...]:
        """All figures; grain: unit x year x band; order: unit, year, band."""
        ordered = sorted(self._figures.items(), key=lambda pair: (*pair[0][:2], BANDS.index(pair[0][2])))
        return tuple(PopulationRow(*key, figure) for key, figure in ordered)


def read_population(folder: Path, territories: Territories) -> Population:
    """The register from ``population.csv``, completed by ``population_estimates.toml``.

    Where one figure stands in several revisions, the highest revision counts.
    """
    with (folder / "population_estimates.toml").open("rb") as file:
        rules = EstimateRules.from_data(tomllib.load(file))
    return Population(with_estimates(_read_published(folder), rules), territories)


def _read_published(folder: Path) -> dict[Key, PopulationFigure]:
    with (folder / "population.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["revision"]))
    figures: dict[Key, PopulationFigure] = {}
    for row in rows:
        key = (row["code"], int(row["year"]), _band(row["band"]))
        estimated = row["estimated"] == "true"
        figures[key] = PopulationFigure(
            int(row["persons"]), estimated, row["formula_key"] or None, row["source"]
        )
    return figures


def _band(name: str) -> Band:
    for band in BANDS:
        if band == name:
            return band
    raise ValueError(f"population.csv: a band is one of {', '.join(BANDS)}, not {name!r}")
