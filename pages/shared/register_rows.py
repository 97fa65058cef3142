"""The rows of the register that the page shows, and the code by which a return is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.measures.register import register
from analytics.periods import Period
from pages.shared import data

QUARTERS = 8
ALL = "all"
LATE = "late"

Record = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What the page shows: a period with the quarters before it; one form, state and region, or all."""

    period: Period
    today: dt.date
    form: str = ALL
    state: str = ALL
    region: str = ALL

    @property
    def first(self) -> Period:
        """The first quarter of the matrix."""
        return self.period.shift(1 - QUARTERS)


@dataclass(frozen=True, slots=True)
class ReturnKey:
    """Which return is meant: form, region, period; written ``ZM-E.11.2015Q1`` in the address."""

    form_code: str
    region_code: str
    period: Period

    @classmethod
    def parse(cls, code: str) -> ReturnKey:
        """The return behind a code; anything else is a ``ValueError``."""
        form_code, region_code, period = code.rsplit(".", 2)
        return cls(form_code, region_code, Period.parse(period))


def return_code(row: Record) -> str:
    """The code of the return of one row."""
    return f"{row['form_code']}.{row['region_code']}.{row['period']}"


def all_rows(period: Period, today: dt.date) -> list[dict[str, Any]]:
    """The register of a period and the quarters before it, row by row, ``None`` where a thing is missing."""
    return data.kept(_rows, str(period.shift(1 - QUARTERS)), str(period), today)


def rows_of_period(view: RegisterView) -> list[dict[str, Any]]:
    """The rows of the period and form, whatever their state."""
    return data.kept(_rows_of_form, str(view.period), view.today, view.form)


def rows_in_state(rows: Sequence[Record], state: str) -> list[Record]:
    """The rows in a state, or those that came late."""
    if state == ALL:
        return list(rows)
    if state == LATE:
        return [row for row in rows if row["received"] and row["on_time"] is False]
    return [row for row in rows if row["state"] == state]


def return_codes(view: RegisterView) -> tuple[str, ...]:
    """The codes of all returns of the period and the quarters before it."""
    return data.kept(_codes, str(view.period), view.today)


def row_of_return(view: RegisterView, code: str) -> Record | None:
    """The row of one return, or ``None`` where the quarters have none of that code."""
    return data.kept(_row, str(view.period), view.today, code)


def _rows(first: str, last: str, today: dt.date) -> list[dict[str, Any]]:
    table = data.measured(register, Period.parse(first), Period.parse(last), today)
    known = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in known.to_dict("records")]


def _rows_of_form(period: str, today: dt.date, form: str) -> list[dict[str, Any]]:
    rows = all_rows(Period.parse(period), today)
    return [row for row in rows if row["period"] == period and form in (ALL, row["form_code"])]


def _codes(period: str, today: dt.date) -> tuple[str, ...]:
    return tuple(return_code(row) for row in all_rows(Period.parse(period), today))


def _row(period: str, today: dt.date, code: str) -> dict[str, Any] | None:
    found = (row for row in all_rows(Period.parse(period), today) if return_code(row) == code)
    return next(found, None)
