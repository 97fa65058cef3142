"""The methods that the Methods page explains, read from ``data/methods.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.single_file import table_of_file
from analytics.settings import settings
from analytics.text.localized import Localized

FILE: Final = "methods.toml"
CODE_PATTERN: Final = "[a-z][a-z0-9_]*"
# The screens on which a method may be used, by the key of their words.
SCREENS: Final = ("overview", "compare", "heat", "region", "trends", "clubs", "plans")


@dataclass(frozen=True, slots=True)
class Section:
    """A group of methods."""

    code: str
    name: Localized


@dataclass(frozen=True, slots=True)
class Method:
    """One method: what it answers, how it is computed, when it is silent, where it is used.

    ``computed`` has a paragraph a line. ``formulas`` are TeX, ``symbols`` explains their letters.
    ``sources`` are full citations in their own language. ``calibration`` names the methods of
    ``calibration.csv`` that measure this one or what it is better than. What is left out on purpose
    is never silent and on no screen.
    """

    code: str
    section: str
    name: Localized
    answers: Localized
    computed: Localized
    formulas: tuple[str, ...]
    symbols: Localized | None
    silent: Localized | None
    screens: tuple[str, ...]
    sources: tuple[str, ...]
    calibration: tuple[str, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether the record tells what is not used, and why."""
        return self.silent is None


@dataclass(frozen=True, slots=True)
class Methods:
    """All methods by code with their sections, both in the order of the file."""

    sections: dict[str, Section]
    methods: dict[str, Method]


def load_methods(folder: Path | None = None) -> Methods:
    """The methods of a data folder, checked; the project's own are read once.

    Raises :class:`CatalogueError` with every problem of the file.
    """
    return _default_methods() if folder is None else _read(folder)


@cache
def _default_methods() -> Methods:
    return _read(settings().data)


def _read(folder: Path) -> Methods:
    problems: list[Problem] = []
    reader = RecordReader(table_of_file(folder / FILE), FILE, "", problems)
    sections = [_section(record) for record in reader.tables("section")]
    methods = [_method(record) for record in reader.tables("method")]
    reader.finish()
    problems += _inconsistencies(sections, methods)
    if problems:
        raise CatalogueError(tuple(problems))
    return Methods({one.code: one for one in sections}, {one.code: one for one in methods})


def _section(reader: RecordReader) -> Section:
    section = Section(code=reader.text("code", CODE_PATTERN), name=reader.localized("name"))
    reader.finish()
    return section


def _method(reader: RecordReader) -> Method:
    method = Method(
        code=reader.text("code", CODE_PATTERN),
        section=reader.text("section"),
        name=reader.localized("name"),
        answers=reader.localized("answers"),
        computed=reader.localized("computed"),
        formulas=reader.words("formulas"),
        symbols=reader.optional_localized("symbols"),
        silent=reader.optional_localized("silent"),
        screens=reader.words("screens"),
        sources=reader.words("sources"),
        calibration=reader.words("calibration", CODE_PATTERN),
    )
    reader.finish()
    return method


def _inconsistencies(sections: Sequence[Section], methods: Sequence[Method]) -> Iterator[Problem]:
    known = [section.code for section in sections]
    for codes in (known, [method.code for method in methods]):
        for code in sorted({code for code in codes if code and codes.count(code) > 1}):
            yield Problem(FILE, code, "code", "stands there twice", "give each a code of its own")
    for code in known:
        if code not in {method.section for method in methods}:
            yield Problem(FILE, code, "", "no method stands in the section", "take the section out")
    for method in methods:
        for field, cause, mend in _of_method(method, known):
            yield Problem(FILE, method.code, field, cause, mend)


def _of_method(method: Method, sections: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    if method.section not in sections:
        yield "section", f"{method.section!r} is no section", f"use one of {', '.join(sections)}"
    for screen in method.screens:
        if screen not in SCREENS:
            yield "screens", f"{screen!r} is no screen", f"use {', '.join(SCREENS)}"
    if method.is_left_out and method.screens:
        yield "silent", "is missing", "say when the method that these screens use is silent"
    if method.formulas and method.symbols is None:
        yield "symbols", "is missing", "explain the letters of the formula"
