"""Returns and figures drawn as text tables, and a small catalogue to read them with."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analytics.catalogue.records import Catalogue, Indicator, Kind
from analytics.intake.batch import Draft, Finding, Observation, Status
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.store.connection import Database
from analytics.store.duckdb_journal import DuckdbJournal
from analytics.store.files import KeptFiles
from analytics.store.opening import open_database
from analytics.text.localized import Localized

WORDS = Localized(ru="слова", kk="сөздер", en="words")
STATUSES: dict[str, Status] = {
    "-": "none",
    "blank": "blank",
    "...": "not_available",
    "x": "confidential",
}


def indicator(code: str, kind: Kind) -> Indicator:
    return Indicator(
        code=code, slug=code.lower(), group="A", name=WORDS, definition=WORDS, unit="count", kind=kind,
        polarity="neutral", decimals=0, numerator=(code,), denominator=(), population_band=None, per=1,
        body=WORDS, forms=("F1",), recommendations=(), part_of=None, comparable_from=None, note=None,
        distribution="count", core=True,
    )  # fmt: skip


CATALOGUE = Catalogue(
    indicators={
        code: indicator(code, kind)
        for code, kind in (("flow", "flow"), ("second", "flow"), ("stock", "stock"), ("rate", "ratio"))
    }
)


@dataclass(frozen=True)
class Store:
    """A journal in a folder of its own, with its database beside it for looking."""

    folder: Path
    database: Database
    journal: DuckdbJournal

    def everything(self) -> dict[str, Any]:
        """All rows of all tables, and all kept files with their bytes."""
        tables = self.database.rows(
            "select schema_name || '.' || table_name from duckdb_tables() where not internal order by 1"
        )
        content: dict[str, Any] = {
            name: sorted(map(repr, self.database.rows(f"select * from {name}"))) for (name,) in tables
        }
        files = sorted(path for path in (self.folder / "files").rglob("*") if path.is_file())
        return content | {"files": {path.name: path.read_bytes() for path in files}}


def open_store(folder: Path, catalogue: Catalogue = CATALOGUE, space_reserve_bytes: int = 0) -> Store:
    folder.mkdir(parents=True, exist_ok=True)
    database = open_database(folder / "zhas.duckdb", catalogue, load_regions())
    journal = DuckdbJournal(database, KeptFiles(folder / "files"), space_reserve_bytes)
    return Store(folder, database, journal)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = open_store(folder)
    try:
        yield store
    finally:
        store.journal.close()


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a text table: the first line names the columns, white space separates."""
    header, *lines = [line.split() for line in text.strip().splitlines() if line.strip()]
    return [dict(zip(header, line, strict=True)) for line in lines]


def observation(code: str, word: str) -> Observation:
    """A figure from its word: a number, ``-`` (no event), ``blank``, ``...`` or ``x``."""
    if word in STATUSES:
        return Observation(code, 0.0 if word == "-" else None, STATUSES[word], "Лист1", "E7")
    return Observation(code, float(word), "number", "Лист1", "E7")


def drafts(text: str) -> list[Draft]:
    """One draft a row: form, region, period, and a column for each indicator (``.``: not in it)."""
    return [_draft(row) for row in rows_of(text)]


def _draft(row: dict[str, str]) -> Draft:
    row = dict(row)
    form_code, region_code, period = row.pop("form"), row.pop("region"), row.pop("period")
    return Draft(
        form_code=form_code,
        region_code=region_code,
        period=Period.parse(period),
        observations=tuple(observation(code, word) for code, word in row.items() if word != "."),
        file_name=f"{form_code}-{region_code}-{period}.xlsx",
        source="test",
    )


def draft(form: str, region: str, period: str, **figures: str) -> Draft:
    """One draft in one line: ``draft("F1", "35", "2024Q1", flow="10")``."""
    return _draft({"form": form, "region": region, "period": period, **figures})


def accepted_one_by_one(store: Store, text: str) -> None:
    """Accept the returns of a text table in their order, each with a file of its own."""
    for position, return_draft in enumerate(drafts(text)):
        store.journal.accept(return_draft, str(position).encode(), "aigul")


WARNING = Finding("sum_differs", "warning", "Лист1", "E7", "flow", "10", "11", {"by": "1"})
NOTE = Finding("text_number", "note", "Лист1", "E8", None, "12 345")
ERROR = Finding("wrong_sheet", "error")


def mart(store: Store, columns: str) -> str:
    """The mart as a text table with the columns asked for; nothing is written ``.``."""
    names = columns.split()
    frame = store.journal.table("mart/region_quarter")
    lines = [names] + [[_word(row[name]) for name in names] for row in frame.to_dict("records")]
    return "\n".join(" ".join(line) for line in lines)


def _word(value: object) -> str:
    if isinstance(value, float):
        return "." if math.isnan(value) else f"{value:g}"
    return "." if value is None else str(value)


def same_table(text: str) -> str:
    """A text table with its white space evened out, to be compared with :func:`mart`."""
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
