"""The shape of a workbook's tables: the same for the next quarter's file of the same layout."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from analytics.intake.tables.found import FoundTable

DIGITS = 6
FORM = "TABLE"


def shape_of(tables: Sequence[FoundTable]) -> str:
    """Six hexadecimal digits of the headings in their order; periods and repetitions do not count.

    A quarter more, another sheet name or other figures leave the shape as it is; another heading
    changes it.
    """
    keys = dict.fromkeys(column.key.split(" #")[0] for table in tables for column in table.columns)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:DIGITS].upper()


def form_code_of(tables: Sequence[FoundTable]) -> str:
    """The form code under which the figures of tables of this shape are stored."""
    return f"{FORM}-{shape_of(tables)}"
