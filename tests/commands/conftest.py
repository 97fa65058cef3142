from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.demonstration import load as load_demonstration
from analytics.settings import Settings
from analytics.store import open_journal
from analytics.store.journal import Journal

UPLOAD_LIMIT = 20 * 1024 * 1024


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the store of one test."""
    monkeypatch.setenv("ZHAS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def empty_journal(home: Path) -> Iterator[Journal]:
    journal = open_journal(Settings(home, UPLOAD_LIMIT, "ru", None, False))
    yield journal
    journal.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A store with the demonstration data, for tests that only look."""
    folder = tmp_path_factory.mktemp("demonstration") / "home"
    journal = open_journal(Settings(folder, UPLOAD_LIMIT, "ru", None, False))
    load_demonstration(journal)
    yield journal
    journal.close()
