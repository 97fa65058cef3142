"""Where the columns of a workbook of targets stand: what its writer and its reader agree on.

The keys stand in the first row, which is hidden, as in a template. The names and the unit are there
for a person: they follow from the codes and are not read.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from analytics.intake.child.second_look import column_letters
from analytics.intake.opening import WholeSheet
from analytics.intake.template_columns import SEARCHED_ROWS, KeyedSheet, cell_at, heading
from analytics.intake.templates import layout
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Localized

FORM: Final = "TARGETS"  # what the hidden sheet says that the workbook is
VERSION: Final = "1"
KEY_START: Final = "zm:target:"
INDICATOR: Final = KEY_START + "indicator"
INDICATOR_NAME: Final = KEY_START + "indicator_name"
REGION: Final = KEY_START + "region"
REGION_NAME: Final = KEY_START + "region_name"
YEAR: Final = KEY_START + "year"
VALUE: Final = KEY_START + "value"
UNIT: Final = KEY_START + "unit"
DOCUMENT: Final = KEY_START + "document"
POINT: Final = KEY_START + "point"

KEYS: Final = (INDICATOR, INDICATOR_NAME, REGION, REGION_NAME, YEAR, VALUE, UNIT, DOCUMENT, POINT)
REQUIRED: Final = (INDICATOR, REGION, YEAR, VALUE, DOCUMENT)
TYPED: Final = (*REQUIRED, POINT)  # what a person types; a row with one of them filled in is begun
FEWEST_KEYS: Final = 2
FEWEST_WORDS: Final = 2


def column_name(key: str) -> Localized:
    """The heading of a column in every language."""
    word = key.removeprefix(KEY_START)
    return Localized(**{language: texts(language)(f"targets.columns.{word}") for language in LANGUAGES})


def targets_sheet(sheet: WholeSheet) -> KeyedSheet | None:
    """The columns of a sheet of targets, or ``None`` for any other sheet."""
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        places = [
            (cell.strip(), column)
            for column, cell in enumerate(row)
            if isinstance(cell, str) and cell.startswith(KEY_START)
        ]
        if len(places) >= FEWEST_KEYS:
            return _keyed(sheet, index, places)
    return None


def _keyed(sheet: WholeSheet, key_row: int, places: list[tuple[str, int]]) -> KeyedSheet:
    counts = Counter(key for key, _ in places)
    repeated = {
        key: ", ".join(column_letters(column + 1) for other, column in places if other == key)
        for key, count in counts.items()
        if count > 1
    }
    columns = {key: column for key, column in places if key not in repeated}
    return KeyedSheet(sheet, "", columns, _first_row(sheet, key_row, columns), False, repeated)


def _first_row(sheet: WholeSheet, key_row: int, columns: dict[str, int]) -> int:
    """The row below the headings; where their words are gone, the one that the writer begins with."""
    words = {key: {heading(column_name(key)[language]) for language in LANGUAGES} for key in KEYS}
    for index in range(key_row + 1, min(key_row + SEARCHED_ROWS, len(sheet.rows))):
        said = [
            key
            for key, column in columns.items()
            if heading(cell_at(sheet, index, column)) in words.get(key, ())
        ]
        if len(said) >= FEWEST_WORDS:
            return index + 1
    return key_row + layout.FIRST_ROW - layout.KEY_ROW
