"""Reading form 1-М: one real workbook to committed facts, and fourteen in one go."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import openpyxl

from analytics import submission
from analytics.access import LOCAL_PERSON
from analytics.catalogue import load_catalogue
from analytics.periods import Period
from analytics.settings import PROJECT, Settings
from analytics.store import open_journal
from tests.bench.measured import Measured, interleaved, timed

REAL = PROJECT.parent / "shared" / "real" / "form-1-M"
PERIOD = Period(2022, 4)


def workbooks() -> list[Path]:
    """The real workbooks of form 1-М where they lie beside the project."""
    return sorted(REAL.glob("*.XLSX"))


def measure(repetitions: int) -> Iterator[Measured]:
    """A3: one file against its floor; fourteen files against opening one with openpyxl."""
    files = workbooks()
    if not files:
        return
    names = load_catalogue().forms["1-M"].sheets
    _load_into_fresh_store(files[:1])  # the reading process is warm, as in the running app
    ours, floor = interleaved(
        [lambda: _load_into_fresh_store(files[:1]), timed(lambda: _unzip_and_parse(files[0], names))],
        repetitions,
    )
    yield Measured("A3", "one real 1-М to committed facts", ours, "unzip + parse its sheets", floor, 3)
    ours, peer = interleaved(
        [lambda: _load_into_fresh_store(files), timed(lambda: openpyxl.load_workbook(files[0]))],
        max(1, repetitions // 3),
    )
    yield Measured("A3", f"{len(files)} real 1-М in one go", ours, "openpyxl opens one", peer, 1)


def _load_into_fresh_store(files: list[Path]) -> float:
    """Milliseconds from bytes to committed facts; opening an empty store is not counted."""
    home = Path(tempfile.mkdtemp())
    journal = open_journal(Settings(home, 20 * 1024 * 1024, "ru", None, False))
    try:
        return timed(lambda: [_load(journal, path) for path in files])()
    finally:
        journal.close()
        shutil.rmtree(home)


def _load(journal: object, path: Path) -> None:
    content = path.read_bytes()
    reading = submission.read(content, path.name, "1-M")
    prepared = submission.prepare(journal, reading, reading.proposed_region, PERIOD, dt.date(2023, 2, 1))
    submission.accept(journal, prepared, content, LOCAL_PERSON)


def _unzip_and_parse(path: Path, names: tuple[str, ...]) -> None:
    """The floor: unpack the sheets that the form names and the shared strings, parse their XML."""
    with zipfile.ZipFile(path) as archive:
        places = _places(archive, names)
        for place in (*places, "xl/sharedStrings.xml"):
            expat.ParserCreate().Parse(archive.read(place), True)


def _places(archive: zipfile.ZipFile, names: tuple[str, ...]) -> list[str]:
    """Where the named sheets lie in the package."""
    sheets: dict[str, str] = {}
    relations: dict[str, str] = {}

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            sheets[attributes["name"].strip()] = attributes["r:id"]

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            relations[attributes["Id"]] = attributes["Target"]

    for place, handler in (("xl/workbook.xml", sheet), ("xl/_rels/workbook.xml.rels", relation)):
        parser = expat.ParserCreate()
        parser.StartElementHandler = handler
        parser.Parse(archive.read(place), True)
    return [f"xl/{relations[sheets[name]].removeprefix('/xl/')}" for name in names]
