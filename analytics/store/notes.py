"""What the journal notes beside returns: kept files, confirmed mappings, who saw which changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.intake.batch import Draft
from analytics.store.audit import write_audit
from analytics.store.moments import now
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    import datetime as dt

    from analytics.store.connection import Cursor


def note_kept_file(cursor: Cursor, draft: Draft, content: bytes | None) -> None:
    """Write down the file that a draft came from, once per content."""
    if content is None:
        return
    kept = {
        "sha256": draft.sha256,
        "file_name": draft.file_name,
        "size": len(content),
        "kept_at": now(),
    }
    cursor.execute(read_sql("journal/insert_kept_file"), kept)


def remember_mapping(cursor: Cursor, shape: str, mapping: str, actor: str) -> None:
    """Keep the confirmed mapping of a shape of table; the last one counts."""
    at = now()
    row = {"shape": shape, "mapping": mapping, "actor": actor, "at": at}
    cursor.execute(read_sql("journal/insert_mapping"), row)
    write_audit(cursor, at, actor, "mapping_confirmed", detail=shape)


def look(cursor: Cursor, actor: str, seen_until: dt.datetime | None) -> None:
    """Write down until which change a person has seen what changed."""
    at = now()
    row = {"actor": actor, "seen_until": seen_until or at, "at": at}
    cursor.execute(read_sql("journal/insert_look"), row)
