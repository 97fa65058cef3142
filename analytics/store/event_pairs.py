"""What people say about two events that may be one, inside a transaction that is already open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.store.audit import write_audit
from analytics.store.moments import now
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    from analytics.store.connection import Cursor
    from analytics.store.journal import PairVerdict

ACTION = "pair_marked"


def mark_pair(
    cursor: Cursor, pair_key: str, verdict: PairVerdict, unit_code: str, reason: str, actor: str
) -> None:
    """Write down whether a pair of events is one event or two; the last mark counts."""
    at = now()
    row = {
        "pair_key": pair_key,
        "verdict": verdict,
        "unit_code": unit_code,
        "reason": reason,
        "actor": actor,
        "at": at,
    }
    cursor.execute(read_sql("journal/insert_event_pair"), row)
    write_audit(cursor, at, actor, ACTION, detail=f"{unit_code} {verdict}: {reason}")
