"""The journal on an embedded DuckDB file: the system of record and the mart in one."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from analytics.intake.batch import Draft
from analytics.periods import Period
from analytics.store import locks, notes, target_sets
from analytics.store.acceptance import accept_drafts, drafts_of_file, key_of, key_of_record, known_records
from analytics.store.audit import write_audit
from analytics.store.files import KeptFiles, require_space
from analytics.store.journal import BatchRecord, StoredReturn, StoreError, TargetSet
from analytics.store.later_changes import LaterChanges
from analytics.store.moments import now
from analytics.store.reading import read_sql
from analytics.store.rows import record_from_row, require_sound, stored_return

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from analytics.intake.targets.records import TargetsReading
    from analytics.store.connection import Cursor, Database

# Beside the file itself: the log, the checkpoint and the kept copy, with room to breathe.
SPACE_RESERVE_BYTES = 32 * 1024 * 1024


class DuckdbJournal(LaterChanges):
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
        """The data version of caches, 0 in an empty store.

        It grows with each batch and with each later change that a page can show, and not with a
        sign-in or an export. It is asked many times a page, and only this process writes: it is kept
        between writes.
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
        unchanged_since: int | None = None,
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
            unchanged_since: the data version that the draft rests on, such as the list to which it
                adds a row; ``None`` where it rests on nothing stored.

        Raises:
            StoreError: ``blocked`` for a draft with errors, ``locked`` where the period is locked,
                ``changed_meanwhile`` where something was stored since that version; ``disk_full``,
                ``files_unwritable`` and others where disk or database refuse. Then nothing is stored.
            ValueError: the bytes are not those that the draft was read from, or the draft is no
                sound one.
        """
        return self._accept((draft,), content, actor, (reasons or {},), comment, unchanged_since)[0]

    def accept_together(
        self,
        drafts: Sequence[Draft],
        content: bytes,
        actor: str,
        reasons: Sequence[Mapping[int, str]] = (),
        comment: str = "",
    ) -> tuple[BatchRecord, ...]:
        """Store the drafts of one file in one transaction, and keep the file once.

        Arguments, but for each draft its own ``reasons``, and what is raised are those of
        :meth:`accept`; two drafts of one form, region and period are a ``ValueError``.

        Returns:
            One record a draft, in their order; for one whose file is current already, that batch.
        """
        return self._accept(drafts, content, actor, reasons, comment)

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
            StoreError: ``blocked`` for a draft with errors, ``locked`` where a period is locked,
                others where the database refuses. Then nothing is stored.
            ValueError: a draft is no sound one.
        """
        waiting = list(drafts)
        for draft in waiting:
            require_sound(draft)
        with self._writing():
            require_space(self._database.path.parent, self._space_reserve_bytes)
            with self._database.transaction() as cursor:
                stored = accept_drafts(cursor, waiting, actor, anew=True)
            self._database.checkpoint()
        return len(stored)

    def is_locked(self, form_code: str, period: Period, region_code: str) -> bool:
        """Whether a return may not be changed now; a lock of ``TABLE`` holds for all free tables."""
        current = locks.locks_from_rows(self._database.rows(read_sql("journal/locks")))
        return current.closes(form_code, region_code, str(period))

    def mapping(self, shape: str) -> str | None:
        """The mapping that was last confirmed for a shape of table, or ``None``."""
        rows = self._database.rows(read_sql("journal/mapping"), {"shape": shape})
        return rows[0][0] if rows else None

    def accept_targets(
        self, reading: TargetsReading, content: bytes, actor: str, comment: str, based_on: int
    ) -> TargetSet:
        """Store a whole new list of targets: see :func:`analytics.store.target_sets.accept`."""
        with self._writing():
            require_space(self.path.parent, self._space_reserve_bytes + 3 * len(content))
            given = (self._database, self._files, reading, content, actor, comment, based_on)
            return target_sets.accept(*given)

    def look(self, actor: str, seen_until: dt.datetime | None = None) -> None:
        """Write down until which change a person saw what changed; up to now without a moment."""
        with self._database.transaction() as cursor:
            notes.look(cursor, actor, seen_until)

    def current(self, form_code: str, region_code: str, period: Period) -> StoredReturn | None:
        """The current revision of one return, or ``None``."""
        record = self._current_record(form_code, region_code, period)
        return None if record is None else stored_return(self._database, record)

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
        with self._database.transaction() as cursor:
            write_audit(cursor, now(), actor, action, detail=detail)

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

    @contextmanager
    def _changing(self) -> Iterator[Cursor]:
        """One change of what is stored, in one transaction."""
        with self._writing(), self._database.transaction() as cursor:
            yield cursor

    def _accept(
        self,
        drafts: Sequence[Draft],
        content: bytes | None,
        actor: str,
        reasons: Sequence[Mapping[int, str]],
        comment: str,
        unchanged_since: int | None = None,
    ) -> tuple[BatchRecord, ...]:
        waiting = drafts_of_file(drafts, content)
        with self._writing():
            if unchanged_since not in (None, self._stored_version()):
                raise StoreError("changed_meanwhile", f"since the data version {unchanged_since}")
            records = known_records(self._database, waiting)
            if len(records) < len(waiting):
                room = self._space_reserve_bytes + 3 * len(content or b"")
                require_space(self._database.path.parent, room)
                with (
                    self._files.kept(content, self._is_needed),
                    self._database.transaction() as cursor,
                ):
                    stored = accept_drafts(cursor, waiting, actor, reasons, comment)
                    notes.note_kept_file(cursor, waiting[0], content)
                records |= {key_of_record(record): record for record in stored}
                self._database.checkpoint()
        return tuple(records[key_of(draft)] for draft in waiting)

    def _is_needed(self, sha256: str) -> bool:
        try:
            return bool(self.batches_of_file(sha256))
        except StoreError:
            return True

    def _stored_version(self) -> int:
        return int(self._database.rows(read_sql("journal/version"))[0][0])

    def _current_record(self, form_code: str, region_code: str, period: Period) -> BatchRecord | None:
        named = {"form_code": form_code, "region_code": region_code, "period": str(period)}
        return next(self._records("journal/current_batch", **named), None)

    def _records(self, name: str, **parameters: object) -> Iterator[BatchRecord]:
        return map(record_from_row, self._database.rows(read_sql(name), parameters))
