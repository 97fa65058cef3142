"""The steps that bring a database file to the shape this program needs, and only forward.

A step is a file ``sql/schema/NNN_name.sql``. It runs once, in one transaction, and is written down
with the checksum of its text: a step that was changed after it ran is refused, not run again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from analytics.store.connection import Database
from analytics.store.faults import store_error
from analytics.store.files import require_space
from analytics.store.journal import StoreError
from analytics.store.moments import now
from analytics.store.reading import SQL_FOLDER, read_sql

SCHEMA_FOLDER = SQL_FOLDER / "schema"


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step; ``checksum`` is the SHA-256 of its text."""

    number: int
    name: str
    sql: str
    checksum: str


def migrations(folder: Path = SCHEMA_FOLDER) -> tuple[Migration, ...]:
    """The steps of a folder, in their order.

    Raises:
        ValueError: the files are not numbered 1, 2, 3 and so on.
    """
    steps = tuple(_migration(path) for path in sorted(folder.glob("*.sql")))
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise ValueError(f"migrations are numbered without a gap, not {[step.name for step in steps]}")
    return steps


def open_migrated(path: Path, folder: Path = SCHEMA_FOLDER) -> tuple[Database, bool]:
    """Open a database file and bring it to the newest shape.

    A file that already holds something is copied beside itself before it is changed.

    Returns:
        The open database, and whether a step ran.

    Raises:
        StoreError: ``migration_changed`` where a step differs from the one that ran, ``newer`` where
            a newer program wrote the file, and what :func:`analytics.store.connection.connect` says.
    """
    database = Database(path)
    try:
        applied, waiting = _compare(database, migrations(folder))
        if applied and waiting:
            database.close()
            _copy(path, path.with_name(f"{path.name}.before-{waiting[0].number:03d}"))
            database = Database(path)
        for step in waiting:
            _apply(database, step)
        if waiting:
            database.checkpoint()
    except BaseException:
        database.close()
        raise
    return database, bool(waiting)


def _migration(path: Path) -> Migration:
    number, _, _ = path.stem.partition("_")
    if not number.isdigit():
        raise ValueError(f"a migration is called like 001_journal.sql, not {path.name!r}")
    sql = path.read_text(encoding="utf-8")
    return Migration(int(number), path.stem, sql, hashlib.sha256(sql.encode()).hexdigest())


def _compare(database: Database, steps: tuple[Migration, ...]) -> tuple[int, tuple[Migration, ...]]:
    """How many steps the file has, and which are still to run."""
    with database.transaction() as cursor:
        cursor.execute(read_sql("journal/create_migration"))
    applied = database.rows(read_sql("journal/migrations"))
    if len(applied) > len(steps):
        raise StoreError("newer", applied[-1][1])
    for (_, name, checksum), step in zip(applied, steps, strict=False):
        if checksum != step.checksum:
            raise StoreError("migration_changed", name)
    return len(applied), steps[len(applied) :]


def _apply(database: Database, step: Migration) -> None:
    with database.transaction() as cursor:
        cursor.execute(step.sql)
        written = {
            "number": step.number,
            "name": step.name,
            "checksum": step.checksum,
            "applied_at": now(),
        }
        cursor.execute(read_sql("journal/insert_migration"), written)


def _copy(path: Path, target: Path) -> None:
    """Copy a closed database file: while it is open, closing the copy would let its lock go."""
    require_space(path.parent, 2 * path.stat().st_size)
    temporary = target.with_name(f"{target.name}.part")
    try:
        shutil.copyfile(path, temporary)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as error:
        raise store_error(error) from error
