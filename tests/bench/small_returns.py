"""Eighty small returns, each read, checked and committed on its own, against the floor of that work."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers import expat

from analytics import submission
from analytics.access import LOCAL_PERSON
from analytics.catalogue import load_catalogue
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.settings import Settings
from analytics.store import open_journal
from analytics.submission.templates import template_file
from tests.bench.measured import Measured, interleaved, timed
from tests.workbooks.templates import filled

FORM = "ZM-E"
PERIODS = (Period(2025, 1), Period(2025, 2), Period(2025, 3), Period(2025, 4))
TODAY = dt.date(2026, 2, 1)


def measure(repetitions: int, periods: Sequence[Period] = PERIODS) -> Iterator[Measured]:
    """A2: the returns of twenty regions for four quarters, one after another."""
    returns = returns_of(periods)
    _load(returns[:1])  # the reading process is warm, as in the running app
    ours, floor = interleaved([lambda: _load(returns), lambda: _floor(returns)], max(1, repetitions // 3))
    name = f"{len(returns)} small returns, each read, checked and committed"
    yield Measured("A2", name, ours, "unzip, parse, write and sync each", floor, 6)


def returns_of(periods: Sequence[Period]) -> list[tuple[str, bytes]]:
    """Filled templates of all regions and quarters: file names and bytes."""
    home = Path(tempfile.mkdtemp())
    journal = open_journal(Settings(home, 20 * 1024 * 1024, "ru", None, False))
    try:
        return [
            _filled(journal, region.code, period)
            for period in periods
            for region in load_regions().reporting(period)
        ]
    finally:
        journal.close()
        shutil.rmtree(home)


def _filled(journal: object, region_code: str, period: Period) -> tuple[str, bytes]:
    template = template_file(journal, FORM, region_code, period, "ru")
    form = load_catalogue().forms[FORM]
    units = {code: load_catalogue().indicators[code].unit for code in form.indicator_codes}
    place = int(region_code)
    values = {
        code: 1 if unit == "yes_no" else 1000 + place * 7 + number * period.quarter
        for number, (code, unit) in enumerate(units.items())
    }
    return template.name, filled(template.content, values)


def _load(returns: list[tuple[str, bytes]]) -> float:
    """Milliseconds from bytes to committed facts; opening an empty store is not counted."""
    home = Path(tempfile.mkdtemp())
    journal = open_journal(Settings(home, 20 * 1024 * 1024, "ru", None, False))
    try:
        return timed(lambda: [_load_one(journal, name, content) for name, content in returns])()
    finally:
        journal.close()
        shutil.rmtree(home)


def _load_one(journal: object, name: str, content: bytes) -> None:
    reading = submission.read(content, name)
    if reading.declared is None or reading.declared.period is None:
        raise ValueError(f"{name} was not recognised: {reading.findings}")
    prepared = submission.prepare(journal, reading, reading.proposed_region, reading.declared.period, TODAY)
    if prepared is None or prepared.draft.blocked:
        raise ValueError(f"{name} cannot be stored")
    submission.accept(journal, prepared, content, LOCAL_PERSON)


def _floor(returns: list[tuple[str, bytes]]) -> float:
    """What no way of loading can do without: unpack and parse every sheet, write and sync the file."""
    home = Path(tempfile.mkdtemp())

    def run() -> None:
        for name, content in returns:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for part in archive.namelist():
                    if part.startswith("xl/worksheets/sheet") or part == "xl/sharedStrings.xml":
                        expat.ParserCreate().Parse(archive.read(part), True)
            with (home / name).open("wb") as file:
                file.write(content)
                os.fsync(file.fileno())

    try:
        return timed(run)()
    finally:
        shutil.rmtree(home)
