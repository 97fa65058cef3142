"""Phrases that many records use by name: the reporting bodies and the repeated notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.catalogue.problems import Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.text.localized import LANGUAGES, Localized

UNKNOWN_PHRASE = Localized(*("-" for _ in LANGUAGES))


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """The phrases of ``bodies.toml`` and ``notes.toml``, each under its key."""

    bodies: Mapping[str, Localized]
    notes: Mapping[str, Localized]


def phrases_of_file(table: Mapping[str, object], file: str, problems: list[Problem]) -> dict[str, Localized]:
    """The phrases of one file, each a table ``[key]`` with the three languages."""
    reader = RecordReader(table, file, "", problems)
    return {key: reader.localized(key) for key in table}


def body_of(reader: RecordReader, shared: SharedTexts) -> Localized:
    """The body that a record names under ``body``."""
    return _phrase(reader, "body", reader.text("body"), shared.bodies)


def note_of(reader: RecordReader, shared: SharedTexts) -> Localized | None:
    """The record's own note followed by the shared notes it names, as one phrase."""
    own = reader.optional_localized("note")
    keys = reader.words("shared_notes")
    notes = [own] if own else []
    notes += [_phrase(reader, "shared_notes", key, shared.notes) for key in keys]
    if not notes:
        return None
    return Localized(*(" ".join(note[language] for note in notes) for language in LANGUAGES))


def _phrase(reader: RecordReader, field: str, key: str, phrases: Mapping[str, Localized]) -> Localized:
    if key and key not in phrases:
        reader.report(field, f"{key!r} is unknown", f"use one of {', '.join(phrases)}")
    return phrases.get(key, UNKNOWN_PHRASE)
