"""Rows of events in a person's words: days, names, numbers, where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from analytics.intake.entered_rows import PAGE
from analytics.measures.event_counts import Total
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment, format_number
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING
from pages.shared.source_words import source_words

Record = Mapping[Any, Any]
FIELDS = (
    "held_on", "title", "kind", "place", "holder", "partner_body",
    "children", "registered_children", "parents", "note",
)  # fmt: skip


def value_words(text: Texts, row: Record, field: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """One field of an event; a dash where nothing is given. ``names`` are those of choices, by column."""
    value = row[field]
    if value is None or value != value or value == "":  # noqa: PLR0124 - missing numbers
        return NOTHING
    if field == "held_on":
        return format_date(value.date(), text.language)
    if field in names:
        return names[field].get(str(value), str(value))
    return format_number(value, text.language) if isinstance(value, float) else str(value)


def field_names(text: Texts) -> dict[str, str]:
    """The names of the fields, as the list has them."""
    from analytics.measures.events import event_list

    return {column.code: column.name[text.language] for column in event_list(data.catalogue()).columns}


def total_words(text: Texts, total: Total) -> str:
    """A sum, with its range where probable pairs leave one."""
    value = format_number(total.value, text.language)
    if total.lower >= total.value:
        return value
    return text("events.range", value=value, lower=format_number(total.lower, text.language))


def lower_words(text: Texts, total: Total) -> str:
    """The lower end of a sum, where probable pairs leave a range."""
    if total.lower >= total.value:
        return ""
    return text("events.at_least", lower=format_number(total.lower, text.language))


def source_facts(text: Texts, row: Record) -> list[tuple[str, str]]:
    """Where a row comes from: file, sheet, row, cells, revision, who and when."""
    cells: dict[str, str] = json.loads(row["cells"] or "{}")
    names = field_names(text)
    on_page = row["sheet"] == PAGE
    given = [
        f"{names[code]}: {cell}" for code, cell in cells.items() if code in names and row[code] == row[code]
    ]
    return [
        (text("events.source.file"), source_words(text, row["file_name"])),
        (text("events.source.sheet"), "" if on_page else row["sheet"]),
        (text("events.source.row"), str(row["row"])),
        (text("events.source.cells"), "" if on_page else "; ".join(given)),
        (text("events.source.list"), list_words(text, row)),
        (text("events.source.actor"), actor_words(text, row["actor"])),
        (text("events.source.accepted"), format_moment(row["accepted_at"], text.language)),
        (text("events.source.origin"), text(f"origins.{row['origin']}")),
    ]


def list_words(text: Texts, row: Record) -> str:
    """The list in which the row stands: form, period, revision."""
    from analytics.text.periods import period_label

    year, quarter = int(row["period"][:4]), int(row["period"][5])
    period = period_label(year, quarter, "quarter", text.language)
    return text("events.source.list_of", form=row["form_code"], period=period, n=row["revision"])
