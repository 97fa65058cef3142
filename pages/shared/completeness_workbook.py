"""The returns of a period as an Excel workbook: what was expected, what came, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.periods import Period
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.text import Texts
from analytics.text.numbers import format_date
from analytics.text.periods import period_label
from pages.shared import data

COLUMNS = ("region", "form", "state", "due_on", "received_on", "days_late", "revision", "warnings", "origin")
NUMBERS = ("days_late", "revision", "warnings")


def returns_workbook(
    text: Texts, rows: Sequence[Mapping[Any, Any]], states: Sequence[str], period: Period
) -> bytes:
    """One row a form and region, in the order of the table; ``states`` as the grid marks them."""
    title = text("overview_blocks.completeness.title")
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=title,
        head=[(text("common.period"), period_label(period.year, period.quarter, "quarter", text.language))],
        columns=[
            Column(
                text(f"overview_blocks.completeness.column.{name}"), "number" if name in NUMBERS else "text"
            )
            for name in COLUMNS
        ],
        rows=[_row(text, row, state, period) for row, state in zip(rows, states, strict=True)],
    )
    return table_workbook([sheet], title)


def _row(text: Texts, row: Mapping[Any, Any], state: str, period: Period) -> list[Cell]:
    return [
        data.regions().get(row["region_code"], period).name[text.language],
        data.catalogue().forms[row["form_code"]].name[text.language],
        text(f"charts.completeness.{state}"),
        format_date(row["due_on"], text.language),
        format_date(row["received_on"], text.language) if row["received_on"] else "",
        row["days_late"],
        row["revision"],
        row["warnings"],
        text(f"origins_short.{row['origin']}") if row["origin"] else "",
    ]
