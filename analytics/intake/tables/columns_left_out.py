"""What is said of the columns that are not stored, and of those whose period is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analytics.intake.batch import Finding
from analytics.intake.tables.addresses import joined_cells
from analytics.intake.tables.cells import MappedColumn
from analytics.intake.tables.dating import has_period_column, period_of_column
from analytics.intake.tables.found import FoundColumn, FoundTable
from analytics.periods import QUARTERS_IN_YEAR, Period

MOST_LISTED = 12


def stands_for_quarter(column: FoundColumn, columns: Sequence[FoundColumn]) -> bool:
    """Whether a column of a whole year stands beside the fourth quarter of the same year."""
    own = column.period
    if own.year is None or own.quarter is not None:
        return False
    return any(
        other.key == column.key and other.period.year == own.year and other.period.quarter == QUARTERS_IN_YEAR
        for other in columns
    )


def column_notes(table: FoundTable, mapped: Sequence[MappedColumn], chosen: Period) -> Iterable[Finding]:
    """What a person is told of the columns of one table."""
    stored = {each.column.column for each in mapped}
    left_out = [column for column in table.columns if _holds_figures(column) and column.column not in stored]
    yield from _named(table, Finding("table_columns_left_out", "note"), left_out)
    if has_period_column(table):
        return
    columns = [each.column for each in mapped]
    undated = [column for column in columns if period_of_column(column, table, chosen) is None]
    yield from _named(table, Finding("table_columns_undated", "warning"), undated)
    alone = [each.column for each in mapped if each.indicator.kind == "flow" and each.column.period.alone]
    yield from _named(table, Finding("table_quarters_alone", "warning"), alone)
    years = [column for column in columns if _is_year_alone(column, table)]
    yield from _named(table, Finding("table_years_as_quarters", "note"), years)


def _holds_figures(column: FoundColumn) -> bool:
    return column.role in ("figures", "shares")


def _is_year_alone(column: FoundColumn, table: FoundTable) -> bool:
    own = column.period
    return own.year is not None and own.quarter is None and (own.whole_year or table.said.quarter is None)


def _named(table: FoundTable, finding: Finding, columns: Sequence[FoundColumn]) -> Iterable[Finding]:
    """The finding with the address of the headings and their words, where there are such columns."""
    if not columns:
        return
    row = table.header_rows[-1] if table.header_rows else table.rows[0].row
    named = [f"{column.letters} «{column.heading}»" for column in columns]
    more = len(named) - MOST_LISTED
    yield replace(
        finding,
        sheet=table.sheet.name,
        cell=joined_cells((row, column.column) for column in columns),
        given=", ".join(named[:MOST_LISTED]) + (f" … +{more}" if more > 0 else ""),
        values={"count": str(len(columns))},
    )
