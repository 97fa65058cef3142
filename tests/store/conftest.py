from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.drawn import Store, opened


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file in the newest shape without a return: copying is quicker than making it."""
    folder = tmp_path_factory.mktemp("empty")
    with opened(folder) as made:
        return made.database.path


@pytest.fixture
def store(tmp_path: Path, empty_database: Path) -> Iterator[Store]:
    shutil.copyfile(empty_database, tmp_path / "zhas.duckdb")
    with opened(tmp_path) as fresh:
        yield fresh
