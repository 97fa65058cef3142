"""What a profile says in words, computed once for a view and kept until the next acceptance."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.sentences.region_profile import ProfileWords, profile_words
from analytics.text import texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.profile_data import profile_of
from pages.shared.profile_filters import Key, ProfileView, request_of
from pages.shared.profile_notes import note_sentences


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a profile, its notes, whose figures they are, and whether there is any value."""

    words: ProfileWords
    notes: tuple[str, ...]
    origins: tuple[str, ...]
    has_values: bool


def told_of(view: ProfileView, language: Language) -> Told:
    """What the profile of a view says in a language."""
    return data.kept(_told, language, view.region.code, view.key)


def _told(language: Language, region_code: str, key: Key) -> Told:
    table = profile_of(region_code, key)
    request, text = request_of(key), texts(language)
    words = profile_words(table, data.catalogue(), request.against.kind, request.confidence, text)
    origins = sorted(str(origin) for origin in table["origin"].dropna().unique())
    notes = note_sentences(text, region_code, key)
    return Told(words, tuple(notes), tuple(origins), bool(table["value"].notna().any()))
