"""Sheets drawn as text, and what was found in them as short lines."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.catalogue import load_catalogue
from analytics.intake.batch import Finding
from analytics.intake.opening import Cell, WholeSheet
from analytics.intake.tables import (
    AppliedTables,
    FoundTable,
    TableMapping,
    apply_mapping,
    find_tables,
    propose,
)
from analytics.periods import Period
from analytics.regions import load_regions

PERIOD = Period(2025, 3)


def sheet_of(
    drawn: str, merges: Sequence[tuple[int, int, int, int]] = (), name: str = "Свод", **known: object
) -> WholeSheet:
    """A sheet drawn as text: a line a row, ``|`` between cells; digits are numbers, ``'5`` is text."""
    rows = [[_cell(words.strip()) for words in line.split("|")] for line in drawn.strip("\n").splitlines()]
    width = max(map(len, rows))
    return WholeSheet(name, [row + [""] * (width - len(row)) for row in rows], merges=merges, **known)  # type: ignore[arg-type]


def tables_of(*sheets: WholeSheet) -> tuple[FoundTable, ...]:
    """The tables of some sheets."""
    return find_tables(sheets, load_regions())


def one_table(drawn: str, merges: Sequence[tuple[int, int, int, int]] = (), **known: object) -> FoundTable:
    """The one table of a drawn sheet."""
    (table,) = tables_of(sheet_of(drawn, merges, **known))
    return table


def applied(
    *tables: FoundTable, mapping: TableMapping | None = None, period: Period = PERIOD, file_name: str = ""
) -> AppliedTables:
    """The figures of tables under a mapping, by default the proposed one."""
    chosen = propose(tables, load_catalogue()).mapping if mapping is None else mapping
    return apply_mapping(tables, chosen, load_catalogue(), load_regions(), period, file_name)


def figures(result: AppliedTables) -> dict[tuple[str, str, str], tuple[float | None, str | None]]:
    """Value and cell by region, period and indicator."""
    return {
        (each.region_code, str(each.period), code): (observation.value, observation.cell)
        for each in result.returns
        for code, observation in each.observations.items()
    }


def all_findings(result: AppliedTables) -> list[Finding]:
    """The findings about the file, then those of the regions, each once."""
    found = [*result.findings, *(finding for each in result.returns for finding in each.findings)]
    return [finding for place, finding in enumerate(found) if finding not in found[:place]]


def _cell(words: str) -> Cell:
    if words.startswith("'"):
        return words[1:]
    try:
        return float(words)
    except ValueError:
        return words
