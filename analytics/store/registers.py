"""The registers of the mart: indicators, units, borders and population as integer keys and rows.

They are filled from the catalogue and the regions when the store is opened, and only where those
changed since: the SHA-256 of the rows tells.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.regions.records import OUTSIDE_REGIONS
from analytics.store import mart
from analytics.store.connection import Database
from analytics.store.moments import now
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    import pyarrow as pa

    from analytics.catalogue.records import Catalogue
    from analytics.regions import Regions

PART = "registers"

# Ratios are never reported: measures compute them from flows and stocks.
REPORTED_KINDS = ("flow", "stock")

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of one table of the mart, with the names of its columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def fill_registers(database: Database, catalogue: Catalogue, regions: Regions) -> bool:
    """Fill the registers of the mart where the catalogue or the regions changed.

    Returns:
        Whether they changed; then the keys may have too, and the mart must be computed anew.
    """
    registers = registers_of(catalogue, regions)
    digest = hashlib.sha256(repr(registers).encode()).hexdigest()
    filled = database.rows(read_sql("mart/filled"), {"part": PART})
    if filled and filled[0][0] == digest:
        return False
    with database.transaction() as cursor:
        for register in registers:
            cursor.register(f"new_{register.name}", _table(register))
        cursor.execute(read_sql("mart/empty_registers"))
        for register in registers:
            cursor.execute(read_sql(f"mart/fill_{register.name}"))
        mart.note_filled(cursor, PART, digest, now())
    return True


def registers_of(catalogue: Catalogue, regions: Regions) -> tuple[Register, ...]:
    """The four registers of the mart: indicators, units, units in borders, population."""
    borders = regions.unit_in_borders_rows()
    codes = sorted({row.unit_code for row in borders} | {OUTSIDE_REGIONS})
    keys = {code: key for key, code in enumerate(codes, start=1)}
    return (
        _indicators(catalogue),
        Register(
            "unit",
            ("unit_key", "unit_code", "counts_in_region"),
            tuple((key, code, code != OUTSIDE_REGIONS) for code, key in keys.items()),
        ),
        Register(
            "unit_in_borders",
            ("borders", "unit_key", "first_period_key", "last_period_key", "border_code"),
            tuple(
                (row.borders, keys[row.unit_code], row.first_period_key, row.last_period_key, row.border_code)
                for row in borders
            ),
        ),
        _population(regions),
    )


def _indicators(catalogue: Catalogue) -> Register:
    reported = [indicator for indicator in catalogue.indicators.values() if indicator.kind in REPORTED_KINDS]
    rows = tuple((key, indicator.code, indicator.kind) for key, indicator in enumerate(reported, start=1))
    return Register("indicator", ("indicator_key", "indicator_code", "kind"), rows)


def _population(regions: Regions) -> Register:
    rows = tuple(
        (row.code, row.year, row.band, row.figure.persons, row.figure.estimated)
        for row in regions.population_rows()
    )
    return Register("population", ("unit_code", "year", "band", "persons", "estimated"), rows)


def _table(register: Register) -> pa.Table:
    import pyarrow as pa

    columns = list(zip(*register.rows, strict=True)) or [()] * len(register.columns)
    return pa.table(dict(zip(register.columns, map(list, columns), strict=True)))
