"""Whose each row of a table is, and what is said of the rows that are nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analytics.intake.batch import Finding
from analytics.intake.localized_values import name_values
from analytics.intake.tables.addresses import joined_cells
from analytics.intake.tables.found import FoundRow, FoundTable
from analytics.intake.tables.mapping import TableMapping, row_key
from analytics.intake.tables.region_names import region_names
from analytics.regions import Regions

MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of a region."""

    row: FoundRow
    region_code: str


def named_rows(table: FoundTable, mapping: TableMapping) -> Iterator[NamedRow]:
    """The rows whose region is certain: the file says it, or a person did."""
    for row in table.rows:
        code = row.codes[0] if row.kind == "region" else _said_by_person(row, mapping)
        if code:
            yield NamedRow(row, code)


def doubtful_rows(tables: Iterable[FoundTable]) -> dict[str, FoundRow]:
    """The rows about which a person is asked, by the key of their name; one of each name."""
    found: dict[str, FoundRow] = {}
    for table in tables:
        for row in table.rows_of("unclear"):
            found.setdefault(row_key(row.label), row)
    return found


def row_findings(table: FoundTable, mapping: TableMapping, regions: Regions) -> Iterable[Finding]:
    """A question for each unclear name; one finding for all rows that are left out, by their kind."""
    asked: set[str] = set()
    left_out = list(table.rows_of("total", "part"))
    for row in table.rows_of("unclear"):
        said = mapping.rows.get(row_key(row.label))
        if said == "":
            left_out.append(row)
        elif said is None and row.label not in asked:
            asked.add(row.label)
            yield _unclear(table, row, regions)
    unknown = [row for row in table.rows_of("unknown", "nameless") if _said_by_person(row, mapping) is None]
    yield from _left_out(table, Finding("table_rows_left_out", "note"), left_out)
    yield from _left_out(table, Finding("table_rows_unknown", "warning"), unknown)


def _said_by_person(row: FoundRow, mapping: TableMapping) -> str | None:
    return mapping.rows.get(row_key(row.label)) if row.kind in ("unclear", "unknown") else None


def _unclear(table: FoundTable, row: FoundRow, regions: Regions) -> Finding:
    return Finding(
        "table_row_unclear",
        "error",
        table.sheet.name,
        table.place(row.row, table.name_column),
        given=row.label,
        values=name_values("regions", region_names(row.codes, regions, between=" / ")),
    )


def _left_out(table: FoundTable, finding: Finding, rows: Sequence[FoundRow]) -> Iterable[Finding]:
    """The finding with the address of the names and the names themselves, where there are such rows."""
    if not rows:
        return
    labels = list(dict.fromkeys(f"«{row.label}»" if row.label else "—" for row in rows))
    more = len(labels) - MOST_LISTED
    yield replace(
        finding,
        sheet=table.sheet.name,
        cell=joined_cells((row.row, table.name_column) for row in rows),
        given=", ".join(labels[:MOST_LISTED]) + (f" … +{more}" if more > 0 else ""),
        values={"count": str(len(rows))},
    )
