"""The indicators of the page "Clubs and offences", read from ``data/join.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from analytics.catalogue.loading import load_catalogue
from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import Catalogue, Indicator
from analytics.catalogue.single_file import table_of_file
from analytics.settings import settings

FILE: Final = "join.toml"


@dataclass(frozen=True, slots=True)
class JoinIndicators:
    """Codes of indicators, in the order in which they are offered.

    ``registered`` are shares of children on a register who attend clubs; ``clubs`` and ``offences``
    may be set side by side; ``coverages`` (shares) and ``events`` (counts among inhabitants) may be
    joined by the model.
    """

    registered: tuple[str, ...]
    clubs: tuple[str, ...]
    offences: tuple[str, ...]
    coverages: tuple[str, ...]
    events: tuple[str, ...]


def load_join(folder: Path | None = None, catalogue: Catalogue | None = None) -> JoinIndicators:
    """The lists of a data folder, checked against a catalogue; the project's own are read once.

    Raises :class:`CatalogueError` with every problem of the file.
    """
    if folder is None and catalogue is None:
        return _default()
    return _read(folder or settings().data, catalogue or load_catalogue())


@cache
def _default() -> JoinIndicators:
    return _read(settings().data, load_catalogue())


def _read(folder: Path, catalogue: Catalogue) -> JoinIndicators:
    problems: list[Problem] = []
    reader = RecordReader(table_of_file(folder / FILE), FILE, "", problems)
    lists = {field.name: reader.words(field.name) for field in fields(JoinIndicators)}
    reader.finish()
    found = JoinIndicators(**lists)
    if not problems:
        problems += _misfits(found, catalogue)
    if problems:
        raise CatalogueError(tuple(problems))
    return found


def _misfits(found: JoinIndicators, catalogue: Catalogue) -> Iterator[Problem]:
    for name in (field.name for field in fields(JoinIndicators)):
        for code in getattr(found, name):
            indicator = catalogue.indicators.get(code)
            cause = "is no indicator" if indicator is None else _misfit(name, indicator)
            if cause:
                yield Problem(FILE, code, name, cause, "name another indicator or leave it out")


def _misfit(name: str, indicator: Indicator) -> str:
    """Why an indicator cannot stand in a list; empty where it can."""
    is_share = indicator.distribution == "proportion"
    if name in ("registered", "coverages") and not is_share:
        return "is no share of children"
    if name == "events" and (indicator.distribution != "count" or indicator.population_band is None):
        return "is no number of events among inhabitants"
    return "" if indicator.has_rate else "has no rate"
