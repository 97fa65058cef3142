"""Where the periods that a table says, its name says and a person chose do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.intake.batch import Finding
from analytics.intake.file_names import period_in_name
from analytics.intake.localized_values import period_values
from analytics.intake.tables.addresses import joined_cells
from analytics.intake.tables.dating import period_of_row, said_period, undated_columns
from analytics.intake.tables.found import FoundTable
from analytics.intake.tables.named_rows import NamedRow
from analytics.periods import Period


def period_findings(tables: Sequence[FoundTable], chosen: Period, file_name: str) -> Iterable[Finding]:
    """A warning for each table that says another period than the chosen one, and for the file name."""
    told: set[tuple[str, Period]] = set()
    for table in tables:
        said = said_period(table) if undated_columns(table) else None
        if said is not None and said != chosen and (table.sheet.name, said) not in told:
            told.add((table.sheet.name, said))
            values = {**period_values("period", chosen), **period_values("said_period", said)}
            yield Finding(
                "table_period_differs",
                "warning",
                table.sheet.name,
                None,
                None,
                str(said),
                str(chosen),
                values,
            )
    if any(undated_columns(table) and said_period(table) is None for table in tables):
        yield from _against_name(chosen, file_name)


def rows_without_period(table: FoundTable, named: Sequence[NamedRow], chosen: Period) -> Iterable[Finding]:
    """An error for the rows whose period column does not tell a quarter."""
    rows = [each.row for each in named if period_of_row(each.row, table, chosen) is None]
    if not rows:
        return
    columns = [column.column for column in table.columns if column.role == "period"]
    cells = joined_cells((row.row, column) for row in rows for column in columns[:1])
    given = ", ".join(dict.fromkeys(f"«{row.label}»" for row in rows[:5]))
    yield Finding(
        "table_rows_undated", "error", table.sheet.name, cells, given=given, values={"count": str(len(rows))}
    )


def _against_name(chosen: Period, file_name: str) -> Iterable[Finding]:
    named = period_in_name(file_name)
    if named.agrees_with(chosen):
        return
    other = Period(named.year or chosen.year, named.quarter or chosen.quarter)
    values = {**period_values("period", chosen), **period_values("named_period", other)}
    yield Finding(
        "period_differs_from_file_name", "warning", given=str(chosen), expected=str(other), values=values
    )
