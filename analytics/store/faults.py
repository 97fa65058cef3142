"""What DuckDB and the file system say when they refuse, told as a :class:`StoreError`."""

from __future__ import annotations

import errno

import duckdb

from analytics.store.journal import StoreError

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
DISK_FULL_WORDS = ("No space left on device", "File too large", "Disk quota exceeded", "not enough space")
DAMAGED_WORDS = (
    "Corrupt database file",
    "not a valid DuckDB database file",
    "Could not read enough bytes",
    "Failure while replaying WAL",
)
IN_USE_WORDS = ("Could not set lock on file", "being used by another process")
UNWRITABLE_WORDS = ("Permission denied", "Read-only file system", "No such file or directory")

# A wrong query or a wrong value in it is a fault of the program, not of the store.
PROGRAM_FAULTS = (
    duckdb.ProgrammingError,
    duckdb.DataError,
    duckdb.IntegrityError,
    duckdb.NotSupportedError,
)


def is_program_fault(error: duckdb.Error) -> bool:
    """Whether the program asked for something impossible, so that the exception must surface."""
    return isinstance(error, PROGRAM_FAULTS)


def is_fatal(error: duckdb.Error) -> bool:
    """Whether the open database refuses every further query until it is opened anew."""
    return isinstance(error, duckdb.FatalException) or "database has been invalidated" in str(error)


def store_error(error: Exception, otherwise: str = "unavailable") -> StoreError:
    """The store's own exception for a refusal of DuckDB or of the file system.

    Args:
        error: what was raised.
        otherwise: the code where the words of the refusal tell nothing nearer.
    """
    if isinstance(error, OSError):
        return StoreError("disk_full" if error.errno in DISK_FULL else "files_unwritable", str(error))
    words = str(error)
    for code, signs in (
        ("in_use", IN_USE_WORDS),
        ("disk_full", DISK_FULL_WORDS),
        ("files_unwritable", UNWRITABLE_WORDS),
        ("damaged", DAMAGED_WORDS),
    ):
        if any(sign in words for sign in signs):
            return StoreError(code, words)
    return StoreError(otherwise, words)
