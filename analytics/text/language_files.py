"""Reads the language files: phrases by key, and plural tables where a number changes the words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analytics.text.localized import Language

TEXT_FOLDER = Path(__file__).resolve().parents[2] / "data" / "text"
PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})

Phrase = str | Mapping[str, str]


def read_phrases(language: Language, folder: Path = TEXT_FOLDER) -> dict[str, Phrase]:
    """All phrases of one language by their dotted key, such as ``compare.title``.

    They come from all files ``<language>/*.toml``, one a screen or a room. A phrase is a text, or a
    table of plural forms (``one``, ``few``, ``many``, ``other``).

    Raises:
        ValueError: a file cannot be read, a value is no text, or a key stands in two files; the
            file and the key are named.
    """
    found: dict[str, Phrase] = {}
    for path in sorted((folder / language).glob("*.toml")):
        for key, phrase in _flatten(_read(path), path):
            if key in found:
                raise ValueError(f"{language}/{path.name}: {key} stands in another file too")
            found[key] = phrase
    if not found:
        raise ValueError(f"{folder / language} holds no phrase")
    return found


def is_plural(table: Mapping[str, Any]) -> bool:
    """Whether a table of a language file holds the plural forms of one phrase."""
    return "other" in table and PLURAL_FORMS.issuperset(table)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _flatten(table: Mapping[str, Any], path: Path, prefix: str = "") -> Iterator[tuple[str, Phrase]]:
    for name, value in table.items():
        key = prefix + name
        if isinstance(value, str):
            yield key, value
        elif not isinstance(value, dict):
            raise ValueError(f"{path.name}: {key} is not a text but {value!r}")
        elif is_plural(value):
            yield key, value
        else:
            yield from _flatten(value, path, f"{key}.")
