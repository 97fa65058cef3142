"""Phrases by key: plurals, placeholders, and what happens when something is missing."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from analytics.text import LANGUAGES, Language, Texts, texts
from analytics.text.language_files import read_phrases

RETURNS_RU = """
[returns]
title = "Отчёты"
of = "Отчёты региона {region}"

[returns.count]
one = "{n} отчёт"
few = "{n} отчёта"
many = "{n} отчётов"
other = "{n} отчёта"
"""

# Russian plurals after CLDR: 1 отчёт, 2-4 отчёта, 5-20 отчётов, 21 отчёт; 1,5 отчёта.
COUNTS_RU = [
    (0, "0 отчётов"),
    (1, "1 отчёт"),
    (3, "3 отчёта"),
    (5, "5 отчётов"),
    (11, "11 отчётов"),
    (21, "21 отчёт"),
    (112, "112 отчётов"),
    (12345, "12\u00a0345 отчётов"),
    (2.0, "2 отчёта"),
    (1.5, "1,5 отчёта"),
    (-1, "\u22121 отчёт"),
    ("22", "22 отчёта"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "returns.toml").write_text(RETURNS_RU, encoding="utf-8")
    return tmp_path


@pytest.fixture
def text(folder: Path) -> Texts:
    return Texts("ru", read_phrases("ru", folder))


def test_a_phrase_is_filled_by_name(text: Texts) -> None:
    assert text("returns.title") == "Отчёты"
    assert text("returns.of", region="Абай") == "Отчёты региона Абай"


@pytest.mark.parametrize(("n", "expected"), COUNTS_RU)
def test_a_number_chooses_the_plural_form(text: Texts, n: float | str, expected: str) -> None:
    assert text("returns.count", n=n) == expected


def test_an_unknown_key_is_named(text: Texts) -> None:
    with pytest.raises(KeyError, match=r"returns\.titel"):
        text("returns.titel")
    assert text.has("returns.title")
    assert not text.has("returns.titel")


@pytest.mark.parametrize(("key", "missing"), [("returns.of", "region"), ("returns.count", "n")])
def test_a_placeholder_without_a_value_is_named(text: Texts, key: str, missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        text(key)


def test_a_plural_form_is_not_chosen_by_a_word(text: Texts) -> None:
    with pytest.raises(ValueError, match="много"):
        text("returns.count", n="много")


@pytest.mark.parametrize("content", ["[returns\n", "[returns]\ntitle = 5\n"])
def test_a_broken_language_file_is_named(folder: Path, content: str) -> None:
    (folder / "kk").mkdir()
    (folder / "kk" / "returns.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"returns\.toml"):
        read_phrases("kk", folder)


def test_the_texts_of_a_language_are_read_once() -> None:
    assert all(texts(language) is texts(language) for language in LANGUAGES)
    assert texts("kk").language == "kk"


def test_there_is_no_fourth_language() -> None:
    with pytest.raises(ValueError, match="'de'"):
        texts(cast("Language", "de"))


def test_a_key_may_not_stand_in_two_files(folder: Path) -> None:
    (folder / "ru" / "second.toml").write_text('[returns]\ntitle = "Отчёт"', encoding="utf-8")
    with pytest.raises(ValueError, match=r"second\.toml: returns\.title"):
        read_phrases("ru", folder)
