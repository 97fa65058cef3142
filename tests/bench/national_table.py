"""One national table of 7,500 rows × 60 columns: file → checked → committed, against floor and peer."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pyarrow as pa
import xlsxwriter

from analytics import submission
from analytics.access import LOCAL_PERSON
from analytics.catalogue import load_catalogue
from analytics.demonstration.loading import demonstration_world
from analytics.demonstration.model import draw, read_model
from analytics.demonstration.reporting import carriers_of, reported_figures
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.settings import Settings, settings
from analytics.store import open_journal
from tests.bench.measured import Measured, interleaved, timed

ROWS, COLUMNS = 7_500, 60
TODAY = dt.date(2026, 11, 23)
FIRST_YEAR, MODEL_YEARS = 1901, range(2015, 2018)
FLOOR_TABLE = """
    create table facts (
        region varchar, period varchar, indicator varchar, value double, sheet varchar, cell varchar
    )
"""


def measure(repetitions: int, rows: int = ROWS) -> Iterator[Measured]:
    """A1: ours against unzip + parse + Arrow insert + commit, and against pandas with openpyxl."""
    content = workbook(rows)
    facts = _facts(rows)
    _load(content)  # the reading process is warm, as in the running app
    ours, floor = interleaved(
        [lambda: _load(content), lambda: _floor(content, facts)], max(1, repetitions // 3)
    )
    what = f"national table {rows} × {COLUMNS}, read, checked, addressed, committed"
    yield Measured("A1", what, ours, "unzip + parse + Arrow insert + commit", floor, 2.5)
    (peer,) = interleaved([lambda: _peer(content)], 1)
    yield Measured("A1", what, ours, "pandas + openpyxl, unchecked", peer, 1, at_least=True)


def workbook(rows: int) -> bytes:
    """Regions and quarters in rows, indicators in columns; the figures are those of the demonstration.

    The quarters lie far back, for there are not yet so many since 2015.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Свод")
    for index, row in enumerate(_rows(rows)):
        sheet.write_row(index, 0, row)
    book.close()
    return buffer.getvalue()


def _rows(number: int) -> list[list[Any]]:
    codes, figures = figures_of_model()
    regions = load_regions()
    rows: list[list[Any]] = [["Регион", "Период", *codes]]
    year = FIRST_YEAR
    while len(rows) <= number:
        model = MODEL_YEARS[(year - FIRST_YEAR) % len(MODEL_YEARS)]
        for quarter in range(1, 5):
            for region in regions.reporting(Period(model, quarter)):
                known = figures[region.code, Period(model, quarter)]
                rows.append([region.name.ru, f"{year}Q{quarter}", *(known[code] for code in codes)])
        year += 1
    return rows[: number + 1]


def figures_of_model() -> tuple[list[str], dict[tuple[str, Period], dict[str, float]]]:
    """The figures of the demonstration before any return of it is late, wrong or missing."""
    folder = settings().data / "demo"
    model = read_model(folder)
    world = demonstration_world(folder, model)
    reported = reported_figures(world, carriers_of(world), draw(model, world))
    # The register starts anew with the years of the model, so it would not continue.
    codes = [code for code in load_catalogue().indicators if code in reported and code != "B01"]
    chosen = codes[: COLUMNS - 2]
    keys = [key for key in reported[chosen[0]] if key[1].year in MODEL_YEARS]
    return chosen, {key: {code: reported[code].get(key, 0.0) for code in chosen} for key in keys}


def _facts(rows: int) -> pa.Table:
    """What the floor inserts: as many figures, each with its cell."""
    heading, *body = _rows(rows)
    codes = heading[2:]
    columns: dict[str, list[Any]] = {
        "region": [],
        "period": [],
        "indicator": [],
        "value": [],
        "sheet": [],
        "cell": [],
    }
    for index, row in enumerate(body, start=2):
        for place, (code, value) in enumerate(zip(codes, row[2:], strict=True)):
            for name, given in zip(
                columns, (row[0], row[1], code, value, "Свод", f"{place}:{index}"), strict=True
            ):
                columns[name].append(given)
    return pa.table(columns)


def _load(content: bytes) -> float:
    """Milliseconds from bytes to committed facts; opening an empty store is not counted."""

    def run(home: Path) -> Callable[[], object]:
        journal = open_journal(Settings(home, 20 * 1024 * 1024, "ru", None, False))

        def load() -> None:
            reading = submission.read(content, "Свод.xlsx")
            mapping = submission.certain_mapping(journal, reading)
            assert mapping is not None
            returns = submission.table_submissions(journal, reading, mapping, Period(2026, 3), TODAY)
            submission.accept_table(journal, returns, mapping, content, LOCAL_PERSON)
            journal.close()

        return load

    return _in_folder(run)


def _floor(content: bytes, facts: pa.Table) -> float:
    """Milliseconds to unpack the sheet, parse its XML without looking, insert and commit the facts."""

    def run(home: Path) -> Callable[[], object]:
        import duckdb

        connection = duckdb.connect(home / "floor.duckdb")
        connection.execute(FLOOR_TABLE)

        def floor() -> None:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for place in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
                    expat.ParserCreate().Parse(archive.read(place), True)
            connection.register("arrived", facts)
            connection.execute("begin")
            connection.execute("insert into facts select * from arrived")
            connection.execute("commit")
            connection.close()

        return floor

    return _in_folder(run)


def _peer(content: bytes) -> float:
    """Milliseconds of what most apps do, with neither checks nor addresses."""

    def run(home: Path) -> Callable[[], object]:
        import duckdb
        import pandas as pd

        connection = duckdb.connect(home / "peer.duckdb")

        def peer() -> None:
            table = pd.read_excel(io.BytesIO(content), engine="openpyxl")
            melted = table.melt(id_vars=["Регион", "Период"])
            connection.register("melted", melted)
            connection.execute("create table facts as select * from melted")
            connection.close()

        return peer

    return _in_folder(run)


def _in_folder(run: Callable[[Path], Callable[[], object]]) -> float:
    home = Path(tempfile.mkdtemp())
    try:
        return timed(run(home))()
    finally:
        shutil.rmtree(home)
