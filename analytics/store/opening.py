"""The door to the store: one journal of the whole process for each database file."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.catalogue import load_catalogue
from analytics.regions import load_regions
from analytics.settings import Settings
from analytics.settings import settings as current_settings
from analytics.store import mart
from analytics.store.duckdb_journal import DuckdbJournal
from analytics.store.faults import store_error
from analytics.store.files import KeptFiles
from analytics.store.migrations import open_migrated
from analytics.store.moments import now
from analytics.store.registers import fill_registers

if TYPE_CHECKING:
    from analytics.catalogue.records import Catalogue
    from analytics.regions import Regions
    from analytics.store.connection import Database

_opening = threading.Lock()
_open: dict[Path, ProcessJournal] = {}


class ProcessJournal(DuckdbJournal):
    """A journal that everybody in the process shares; after closing, the next asker opens it anew."""

    def close(self) -> None:
        """Write everything to disk and let go of the files, for the whole process."""
        with _opening:
            if _open.get(self.path) is self:
                del _open[self.path]
            super().close()


def open_journal(settings: Settings) -> ProcessJournal:
    """The journal of these settings: opened, brought to the newest shape and filled, once.

    Raises:
        StoreError: ``in_use`` where another process holds the file, ``damaged`` where it cannot be
            read, ``newer`` or ``migration_changed`` where another version of the program wrote it,
            ``files_unwritable`` or ``disk_full`` where the folder refuses.
    """
    with _opening:
        journal = _open.get(settings.database)
        if journal is None:
            journal = _open_new(settings)
            _open[settings.database] = journal
        return journal


def open_database(path: Path, catalogue: Catalogue, regions: Regions) -> Database:
    """A database file in the newest shape, with the registers of this catalogue and these regions.

    The mart is computed anew where a migration ran, where the registers changed, or where many
    returns came since it was last sorted.

    Raises:
        StoreError: as :func:`open_journal`.
    """
    database, migrated = open_migrated(path)
    try:
        changed = fill_registers(database, catalogue, regions)
        if migrated or changed or mart.is_scattered(database):
            with database.transaction() as cursor:
                mart.rebuild(cursor, now())
            database.checkpoint()
    except BaseException:
        database.close()
        raise
    return database


def _open_new(settings: Settings) -> ProcessJournal:
    try:
        settings.files.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise store_error(error) from error
    # The project's own data are read once for the process; another folder is read as it stands now.
    folder = None if settings.data == current_settings().data else settings.data
    database = open_database(settings.database, load_catalogue(folder), load_regions(folder))
    return ProcessJournal(database, KeptFiles(settings.files))
