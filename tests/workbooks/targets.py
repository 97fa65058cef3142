"""Workbooks of targets: as they are handed out, filled in, and with one named fault each.

The values and documents are made up for tests; the product itself holds none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from analytics.catalogue import load_catalogue
from analytics.intake.targets import TargetRow, columns
from analytics.intake.targets.writing import targets_workbook
from analytics.intake.templates import layout
from analytics.regions import load_regions
from analytics.text import Language
from tests.workbooks.templates import saved, workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

DOCUMENT = "Документ для проверки, 01.02.2024 № 7"
ROWS = (
    TargetRow("C14", "00", 2026, 75.0, DOCUMENT, "п. 3"),
    TargetRow("C14", "35", 2026, 80.5, DOCUMENT, "п. 4"),
    TargetRow("A06", "10", 2027, 2.45, DOCUMENT),
    TargetRow("E01", "75", 2030, 12_000.0, "=другой документ"),
)
Damage = Callable[["Worksheet"], None]


def handed_out(rows: Sequence[TargetRow] = ROWS, language: Language = "ru") -> bytes:
    """The workbook of some targets as the product writes it."""
    return targets_workbook(rows, 1, language, load_catalogue(), load_regions())


def damaged(damage: Damage, language: Language = "ru") -> bytes:
    """The workbook of four targets after somebody did something to its sheet of targets."""
    book = workbook(handed_out(language=language))
    damage(targets_sheet(book))
    return saved(book)


def targets_sheet(book: Workbook) -> Worksheet:
    """The sheet of targets."""
    return book.worksheets[1]


def column_of(sheet: Worksheet, key: str) -> int:
    """The number of a column by its key, from 1."""
    found = [cell.column for cell in sheet[layout.KEY_ROW] if cell.value == key]
    return int(found[0])


def put(sheet: Worksheet, row: int, key: str, value: object) -> None:
    """Type something into a target's row (1 is the first) under a key."""
    sheet.cell(layout.FIRST_ROW - 1 + row, column_of(sheet, key)).value = value  # type: ignore[assignment]


def typed(row: int, key: str, value: object) -> Damage:
    """One cell typed anew."""
    return lambda sheet: put(sheet, row, key, value)


def columns_moved(sheet: Worksheet) -> None:
    """The first three columns behind all others, with their keys and headings."""
    sheet.move_range(f"A1:C{sheet.max_row}", cols=12)


def rows_inserted(sheet: Worksheet) -> None:
    """Two empty rows above the headings and one between the targets."""
    sheet.insert_rows(layout.FIRST_ROW + 1)
    sheet.insert_rows(layout.HEADER_ROW, 2)


def headings_renamed(sheet: Worksheet) -> None:
    """Other words in the headings; the keys stay."""
    for cell in sheet[layout.HEADER_ROW]:
        cell.value = f"столбец {cell.column}"


def keys_deleted(sheet: Worksheet) -> None:
    """The hidden row of keys is gone."""
    sheet.delete_rows(layout.KEY_ROW)


def value_column_deleted(sheet: Worksheet) -> None:
    """The column of the values is gone."""
    sheet.delete_cols(column_of(sheet, columns.VALUE))


def point_column_deleted(sheet: Worksheet) -> None:
    """The column of the points is gone, which no target needs."""
    sheet.delete_cols(column_of(sheet, columns.POINT))


def value_column_repeated(sheet: Worksheet) -> None:
    """The column of the values was copied behind all others."""
    sheet.cell(layout.KEY_ROW, 12).value = columns.VALUE


def target_repeated(sheet: Worksheet) -> None:
    """The second row says what the first one is about."""
    put(sheet, 2, columns.REGION, "00")


def all_rows_deleted(sheet: Worksheet) -> None:
    """No target is left."""
    sheet.delete_rows(layout.FIRST_ROW, sheet.max_row)
