"""Where the columns of a template stand: by the keys of its hidden row, else by the words of the header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.catalogue.records import Form, ListForm
from analytics.intake.child.second_look import address, column_letters
from analytics.intake.opening import Cell, WholeSheet
from analytics.intake.templates import layout
from analytics.text import texts
from analytics.text.localized import LANGUAGES

SEARCHED_ROWS = 60
FEWEST_KEYS = 2
FEWEST_WORDS = 2
SHARE_OF_WORDS = 0.6
KEY_START = "zm:"

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class KeyedSheet:
    """A sheet of a template: the column of each key (from 0) and the first row below the header.

    ``list_code`` is empty on a sheet of figures. ``by_words`` says that the hidden row of keys is
    gone and the header was understood by its words. ``repeated`` are keys that stand over several
    columns, with the letters of these columns.
    """

    sheet: WholeSheet
    list_code: str
    columns: Mapping[str, int]
    first_row: int
    by_words: bool
    repeated: Mapping[str, str]

    def cell(self, row: int, key: str) -> Cell | None:
        """What stands in a row under a key; ``None`` where the column is not there."""
        column = self.columns.get(key)
        return None if column is None else cell_at(self.sheet, row, column)

    def address(self, row: int, key: str) -> str:
        """The A1 address of the cell in a row (from 0) under a key."""
        return address(row + 1, self.columns[key] + 1)


def cell_at(sheet: WholeSheet, row: int, column: int) -> Cell:
    """A cell of a sheet by its row and column from 0; beyond the end it is empty."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return cells[column] if column < len(cells) else ""


def is_filled(cell: Cell | None) -> bool:
    """Whether something stands in a cell, be it only a space."""
    return cell is not None and cell != ""


def has_keys(sheets: Iterable[WholeSheet]) -> bool:
    """Whether some sheet has a row of keys, as only our own templates have."""
    return any(_key_row(sheet) is not None for sheet in sheets)


def keyed_sheet(sheet: WholeSheet, form: Form) -> KeyedSheet | None:
    """The columns of a sheet, or ``None`` for a sheet that is no part of a template's data."""
    row = _key_row(sheet)
    return _by_words(sheet, form) if row is None else _by_keys(sheet, form, row)


def _key_row(sheet: WholeSheet) -> int | None:
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if sum(isinstance(cell, str) and cell.startswith(KEY_START) for cell in row) >= FEWEST_KEYS:
            return index
    return None


def _by_keys(sheet: WholeSheet, form: Form, key_row: int) -> KeyedSheet:
    places = [
        (cell.strip(), column)
        for column, cell in enumerate(sheet.rows[key_row])
        if isinstance(cell, str) and cell.startswith(KEY_START)
    ]
    counts = Counter(key for key, _ in places)
    repeated = {
        key: ", ".join(column_letters(column + 1) for other, column in places if other == key)
        for key, count in counts.items()
        if count > 1
    }
    columns = {key: column for key, column in places if key not in repeated}
    list_code = next((key.removeprefix(layout.LIST) for key in counts if key.startswith(layout.LIST)), "")
    if not list_code and any(key.startswith(layout.COLUMN) for key in counts):
        list_code = _likeliest_list(form, columns)
    words = _list_words(form, list_code) if list_code else _figure_words()
    header = _header_under(sheet, key_row, columns, words)
    first_row = header + 1 if header is not None else key_row + layout.FIRST_ROW - layout.KEY_ROW
    return KeyedSheet(sheet, list_code, columns, first_row, False, repeated)


def _header_under(sheet: WholeSheet, key_row: int, columns: Mapping[str, int], words: Words) -> int | None:
    """The row of the headings below the keys, if they still are what the template wrote."""
    for index in range(key_row + 1, min(key_row + SEARCHED_ROWS, len(sheet.rows))):
        known = [key for key, column in columns.items() if _says(sheet, index, column, words.get(key))]
        if len(known) >= FEWEST_WORDS:
            return index
    return None


def _by_words(sheet: WholeSheet, form: Form) -> KeyedSheet | None:
    """The columns by the headings in any of the three languages; ``None`` without a certain header."""
    tables = {"": (_figure_words(), {layout.CODE, layout.VALUE})}
    for one in form.lists:
        required = {layout.COLUMN + column.code for column in one.columns if column.required}
        tables[one.code] = (_list_words(form, one.code), required)
    for index in range(min(SEARCHED_ROWS, len(sheet.rows))):
        for list_code, (words, needed) in tables.items():
            columns = _matched(sheet.rows[index], words)
            enough = len(columns) >= max(FEWEST_WORDS, SHARE_OF_WORDS * len(words))
            if needed <= columns.keys() and enough:
                return KeyedSheet(sheet, list_code, columns, index + 1, True, {})
    return None


def _matched(row: Sequence[Cell], words: Words) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        said = heading(cell)
        for key, known in words.items():
            if said and said in known:
                found.setdefault(key, column)
    return found


def _says(sheet: WholeSheet, row: int, column: int, known: frozenset[str] | None) -> bool:
    return bool(known) and heading(cell_at(sheet, row, column)) in (known or ())


def heading(cell: Cell) -> str:
    """The words of a heading without what a template adds: the period below, the asterisk behind."""
    if not isinstance(cell, str):
        return ""
    first_line = cell.strip().partition("\n")[0]
    return " ".join(first_line.replace("*", " ").split()).casefold()


def _figure_words() -> Words:
    return {key: _heading_words(key.removeprefix(KEY_START)) for key in layout.FIGURE_KEYS}


def _list_words(form: Form, list_code: str) -> Words:
    one = list_of(form, list_code)
    if one is None:
        return {}
    columns = {
        layout.COLUMN + column.code: frozenset(heading(column.name[language]) for language in LANGUAGES)
        for column in one.columns
    }
    return {layout.LIST + one.code: _heading_words("number"), **columns}


def _heading_words(key: str) -> frozenset[str]:
    return frozenset(heading(texts(language)(f"templates.columns.{key}")) for language in LANGUAGES)


def list_of(form: Form, list_code: str) -> ListForm | None:
    """The list of a form by its code, or ``None``."""
    return next((one for one in form.lists if one.code == list_code), None)


def _likeliest_list(form: Form, columns: Mapping[str, int]) -> str:
    """The list whose columns these are, where the key of the list itself is gone."""
    shares = {
        one.code: sum(layout.COLUMN + column.code in columns for column in one.columns) for one in form.lists
    }
    return max(shares, key=lambda code: shares[code], default="")
