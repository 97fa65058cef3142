"""What happens to a batch after its acceptance, inside a transaction that is already open."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from analytics.store import locks, mart
from analytics.store.audit import write_audit
from analytics.store.journal import StoreError
from analytics.store.moments import now
from analytics.store.reading import read_sql
from analytics.store.rows import accepted_state, record_from_row

if TYPE_CHECKING:
    from analytics.store.connection import Cursor
    from analytics.store.journal import BatchRecord, Decision

WITHDRAWN = "withdrawn"


def withdraw(cursor: Cursor, batch_id: int, actor: str, reason: str) -> BatchRecord:
    """Take the current revision of a return back; the one before it counts again.

    Raises:
        StoreError: ``not_current``, or ``locked``.
        ValueError: there is no such batch.
    """
    record = _batch(cursor, batch_id)
    _require_current(cursor, record)
    return _changed(cursor, record, WITHDRAWN, "withdrawn", actor, reason)


def restore(cursor: Cursor, batch_id: int, actor: str, reason: str) -> BatchRecord:
    """Let a withdrawn batch count again, in the state in which it was accepted.

    Raises:
        StoreError: ``not_withdrawn``, or ``locked``.
        ValueError: there is no such batch.
    """
    record = _batch(cursor, batch_id)
    if record.state != WITHDRAWN:
        raise StoreError("not_withdrawn", str(batch_id))
    asked = {"batch_id": batch_id}
    ((warned,),) = cursor.execute(read_sql("journal/has_warning"), asked).fetchall()
    return _changed(cursor, record, accepted_state(warned), "restored", actor, reason)


def decide(cursor: Cursor, batch_id: int, decision: Decision, comment: str, actor: str) -> None:
    """Write down what a curator decided about the current revision of a return.

    Raises:
        StoreError: ``not_current``.
        ValueError: there is no such batch.
    """
    _require_current(cursor, _batch(cursor, batch_id))
    at = now()
    row = {"batch_id": batch_id, "decision": decision, "comment": comment, "actor": actor, "at": at}
    cursor.execute(read_sql("journal/insert_decision"), row)
    write_audit(cursor, at, actor, decision, batch_id, comment)


def answer(cursor: Cursor, batch_id: int, position: int, answer: str, actor: str) -> None:
    """Write down the explanation of one finding; the last one counts.

    Raises:
        ValueError: the batch has no such finding.
    """
    asked = {"batch_id": batch_id, "position": position}
    ((found,),) = cursor.execute(read_sql("journal/has_finding"), asked).fetchall()
    if not found:
        raise ValueError(f"batch {batch_id} has no finding {position}")
    at = now()
    cursor.execute(read_sql("journal/insert_answer"), asked | {"answer": answer, "actor": actor, "at": at})
    write_audit(cursor, at, actor, "answered", batch_id, answer)


def _batch(cursor: Cursor, batch_id: int) -> BatchRecord:
    rows = cursor.execute(read_sql("journal/batch"), {"batch_id": batch_id}).fetchall()
    if not rows:
        raise ValueError(f"there is no batch {batch_id}")
    return record_from_row(rows[0])


def _require_current(cursor: Cursor, record: BatchRecord) -> None:
    key = {
        "form_code": record.form_code,
        "region_code": record.region_code,
        "period": str(record.period),
    }
    rows = cursor.execute(read_sql("journal/current_batch"), key).fetchall()
    if [record_from_row(row).batch_id for row in rows] != [record.batch_id]:
        raise StoreError("not_current", str(record.batch_id))


def _changed(
    cursor: Cursor, record: BatchRecord, state: str, action: str, actor: str, reason: str
) -> BatchRecord:
    named = (record.form_code, record.region_code, str(record.period))
    locks.require_unlocked(cursor, [named])
    cursor.execute(read_sql("journal/set_state"), {"batch_id": record.batch_id, "state": state})
    write_audit(cursor, now(), actor, action, record.batch_id, reason)
    mart.refresh(cursor, (record.region_code, record.period))
    return dataclasses.replace(record, state=state)
