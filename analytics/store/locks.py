"""Locked periods: no return of them is accepted, withdrawn or restored, but for named exceptions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.store.audit import write_audit
from analytics.store.journal import StoreError
from analytics.store.moments import now
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    import datetime as dt

    from analytics.periods import Period
    from analytics.store.connection import Cursor

Return = tuple[str, str, str]
Exceptions = frozenset[str]

WHOLE_PERIOD: Final = ""


class Locks:
    """What is locked now, as :func:`locks_from_rows` read it."""

    def __init__(self, excepted: dict[tuple[str, str], Exceptions]) -> None:
        self._excepted = excepted

    def of_period(self, form_code: str, period: str) -> Exceptions | None:
        """The regions that may send all the same, or ``None`` where the period is open."""
        return self._excepted.get((form_code, period))

    def closes(self, form_code: str, region_code: str, period: str) -> bool:
        """Whether a return may not be changed now."""
        return any(
            region_code not in excepted
            for form in forms_of(form_code)
            if (excepted := self.of_period(form, period)) is not None
        )

    def exceptions(self, form_code: str, region_code: str, period: str) -> list[Return]:
        """The exceptions that let a region send for a period."""
        return [
            (form, region_code, period)
            for form in forms_of(form_code)
            if region_code in (self.of_period(form, period) or ())
        ]


def forms_of(form_code: str) -> tuple[str, ...]:
    """The forms whose lock holds for a form: its own, and ``TABLE`` for ``TABLE-3F2A1B``."""
    family = form_code.partition("-")[0]
    return (form_code,) if family == form_code else (form_code, family)


def locks_from_rows(rows: Collection[Sequence[Any]]) -> Locks:
    """What is locked, from the rows of ``journal/locks.sql``."""
    return Locks({(form, period): frozenset(regions) for form, period, _, _, _, regions in rows})


def require_unlocked(cursor: Cursor, returns: Collection[Return]) -> list[Return]:
    """Refuse a change of returns, given as form, region and period, that are locked.

    Returns:
        The exceptions without which some of them would be locked.

    Raises:
        StoreError: ``locked``, with the first of them.
    """
    current = _current(cursor)
    for form_code, region_code, period in returns:
        if current.closes(form_code, region_code, period):
            raise StoreError("locked", f"{form_code} {region_code} {period}")
    return sorted({one for named in returns for one in current.exceptions(*named)})


def end_exceptions(cursor: Cursor, exceptions: Collection[Return], actor: str, at: dt.datetime) -> None:
    """Close what was excepted, for the region has sent its return."""
    for form_code, region_code, period in exceptions:
        _write(cursor, (form_code, region_code, period), "exception_ended", "", actor, at)


def lock(cursor: Cursor, form_code: str, period: Period, reason: str, actor: str) -> None:
    """Close a period of a form.

    Raises:
        StoreError: ``already_locked``.
    """
    if _current(cursor).of_period(form_code, str(period)) is not None:
        raise StoreError("already_locked", f"{form_code} {period}")
    _write(cursor, (form_code, WHOLE_PERIOD, str(period)), "locked", reason, actor, now())


def unlock(cursor: Cursor, form_code: str, period: Period, reason: str, actor: str) -> None:
    """Open a locked period again.

    Raises:
        StoreError: ``not_locked``.
    """
    _require_locked(cursor, form_code, period)
    _write(cursor, (form_code, WHOLE_PERIOD, str(period)), "unlocked", reason, actor, now())


def except_from_lock(
    cursor: Cursor, form_code: str, period: Period, region_code: str, reason: str, actor: str
) -> None:
    """Let one region send for a locked period, until its next acceptance.

    Raises:
        StoreError: ``not_locked``.
    """
    _require_locked(cursor, form_code, period)
    _write(cursor, (form_code, region_code, str(period)), "exception", reason, actor, now())


def _current(cursor: Cursor) -> Locks:
    return locks_from_rows(cursor.execute(read_sql("journal/locks")).fetchall())


def _require_locked(cursor: Cursor, form_code: str, period: Period) -> None:
    if _current(cursor).of_period(form_code, str(period)) is None:
        raise StoreError("not_locked", f"{form_code} {period}")


def _write(cursor: Cursor, locked: Return, action: str, reason: str, actor: str, at: dt.datetime) -> None:
    form_code, region_code, period = locked
    row = {
        "form_code": form_code,
        "region_code": region_code,
        "period": period,
        "action": action,
        "reason": reason,
        "actor": actor,
        "at": at,
    }
    cursor.execute(read_sql("journal/insert_lock"), row)
    words = " ".join(part for part in (form_code, region_code, period) if part)
    write_audit(cursor, at, actor, action, detail=f"{words}: {reason}" if reason else words)
