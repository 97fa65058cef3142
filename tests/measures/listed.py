"""A store in memory with the project's own catalogue, for tests of lists."""

from __future__ import annotations

from functools import cache

from analytics.catalogue import load_catalogue
from analytics.regions import load_regions
from tests.measures.tiny_journal import TinyJournal

CATALOGUE = load_catalogue()
REGIONS = load_regions()


def fresh() -> TinyJournal:
    """The store without figures and returns."""
    return _registers().emptied()


@cache
def _registers() -> TinyJournal:
    return TinyJournal(CATALOGUE, REGIONS)
