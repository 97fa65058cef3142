"""One connection of the whole process to one DuckDB file, and one write at a time.

A connection that several threads share returns wrong rows, so every query has its own cursor. A
full disk or an internal fault makes DuckDB refuse everything until the file is opened anew: that
is done once, here, and a query that only reads is then asked again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from analytics.store.faults import is_fatal, is_program_fault, store_error
from analytics.store.journal import StoreError
from analytics.store.turnstile import Turnstile

if TYPE_CHECKING:
    import pandas as pd

Result = TypeVar("Result")
Cursor = duckdb.DuckDBPyConnection

# A ceiling, not a reservation: a page needs a few megabytes, a full rebuild of the mart needs more.
MEMORY_LIMIT = "2GiB"
# The long-term release of DuckDB must be able to open the file.
STORAGE_VERSION = "v1.5.0"
REOPENINGS = 4  # of one query, before it gives up


def connect(path: Path) -> Cursor:
    """Open a DuckDB file, or make it where there is none.

    Raises:
        StoreError: ``in_use`` where another process holds the file, ``damaged`` where it cannot be
            read, ``disk_full`` where there is no room for it.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "storage_compatibility_version": STORAGE_VERSION,
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(path.with_suffix(".temporary")),
    }
    try:
        return duckdb.connect(str(path), config=settings)
    except duckdb.Error as error:
        raise store_error(error, otherwise="damaged") from error


class Database:
    """One open DuckDB file; every method may be called from any thread.

    Inside the block of :meth:`transaction` only the cursor it gives may be asked: another method
    of the same database could wait for ever.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()
        self._turnstile = Turnstile()
        self._connection: Cursor | None = connect(path)
        self._generation = 0
        self._closed = False

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows of one query that reads.

        Raises:
            StoreError: the database refuses.
        """
        return self._read(lambda cursor: cursor.execute(sql, parameters or None).fetchall())

    def frame(self, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
        """All rows of one query that reads, as a table.

        Raises:
            StoreError: the database refuses.
        """
        return self._read(lambda cursor: cursor.execute(sql, parameters or None).df())

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """One write transaction: committed at the end of the block, undone by any exception.

        Raises:
            StoreError: the database refuses; then nothing of the block is stored.
        """
        with self._writing:
            generation = self._generation
            try:
                with self._cursor() as cursor:
                    cursor.begin()
                    try:
                        yield cursor
                        cursor.commit()
                    except BaseException:
                        _undo(cursor)
                        raise
            except duckdb.Error as error:
                if is_program_fault(error):
                    raise
                if is_fatal(error):
                    self._reopen(generation)
                raise store_error(error) from error

    def checkpoint(self) -> None:
        """Carry the log over into the file, so that the file alone holds everything.

        A refusal loses nothing: what was committed stays in the log until the next time.
        """
        generation = self._generation
        try:
            with self._cursor() as cursor:
                cursor.checkpoint()
        except duckdb.Error as error:
            if is_fatal(error):
                with suppress(StoreError):
                    self._reopen(generation)

    def close(self) -> None:
        """Let go of the file; a query after it raises ``StoreError("closed")``."""
        with self._writing, self._turnstile.alone():
            self._closed = True
            self._let_go()

    @contextmanager
    def _cursor(self) -> Iterator[Cursor]:
        if self._connection is None:
            self._reopen(self._generation)
        with self._turnstile.inside():
            if self._connection is None:
                raise StoreError("closed", str(self.path))
            with closing(self._connection.cursor()) as cursor:
                yield cursor

    def _read(self, query: Callable[[Cursor], Result]) -> Result:
        """Ask; where the database has been invalidated, open it anew and ask again.

        Several times, for a writer on a full disk may invalidate the new one before the reader's turn.
        """
        for _ in range(REOPENINGS):
            generation = self._generation
            try:
                with self._cursor() as cursor:
                    return query(cursor)
            except duckdb.Error as error:
                if is_program_fault(error):
                    raise
                if not is_fatal(error):
                    raise store_error(error) from error
            self._reopen(generation)
        try:
            with self._cursor() as cursor:
                return query(cursor)
        except duckdb.Error as error:
            raise store_error(error, otherwise="damaged") from error

    def _reopen(self, generation: int) -> None:
        """Open the file anew, unless another thread did so meanwhile or the store was closed."""
        with self._turnstile.alone():
            if self._closed or self._generation != generation:
                return
            # DuckDB hands out the broken instance again while a connection to it is open.
            self._let_go()
            self._connection = connect(self.path)
            self._generation += 1

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _undo(cursor: Cursor) -> None:
    try:
        cursor.rollback()
    except duckdb.Error:
        # A failed commit has already undone the transaction.
        return
