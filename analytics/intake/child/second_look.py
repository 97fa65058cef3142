"""A second look into the XML of a sheet, for what calamine hides.

Calamine gives nothing alike for an error cell, for a formula that was never calculated and for an
empty text. This module tells them apart, finds hidden rows and columns, and measures how far the
filled cells reach. It needs the standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
LARGEST_AREA = 5_000_000
TEXT_TYPES = frozenset({"s", "str", "inlineStr"})
ADDRESS = re.compile(r"^\$?([A-Za-z]{1,8})\$?(\d{1,20})$", re.ASCII)
HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
NUMBERED = re.compile(rb"""\s(r|min|max)=["'](\d{1,7})["']""")
MARK = b"hidden="


class TooLargeError(Exception):
    """Filled cells reach further than a return can; the address is that of the first such cell."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


@dataclass(slots=True)
class Look:
    """What was found: error cells, formulas without a value, empty texts (address to content)."""

    errors: dict[str, str] = field(default_factory=dict)
    uncalculated: dict[str, str] = field(default_factory=dict)
    empty_texts: list[str] = field(default_factory=list)


def too_large(rows: int, columns: int) -> bool:
    """Whether so many rows and columns of filled cells are more than any return has."""
    return rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > LARGEST_AREA


def look(data: bytes, addresses: Collection[str]) -> Look:
    """What stands in the cells with these addresses that calamine gave as empty."""
    scan = CellScan(frozenset(addresses))
    scan.run(data)
    return scan.found


def measure(data: bytes) -> tuple[int, int]:
    """Rows and columns of the box around the filled cells; ``TooLargeError`` past the limits."""
    scan = CellScan(frozenset())
    scan.run(data)
    return scan.box()


def hidden_rows_and_columns(data: bytes) -> tuple[list[int], list[tuple[int, int]]]:
    """The numbers of the hidden rows, and the hidden columns as first and last number, from 1."""
    rows: list[int] = []
    columns: list[tuple[int, int]] = []
    place = data.find(MARK)
    while place >= 0:
        end = data.find(b">", place)
        tag = data[data.rfind(b"<", 0, place) : end]
        name = tag[1:].split(None, 1)[0].rpartition(b":")[2]
        numbers = dict(NUMBERED.findall(tag)) if HIDDEN.search(tag) else {}
        if name == b"row" and b"r" in numbers:
            rows.append(int(numbers[b"r"]))
        elif name == b"col" and b"min" in numbers and b"max" in numbers:
            columns.append((int(numbers[b"min"]), int(numbers[b"max"])))
        place = data.find(MARK, max(end, place + 1))
    return rows, columns


def column_number(letters: str) -> int:
    """The number of a column, counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column that is counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 address of a cell whose row and column are counted from 1."""
    return f"{column_letters(column)}{row}"


class CellScan:
    """One pass over the cells of a sheet with expat."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.found = Look()
        self._wanted = wanted
        self._row = self._column = 0
        self._type = ""
        self._attributes: dict[str, str] = {}
        self._formula: str | None = None
        self._value = ""
        self._inside = ""
        self._corners: tuple[int, int, int, int] | None = None

    def run(self, data: bytes) -> None:
        """Go through the XML of a sheet once."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def box(self) -> tuple[int, int]:
        """Rows and columns of the box around the filled cells."""
        if self._corners is None:
            return (0, 0)
        top, left, bottom, right = self._corners
        return (bottom - top + 1, right - left + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            given = attributes.get("r", "")
            self._row = int(given) if given.isdecimal() and len(given) < 20 else self._row + 1
            self._column = 0
        elif local == "c":
            self._place(attributes.get("r", ""))
            self._type, self._attributes = attributes.get("t", ""), attributes
            self._formula, self._value = None, ""
        elif local == "f":
            self._formula, self._inside = "", "f"
        elif local in ("v", "t"):
            self._inside = local

    def _place(self, given: str) -> None:
        match = ADDRESS.match(given)
        if match is None:
            self._column += 1
        else:
            self._column, self._row = column_number(match[1]), int(match[2])

    def _text(self, words: str) -> None:
        if self._inside == "f":
            self._formula = (self._formula or "") + words
        elif self._inside:
            self._value += words

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("f", "v", "t"):
            self._inside = ""
        elif local == "c":
            self._cell_ends()

    def _cell_ends(self) -> None:
        if self._value:
            self._widen()
        place = address(self._row, self._column)
        if place not in self._wanted:
            return
        if self._type == "e":
            self.found.errors[place] = self._value
        elif self._formula is not None and not self._value:
            self.found.uncalculated[place] = self._formula
        elif self._type in TEXT_TYPES:
            self.found.empty_texts.append(place)

    def _widen(self) -> None:
        top, left, bottom, right = self._corners or (self._row, self._column, self._row, self._column)
        top, bottom = min(top, self._row), max(bottom, self._row)
        left, right = min(left, self._column), max(right, self._column)
        self._corners = (top, left, bottom, right)
        far_out = self._row > MOST_ROWS or self._column > MOST_COLUMNS
        if far_out or too_large(bottom - top + 1, right - left + 1):
            raise TooLargeError(address(self._row, self._column))
