"""Lists of targets in the journal: each accepted workbook is a whole new list, and the last one counts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analytics.store.audit import write_audit
from analytics.store.files import KeptFiles, sha256_of
from analytics.store.journal import StoreError, TargetSet
from analytics.store.moments import now
from analytics.store.new_rows import table_of_rows
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    import pyarrow as pa

    from analytics.intake.targets.records import TargetsReading
    from analytics.store.connection import Cursor, Database

ACTION = "targets_accepted"


def accept(
    database: Database,
    files: KeptFiles,
    reading: TargetsReading,
    content: bytes,
    actor: str,
    comment: str,
    based_on: int,
) -> TargetSet:
    """Store a list of targets with its file in one transaction; the bytes of the current list give it back.

    Args:
        database: of the journal.
        files: where the workbook is kept; it is synced to disk before the commit.
        reading: the workbook, read without errors.
        content: its bytes.
        actor: who accepts.
        comment: why the list is changed; may be empty.
        based_on: the list that the person saw as the current one, 0 where there was none.

    Raises:
        StoreError: ``blocked`` for a list with errors, ``targets_changed`` where another list was
            accepted meanwhile, others where disk or database refuse; then nothing is stored.
        ValueError: the bytes are not those that were read, a target stands twice, or a value is no
            finite number.
    """
    _require_sound(reading, content)
    last = current_set(database)
    if last is not None and last.sha256 == reading.sha256:
        return last
    if (0 if last is None else last.set_id) != based_on:
        raise StoreError("targets_changed", f"the list {based_on} is not the current one")
    accepted = TargetSet(
        set_id=based_on + 1,
        actor=actor,
        accepted_at=now(),
        file_name=reading.file_name,
        sha256=reading.sha256,
        comment=comment,
        targets=len(reading.rows),
    )
    with (
        files.kept(content, lambda sha256: _is_needed(database, sha256)),
        database.transaction() as cursor,
    ):
        _insert(cursor, accepted, reading)
    database.checkpoint()
    return accepted


def current_set(database: Database) -> TargetSet | None:
    """The list that counts now, or ``None`` where none was ever accepted."""
    return next(iter(target_sets(database)), None)


def target_sets(database: Database) -> tuple[TargetSet, ...]:
    """All accepted lists, the newest first."""
    rows = database.rows(read_sql("journal/target_sets"), {"moment": None})
    return tuple(TargetSet(*row) for row in rows)


def _require_sound(reading: TargetsReading, content: bytes) -> None:
    if reading.blocked:
        raise StoreError("blocked", reading.file_name)
    if sha256_of(content) != reading.sha256:
        raise ValueError(f"the list was read from {reading.sha256}, the bytes given are others")
    if len({row.key for row in reading.rows}) < len(reading.rows):
        raise ValueError("a target stands twice in one list")
    for row in reading.rows:
        if not math.isfinite(row.value) or not row.document:
            raise ValueError(f"{row.key}: a target has a finite value and a document")


def _insert(cursor: Cursor, accepted: TargetSet, reading: TargetsReading) -> None:
    new_set = {
        "set_id": accepted.set_id,
        "actor": accepted.actor,
        "at": accepted.accepted_at,
        "file_name": accepted.file_name,
        "sha256": accepted.sha256,
        "comment": accepted.comment,
    }
    cursor.execute(read_sql("journal/insert_target_set"), new_set)
    cursor.register("new_target", _table(accepted.set_id, reading))
    cursor.execute(read_sql("journal/insert_target"))
    kept = {
        "sha256": accepted.sha256,
        "file_name": accepted.file_name,
        "size": reading.size,
        "kept_at": accepted.accepted_at,
    }
    cursor.execute(read_sql("journal/insert_kept_file"), kept)
    write_audit(cursor, accepted.accepted_at, accepted.actor, ACTION, detail=accepted.file_name)


def _table(set_id: int, reading: TargetsReading) -> pa.Table:
    import pyarrow as pa

    text = pa.string()
    schema = pa.schema(
        [("set_id", pa.int64()), ("indicator_code", text), ("unit_code", text), ("year", pa.int32())]
        + [("value", pa.float64())]
        + [(name, text) for name in ("document", "point", "sheet", "cell")]
    )
    return table_of_rows(_rows(set_id, reading), schema)


def _rows(set_id: int, reading: TargetsReading) -> Iterator[tuple[Any, ...]]:
    for row in reading.rows:
        yield (
            set_id, row.indicator_code, row.unit_code, row.year, row.value,
            row.document, row.point, row.sheet, row.cell,
        )  # fmt: skip


def _is_needed(database: Database, sha256: str) -> bool:
    """Whether a list or a return is stored that came from a file; in doubt it is."""
    try:
        of_returns = database.rows(read_sql("journal/batches_of_file"), {"sha256": sha256})
        return bool(of_returns) or any(one.sha256 == sha256 for one in target_sets(database))
    except StoreError:
        return True
