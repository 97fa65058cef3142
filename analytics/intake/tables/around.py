"""What is said of a workbook with free tables beside the tables themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.intake.batch import Finding
from analytics.intake.child.second_look import column_letters
from analytics.intake.hidden import spans
from analytics.intake.opening import OpenedWorkbook, WholeSheet
from analytics.intake.tables.found import FoundTable
from analytics.intake.template_extras import stray_cells


def findings_around(opened: OpenedWorkbook, tables: Sequence[FoundTable]) -> Iterable[Finding]:
    """What was read out of sight, what was not read at all: hidden rows, strays, other sheets."""
    yield from (Finding(note, "note") for note in opened.notes)
    with_tables = list(dict.fromkeys(table.sheet.name for table in tables))
    for sheet in opened.sheets:
        if sheet.name in with_tables:
            yield from _hidden(sheet)
            yield from stray_cells(sheet)
    others = [sheet.name for sheet in opened.sheets if sheet.rows and sheet.name not in with_tables]
    if others:
        yield Finding(
            "table_sheets_left_out", "note", given=", ".join(f"«{name.strip()}»" for name in others)
        )


def _hidden(sheet: WholeSheet) -> Iterable[Finding]:
    """Hidden rows, columns and sheets whose figures are read all the same."""
    if not sheet.visible:
        yield Finding("table_sheet_hidden", "note", sheet.name)
    if sheet.hidden_rows:
        yield Finding("hidden_rows", "note", sheet.name, given=spans(sheet.hidden_rows, str))
    if sheet.hidden_columns:
        columns = spans(sheet.hidden_columns, column_letters)
        yield Finding("hidden_columns", "note", sheet.name, given=columns)
