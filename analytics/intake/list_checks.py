"""What must hold within a row of a list and between its rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from analytics.catalogue.records import ListForm
from analytics.intake.batch import Finding, ListRow
from analytics.intake.list_dates import date_words
from analytics.intake.list_matching import alike_words
from analytics.intake.localized_values import name_values, period_values
from analytics.periods import Period

MOST_ALIKE = 100  # findings of one kind in one column; the others are counted


def dates_in_order(row: ListRow, list_form: ListForm) -> Iterable[Finding]:
    """An error on a date that stands before the one that it may not precede."""
    by_code = {column.code: column for column in list_form.columns}
    for column in list_form.columns:
        if column.not_before is None:
            continue
        day, earliest = day_of(row, column.code), day_of(row, column.not_before)
        if day is not None and earliest is not None and day < earliest:
            values = {
                **name_values("column", column.name),
                **name_values("other_column", by_code[column.not_before].name),
                "other_cell": row.cells[column.not_before],
            }
            place, given = row.cells[column.code], date_words(day)
            yield Finding(
                "list_date_order", "error", row.sheet, place, None, given, date_words(earliest), values
            )


def dates_in_period(row: ListRow, list_form: ListForm, period: Period) -> Iterable[Finding]:
    """A warning on a date of the year's work that lies before 1 January or after the period."""
    first = dt.date(period.year, 1, 1)
    for column in list_form.columns:
        day = day_of(row, column.code) if column.within_period else None
        if day is not None and not first <= day <= period.last_day:
            values = {
                **name_values("column", column.name),
                **period_values("period", period),
                "first_day": date_words(first),
                "second_day": date_words(period.last_day),
            }
            place, given = row.cells[column.code], date_words(day)
            yield Finding("list_date_outside_period", "warning", row.sheet, place, None, given, values=values)


def rows_alike(rows: Sequence[ListRow]) -> Iterable[Finding]:
    """A warning on every row that says what another one says, and on one that only writes it otherwise.

    Rows that differ in case, spaces, quotation marks and dashes alone are most often one matter that
    two people typed; they are told apart from true copies because the sentence would not be true.
    """
    same = _groups(rows, lambda row: tuple(row.values.values()))
    yield from _alike("list_rows_alike", same)
    first_of_each = [group[0] for group in same]
    nearly = _groups(first_of_each, lambda row: tuple(map(alike_words, row.values.values())))
    yield from _alike("list_rows_nearly_alike", nearly)


def _groups(rows: Iterable[ListRow], identity: Callable[[ListRow], Hashable]) -> list[list[ListRow]]:
    groups: dict[Hashable, list[ListRow]] = {}
    for row in rows:
        groups.setdefault(identity(row), []).append(row)
    return list(groups.values())


def _alike(code: str, groups: Iterable[list[ListRow]]) -> Iterable[Finding]:
    for group in groups:
        for row in group if len(group) > 1 else ():
            other = group[1] if row is group[0] else group[0]
            given, cell = str(row.row), next(iter(row.cells.values()), None)
            yield Finding(code, "warning", row.sheet, cell, given=given, values={"rows": str(other.row)})


def few_of_each(findings: Iterable[Finding], sheet: str) -> list[Finding]:
    """The findings of a list, at most a hundred of one kind; how many more there are is said."""
    kept: list[Finding] = []
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding.code, finding.severity)
        counts[key] += 1
        if counts[key] <= MOST_ALIKE:
            kept.append(finding)
    more = sum(count - MOST_ALIKE for count in counts.values() if count > MOST_ALIKE)
    if more:
        kept.append(Finding("list_more_findings", "note", sheet, given=str(more)))
    return kept


def day_of(row: ListRow, code: str) -> dt.date | None:
    """The day that stands in a column of a row, or ``None``."""
    value: object = row.values.get(code)
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
