"""The command ``demo``: the demonstration data into an empty store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.commands.results import ACCEPTED, CommandResult
from analytics.demonstration import load
from analytics.text import texts
from analytics.text.localized import DEFAULT_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def demo(journal: Journal, language: str) -> CommandResult:
    """Load the demonstration data once; a second call says that they are there."""
    chosen = next((known for known in LANGUAGES if known == language), DEFAULT_LANGUAGE)
    text = texts(chosen)
    loaded = load(journal)
    if loaded == 0:
        return CommandResult(ACCEPTED, message=text("commands.demo.already_there"))
    return CommandResult(ACCEPTED, message=text("commands.demo.loaded", n=loaded))
