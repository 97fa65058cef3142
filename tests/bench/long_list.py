"""A list of 5,000 events: file → checked → committed, then its correction, against floor and peer."""

from __future__ import annotations

import io
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import pyarrow as pa

from analytics import submission
from analytics.access import LOCAL_PERSON
from analytics.periods import Period
from analytics.settings import Settings
from analytics.store import open_journal
from analytics.store.list_rows import LISTS
from tests.bench.measured import Measured, interleaved, timed
from tests.bench.national_table import TODAY
from tests.workbooks.lists import many_events

ROWS = 5_000
PERIOD = Period(2025, 3)
FLOOR_TABLE = (
    f"create table events (cells varchar, {', '.join(f'{name} varchar' for name in LISTS['event'])})"
)


def measure(repetitions: int, rows: int = ROWS) -> Iterator[Measured]:
    """A4: a first list and its correction against unzip + parse + Arrow insert, and pandas + openpyxl.

    The target of a first list is that of small returns; a correction reads the stored list as well.
    """
    first, second = many_events(rows), many_events(rows, children=26)
    _life(first, second)  # the reading process is warm, as in the running app
    arrived, corrected, floor = interleaved(
        [lambda: _life(first, second)[0], lambda: _life(first, second)[1], lambda: _floor(first, rows)],
        max(1, repetitions // 3),
    )
    what = f"list of {rows} events, read, checked, committed"
    yield Measured("A4", what, arrived, "unzip + parse + Arrow insert + commit", floor, 6)
    what = f"its correction, compared row by row with {rows} stored"
    yield Measured("A4", what, corrected, "unzip + parse + Arrow insert + commit", floor, 12)
    (peer,) = interleaved([timed(lambda: _peer(first))], 1)
    yield Measured(
        "A4", f"list of {rows} events", arrived, "pandas + openpyxl, unchecked", peer, 1, at_least=True
    )


def _life(first: bytes, second: bytes) -> tuple[float, float]:
    """Milliseconds of a first list and of its correction, each from bytes to committed rows."""
    home = Path(tempfile.mkdtemp())
    try:
        journal = open_journal(Settings(home, 20 * 1024 * 1024, "ru", None, False))
        took = []
        for content in (first, second):
            started = time.perf_counter()
            reading = submission.read(content, "ZM-L.xlsx")
            sent = submission.prepare(journal, reading, "35", PERIOD, TODAY)
            assert sent is not None
            submission.accept(journal, sent, content, LOCAL_PERSON)
            took.append((time.perf_counter() - started) * 1000)
        journal.close()
        return took[0], took[1]
    finally:
        shutil.rmtree(home)


def _floor(content: bytes, rows: int) -> float:
    """Milliseconds to unpack the workbook, parse its XML without looking, insert as many rows and commit."""
    import duckdb

    names = ["cells", *LISTS["event"]]
    arrived = pa.table({name: [f"{name} {number}" for number in range(rows)] for name in names})
    home = Path(tempfile.mkdtemp())

    def floor() -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if part.endswith(".xml") and "worksheets" in part:
                    expat.ParserCreate().Parse(archive.read(part), True)
        connection.register("arrived", arrived)
        connection.execute("begin")
        connection.execute("insert into events select * from arrived")
        connection.execute("commit")
        connection.close()

    try:
        connection = duckdb.connect(home / "floor.duckdb")
        connection.execute(FLOOR_TABLE)
        return timed(floor)()
    finally:
        shutil.rmtree(home)


def _peer(content: bytes) -> object:
    """What most apps do, with neither types nor checks nor addresses."""
    import pandas as pd

    return pd.read_excel(io.BytesIO(content), sheet_name="Мероприятия", engine="openpyxl", header=4)
