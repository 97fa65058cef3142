"""One row of a list as a person enters it on a page: the same types and checks as a row of a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analytics.catalogue.records import Catalogue, ListColumn, ListForm
from analytics.intake.batch import Finding, ListRow
from analytics.intake.list_cells import ListCell, Value, is_blank, read_list_cell
from analytics.intake.list_checks import dates_in_order, dates_in_period, rows_alike
from analytics.intake.list_dates import date_words
from analytics.intake.localized_values import name_values
from analytics.intake.opening import Cell, Moment
from analytics.periods import Period

# What stands for the workbook and its sheet; it is put into words where it is shown.
PAGE: Final = "zm:page"

Typed = str | float | int | dt.date | None


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """The row as it would be stored, and what is said about it."""

    row: ListRow
    findings: tuple[Finding, ...]


def entered_row(
    one: ListForm,
    typed: Mapping[str, Typed],
    others: Sequence[ListRow],
    catalogue: Catalogue,
    period: Period,
    today: dt.date,
) -> EnteredRow:
    """A row from what a person typed, by the codes of the columns, and everything found about it.

    Args:
        one: the list.
        typed: text, choices by their code, whole numbers, days.
        others: the rows that stand in the list already; the new one gets a number of its own.
        catalogue: for columns that name an indicator.
        period: of the return that takes the row.
        today: no event is later than this day.
    """
    number = 1 + max((row.row for row in others if row.sheet == PAGE), default=0)
    values: dict[str, Value] = {}
    cells: dict[str, str] = {}
    findings: list[Finding] = []
    for place, column in enumerate(one.columns):
        cells[column.code] = f"{chr(ord('A') + place)}{number}"
        cell = _cell(typed.get(column.code))
        if cell is None or is_blank(cell):
            values[column.code] = None
            findings += _blank(column, cells[column.code])
            continue
        read = read_list_cell(ListCell(cell, column, PAGE, cells[column.code]), catalogue)
        values[column.code] = read.value
        findings += read.findings
    row = ListRow(one.code, PAGE, number, values, cells)
    findings += dates_in_order(row, one)
    findings += _about_the_day(row, one, period, today)
    findings += [found for found in rows_alike([*others, row]) if _is_of(found, row)]
    return EnteredRow(row, tuple(findings))


def column_of(finding: Finding, row: ListRow) -> str | None:
    """The column of the row in whose cell something was found."""
    return next((code for code, cell in row.cells.items() if cell == finding.cell), None)


def _cell(value: Typed) -> Cell | None:
    if isinstance(value, dt.date):
        return Moment(date_words(value))
    return float(value) if isinstance(value, int) else value


def _blank(column: ListColumn, cell: str) -> Iterator[Finding]:
    if column.required:
        values = name_values("column", column.name)
        yield Finding("list_required_missing", "error", PAGE, cell, values=values)


def _about_the_day(row: ListRow, one: ListForm, period: Period, today: dt.date) -> Iterable[Finding]:
    """An error on a day that is still to come, a warning on one outside the year up to the period."""
    for column in one.columns:
        value = row.values.get(column.code)
        if column.within_period and isinstance(value, str) and dt.date.fromisoformat(value) > today:
            day = date_words(dt.date.fromisoformat(value))
            values = name_values("column", column.name)
            cell = row.cells[column.code]
            yield Finding("list_date_to_come", "error", row.sheet, cell, None, day, date_words(today), values)
            return
    yield from dates_in_period(row, one, period)


def _is_of(finding: Finding, row: ListRow) -> bool:
    return finding.sheet == row.sheet and finding.given == str(row.row)
