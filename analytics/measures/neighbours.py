"""Statistical neighbours: regions of like structure, so that like is compared with like.

The structure is that of the population and the land alone. It says nothing of why figures differ.

Sources:

1. ``METHODS.md`` §2 and :mod:`analytics.statistics.neighbours`: distance of standardised variables.
2. Population on 1 January: ``data/population.csv`` with its marked estimates; areas:
   ``data/region_structure.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, nan
from typing import Final, Literal, get_args

import numpy as np

from analytics.regions import Regions
from analytics.statistics.neighbours import NEIGHBOURS, distances, nearest, standardised

StructureVariable = Literal["population", "density", "children_share", "growth"]
STRUCTURE_VARIABLES: Final[tuple[StructureVariable, ...]] = get_args(StructureVariable)
GROWTH_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A region of like structure; the distance is the root mean square difference, in deviations."""

    region_code: str
    distance: float


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The statistical neighbours of every region of some borders on 1 January of a year.

    ``nearest`` holds each region's neighbours, the nearest first; none where it has no figures.
    ``standardised`` holds each region's variables as far as known, in standard deviations from the
    mean of the regions; ``variables`` are those that any region has, in the order of
    :data:`STRUCTURE_VARIABLES`.
    """

    borders: int
    year: int
    variables: tuple[StructureVariable, ...]
    standardised: Mapping[str, Mapping[StructureVariable, float]]
    nearest: Mapping[str, tuple[Neighbour, ...]]


def statistical_neighbours(regions: Regions, borders: int, year: int, number: int = NEIGHBOURS) -> Neighbours:
    """The regions nearest to each in structure [1], by what is known on 1 January of a year [2].

    - ``population``: logarithm of the total population.
    - ``density``: logarithm of the persons per km².
    - ``children_share``: persons aged 0-17 by total population.
    - ``growth``: change of the population over five years by its size then, where both years are
      known on the same land. Between 1 January 2021 and 2022 it holds the recount after the census.

    All count alike; two regions are compared by what both have. Pure and the same at every call;
    the caller remembers it.

    Args:
        regions: the register.
        borders: 2015, 2018 or 2022.
        year: of the 1 January; a year before the borders leaves units of a split without figures.
        number: how many neighbours a region gets at most, 1 or more.

    Raises:
        ValueError: unknown borders, or ``number`` is under 1.
    """
    if number < 1:
        raise ValueError(f"a region has 1 or more neighbours, not {number}")
    codes = [region.code for region in regions.in_borders(borders)]
    figures = [_structure(regions, code, borders, year) for code in codes]
    standard = standardised(figures)
    used = [place for place in range(len(STRUCTURE_VARIABLES)) if not np.isnan(standard[:, place]).all()]
    table = distances(figures)
    return Neighbours(
        borders=borders,
        year=year,
        variables=tuple(STRUCTURE_VARIABLES[place] for place in used),
        standardised={
            code: {
                STRUCTURE_VARIABLES[place]: float(row[place]) for place in used if not np.isnan(row[place])
            }
            for code, row in zip(codes, standard, strict=True)
        },
        nearest={
            code: tuple(Neighbour(codes[at], float(table[own, at])) for at in nearest(table, own, number))
            for own, code in enumerate(codes)
        },
    )


def _structure(regions: Regions, code: str, borders: int, year: int) -> tuple[float, float, float, float]:
    """The variables of one region in the order of ``STRUCTURE_VARIABLES``; unknown ones are NaN."""
    now = regions.population(code, borders, year, "total")
    if now is None:
        return nan, nan, nan, nan
    children = regions.population(code, borders, year, "children_0_17")
    before = regions.population(code, borders, year - GROWTH_YEARS, "total")
    return (
        log(now.persons),
        log(now.persons / regions.area_km2(code, borders)),
        children.persons / now.persons if children else nan,
        now.persons / before.persons - 1 if before else nan,
    )
