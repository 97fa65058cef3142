"""The journal on an embedded DuckDB file: the system of record and the mart in one."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from analytics.intake.batch import Draft
from analytics.periods import Period
from analytics.store import mart
from analytics.store.acceptance import batch_ids, entries_of, file_sha256, insert_entries
from analytics.store.files import KeptFiles, require_space
from analytics.store.journal import BatchRecord, StoredReturn, StoreError
from analytics.store.moments import now
from analytics.store.reading import read_sql
from analytics.store.rows import (
    Entry,
    finding_from_row,
    new_record,
    observation_from_row,
    record_from_row,
    require_sound,
)

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.connection import Database

# Beside the file itself: the log, the checkpoint and the kept copy, with room to breathe.
SPACE_RESERVE_BYTES = 32 * 1024 * 1024


class DuckdbJournal:
    """The :class:`analytics.store.journal.Journal` of one process on one DuckDB file."""

    def __init__(
        self, database: Database, files: KeptFiles, space_reserve_bytes: int = SPACE_RESERVE_BYTES
    ) -> None:
        self.path = database.path
        self._database = database
        self._files = files
        self._space_reserve_bytes = space_reserve_bytes
        self._accepting = threading.Lock()
        # Only writers set it: a reader that was slow could bring an old version back.
        self._version: int | None = self._stored_version()

    def version(self) -> int:
        """The id of the last accepted batch, 0 in an empty store.

        It is asked many times a page, and only this process writes: it is kept between writes.
        """
        version = self._version
        return self._stored_version() if version is None else version

    def accept(
        self,
        draft: Draft,
        content: bytes | None,
        actor: str,
        reasons: Mapping[int, str] | None = None,
        comment: str = "",
    ) -> BatchRecord:
        """Store one draft in one transaction and refresh the mart inside it.

        The bytes are kept, synced to disk, before the commit. The same bytes for the same form,
        region and period as the current revision give that revision back.

        Args:
            draft: a return without errors.
            content: the bytes of the workbook, or ``None`` where there is no file.
            actor: who accepts.
            reasons: the person's explanation by the position of a finding.
            comment: why a stored return is revised.

        Raises:
            StoreError: ``blocked`` for a draft with errors; ``disk_full``, ``files_unwritable`` and
                others where disk or database refuse. Then nothing is stored.
            ValueError: the bytes are not those that the draft was read from, or the draft is no
                sound one.
        """
        require_sound(draft)
        sha256 = file_sha256(draft, content)
        with self._writing():
            current = self._current_record(draft.form_code, draft.region_code, draft.period)
            if current is not None and sha256 and current.sha256 == sha256:
                return current
            require_space(self._database.path.parent, self._space_reserve_bytes + 3 * len(content or b""))
            record = self._store(draft, content, sha256, actor, reasons or {})
            self._database.checkpoint()
        return record

    def accept_many(self, drafts: Iterable[Draft], actor: str) -> int:
        """Store many drafts without files in one transaction, in order.

        The mart is computed anew as a whole. A draft whose file is that of the current revision
        is passed over.

        Args:
            drafts: returns without errors; several of one form, region and period become its
                revisions in their order.
            actor: who loads them.

        Returns:
            The number of batches stored.

        Raises:
            StoreError: ``blocked`` for a draft with errors, others where the database refuses. Then
                nothing is stored.
            ValueError: a draft is no sound one.
        """
        waiting = list(drafts)
        for draft in waiting:
            require_sound(draft)
        with self._writing():
            require_space(self._database.path.parent, self._space_reserve_bytes)
            with self._database.transaction() as cursor:
                entries = entries_of(cursor, waiting, actor)
                if entries:
                    insert_entries(cursor, entries)
                    mart.rebuild(cursor, now())
            self._database.checkpoint()
        return len(entries)

    def current(self, form_code: str, region_code: str, period: Period) -> StoredReturn | None:
        """The current revision of one return, or ``None``."""
        record = self._current_record(form_code, region_code, period)
        if record is None:
            return None
        batch = {"batch_id": record.batch_id}
        observations = self._database.rows(read_sql("journal/observations_of_batch"), batch)
        findings = self._database.rows(read_sql("journal/findings_of_batch"), batch)
        return StoredReturn(
            record,
            tuple(observation_from_row(row) for row in observations),
            tuple(finding_from_row(row) for row in findings),
        )

    def batch(self, batch_id: int) -> BatchRecord | None:
        """One batch by its id, whatever its state."""
        return next(self._records("journal/batch", batch_id=batch_id), None)

    def batches_of_file(self, sha256: str) -> tuple[BatchRecord, ...]:
        """The batches that came from a file with these bytes, newest first."""
        return tuple(self._records("journal/batches_of_file", sha256=sha256))

    def file_content(self, sha256: str) -> bytes | None:
        """The bytes of a kept file, or ``None`` where it was never kept.

        Raises:
            StoreError: ``damaged_file`` where the bytes changed on disk.
        """
        return self._files.content(sha256)

    def table(self, name: str, **parameters: object) -> pd.DataFrame:
        """The result of one named query, with the columns that its file documents.

        Args:
            name: folder and file under ``analytics/sql``, such as ``journal/register``.
            parameters: the ``$named`` parameters of the query, all of them.

        Raises:
            ValueError: there is no such query.
            StoreError: the database refuses.
        """
        return self._database.frame(read_sql(name), parameters)

    def note(self, actor: str, action: str, detail: str = "") -> None:
        """Write an event that concerns no batch into the audit, such as a sign-in or an export."""
        event = {"at": now(), "actor": actor, "action": action, "detail": detail}
        with self._database.transaction() as cursor:
            cursor.execute(read_sql("journal/insert_audit"), event)

    def close(self) -> None:
        """Write everything to disk and let go of the files; a second time nothing happens."""
        with self._accepting:
            self._version = None
            self._database.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One acceptance at a time; afterwards the data version is read anew."""
        with self._accepting:
            try:
                yield
            finally:
                self._version = None
                with suppress(StoreError):
                    self._version = self._stored_version()

    def _store(
        self, draft: Draft, content: bytes | None, sha256: str, actor: str, reasons: Mapping[int, str]
    ) -> BatchRecord:
        with self._kept(content), self._database.transaction() as cursor:
            key = _parameters(draft.form_code, draft.region_code, draft.period)
            last = cursor.execute(read_sql("journal/last_revision"), key).fetchall()[0][0]
            record = new_record(
                draft,
                batch_id=batch_ids(cursor, 1)[0],
                revision=last + 1,
                sha256=sha256,
                actor=actor,
                accepted_at=now(),
            )
            insert_entries(cursor, [Entry(draft, record, reasons)])
            if content is not None:
                kept = {
                    "sha256": sha256,
                    "file_name": draft.file_name,
                    "size": len(content),
                    "kept_at": record.accepted_at,
                }
                cursor.execute(read_sql("journal/insert_kept_file"), kept)
            mart.refresh(cursor, draft.region_code, draft.period)
        return record

    @contextmanager
    def _kept(self, content: bytes | None) -> Iterator[None]:
        """Keep the file for the block; where the block fails, it goes again if nothing needs it."""
        if content is None:
            yield
            return
        sha256, is_new = self._files.keep(content)
        try:
            yield
        except BaseException:
            # A commit may fail after its data went in: then the file is needed, and it stays.
            if is_new and not self._is_needed(sha256):
                self._files.drop(sha256)
            raise

    def _is_needed(self, sha256: str) -> bool:
        try:
            return bool(self.batches_of_file(sha256))
        except StoreError:
            return True

    def _stored_version(self) -> int:
        return int(self._database.rows(read_sql("journal/version"))[0][0])

    def _current_record(self, form_code: str, region_code: str, period: Period) -> BatchRecord | None:
        parameters = _parameters(form_code, region_code, period)
        return next(self._records("journal/current_batch", **parameters), None)

    def _records(self, name: str, **parameters: object) -> Iterator[BatchRecord]:
        return map(record_from_row, self._database.rows(read_sql(name), parameters))


def _parameters(form_code: str, region_code: str, period: Period) -> dict[str, str]:
    return {"form_code": form_code, "region_code": region_code, "period": str(period)}
