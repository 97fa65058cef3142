"""The rows of lists in a person's words: lists and columns by code, values, and where a row stands."""

from __future__ import annotations

import datetime as dt

from analytics.catalogue.records import ListColumn, ListForm
from analytics.intake.batch import ListRow
from analytics.intake.list_matching import row_name
from analytics.intake.template_columns import KEY_START
from analytics.text import Texts
from analytics.text.numbers import format_date, format_number
from pages.shared import data
from pages.shared.html_table import NOTHING
from pages.shared.source_words import source_words

MOST_DECIMALS = 3


def list_form(list_code: str) -> ListForm:
    """A list by its code, as the first form that asks for it has it."""
    for form in data.catalogue().forms.values():
        for one in form.lists:
            if one.code == list_code:
                return one
    raise ValueError(f"no form asks for the list {list_code!r}")


def column_of(listed: ListForm, code: str) -> ListColumn | None:
    """A column of a list; ``None`` where an earlier version of the list had it."""
    return next((column for column in listed.columns if column.code == code), None)


def shown(text: Texts, column: ListColumn, value: str | float | None) -> str:
    """A value in the words of the language; what was left blank is a dash."""
    if value is None:
        return NOTHING
    if column.type == "choice":
        names = {choice.code: choice.name[text.language] for choice in column.choices}
        return names.get(str(value), str(value))
    if column.type == "indicator":
        indicator = data.catalogue().indicators.get(str(value))
        return f"{value} · {indicator.name[text.language]}" if indicator else str(value)
    if column.type == "yes_no":
        return text("templates.words.yes" if value else "templates.words.no")
    if column.type == "date":
        return format_date(dt.date.fromisoformat(str(value)), text.language)
    return number_words(text, value) if isinstance(value, float) else str(value)


def number_words(text: Texts, value: float) -> str:
    """A number with as many decimals as it has, up to three."""
    decimals = next(
        (places for places in range(MOST_DECIMALS) if round(value, places) == round(value, MOST_DECIMALS)),
        MOST_DECIMALS,
    )
    return format_number(value, text.language, decimals)


def row_words(text: Texts, row: ListRow) -> str:
    """What a row is called, with the day of an event."""
    name, day = row_name(row) or text("lists.nameless"), row.values.get("held_on")
    if not isinstance(day, str):
        return name
    return f"{name}, {format_date(dt.date.fromisoformat(day), text.language)}"


def row_address(text: Texts, row: ListRow) -> str:
    """The sheet and the row in which it stands."""
    return f"{sheet_words(text, row.sheet)}!{row.row}"


def place_words(text: Texts, row: ListRow) -> str:
    """Where a row stands, in a sentence's words."""
    if row.sheet.startswith(KEY_START):
        return text("lists.address_on_page", row=row.row)
    return text("lists.address", sheet=row.sheet, row=row.row)


def sheet_words(text: Texts, sheet: str) -> str:
    """The name of a sheet or file; what was typed on a page stands in none."""
    return source_words(text, sheet)
