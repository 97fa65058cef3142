"""The language files themselves: the same phrases, whole and sound, in all three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

import pytest
from babel import Locale

from analytics.text import LANGUAGES, Language, texts

# What CLDR asks for: the forms that a number can choose, and "other" for fractions.
PLURAL_FORMS = {"ru": {"one", "few", "many", "other"}, "kk": {"one", "other"}, "en": {"one", "other"}}

LETTERS = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[a-zA-Z]")
OTHERS = [language for language in LANGUAGES if language != "ru"]


def wordings(language: Language) -> Iterator[tuple[str, str]]:
    """Every text of a language with its key; each plural form on its own."""
    for key, phrase in texts(language).phrases.items():
        if isinstance(phrase, Mapping):
            yield from ((f"{key}.{form}", words) for form, words in phrase.items())
        else:
            yield key, phrase


def placeholders(language: Language) -> dict[str, set[str]]:
    """The placeholders of each phrase of a language, over all its plural forms."""
    found: dict[str, set[str]] = {}
    for key, phrase in texts(language).phrases.items():
        forms = phrase.values() if isinstance(phrase, Mapping) else [phrase]
        found[key] = {
            name for words in forms for _, name, _, _ in Formatter().parse(words) if name is not None
        }
    return found


def test_there_are_phrases() -> None:
    assert texts("ru")("common.app_name") == "ЖасМонитор"


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys(language: Language) -> None:
    russian, other = set(texts("ru").phrases), set(texts(language).phrases)
    assert sorted(russian ^ other) == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_phrase_has_the_same_placeholders(language: Language) -> None:
    russian, other = placeholders("ru"), placeholders(language)
    assert {key for key in russian.keys() & other.keys() if russian[key] != other[key]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_plain_names(language: Language) -> None:
    assert [
        key for key, names in placeholders(language).items() if not all(map(str.isidentifier, names))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty_or_hangs_over(language: Language) -> None:
    assert [key for key, words in wordings(language) if not words or words != words.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_tables_are_complete(language: Language) -> None:
    tables = {
        key: set(phrase) for key, phrase in texts(language).phrases.items() if isinstance(phrase, Mapping)
    }
    assert {key for key, forms in tables.items() if forms != PLURAL_FORMS[language]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_asked_for_are_those_of_the_language(language: Language) -> None:
    assert {*Locale.parse(language).plural_form.tags, "other"} == PLURAL_FORMS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_latin_and_cyrillic_letters(language: Language) -> None:
    mixed = [
        (key, word)
        for key, words in wordings(language)
        for word in LETTERS.findall(re.sub(r"\{.*?\}", " ", words))
        if CYRILLIC.search(word) and LATIN.search(word)
    ]
    assert mixed == []
