"""The audit: one line for everything that somebody did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.store.reading import read_sql

if TYPE_CHECKING:
    import datetime as dt

    from analytics.store.connection import Cursor


def write_audit(
    cursor: Cursor, at: dt.datetime, actor: str, action: str, batch_id: int | None = None, detail: str = ""
) -> None:
    """Write one line, inside the transaction of the cursor.

    Args:
        cursor: of an open write transaction.
        at: when, naive UTC.
        actor: who.
        action: what, one of those that ``journal/audit.sql`` lists.
        batch_id: the batch, where it concerns one.
        detail: what else is to be said.
    """
    line = {"at": at, "actor": actor, "action": action, "batch_id": batch_id, "detail": detail}
    cursor.execute(read_sql("journal/insert_audit"), line)
