"""The quarter to which the figures of a column or of a row belong."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.intake.tables.found import FoundColumn, FoundRow, FoundTable
from analytics.intake.tables.period_words import PeriodWords, period_words
from analytics.periods import QUARTERS_IN_YEAR, Period


def said_period(table: FoundTable) -> Period | None:
    """The period that title, block and sheet name say; a year alone is the whole year."""
    return _period(table.said)


def period_said_by(tables: Sequence[FoundTable], file_name: str) -> Period | None:
    """The one period that a file says of itself above its tables or in its name, if it does.

    ``None`` where it says none, or where its tables say several.
    """
    said = {said_period(table) for table in tables if undated_columns(table)}
    if len(said) != 1:
        return None
    return said.pop() or _period(period_words(file_name))


def needs_choice(tables: Sequence[FoundTable]) -> bool:
    """Whether some figures have no period of their own, so that the chosen one counts for them."""
    return any(undated_columns(table) and table.said.period is None for table in tables)


def period_of_column(column: FoundColumn, table: FoundTable, chosen: Period) -> Period | None:
    """The period of a column of a table without a period column; ``None`` where nobody can tell.

    What the heading says comes first, then what stands above the table, then the chosen period. A
    year by itself is the year as a whole, so its fourth quarter. A school year is no calendar period.
    """
    if column.period.school_year is not None:
        return None
    if column.period.says_nothing:
        return _table_period(table, chosen)
    return _completed(column.period, table, chosen)


def period_of_row(row: FoundRow, table: FoundTable, chosen: Period) -> Period | None:
    """The period of a row of a table with a period column; ``None`` where the cell does not tell."""
    if row.period.says_nothing or row.period.school_year is not None:
        return None
    return _completed(row.period, table, chosen)


def has_period_column(table: FoundTable) -> bool:
    """Whether each row says its own period."""
    return any(column.role == "period" for column in table.columns)


def undated_columns(table: FoundTable) -> bool:
    """Whether some columns say no period, in a table whose rows say none either."""
    undated = any(column.period.says_nothing for column in table.figure_columns)
    return undated and not has_period_column(table)


def _table_period(table: FoundTable, chosen: Period) -> Period:
    said = table.said
    if said.period is not None:
        return said.period
    if said.year is not None and said.year != chosen.year:
        return Period(said.year, QUARTERS_IN_YEAR)
    return chosen


def _completed(own: PeriodWords, table: FoundTable, chosen: Period) -> Period | None:
    if own.quarter is not None:
        year = own.year or table.said.year or chosen.year
        return Period(year, own.quarter)
    if own.year is None:
        return None
    quarter = None if own.whole_year else table.said.quarter
    return Period(own.year, quarter or QUARTERS_IN_YEAR)


def _period(words: PeriodWords) -> Period | None:
    if words.year is None:
        return None
    return Period(words.year, words.quarter or QUARTERS_IN_YEAR)
