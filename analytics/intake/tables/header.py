"""The heading over a body: its rows, the words above it, and the path of words of each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.intake.opening import Cell, WholeSheet
from analytics.intake.tables.sheet_rows import Line
from analytics.intake.tables.words import cell_words

MOST_HEADER_ROWS = 6
MOST_TITLE_ROWS = 8
SPARSE = 0.1  # a heading row has more cells than this share of the columns
MOST_GAP = 2  # empty rows between the heading and the rows


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows of a heading from the top down, the title above and the words below them."""

    rows: tuple[int, ...]
    title: str
    block: str


class Merges:
    """The merged ranges of a sheet, asked by cell."""

    def __init__(self, sheet: WholeSheet) -> None:
        self._sheet = sheet
        self._merges = sheet.merges

    def at(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range that covers a cell."""
        for merge in self._merges:
            if merge[0] <= row <= merge[2] and merge[1] <= column <= merge[3]:
                return merge
        return None

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows: its own content, or that of the range that covers it."""
        merge = self.at(row, column)
        top, left = (row, column) if merge is None else (merge[0], merge[1])
        cells = self._sheet.rows[top] if top < len(self._sheet.rows) else ()
        return cells[left] if left < len(cells) else ""


def heading_above(
    sheet: WholeSheet, lines: Sequence[Line], first: int, after: int, name_column: int, others: Sequence[int]
) -> Heading:
    """The heading of a body that begins in row ``first``; nothing at or above ``after`` belongs to it."""
    merges = Merges(sheet)
    rows: list[int] = []
    block: list[str] = []
    gap = 0
    index = first - 1
    while index > after and len(rows) < MOST_HEADER_ROWS:
        line = lines[index]
        if line.kind == "blank" and not _hangs_over(merges, index, others):
            gap += 1
            if rows or gap > MOST_GAP:
                break
        elif line.kind == "words" and not _hangs_over(merges, index, others):
            if rows:
                break
            block.insert(0, line.label)
        elif line.kind != "numbers":
            if rows and _is_title(merges, index, name_column, others):
                break
            rows.insert(0, index)
        index -= 1
    if not rows:
        return Heading((), " ".join(block), "")
    return Heading(tuple(rows), _title(merges, lines, rows[0], after, others), " ".join(block))


def paths_of(sheet: WholeSheet, heading: Heading, others: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The words over each column from the top down, merged cells filled, repetitions dropped."""
    merges = Merges(sheet)
    grid = [[cell_words(merges.cell(row, column)) for column in others] for row in heading.rows]
    covered = [[merges.at(row, column) is not None for column in others] for row in heading.rows]
    for level in range(len(grid) - 1):
        _carry_right(grid, covered, level)
    return {column: _path([row[place] for row in grid]) for place, column in enumerate(others)}


def _carry_right(grid: list[list[str]], covered: list[list[bool]], level: int) -> None:
    """Let a heading over several columns reach to the right where nobody merged its cells.

    It reaches as far as each column has a heading of its own below.
    """
    below = [any(row[place] for row in grid[level + 1 :]) for place in range(len(grid[level]))]
    for place in range(1, len(grid[level])):
        empty = not grid[level][place] and not covered[level][place]
        if empty and below[place] and below[place - 1] and not covered[level][place - 1]:
            grid[level][place] = grid[level][place - 1]


def _path(words: Sequence[str]) -> tuple[str, ...]:
    path: list[str] = []
    for word in words:
        if word and path[-1:] != [word]:
            path.append(word)
    return tuple(path)


def _hangs_over(merges: Merges, row: int, columns: Sequence[int]) -> bool:
    """Whether a heading cell from a row above reaches down into this row."""
    for column in columns:
        merge = merges.at(row, column)
        if merge is not None and merge[0] < row and cell_words(merges.cell(row, column)):
            return True
    return False


def _is_title(merges: Merges, row: int, name_column: int, columns: Sequence[int]) -> bool:
    """Whether the words of a row stand above the whole table: a title, a unit, «continued».

    Headings head a good part of the columns; one that heads several is merged over them.
    """
    filled = {
        (merge[0], merge[1]) if (merge := merges.at(row, column)) else (row, column)
        for column in (name_column, *columns)
        if cell_words(merges.cell(row, column))
    }
    if len(filled) == 1:
        merge = merges.at(row, next(iter(filled))[1])
        return merge is None or merge[1] <= name_column or merge[3] == merge[1]
    over_names = merges.at(row, name_column)
    if over_names is not None and over_names[3] > name_column:
        return True
    return len(filled) < SPARSE * len(columns)


def _title(merges: Merges, lines: Sequence[Line], top: int, after: int, columns: Sequence[int]) -> str:
    """The words above a heading, the nearest rows only."""
    words: list[str] = []
    for index in range(max(after + 1, top - MOST_TITLE_ROWS), top):
        line = lines[index]
        if line.kind in ("words", "heading"):
            cells = (cell_words(merges.cell(index, column)) for column in columns)
            words.extend(dict.fromkeys(word for word in (line.label, *cells) if word))
    return " ".join(dict.fromkeys(words))
