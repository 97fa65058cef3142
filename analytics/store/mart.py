"""The mart: the current figures, ready to be read, kept in step with the journal.

A return touches more than its own quarter: the next quarter of the same year is a difference to
it, and a year later both stand in the columns of the year before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    from analytics.store.connection import Cursor, Database

FIGURES = "region_quarter"

# Rows of later returns stand behind the sorted ones. So many returns are not felt by a reader;
# beyond that the mart is sorted anew when the store is opened.
RETURNS_BEHIND = 500


def touched_periods(period: Period) -> tuple[Period, ...]:
    """The quarters whose figures change with a return of one quarter, that quarter first."""
    this_year = [period]
    if period.quarter < QUARTERS_IN_YEAR:
        this_year.append(period.shift(1))
    return (*this_year, *(touched.shift(QUARTERS_IN_YEAR) for touched in this_year))


def refresh(cursor: Cursor, *returns: tuple[str, Period]) -> None:
    """Compute anew what some returns touch, inside the transaction of the cursor.

    Args:
        cursor: of an open write transaction.
        returns: unit that reported, such as ``35``, and quarter of each return. Every unit is
            computed in every touched quarter: a little more than needed gives the same figures.
    """
    touched = {
        "unit_codes": sorted({unit_code for unit_code, _ in returns}),
        "period_keys": sorted({key.key for _, period in returns for key in touched_periods(period)}),
    }
    cursor.execute(read_sql("mart/delete_region_quarter"), touched)
    cursor.execute(read_sql("mart/insert_region_quarter"), touched)


def refresh_all(cursor: Cursor, returns: Sequence[tuple[str, Period]], at: dt.datetime) -> None:
    """Compute anew what the returns of one file touch; after many of them the mart is sorted anew.

    Args:
        cursor: of an open write transaction.
        returns: unit that reported and quarter of each return.
        at: the moment to write down, naive UTC.
    """
    if len(returns) > RETURNS_BEHIND:
        rebuild(cursor, at)
    else:
        refresh(cursor, *returns)


def rebuild(cursor: Cursor, at: dt.datetime) -> None:
    """Compute the whole mart anew, sorted, inside the transaction of the cursor.

    Args:
        cursor: of an open write transaction.
        at: the moment to write down, naive UTC.
    """
    everything = cursor.execute(read_sql("mart/all_units_and_periods")).fetchall()[0]
    cursor.execute(read_sql("mart/truncate_region_quarter"))
    touched = dict(zip(("unit_codes", "period_keys"), everything, strict=True))
    cursor.execute(read_sql("mart/insert_region_quarter"), touched)
    note_filled(cursor, FIGURES, "", at)


def note_filled(cursor: Cursor, part: str, digest: str, at: dt.datetime) -> None:
    """Write down from what a part of the mart was filled, inside the transaction of the cursor."""
    cursor.execute(read_sql("mart/delete_filled"), {"part": part})
    cursor.execute(read_sql("mart/insert_filled"), {"part": part, "digest": digest, "filled_at": at})


def is_scattered(database: Database) -> bool:
    """Whether so many returns came after the last sorting that readers would feel it."""
    behind = database.rows(read_sql("mart/returns_behind"), {"part": FIGURES})
    return not behind or bool(behind[0][0] > RETURNS_BEHIND)
