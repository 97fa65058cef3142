"""The structure of regions beside their population: the area of their land."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from analytics.regions.borders import BORDERS, Territories
from analytics.regions.records import REPUBLIC

FILE: Final = "region_structure.csv"
SUM_TOLERANCE: Final = 0.01


def read_areas(folder: Path, territories: Territories) -> dict[str, float]:
    """The areas of ``region_structure.csv`` in km²: each present region and the republic.

    Raises:
        ValueError: a region is missing, unknown or there twice, an area or a source is missing, or the
            regions do not add up to the republic within 1 %; all faults, one a line.
    """
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    faults = list(_faults(rows, territories))
    if not faults:
        areas = {row["code"]: float(row["area_km2"]) for row in rows}
        faults = list(_faults_of_sum(areas))
    if faults:
        raise ValueError("\n".join(f"{FILE}: {fault}" for fault in faults))
    return areas


def _faults(rows: Sequence[Mapping[str, str]], territories: Territories) -> Iterator[str]:
    wanted = {REPUBLIC, *(region.code for region in territories.in_borders(BORDERS[-1]))}
    times = Counter(row["code"] for row in rows)
    yield from (f"{code!r} is missing" for code in sorted(wanted - times.keys()))
    yield from (f"{code!r} is no present region" for code in sorted(times.keys() - wanted))
    yield from (f"{code!r} is there {number} times" for code, number in times.items() if number > 1)
    for row in rows:
        if not _is_area(row["area_km2"]):
            yield f"{row['code']!r}: area_km2 is a number of km², not {row['area_km2']!r}"
        if not row["source"]:
            yield f"{row['code']!r}: source is missing"


def _is_area(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and float(text) > 0


def _faults_of_sum(areas: Mapping[str, float]) -> Iterator[str]:
    whole = areas[REPUBLIC]
    together = sum(areas.values()) - whole
    if abs(together - whole) > SUM_TOLERANCE * whole:
        yield f"the regions have {together:.0f} km² together, the republic {whole:.0f}"
