"""What happens once before the first page: the store is opened, filled and warmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.catalogue import load_catalogue
from analytics.regions import load_regions
from analytics.settings import Settings
from analytics.store import open_journal
from analytics.text import texts
from analytics.text.localized import LANGUAGES

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def prepare(settings: Settings) -> Journal:
    """The opened journal; an empty one gets the demonstration data where the settings say so."""
    load_catalogue()
    load_regions()
    for language in LANGUAGES:
        texts(language)
    journal = open_journal(settings)
    if settings.load_demonstration and journal.version() == 0:
        from analytics.demonstration import load

        load(journal)
    return journal
