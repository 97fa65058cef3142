"""Loading the catalogue: every file is read, every fault is collected, then all are told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from analytics.catalogue.consistency import inconsistencies
from analytics.catalogue.deadlines import deadlines_of_file
from analytics.catalogue.forms import form_of_file
from analytics.catalogue.indicators import LocatedIndicator, group_of_file
from analytics.catalogue.lists import LocatedList, inconsistent_lists, list_of_file
from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.records import Catalogue, Form, Group, ListForm
from analytics.catalogue.shared_texts import SharedTexts, phrases_of_file
from analytics.settings import settings

BODIES = "bodies.toml"
NOTES = "notes.toml"

Table = dict[str, object]


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The groups, indicators and forms of a data folder, checked.

    The folder holds ``catalogue/*.toml`` (a file a group, and the shared phrases) and
    ``forms/*.toml`` (a file a form), and may hold ``lists/*.toml`` (a file a list) and
    ``deadlines.csv``; without one it is the project's own, read once. Raises :class:`CatalogueError`
    with every problem of all files.
    """
    return _default_catalogue() if folder is None else _read_catalogue(folder)


@cache
def _default_catalogue() -> Catalogue:
    return _read_catalogue(settings().data)


def _read_catalogue(folder: Path) -> Catalogue:
    problems: list[Problem] = []
    tables = _tables(folder / "catalogue", problems)
    tables_of_forms = _tables(folder / "forms", problems)
    tables_of_lists = _tables(folder / "lists", problems, needed=False)
    _raise_any(problems)  # a file that is no TOML would make every reference to it look wrong
    shared = SharedTexts(
        bodies=phrases_of_file(tables.pop(BODIES, {}), BODIES, problems),
        notes=phrases_of_file(tables.pop(NOTES, {}), NOTES, problems),
    )
    groups, indicators = _groups(tables, shared, problems)
    lists = [list_of_file(table, file, problems) for file, table in tables_of_lists.items()]
    by_code = _by_code(lists)
    forms = [form_of_file(table, file, shared, by_code, problems) for file, table in tables_of_forms.items()]
    problems += inconsistencies(indicators, forms)
    problems += inconsistent_lists(lists)
    expected = [located.form.code for located in forms if located.form.expected]
    deadlines = deadlines_of_file(folder, expected, problems)
    _raise_any(problems)
    return Catalogue(
        groups=groups,
        indicators={located.indicator.code: located.indicator for located in indicators},
        forms={located.form.code: _with_codes(located.form, indicators) for located in forms},
        deadlines=deadlines,
    )


def _by_code(lists: Sequence[LocatedList]) -> dict[str, ListForm]:
    return {located.list_form.code: located.list_form for located in lists}


def _raise_any(problems: Sequence[Problem]) -> None:
    if problems:
        raise CatalogueError(tuple(problems))


def _tables(folder: Path, problems: list[Problem], *, needed: bool = True) -> dict[str, Table]:
    """The TOML files of a folder by name; a needed folder without any is a problem."""
    paths = sorted(folder.glob("*.toml"))
    if needed and not paths:
        cause = "the folder holds no TOML file"
        problems.append(Problem(folder.name, "", "", cause, "put the files of the catalogue there"))
    tables: dict[str, Table] = {}
    for path in paths:
        try:
            tables[path.name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(path.name, "", "", f"is no TOML ({error})", "correct it"))
    return tables


def _groups(
    tables: dict[str, Table], shared: SharedTexts, problems: list[Problem]
) -> tuple[dict[str, Group], list[LocatedIndicator]]:
    groups: dict[str, Group] = {}
    indicators: list[LocatedIndicator] = []
    for file, table in tables.items():
        group, located = group_of_file(table, file, shared, problems)
        if group.code in groups:
            cause = f"{group.code!r} is already used in another file"
            problems.append(Problem(file, "group", "code", cause, "give it a code of its own"))
        groups[group.code] = group
        indicators += located
    return groups, indicators


def _with_codes(form: Form, indicators: Sequence[LocatedIndicator]) -> Form:
    """The form with the codes of the indicators that name it, in the order of the catalogue."""
    codes = (located.indicator for located in indicators)
    return replace(form, indicator_codes=tuple(one.code for one in codes if form.code in one.forms))
