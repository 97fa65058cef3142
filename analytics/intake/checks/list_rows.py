"""What the checks of lists ask: the rows of one list, a finding at a cell of a row, the words of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.catalogue.records import ListColumn, ListForm
from analytics.intake.batch import Finding, ListRow, Severity
from analytics.intake.checks.context import ReturnContext
from analytics.intake.list_checks import day_of
from analytics.intake.localized_values import name_values


@dataclass(frozen=True, slots=True)
class ListedRows:
    """The rows of one list of a return."""

    list_form: ListForm
    rows: tuple[ListRow, ...]

    def finding(
        self, code: str, severity: Severity, row: ListRow, column: str, given: str = "", **values: str
    ) -> Finding:
        """A finding at the cell of a row, with the name of its column."""
        named = next(one.name for one in self.list_form.columns if one.code == column)
        place = row.cells.get(column)
        return Finding(
            code, severity, row.sheet, place, None, given, values=name_values("column", named) | values
        )


def each_row(context: ReturnContext, list_code: str) -> Iterator[tuple[ListedRows, ListRow]]:
    """Every row of one list, beside the list itself; none where the form does not ask for it."""
    for listed in lists_of(context):
        if listed.list_form.code == list_code:
            yield from ((listed, row) for row in listed.rows)


def lists_of(context: ReturnContext) -> Iterator[ListedRows]:
    """All lists that the form asks for, each with its rows in the order of the file."""
    for one in context.form.lists:
        rows = tuple(row for row in context.reading.rows if row.list_code == one.code)
        yield ListedRows(one, rows)


def each_day(
    context: ReturnContext, wanted: Callable[[ListForm, ListColumn], bool]
) -> Iterator[tuple[ListedRows, ListRow, str, dt.date]]:
    """Every date in the columns that are wanted: the list, the row, the column, the day."""
    for listed in lists_of(context):
        columns = [one.code for one in listed.list_form.columns if wanted(listed.list_form, one)]
        for row in listed.rows:
            for column in columns:
                day = day_of(row, column)
                if day is not None:
                    yield listed, row, column, day


def number_of(row: ListRow, column: str) -> float | None:
    """The number that stands in a column of a row, or ``None``."""
    value = row.values.get(column)
    return value if isinstance(value, float | int) else None


def words_of(row: ListRow, column: str) -> str:
    """The words that stand in a column of a row; nothing where it was left blank."""
    return str(row.values.get(column) or "").strip()
