"""Every finding that the code can give has its sentences in three languages, and none is left over."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

import analytics.intake
from analytics.intake.batch import Finding
from analytics.intake.checks.rules_file import CHECKS
from analytics.intake.wording import PARTS, wording
from analytics.text import LANGUAGES, Language, texts

INTAKE = Path(analytics.intake.__file__).parent
FOLDERS = (INTAKE, INTAKE.parent / "submission", INTAKE.parent / "commands")
CALLS = {"Finding": 0, "PackageError": 0, "Figure": 2, "finding": 0}  # which argument is the code
ALWAYS = {"file_name", "sheet", "cell", "given", "expected"}
VALUES_OF = {
    "part": "xl/workbook.xml", "parts": "2135", "limit": "2000", "count": "201", "rows": "7, 15",
    "columns": "2000", "read_as": "118", "as_decimal": "980", "as_whole": "980000", "words": "Алматы",
    "other_file": "b.xlsx", "other_cell": "F7", "other_sheet": "R1", "difference": "1",
    "today": "23.11.2026", "number": "12", "cells": "Лист!D7, Лист!D9", "first_day": "01.02.2025",
    "second_day": "02.01.2025",
    "start": "240", "added": "50", "removed": "60", "times": "1000", "other_form": "ZM-P", "figures": "30",
    "earlier": "2021: 100; 2020: 90", "heading": "Кружки, всего", "year": "2027", "first": "2015",
    "last": "2100", "first_sheet": "Цели", "first_cell": "F3", "indicator_code": "C14",
    "children": "25", "other": "Фонд", "largest": "10000", "first_year": "2005", "last_year": "2040",
    "last_day": "30.09.2025", "revision": "2",
}  # fmt: skip
LOCALIZED = ("region", "regions", "named_region", "period", "named_period", "previous_period",
             "control", "part", "whole", "indicator", "column", "other_column", "list",
             "choices", "start_period", "earlier_period", "share", "numerator", "denominator", "ratio",
             "reference", "measured", "said_period", "other_region", "state")  # fmt: skip


def codes_in_the_code() -> set[str]:
    """Every literal code of a finding, a fault of a figure or a problem of a package."""
    found: set[str] = set()
    for path in (path for folder in FOLDERS for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(_codes(node))
            elif isinstance(node, ast.Dict):
                found |= set(_codes_of_table(node))
    return found


def _codes(call: ast.Call) -> list[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = CALLS.get(name)
    given = [call.args[place]] if place is not None and len(call.args) > place else []
    given += [word.value for word in call.keywords if word.arg == "fault"]
    return [code for node in given for code in _constants(node)]


def _codes_of_table(table: ast.Dict) -> list[str]:
    """``{"problem": {"code": "encrypted"}}`` and the table of refused kinds."""
    pairs = list(zip(table.keys, table.values, strict=True))
    keys = [key.value for key, _ in pairs if isinstance(key, ast.Constant)]
    if "encrypted" in keys:
        return [code for _, value in pairs for code in _constants(value)]
    coded = [
        value for key, value in pairs if isinstance(key, ast.Constant) and key.value in ("code", "notes")
    ]
    return [code for value in coded for code in _constants(value)]


def _constants(node: ast.AST) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    if isinstance(node, ast.List):
        return [code for each in node.elts for code in _constants(each)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def codes_with_texts(language: Language) -> set[str]:
    return {key.split(".")[1] for key in texts(language).phrases if key.startswith("findings.")}


# Said by notes_of(): the notes of a package travel as plain words.
NOTES = {"macros", "external_links"}


def test_every_code_has_its_texts_and_every_text_its_code() -> None:
    assert codes_with_texts("ru") == codes_in_the_code() | NOTES | CHECKS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_four_parts(language: Language) -> None:
    text = texts(language)
    missing = [
        f"{code}.{part}"
        for code in sorted(codes_with_texts("ru"))
        for part in PARTS
        if not text.has(f"findings.{code}.{part}")
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_formed_without_a_gap(language: Language) -> None:
    values = {**VALUES_OF, **{f"{name}_{each}": f"{name} {each}" for name in LOCALIZED for each in LANGUAGES}}
    for code in sorted(codes_with_texts(language)):
        finding = Finding(code, "error", "R10", "E7", "A06", "118", "119", values)
        words = wording(finding, "a.xlsx", texts(language))
        for sentence in (words.title, words.message, words.expected, words.mend):
            assert sentence
            assert "{" not in sentence
        assert not words.title.endswith(".")
        assert words.message.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_among_the_known(language: Language) -> None:
    known = ALWAYS | set(VALUES_OF) | set(LOCALIZED)
    used = {
        name
        for key, phrase in texts(language).phrases.items()
        if key.startswith("findings.") and isinstance(phrase, str)
        for _, name, _, _ in Formatter().parse(phrase)
        if name
    }
    assert used <= known


def test_names_are_said_in_the_language_of_the_reader() -> None:
    names = {"region_ru": "Карагандинская область", "region_kk": "Қарағанды облысы", "region_en": "Karaganda"}
    periods = {f"period_{language}": "2022" for language in LANGUAGES}
    finding = Finding("region_not_in_period", "error", values={**names, **periods})
    said = {language: wording(finding, "a.xlsx", texts(language)).message for language in LANGUAGES}
    assert "Карагандинская область" in said["ru"]
    assert "Қарағанды облысы" in said["kk"]
    assert "Karaganda" in said["en"]
