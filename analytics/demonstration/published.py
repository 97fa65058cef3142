"""The real figures that the demonstration carries: form 1-M of 2022, as published."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analytics.periods import Period


@dataclass(frozen=True, slots=True)
class Address:
    """Where an indicator stands in the official workbook: ``G7``, or ``G12+G13`` for a sum."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class PublishedReturns:
    """One published period of one form: figures by indicator and region, with their addresses.

    ``values`` may lack a region for an indicator: not known is not zero. ``shrinkage`` is the
    number of pseudo-cases that pull the structure of a small region towards the republic's.
    """

    form_code: str
    period: Period
    source: str
    shrinkage: float
    values: Mapping[str, Mapping[str, float]]
    addresses: Mapping[str, Address]
    file_names: Mapping[str, str]

    @property
    def region_codes(self) -> tuple[str, ...]:
        """The regions whose workbook was published, in ascending order of their codes."""
        return tuple(sorted(self.file_names))


def read_published(folder: Path) -> PublishedReturns:
    """The published returns that ``published.toml`` in the folder describes."""
    description = tomllib.loads((folder / "published.toml").read_text(encoding="utf-8"))
    columns = description["column"]
    tables = {name: _rows(folder / name) for name in sorted({column["file"] for column in columns})}
    return PublishedReturns(
        form_code=description["form"],
        period=Period.parse(description["period"]),
        source=description["source"],
        shrinkage=float(description["shrinkage"]),
        values={column["indicator"]: _sums(tables[column["file"]], column["names"]) for column in columns},
        addresses={column["indicator"]: Address(column["sheet"], column["cell"]) for column in columns},
        file_names={row["kato2"]: row["source_file"] for rows in tables.values() for row in rows},
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sums(rows: Iterable[Mapping[str, str]], names: Iterable[str]) -> dict[str, float]:
    names = tuple(names)
    return {row["kato2"]: float(sum(int(row[name]) for name in names)) for row in rows}


def totals_by_group(values: Mapping[str, float], groups: Mapping[str, str]) -> dict[str, float]:
    """The sums of regional figures over groups; a group none of whose regions is known is absent."""
    totals: dict[str, float] = defaultdict(float)
    for region_code, value in values.items():
        totals[groups[region_code]] += value
    return dict(totals)
