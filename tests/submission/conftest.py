from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake import close_workers
from tests.store.drawn import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of its own with the real catalogue."""
    fresh = open_store(tmp_path, load_catalogue())
    try:
        yield fresh
    finally:
        fresh.journal.close()


@pytest.fixture(scope="session", autouse=True)
def _no_reading_process_stays() -> Iterator[None]:
    yield
    close_workers()
