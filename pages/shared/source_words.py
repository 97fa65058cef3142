"""The name of a file, or that a return was entered on a page."""

from __future__ import annotations

from analytics.intake.entered_rows import PAGE
from analytics.text import Texts


def source_words(text: Texts, name: str) -> str:
    """The file name as it stands; the code of the page in words."""
    return text("findings_places.page") if name == PAGE else name
