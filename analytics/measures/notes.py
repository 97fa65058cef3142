"""What a reader must know about a comparison; the sentences live under ``measures.note.<code>``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.measures.territory import new_in_year
from analytics.measures.two_years import TwoYears
from analytics.regions import Regions

NOTE_CODES: Final = (
    "synthetic",
    "estimated_population",
    "missing_member",
    "territory_changed",
    "half_year",
    "last_year_territory",
    "comparable_from",
    "negative_quarter",
    "over_whole",
    "single_region",
    "outside_regions",
)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know, with the values of its sentence.

    ``region``, ``regions`` and ``units`` hold codes, several joined by ``;``, that the screen turns
    into names; ``quarter``, ``year`` and ``figure`` hold plain numbers.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def notes_of(years: TwoYears, regions: Regions) -> tuple[Note, ...]:
    """The notes of a comparison, in the order in which they are read."""
    return (
        *_source_notes(years),
        *_missing_members(years),
        *_territory_notes(years, regions),
        *_figure_notes(years),
    )


def _source_notes(years: TwoYears) -> Iterable[Note]:
    if "synthetic" in years.origins:
        yield Note("synthetic")
    if years.now.estimated_population:
        yield Note("estimated_population")


def _missing_members(years: TwoYears) -> Iterable[Note]:
    """A merged region that lacks the return of one of its units, and which unit that is."""
    now = years.now
    for region, status, numerator in zip(now.region_codes, now.status, now.numerators, strict=True):
        whole = {part["unit_code"] for part in numerator.parts if part["whole"]}
        lacking = {part["unit_code"] for part in numerator.parts if not part["whole"]} - whole
        if status == "missing" and whole and lacking:
            yield Note("missing_member", {"region": region, "units": ";".join(sorted(lacking))})


def _territory_notes(years: TwoYears, regions: Regions) -> Iterable[Note]:
    now, last_year, view = years.now, years.last_year, years.view
    changed = now.status == "territory_changed"
    if changed.any():
        yield _about("territory_changed", years, changed)
    codes = set(new_in_year(regions, view.borders, years.period)) & set(now.region_codes)
    if codes and view.basis in ("cumulative", "year"):
        yield Note("half_year", {"regions": ";".join(sorted(codes))})
    other_land = (last_year.status == "territory_changed") | ~last_year.existed
    elsewhere = (now.status == "ok") & other_land
    since = view.indicator.comparable_from
    if years.series_broken and since is not None:
        yield Note("comparable_from", {"quarter": str(since.quarter), "year": str(since.year)})
    elif elsewhere.any():
        yield _about("last_year_territory", years, elsewhere)


def _figure_notes(years: TwoYears) -> Iterable[Note]:
    now = years.now
    negative = now.status == "negative_quarter"
    if negative.any():
        yield _about("negative_quarter", years, negative)
    over = now.in_sums & (now.numerator > now.denominator)
    if years.view.indicator.distribution == "proportion" and over.any():
        yield _about("over_whole", years, over)
    if years.republic.regions == 1:
        yield _about("single_region", years, now.in_sums)
    for unit, figure in years.outside.items():
        if figure == 0:
            continue
        yield Note("outside_regions", {"units": unit, "figure": f"{figure:.12g}"})


def _about(code: str, years: TwoYears, chosen: NDArray[np.bool_]) -> Note:
    named = [region for region, one in zip(years.now.region_codes, chosen, strict=True) if one]
    return Note(code, {"regions": ";".join(named)})
