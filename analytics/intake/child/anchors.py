"""Where the figures of an anchored form stand: the numbered header row and the row codes.

Official forms number their graphs in one row under the header (``А | Б | 1 | 2 | 3``) and their
rows in the column under ``Б`` («Шифр строки»). Headers and labels are never matched by their words:
they change, and official ones hold typing errors. Rows are counted from 0 here, as are columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LOOKALIKES = str.maketrans("авекмнорстухі", "abekmhopctyxi")  # Cyrillic to Latin
FIRST_LETTERS = frozenset({"а", "a"})  # Cyrillic and Latin
CODE_LETTERS = ("б", "b", "в")  # a Latin or a wrong Cyrillic letter where somebody typed it anew
LETTERS = frozenset("абвгдabcd")
MOST_DIGITS = 4
LARGEST_CODE = 10**6
WHOLE = re.compile(r"^0*(\d{1,6})(?:[.,]0+)?$", re.ASCII)
FEWEST_IN_A_RUN = 3

Row = Sequence[object]
NumberedRow = tuple[int, Row]


@dataclass(slots=True)
class Block:
    """One table of a sheet: its numbered header row, the column of row codes, the graphs' columns."""

    header_row: int
    code_column: int
    columns: Mapping[int, int]
    repeated_graphs: frozenset[int]
    rows: dict[int, list[int]] = field(default_factory=dict)


def sheet_key(name: str) -> str:
    """A sheet name without spaces, case and letters that only look different."""
    squeezed = "".join(unicodedata.normalize("NFKC", name).split())
    return squeezed.casefold().translate(LOOKALIKES)


def whole_number(cell: object) -> int | None:
    """The whole number that a cell of a header or of the code column shows, or ``None``."""
    if isinstance(cell, float):
        return int(cell) if 0 <= cell < LARGEST_CODE and cell.is_integer() else None
    if isinstance(cell, str):
        match = WHOLE.match(cell.strip())
        return int(match[1]) if match else None
    return None


def find_blocks(rows: Iterable[NumberedRow], code_headers: Sequence[str] = ()) -> list[Block]:
    """The tables of a sheet from top to bottom, each with its rows by row code.

    ``code_headers`` are words of the header over the row codes; they help only where the numbered
    row has no letter ``Б``.
    """
    blocks: list[Block] = []
    above: list[Row] = []
    for index, row in rows:
        words = () if blocks else code_headers
        block = _header(index, row, above, words) if _may_be_header(row) else None
        if block is not None:
            blocks.append(block)
        elif blocks:
            _file_row(blocks[-1], index, row)
        else:
            above.append(row)
    return blocks


def _file_row(block: Block, index: int, row: Row) -> None:
    cell = row[block.code_column] if block.code_column < len(row) else ""
    code = whole_number(cell) if cell != "" else None
    if code is not None:
        block.rows.setdefault(code, []).append(index)


def _header(index: int, row: Row, above: Sequence[Row], code_headers: Sequence[str]) -> Block | None:
    letters: dict[str, int] = {}
    graphs: dict[int, list[int]] = {}
    for column, cell in enumerate(row):
        number = whole_number(cell)
        if number is not None:
            graphs.setdefault(number, []).append(column)
        elif isinstance(cell, str) and cell.strip():
            word = cell.strip().casefold()
            if word not in LETTERS:
                return None
            letters.setdefault(word, column)
    code_column = _code_column(letters, graphs, above, code_headers)
    if code_column is None:
        return None
    columns = {number: places[0] for number, places in graphs.items()}
    repeated = frozenset(number for number, places in graphs.items() if len(places) > 1)
    return Block(index, code_column, columns, repeated)


def _may_be_header(row: Row) -> bool:
    """Whether the first filled cell is as short as a letter or number of a header (quick)."""
    for cell in row:
        if cell != "" and cell is not None:
            return not isinstance(cell, str) or len(cell.strip()) <= MOST_DIGITS
    return False


def _code_column(
    letters: Mapping[str, int],
    graphs: Mapping[int, list[int]],
    above: Sequence[Row],
    code_headers: Sequence[str],
) -> int | None:
    if not graphs:
        return None
    if not FIRST_LETTERS.isdisjoint(letters):
        column = next((letters[letter] for letter in CODE_LETTERS if letter in letters), None)
        if column is not None:
            return column
    return _column_under(above, code_headers) if _is_run(graphs) else None


def _is_run(graphs: Mapping[int, list[int]]) -> bool:
    """Whether the numbers are 1, 2, 3 and so on from left to right, each once."""
    in_order = sorted(graphs, key=lambda number: graphs[number][0])
    return len(graphs) >= FEWEST_IN_A_RUN and in_order == list(range(1, len(graphs) + 1))


def _column_under(above: Sequence[Row], code_headers: Sequence[str]) -> int | None:
    wanted = {_squeezed(words) for words in code_headers if words}
    for row in reversed(above):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and _squeezed(cell) in wanted:
                return column
    return None


def _squeezed(words: str) -> str:
    return "".join(words.split()).casefold()
