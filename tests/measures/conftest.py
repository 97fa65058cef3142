"""The regions of the country, and a store in memory that a test fills."""

from __future__ import annotations

import pytest

from analytics.catalogue import load_catalogue
from analytics.regions import Regions, load_regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal


@pytest.fixture(scope="session")
def regions() -> Regions:
    return load_regions()


@pytest.fixture(scope="session")
def filled_registers(regions: Regions) -> TinyJournal:
    return TinyJournal(CATALOGUE, regions)


@pytest.fixture
def journal(filled_registers: TinyJournal) -> TinyJournal:
    return filled_registers.emptied()


@pytest.fixture(scope="session")
def all_registers(regions: Regions) -> TinyJournal:
    return TinyJournal(load_catalogue(), regions)


@pytest.fixture
def store(all_registers: TinyJournal) -> TinyJournal:
    """A store with the indicators of the project's own catalogue."""
    return all_registers.emptied()
