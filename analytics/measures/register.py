"""The register of returns: form x region x period, what is owed, what came, what became of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from analytics.catalogue.records import Catalogue
from analytics.measures.completeness import expected_and_received
from analytics.periods import Period, periods_between
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# In the order in which a curator has to look at them.
ReturnState = Literal[
    "overdue", "withdrawn", "returned", "expected", "sent", "approved", "not_due_yet", "not_expected"
]
STATES: Final[tuple[ReturnState, ...]] = get_args(ReturnState)
# States in which a region still has something to do.
OWED: Final[tuple[ReturnState, ...]] = ("overdue", "withdrawn", "returned", "expected")

TABLE: Final = "TABLE"
COLUMNS: Final = (
    "form_code",
    "region_code",
    "period",
    "state",
    "expected",
    "received",
    "due_on",
    "received_on",
    "on_time",
    "days_late",
    "locked",
    "excepted",
    "revision",
    "revisions",
    "cells",
    "figures",
    "list_rows",
    "warnings",
    "unexplained",
    "origin",
    "decision_words",
    "decided_at",
    "last_action",
    "last_actor",
    "last_at",
    "last_words",
    "batch_id",
    "file_name",
    "sha256",
)
TYPES: Final = {
    "on_time": "boolean",
    "days_late": "Int64",
    "revision": "Int64",
    "batch_id": "Int64",
    "decided_at": "datetime64[us]",
    "last_at": "datetime64[us]",
}


def register(
    journal: Journal, catalogue: Catalogue, regions: Regions, first: Period, last: Period, today: dt.date
) -> pd.DataFrame:
    """The returns of some periods, both ends included, one row a form, reporting unit and period.

    A form is expected as the catalogue says, from every region of the period; what was sent without
    being expected stands there too, with ``expected`` false. ``state`` is

    - ``not_due_yet``: nothing came, and the period has not ended;
    - ``expected``: nothing came, and there is time until ``due_on``;
    - ``overdue``: nothing came, and the day is past;
    - ``withdrawn``: what came was taken back, and nothing stands in its place;
    - ``sent``: a return stands that no curator has decided about;
    - ``approved``, ``returned``: the last decision about the revision that stands;
    - ``not_expected``: what was sent was taken back, and none was expected.

    ``received_on`` is the day of the first revision that was not withdrawn (missing where it is not
    known), ``on_time`` whether that was in time. ``days_late`` are the days between ``due_on`` and
    that day, or ``today`` where nothing stands; 0 where there are none, missing where the day is not
    known. A free table is never owed: it has no ``due_on`` and is not late. ``locked``: the return
    may not be changed now; ``excepted``: its period is locked, but the region may send.

    ``revision`` (of ``revisions`` that came in all), ``cells`` asked for, ``figures`` given,
    ``list_rows``, ``warnings``, ``unexplained``, ``origin``, ``batch_id``, ``file_name`` and
    ``sha256`` are those of the current revision, ``decision_words`` and ``decided_at`` (naive UTC)
    those of the last decision about it; ``last_action`` (accepted | withdrawn | restored |
    approved | returned | answered), ``last_actor``, ``last_at`` (naive UTC) and ``last_words`` tell
    what happened last. Order: period, form in the order of the catalogue, region code.
    """
    import pandas as pd

    periods = periods_between(first, last)
    closed = locked_periods(journal)
    rows = [
        _row(row, Period.parse(row["period"]), today) | _lock(row, closed)
        for row in expected_and_received(journal, catalogue, regions, periods)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(TYPES)


def locked_periods(journal: Journal) -> dict[tuple[str, str], dict[Any, Any]]:
    """The locked periods by form and period: ``reason``, ``actor``, ``at`` (naive UTC), ``region_codes``.

    ``region_codes`` are the regions that may send all the same.
    """
    rows = journal.table("journal/locks").to_dict("records")
    return {(str(row["form_code"]), str(row["period"])): row for row in rows}


def lock_forms(form_code: str) -> tuple[str, ...]:
    """The forms whose locks close a return: its own, and that of all tables for a free table."""
    family = form_code.partition("-")[0]
    return (form_code,) if family != TABLE else (form_code, family)


def _row(row: dict[Any, Any], period: Period, today: dt.date) -> dict[str, Any]:
    state = _state(row, period, today)
    days_late = row["days_late"] if row["received"] else _days_overdue(state, row["due_on"], today)
    return row | {"state": state, "days_late": days_late}


def _state(row: dict[Any, Any], period: Period, today: dt.date) -> ReturnState:
    if row["received"]:
        decision = row["decision"]
        return decision if decision in ("approved", "returned") else "sent"
    if not row["expected"]:
        return "not_expected"
    if row["state"] == "withdrawn":
        return "withdrawn"
    if today <= period.last_day:
        return "not_due_yet"
    return "overdue" if today > row["due_on"] else "expected"


def _days_overdue(state: ReturnState, due_on: dt.date, today: dt.date) -> int:
    return max((today - due_on).days, 0) if state in ("overdue", "withdrawn") else 0


def _lock(row: dict[Any, Any], closed: dict[tuple[str, str], dict[Any, Any]]) -> dict[str, bool]:
    """Whether the locks of the form, and of all free tables for one of them, close the return."""
    locks = [
        lock
        for form in lock_forms(row["form_code"])
        if (lock := closed.get((form, row["period"]))) is not None
    ]
    locked = any(row["region_code"] not in set(lock["region_codes"]) for lock in locks)
    return {"locked": locked, "excepted": bool(locks) and not locked}
