"""Synthetic panels of twenty regions whose truth is known, at the levels of the published year 2022."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

OFFENDERS: Final = "demo/form_1M_minors_2022.csv"
POPULATION: Final = "population.csv"
YEAR: Final = "2022"
BANDS_OF_AGE: Final = ("age_14_15", "age_16_17")

# The shape of a year and the unrest of a level, as in the model of the demonstration data: assumed.
SEASON: Final = np.array([0.94, 1.06, 1.12, 0.88])
STRONG_SEASON: Final = np.array([0.55, 1.15, 1.60, 0.70])  # as of what happens in summer: assumed
WANDER: Final = 0.10  # standard deviation of the log level around its line
PERSISTENCE: Final = 0.8  # of a level from one quarter to the next
NOISE: Final = 0.12  # coefficient of variation of a quarter beyond chance
QUARTERS: Final = 20
FIRST_KEY: Final = 2020 * 4


@dataclass(frozen=True, slots=True)
class Levels:
    """The published levels of 2022, one figure a region.

    ``codes`` are the regions' codes, ``events`` the minors who committed offences in the year, ``students``
    those of them who study, ``by_age`` the events of the ages 14-15 and 16-17 (two columns), ``persons``
    the population.
    """

    codes: tuple[str, ...]
    events: Numbers
    students: Numbers
    by_age: Numbers
    persons: Numbers

    @property
    def rate(self) -> float:
        """Events a person in the republic."""
        return float(self.events.sum() / self.persons.sum())


def read_levels(folder: Path) -> Levels:
    """The levels of a data folder, in the order of the published table."""
    persons = {
        line["code"]: float(line["persons"])
        for line in _lines(folder / POPULATION)
        if line["year"] == YEAR and line["band"] == "total"
    }
    offenders = list(_lines(folder / OFFENDERS))

    def column(name: str) -> Numbers:
        return np.array([float(line[name]) for line in offenders])

    return Levels(
        codes=tuple(line["kato2"] for line in offenders),
        events=column("minors_R10g1"),
        students=column("minors_students_g3"),
        by_age=np.column_stack([column(name) for name in BANDS_OF_AGE]),
        persons=np.array([persons[line["kato2"]] for line in offenders]),
    )


def keys() -> list[int]:
    """The period keys of a series of twenty quarters that begins with a first quarter."""
    return list(range(FIRST_KEY, FIRST_KEY + QUARTERS))


def quarters(
    levels: Levels,
    random: np.random.Generator,
    yearly: float = 0.0,
    restless: bool = True,
    season: Numbers = SEASON,
) -> Numbers:
    """Events by region and quarter around a quarter of the year's level, with its season.

    ``yearly`` is the true change a year (-0.1: ten per cent less). Where ``restless``, the level wanders
    from quarter to quarter (autocorrelated) and single quarters scatter beyond chance.
    """
    growth = (1 + yearly) ** ((np.arange(QUARTERS) - (QUARTERS - 1) / 2) / 4)
    expected = np.outer(levels.events / 4, season[np.array(keys()) % 4] * growth)
    if restless:
        expected = expected * unrest(random, expected.shape)
    return random.poisson(expected).astype(np.float64)


def unrest(random: np.random.Generator, shape: tuple[int, int]) -> Numbers:
    """Factors around 1 by region and quarter: a level that wanders, and quarters that scatter."""
    steps = random.standard_normal(shape) * WANDER
    level = steps.copy()
    for quarter in range(1, shape[1]):
        fresh = np.sqrt(1 - PERSISTENCE**2) * steps[:, quarter]
        level[:, quarter] = PERSISTENCE * level[:, quarter - 1] + fresh
    scatter = random.gamma(1 / NOISE**2, NOISE**2, shape)
    return np.asarray(np.exp(level) * scatter, dtype=np.float64)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
