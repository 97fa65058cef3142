"""How drafts become batches: ids, revisions and rows, inside a transaction that is already open."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.intake.batch import Draft
from analytics.store import locks, mart
from analytics.store.files import sha256_of
from analytics.store.list_rows import insert_lists
from analytics.store.moments import now
from analytics.store.new_rows import Entry, batch_table, finding_table, observation_table
from analytics.store.reading import read_sql
from analytics.store.rows import new_record, record_from_row, require_sound

if TYPE_CHECKING:
    import datetime as dt

    from analytics.store.connection import Cursor, Database
    from analytics.store.journal import BatchRecord

Key = tuple[str, str, str]
Reasons = Mapping[int, str]
Ask = Callable[[str, Mapping[str, object]], list[tuple[Any, ...]]]


class LastRevision(NamedTuple):
    """The highest number given to a return; id and file of its current revision, if there is one."""

    revision: int
    batch_id: int | None
    sha256: str


FIRST = LastRevision(0, None, "")


def drafts_of_file(drafts: Sequence[Draft], content: bytes | None) -> tuple[Draft, ...]:
    """The drafts of one file, each with the SHA-256 of its bytes; all are proved sound.

    Raises:
        StoreError: ``blocked`` for a draft with errors.
        ValueError: a draft is no sound one, two are of one form, region and period, or the bytes are
            not those that a draft was read from.
    """
    if len({key_of(draft) for draft in drafts}) < len(drafts):
        raise ValueError("a form, region and period stands twice in one file")
    sha256 = None if content is None else sha256_of(content)
    return tuple(_with_file(draft, sha256) for draft in drafts)


def key_of(draft: Draft) -> Key:
    """What makes a return one return: form, region and period."""
    return draft.form_code, draft.region_code, str(draft.period)


def key_of_record(record: BatchRecord) -> Key:
    """The same of a stored batch."""
    return record.form_code, record.region_code, str(record.period)


def accept_drafts(
    cursor: Cursor,
    drafts: Sequence[Draft],
    actor: str,
    reasons: Sequence[Reasons] = (),
    comment: str = "",
    *,
    anew: bool = False,
) -> tuple[BatchRecord, ...]:
    """Store drafts in order and keep the mart in step; drafts whose file is current stay out.

    Args:
        cursor: of an open write transaction.
        drafts: sound ones.
        actor: who accepts.
        reasons: the person's explanations of each draft, by the position of a finding.
        comment: why stored returns are revised.
        anew: whether the mart is computed anew as a whole and sorted.

    Returns:
        The records of what was stored.

    Raises:
        StoreError: ``locked`` where a period is locked.
    """
    at = now()
    revisions = _last_revisions(lambda sql, asked: cursor.execute(sql, asked).fetchall(), drafts)
    new = [key_of(draft) for draft in drafts if not _is_current(draft, revisions)]
    used = locks.require_unlocked(cursor, new)
    if not new:
        return ()
    entries = _entries(cursor, drafts, revisions, actor, at, reasons, comment)
    _insert_entries(cursor, entries)
    locks.end_exceptions(cursor, used, actor, at)
    if anew:
        mart.rebuild(cursor, at)
    else:
        mart.refresh_all(cursor, [(entry.record.region_code, entry.record.period) for entry in entries], at)
    return tuple(entry.record for entry in entries)


def known_records(database: Database, drafts: Sequence[Draft]) -> dict[Key, BatchRecord]:
    """The current batches of those drafts whose file is current already."""
    current = _last_revisions(database.rows, drafts)
    known = {
        key_of(draft): current[key_of(draft)].batch_id for draft in drafts if _is_current(draft, current)
    }
    records: dict[int | None, BatchRecord] = {}
    for sha256 in {draft.sha256 for draft in drafts if key_of(draft) in known}:
        rows = database.rows(read_sql("journal/batches_of_file"), {"sha256": sha256})
        records |= {record.batch_id: record for record in map(record_from_row, rows)}
    return {key: records[batch_id] for key, batch_id in known.items()}


def _with_file(draft: Draft, sha256: str | None) -> Draft:
    require_sound(draft)
    if sha256 is None or draft.sha256 == sha256:
        return draft
    if draft.sha256:
        raise ValueError(f"the draft was read from {draft.sha256}, the bytes given are {sha256}")
    return dataclasses.replace(draft, sha256=sha256)


def _entries(
    cursor: Cursor,
    drafts: Sequence[Draft],
    revisions: dict[Key, LastRevision],
    actor: str,
    at: dt.datetime,
    reasons: Sequence[Reasons],
    comment: str,
) -> list[Entry]:
    """The drafts with revisions and ids, in order, without those whose file is current already."""
    entries: list[Entry] = []
    ids = _batch_ids(cursor, len(drafts))
    for place, draft in enumerate(drafts):
        if _is_current(draft, revisions):
            continue
        last = revisions.get(key_of(draft), FIRST)
        new = LastRevision(last.revision + 1, ids[len(entries)], draft.sha256)
        revisions[key_of(draft)] = new
        record = new_record(
            draft,
            batch_id=ids[len(entries)],
            revision=new.revision,
            actor=actor,
            accepted_at=at,
            comment=comment,
        )
        entries.append(Entry(draft, record, reasons[place] if reasons else {}, last.batch_id))
    return entries


def _is_current(draft: Draft, revisions: Mapping[Key, LastRevision]) -> bool:
    """Whether the draft's file is that of the current revision."""
    return bool(draft.sha256) and revisions.get(key_of(draft), FIRST).sha256 == draft.sha256


def _last_revisions(ask: Ask, drafts: Sequence[Draft]) -> dict[Key, LastRevision]:
    """The last revision of each draft's return, where there is one."""
    keys = [key_of(draft) for draft in drafts]
    asked = {
        "form_codes": [form_code for form_code, _, _ in keys],
        "region_codes": [region_code for _, region_code, _ in keys],
        "periods": [period for _, _, period in keys],
    }
    rows = ask(read_sql("journal/last_revisions"), asked)
    return {(form, region, period): LastRevision(*last) for form, region, period, *last in rows}


def _batch_ids(cursor: Cursor, number: int) -> list[int]:
    """So many new batch ids, ascending."""
    rows = cursor.execute(read_sql("journal/next_batch_ids"), {"number": number}).fetchall()
    return sorted(batch_id for (batch_id,) in rows)


def _insert_entries(cursor: Cursor, entries: Sequence[Entry]) -> None:
    """Write batches, figures, findings and list rows, and one line of the audit for each batch."""
    cursor.register("new_batch", batch_table(entries))
    cursor.register("new_observation", observation_table(entries))
    cursor.register("new_finding", finding_table(entries))
    for query in ("insert_batch", "insert_observation", "insert_finding", "insert_audit_of_batches"):
        cursor.execute(read_sql(f"journal/{query}"))
    insert_lists(cursor, entries)
