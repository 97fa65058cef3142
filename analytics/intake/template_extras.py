"""What stands in a template beside its cells: it is not read, and that is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.intake.batch import Finding, Severity
from analytics.intake.child.second_look import address, column_letters
from analytics.intake.hidden import spans
from analytics.intake.opening import WholeSheet
from analytics.intake.template_columns import SEARCHED_ROWS, KeyedSheet, is_filled
from analytics.text import texts
from analytics.text.localized import LANGUAGES

MOST_ADDRESSES = 20
FEW_STRAYS = 3


def ignored_cells(sheet: WholeSheet, addresses: Sequence[str]) -> Iterable[Finding]:
    """A note that names the filled cells of a sheet that belong to nothing."""
    if addresses:
        yield Finding("cells_ignored", "note", sheet.name, addresses[0], given=listed(addresses))


def stray_cells(sheet: WholeSheet) -> Iterable[Finding]:
    """What stands far below or beside the data; more than a few cells may be rows that are missed."""
    if sheet.strays:
        severity: Severity = "note" if len(sheet.strays) <= FEW_STRAYS else "warning"
        given = listed(sheet.strays)
        yield Finding("strays_ignored", severity, sheet.name, sheet.strays[0], given=given)


def hidden_data(keyed: KeyedSheet) -> Iterable[Finding]:
    """Hidden rows and columns with data in them, but for what the template itself hides."""
    sheet = keyed.sheet
    rows = [row for row in sheet.hidden_rows if row > keyed.first_row]
    if rows:
        yield Finding("hidden_rows", "note", sheet.name, given=spans(rows, str))
    if sheet.hidden_columns:
        columns = spans(sheet.hidden_columns, column_letters)
        yield Finding("hidden_columns", "note", sheet.name, given=columns)


def filled_addresses(sheet: WholeSheet, row: int, without: Iterable[int] = ()) -> list[str]:
    """The addresses of the filled cells of a row (from 0) but for some columns."""
    known = set(without)
    return [
        address(row + 1, column + 1)
        for column, cell in enumerate(sheet.rows[row])
        if column not in known and is_filled(cell) and str(cell).strip()
    ]


def listed(addresses: Sequence[str]) -> str:
    """Addresses in one line, the first of them where they are many."""
    more = len(addresses) - MOST_ADDRESSES
    return ", ".join(addresses[:MOST_ADDRESSES]) + (f" … (+{more})" if more > 0 else "")


def sheets_ignored(sheets: Sequence[WholeSheet]) -> Iterable[Finding]:
    """A note that names the filled sheets which are no part of the template."""
    names = [sheet.name for sheet in sheets if sheet.rows and not is_instruction(sheet)]
    if names:
        yield Finding("sheets_ignored", "note", given=listed(names))


def is_instruction(sheet: WholeSheet) -> bool:
    """Whether a sheet is the instruction of a template, in any language and under any name."""
    titles = {texts(language)("templates.steps.title") for language in LANGUAGES}
    return any(row and row[0] in titles for row in sheet.rows[:SEARCHED_ROWS])
