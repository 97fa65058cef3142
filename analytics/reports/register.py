"""The register of returns as an Excel workbook: one period in full, and the last quarters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from analytics.catalogue.records import Catalogue
from analytics.periods import Period
from analytics.regions import Regions
from analytics.reports.sheets import Cell, Column, Kind, Sheet, table_workbook
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment
from analytics.text.periods import period_label, period_short

Row = Mapping[Any, Any]

COLUMNS: Final[tuple[tuple[str, Kind], ...]] = (
    ("region", "text"),
    ("region_code", "text"),
    ("form", "text"),
    ("period", "text"),
    ("state", "text"),
    ("due_on", "text"),
    ("received_on", "text"),
    ("days_late", "number"),
    ("revision", "number"),
    ("figures", "number"),
    ("cells", "number"),
    ("list_rows", "number"),
    ("warnings", "number"),
    ("unexplained", "number"),
    ("locked", "text"),
    ("origin", "text"),
    ("last_action", "text"),
    ("last_at", "text"),
    ("last_actor", "text"),
    ("last_words", "text"),
    ("file_name", "text"),
)


def register_workbook(
    text: Texts,
    catalogue: Catalogue,
    regions: Regions,
    shown: Sequence[Row],
    all_rows: Sequence[Row],
    period: Period,
    today: dt.date,
) -> bytes:
    """The register in the words of one language.

    Args:
        text: the language.
        catalogue: names of the forms.
        regions: names of the regions.
        shown: the rows of the register of one period, as the page shows them; the first sheet.
        all_rows: the rows of the last quarters; the second sheet.
        period: the period of the first sheet.
        today: the day as of which states and days are told.
    """
    title = text("register.title")
    as_of = (text("register.as_of"), format_date(today, text.language))
    label = period_label(period.year, period.quarter, "quarter", text.language)
    columns = [Column(text(f"register.columns.{name}"), kind) for name, kind in COLUMNS]
    sheets = [
        Sheet(
            name=text("workbook.table_sheet"),
            title=title,
            head=[(text("common.period"), label), as_of],
            columns=columns,
            rows=[_cells(text, catalogue, regions, row) for row in shown],
        ),
        Sheet(
            name=text("register.last_quarters"),
            title=title,
            head=[as_of],
            columns=columns,
            rows=[_cells(text, catalogue, regions, row) for row in all_rows],
        ),
    ]
    return table_workbook(sheets, title)


def _cells(text: Texts, catalogue: Catalogue, regions: Regions, row: Row) -> list[Cell]:
    period = Period.parse(row["period"])
    came = bool(row["batch_id"])
    cells: dict[str, Cell] = {
        "region": regions.get(row["region_code"], period).name[text.language],
        "region_code": row["region_code"],
        "form": f"{row['form_code']} · {catalogue.form(row['form_code']).name[text.language]}",
        "period": period_short(period.year, period.quarter, text.language),
        "state": text(f"register.states.{row['state']}"),
        "due_on": _date(text, row["due_on"]),
        "received_on": _date(text, row["received_on"]),
        "days_late": row["days_late"],
        "locked": text("register.locked_short") if row["locked"] else "",
        "origin": text(f"origins_short.{row['origin']}") if came else "",
        "last_action": text(f"store.action.{row['last_action']}") if came else "",
        "last_at": format_moment(row["last_at"], text.language) if came else "",
        "last_actor": row["last_actor"] or "",
        "last_words": row["last_words"],
        "file_name": row["file_name"],
    }
    numbers = ("revision", "figures", "cells", "list_rows", "warnings", "unexplained")
    cells |= {name: row[name] if came else None for name in numbers}
    return [cells[name] for name, _ in COLUMNS]


def _date(text: Texts, day: dt.date | None) -> str:
    return "" if day is None else format_date(day, text.language)
