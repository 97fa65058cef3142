"""Rows of plan measures as tables: the words of each, and the file, sheet and cell that it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from analytics.periods import Period
from analytics.reports.sheets import Cell, Kind
from analytics.reports.sheets import Column as SheetColumn
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Column, html_table
from pages.shared.literal import literal
from pages.shared.source_words import source_words

if TYPE_CHECKING:
    from collections.abc import Mapping

Record = dict[Any, Any]

SOURCE: Final = ("measure", "period", "file", "sheet", "cell", "actor", "accepted")
# What is not broken into lines.
DAYS: Final = ("term", "due_on", "days")
# The columns of a workbook: their kind and decimals.
SHEET: Final[Mapping[str, tuple[Kind, int]]] = {
    "unit": ("text", 0),
    "measure": ("text", 0),
    "agency": ("text", 0),
    "starts_on": ("text", 0),
    "due_on": ("text", 0),
    "standing": ("text", 0),
    "done_on": ("text", 0),
    "indicator": ("text", 0),
    "budget_money": ("number", 1),
    "other_money": ("number", 1),
    "evidence": ("text", 0),
    **dict.fromkeys(SOURCE[1:], ("text", 0)),
}


def records_of(measures: pd.DataFrame) -> list[Record]:
    """The measures row by row, ``None`` where a thing is missing."""
    known = measures.astype(object).where(measures.notna(), None)
    return [dict(row) for row in known.to_dict("records")]


def measures_table(text: Texts, records: Sequence[Record], columns: Sequence[str], label: str) -> str:
    """The measures as a table of HTML; ``columns`` are keys of ``region_plan.column``."""
    heads = [
        Column(text(f"region_plan.column.{name}"), "mark" if name in DAYS else "words") for name in columns
    ]
    rows = [[words_of(text, record, name) or NOTHING for name in columns] for record in records]
    return html_table(heads, rows, label)


def where_rows_come_from(text: Texts, records: Sequence[Record], key: str) -> None:
    """A switch that shows the file, sheet and cell of each row, who sent it and when, and gives the files."""
    if not records or not st.toggle(text("region_plan.where_from"), key=key):
        return
    st.html(measures_table(text, records, SOURCE, text("region_plan.where_from")))
    files = {row["sha256"]: row["file_name"] for row in records if row["sha256"]}
    for sha256, file_name in files.items():
        st.download_button(
            text("region_plan.original", file_name=literal(file_name)),
            partial(data.kept_file, sha256),
            file_name=file_name,
            icon=":material/description:",
            on_click="ignore",
            key=f"{key}_{sha256}",
        )


def words_of(text: Texts, record: Record, name: str) -> str:
    """One column of a measure in words; empty where it is not told."""
    worded = WORDED.get(name)
    if worded is not None:
        return worded(text, record)
    value = record.get(name)
    if isinstance(value, dt.date):
        return day_words(text, value)
    return "" if value is None else str(value)


def day_words(text: Texts, day: dt.date) -> str:
    """A day, which pandas may hold as a moment."""
    return format_date(day.date() if isinstance(day, dt.datetime) else day, text.language)


def period_words(text: Texts, period: object) -> str:
    """The period of a list: ``9 мес. 2025``."""
    parsed = Period.parse(str(period))
    return period_short(parsed.year, parsed.quarter, text.language, "cumulative")


def body_words(text: Texts, form_code: str) -> str:
    """Who reports a form, with its code: its own name would repeat what its lists are."""
    return f"{data.catalogue().form(form_code).body[text.language]}, {form_code}"


def sheet_columns(text: Texts) -> list[SheetColumn]:
    """The columns of measures in a workbook."""
    return [
        SheetColumn(text(f"region_plan.column.{name}"), kind, decimals)
        for name, (kind, decimals) in SHEET.items()
    ]


def sheet_cells(text: Texts, record: Record) -> list[Cell]:
    """A measure as a row of a workbook: money stays a number."""
    return [
        record[name] if kind == "number" else words_of(text, record, name)
        for name, (kind, _) in SHEET.items()
    ]


def _unit(text: Texts, record: Record) -> str:
    period = Period.parse(str(record["period"]))
    return data.regions().get(str(record["unit_code"]), period).short_name[text.language]


def _term(text: Texts, record: Record) -> str:
    days = [words_of(text, record, name) for name in ("starts_on", "due_on")]
    return " – ".join(day for day in days if day)


def _overdue_by(text: Texts, record: Record) -> str:
    return text("region_plan.days", n=(record["list_day"] - record["due_on"]).days)


def _indicator(text: Texts, record: Record) -> str:
    code = record["moves_indicator"]
    known = data.catalogue().indicators.get(code or "")
    if known is None:
        return str(code or text("region_plan.no_indicator"))
    return f"{code} · {known.name[text.language]}"


def _standing(text: Texts, record: Record) -> str:
    return text(f"region_plan.standing.{record['standing']}")


def _cell(text: Texts, record: Record) -> str:
    return str(record["cell"] or text("region_plan.row_only", row=record["row"]))


WORDED: Final[Mapping[str, Callable[[Texts, Record], str]]] = {
    "unit": _unit,
    "term": _term,
    "days": _overdue_by,
    "indicator": _indicator,
    "standing": _standing,
    "cell": _cell,
    "period": lambda text, record: period_words(text, record["period"]),
    "file": lambda text, record: source_words(text, str(record["file_name"] or "")),
    "actor": lambda text, record: actor_words(text, str(record["actor"])),
    "accepted": lambda text, record: format_moment(record["accepted_at"], text.language),
}
