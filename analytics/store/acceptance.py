"""How drafts become batches: ids, revisions and rows, inside a transaction that is already open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.intake.batch import Draft
from analytics.store.files import sha256_of
from analytics.store.moments import now
from analytics.store.reading import read_sql
from analytics.store.rows import Entry, batch_table, finding_table, new_record, observation_table

if TYPE_CHECKING:
    from analytics.store.connection import Cursor

Key = tuple[str, str, str]


def file_sha256(draft: Draft, content: bytes | None) -> str:
    """The SHA-256 under which a draft's file is known; empty where it has none.

    Raises:
        ValueError: the bytes are not those that the draft was read from.
    """
    if content is None:
        return draft.sha256
    sha256 = sha256_of(content)
    if draft.sha256 not in ("", sha256):
        raise ValueError(f"the draft was read from {draft.sha256}, the bytes given are {sha256}")
    return sha256


def key_of(draft: Draft) -> Key:
    """What makes a return one return: form, region and period."""
    return draft.form_code, draft.region_code, str(draft.period)


def batch_ids(cursor: Cursor, number: int) -> list[int]:
    """So many new batch ids, ascending."""
    rows = cursor.execute(read_sql("journal/next_batch_ids"), {"number": number}).fetchall()
    return sorted(batch_id for (batch_id,) in rows)


def entries_of(cursor: Cursor, drafts: Sequence[Draft], actor: str) -> list[Entry]:
    """The drafts with ids and revisions, in order, without those whose file is current already."""
    last: dict[Key, tuple[int, str]] = {
        (form_code, region_code, period): (revision, sha256)
        for form_code, region_code, period, revision, sha256 in cursor.execute(
            read_sql("journal/last_revisions")
        ).fetchall()
    }
    accepted_at = now()
    entries: list[Entry] = []
    for draft, batch_id in zip(drafts, batch_ids(cursor, len(drafts)), strict=True):
        revision, sha256 = last.get(key_of(draft), (0, ""))
        if draft.sha256 and draft.sha256 == sha256:
            continue
        last[key_of(draft)] = (revision + 1, draft.sha256)
        record = new_record(
            draft,
            batch_id=batch_id,
            revision=revision + 1,
            sha256=draft.sha256,
            actor=actor,
            accepted_at=accepted_at,
        )
        entries.append(Entry(draft, record, {}))
    return entries


def insert_entries(cursor: Cursor, entries: Sequence[Entry]) -> None:
    """Write batches, figures and findings, and one line of the audit for each batch."""
    cursor.register("new_batch", batch_table(entries))
    cursor.register("new_observation", observation_table(entries))
    cursor.register("new_finding", finding_table(entries))
    for query in ("insert_batch", "insert_observation", "insert_finding", "insert_audit_of_batches"):
        cursor.execute(read_sql(f"journal/{query}"))
