"""What each row of a sheet is, seen from the column that names the regions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.intake.figures import figure_of
from analytics.intake.opening import Cell, Moment, WholeSheet
from analytics.intake.tables.labels import Labels
from analytics.intake.tables.period_words import is_only_period
from analytics.intake.tables.words import cell_words

# region, total, part, unclear, unknown: rows of a body. heading: cells that head columns. numbers: the
# row of column numbers. words: a name or sentence without figures. nameless: figures without a name.
LineKind = Literal[
    "region", "total", "part", "unclear", "unknown", "heading", "numbers", "words", "nameless", "blank"
]
BODY: frozenset[LineKind] = frozenset({"region", "total", "unclear"})
FIGURE_STATUSES = frozenset({"number", "none", "not_available", "confidential"})
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its name, the codes that it means, its kind."""

    kind: LineKind
    label: str = ""
    codes: tuple[str, ...] = ()


BLANK = Line("blank")


def lines_of(sheet: WholeSheet, name_column: int, others: Sequence[int], labels: Labels) -> list[Line]:
    """What every row is; ``others`` are the columns that may hold figures of the table."""
    names = _names(sheet, name_column)
    most = max(others, default=name_column) + 1
    span = slice(min(others, default=0), most)
    passed_over = frozenset(range(span.start, most)) - set(others)
    return [_line(name, row, span, passed_over, labels) for name, row in zip(names, sheet.rows, strict=True)]


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, or a sign that stands for one."""
    if isinstance(cell, float):
        return True
    return isinstance(cell, str) and figure_of(cell).status in FIGURE_STATUSES


def _names(sheet: WholeSheet, column: int) -> list[Cell]:
    """The name of each row; one that is merged over several rows names all of them."""
    names: list[Cell] = [row[column] if column < len(row) else "" for row in sheet.rows]
    for top, left, bottom, right in sheet.merges:
        if left <= column <= right and bottom > top and top < len(sheet.rows):
            anchor = sheet.rows[top][left] if left < len(sheet.rows[top]) else ""
            for row in range(top, min(bottom + 1, len(names))):
                names[row] = anchor
    return names


def _data(row: Sequence[Cell], span: slice, passed_over: Collection[int]) -> list[Cell]:
    if not passed_over:
        return [cell for cell in row[span] if cell != ""]
    return [
        cell for column, cell in enumerate(row[span], span.start) if cell != "" and column not in passed_over
    ]


def _line(name: Cell, row: Sequence[Cell], span: slice, passed_over: Collection[int], labels: Labels) -> Line:
    label = "" if name == "" else cell_words(name)
    if not label:
        return _nameless(_data(row, span, passed_over))
    meant = labels.certain(label)
    kind = meant.kind
    if kind != "unknown" and kind != "none":  # noqa: PLR1714 - the type checker narrows it only so
        return Line(kind, label, meant.codes)
    data = _data(row, span, passed_over)
    if not data:
        return Line("words", label)
    if _is_numbering([name, *data]):
        return Line("numbers", label)
    return Line("heading" if _heads(data) else "unknown", label)


def _nameless(data: Sequence[Cell]) -> Line:
    if not data:
        return BLANK
    if len(data) > 1 and _is_numbering(data):
        return Line("numbers")
    return Line("heading" if _heads(data) else "nameless")


def _heads(data: Sequence[Cell]) -> bool:
    """Whether cells are headings: words, years and quarters, and not one figure."""
    return not any(is_figure(cell) and not _is_period(cell) for cell in data)


def _is_period(cell: Cell) -> bool:
    if isinstance(cell, float):
        return cell.is_integer() and FIRST_YEAR <= cell <= LAST_YEAR
    return isinstance(cell, Moment) or (isinstance(cell, str) and is_only_period(cell))


def _is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether cells count columns: «А | Б | 1 | 2 | 3»."""
    numbers = [cell for cell in map(cell_words, cells) if not (len(cell) == 1 and cell.isalpha())]
    values = [int(number) for number in numbers if number.isdecimal() and len(number) < 4]
    if len(values) != len(numbers) or not values or values[0] not in (1, 2):
        return False
    return values == list(range(values[0], values[0] + len(values)))
