"""Templates filled in as a person would fill them: by the keys in row 1, whatever the language."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analytics.intake.templates import layout

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ListRows = Mapping[str, Sequence[Mapping[str, object]]]


def filled(
    content: bytes,
    values: Mapping[str, object],
    explanations: Mapping[str, str] | None = None,
    list_rows: ListRows | None = None,
) -> bytes:
    """A template with values in its cells.

    ``values`` and ``explanations`` go by indicator code, ``list_rows`` by the code of the list: each
    row maps codes of columns to what is typed into the cell. A code that the template does not have
    is a ``KeyError``: a test that fills nothing would prove nothing.
    """
    book = workbook(content)
    fill(book, values, explanations or {}, list_rows or {})
    return saved(book)


def fill(
    book: Workbook, values: Mapping[str, object], explanations: Mapping[str, str], list_rows: ListRows
) -> None:
    """Type values into an open template."""
    places = value_cells(book)
    for code, value in values.items():
        sheet, cell = places[code]
        book[sheet][cell] = value
    places = value_cells(book, layout.EXPLANATION)
    for code, words in explanations.items():
        sheet, cell = places[code]
        book[sheet][cell] = words
    for code, rows in list_rows.items():
        sheet_of_list = list_sheet(book, code)
        columns = keys(sheet_of_list)
        for number, row in enumerate(rows, start=layout.FIRST_ROW):
            for column, value in row.items():
                sheet_of_list.cell(number, columns[layout.COLUMN + column]).value = value


def workbook(content: bytes) -> Workbook:
    """The template, opened for looking at or for damaging it."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    """The bytes of an open template."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def keys(sheet: Worksheet) -> dict[str, int]:
    """The keys of row 1 with the number of their column, from 1."""
    return {
        str(cell.value): cell.column
        for cell in sheet[layout.KEY_ROW]
        if str(cell.value or "").startswith("zm:")
    }


def value_cells(book: Workbook, key: str = layout.VALUE) -> dict[str, tuple[str, str]]:
    """Sheet and cell by indicator code, of the value or of another column of the figures."""
    found: dict[str, tuple[str, str]] = {}
    for sheet in book.worksheets:
        columns = keys(sheet)
        if layout.CODE not in columns:
            continue
        for row in range(layout.FIRST_ROW, sheet.max_row + 1):
            code = sheet.cell(row, columns[layout.CODE]).value
            if code:
                found[str(code)] = (sheet.title, sheet.cell(row, columns[key]).coordinate)
    return found


def list_sheet(book: Workbook, list_code: str) -> Worksheet:
    """The sheet of a list."""
    for sheet in book.worksheets:
        if layout.LIST + list_code in keys(sheet):
            return sheet
    raise KeyError(list_code)


def identity(book: Workbook) -> dict[str, object]:
    """What the hidden sheet says: form, version, region, period, language."""
    sheet = book[layout.IDENTITY_SHEET]
    rows = sheet.iter_rows(min_col=1, max_col=2, values_only=True)
    return {str(key): value for key, value in rows if key is not None}
