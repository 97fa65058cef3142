"""Where the marked cells of a sheet stand in its bytes, and what stands around them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from analytics.intake.child import second_look, splicing
else:
    import second_look
    import splicing

Place = tuple[int, int]  # row and column, from 1

MERGED = re.compile(
    rb"""mergeCell\s[^<>]*?\bref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']"""
)
AFTER_DRAWING = frozenset(  # what follows the boxes of comments in a sheet
    {"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"}
    | {"webPublishItems", "tableParts", "extLst", "AlternateContent"}
)
PLAIN_START, PLAIN_END = b"<sheetData>", b"</sheetData>"
NUMBERED_ROW = re.compile(rb"""<row\s(?:[^<>]*?\s)?r="(\d{1,7})"[^<>]*>""")
ANY_ROW = re.compile(rb"<row[\s/>]")
LARGE = 1_000_000  # bytes of a sheet of which only some rows are parsed
STANDARD_WIDTH = 8.43  # of a column, in digits
STANDARD_HEIGHT = 15.0  # of a row, in points
ROWS_OF_A_NOTE = 60


@dataclass(slots=True)
class Columns:
    """The formats and widths of some neighbouring columns."""

    first: int
    last: int
    style: int
    width: float


@dataclass(slots=True)
class Row:
    """A row with marked cells: its tag, its own format, its cells by column."""

    tag: splicing.Tag
    style: int | None
    cells: dict[int, splicing.Tag] = field(default_factory=dict)


@dataclass(slots=True)
class Layout:
    """What a sheet says of itself as far as marks need it."""

    root: splicing.Tag
    rows: dict[int, Row] = field(default_factory=dict)
    next_row: dict[int, int] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    columns: list[Columns] = field(default_factory=list)
    standard_width: float = STANDARD_WIDTH
    standard_height: float = STANDARD_HEIGHT
    sheet_data: splicing.Tag | None = None
    drawings_from: int = -1
    legacy_drawing: splicing.Tag | None = None

    def style_of_column(self, column: int) -> int:
        """The format that a cell has by its column."""
        return next((one.style for one in self.columns if one.first <= column <= one.last), 0)

    def width_of(self, column: int) -> int:
        """The width of a column in pixels."""
        widths = (one.width for one in self.columns if one.first <= column <= one.last)
        return round(next(widths, self.standard_width) * 7 + 5)

    def height_of(self, row: int) -> int:
        """The height of a row in pixels."""
        return round(self.heights.get(row, self.standard_height) * 4 / 3)


def anchors_of_merges(data: bytes, places: Iterable[Place]) -> dict[Place, Place]:
    """The first cell of the merged range in which each of these places lies, or the place itself."""
    wanted = sorted(set(places))
    found = {place: place for place in wanted}
    start = max(data.rfind(b"sheetData"), 0)
    for match in MERGED.finditer(data, start):
        left, top = second_look.column_number(match[1].decode()), int(match[2])
        right, bottom = second_look.column_number(match[3].decode()), int(match[4])
        for place in wanted[
            bisect.bisect_left(wanted, (top, 0)) : bisect.bisect_right(wanted, (bottom, right))
        ]:
            if left <= place[1] <= right:
                found[place] = (top, left)
    return found


def written(place: Place) -> str:
    """The A1 address of a cell."""
    return second_look.address(*place)


def layout_of(data: bytes, places: Iterable[Place]) -> Layout:
    """Look through a sheet for the rows of these places and for what stands around the cells."""
    rows = sorted({row for row, _ in places})
    scan = _Scan(data, rows)
    scan.run(_pieces(data, rows))
    return scan.layout


def _pieces(data: bytes, wanted: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of a sheet that must be parsed: of a large plain one, the wanted rows and the frame.

    Where anything is unusual (comments, rows without numbers or out of order), it is all of it.
    """
    start, end = data.find(PLAIN_START) + len(PLAIN_START), data.rfind(PLAIN_END)
    if len(data) < LARGE or start > end or b"<!" in data or data.count(b"<?") > 1:
        return [(0, len(data))]
    found = [(int(match[1]), match.start()) for match in NUMBERED_ROW.finditer(data, start, end)]
    numbers = [row for row, _ in found]
    if len(found) != len(ANY_ROW.findall(data, start, end)) or numbers != sorted(set(numbers)):
        return [(0, len(data))]
    starts = [place for _, place in found]
    kept = {bisect.bisect_left(numbers, row) for row in wanted}
    bounds = [*starts, end]
    pieces = [(bounds[place], bounds[place + 1]) for place in sorted(kept) if place < len(starts)]
    return [(0, start), *pieces, (end, len(data))]


class _Scan:
    """One pass over a sheet with expat."""

    def __init__(self, data: bytes, wanted: Sequence[int]) -> None:
        self._data = data
        self._wanted = wanted
        self._wanted_rows = frozenset(wanted)
        self._passed = 0
        self._depth = self._row = self._column = 0
        self._open: Row | None = None
        self._cell: splicing.Tag | None = None
        self._child: splicing.Tag | None = None
        self._parser = expat.ParserCreate()
        self._begun = [0]
        self._shifts = [0]
        self.layout = Layout(splicing.Tag("", {}, (), 0, 0))

    def run(self, pieces: Sequence[tuple[int, int]]) -> None:
        """Parse these stretches as if they were the whole."""
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._begun = [0, *accumulate(end - start for start, end in pieces)]
        self._shifts = [start - begun for (start, _), begun in zip(pieces, self._begun, strict=False)]
        self._parser.Parse(b"".join(self._data[start:end] for start, end in pieces), True)

    def _place(self) -> int:
        """Where the parser is, in the bytes of the whole sheet."""
        place = self._parser.CurrentByteIndex
        return place + self._shifts[min(bisect.bisect_right(self._begun, place), len(self._shifts)) - 1]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 4:
            if self._open is not None and name.endswith("c") and name.rpartition(":")[2] == "c":
                self._cell_starts(name, attributes)
        elif self._depth == 3:
            self._inner_starts(name.rpartition(":")[2], name, attributes)
        elif self._depth == 2:
            self._child = self._tag(name, attributes)
            self._child_starts(self._child)
        elif self._depth == 1:
            self.layout.root = self._tag(name, attributes)

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._depth == 3 and self._cell is not None:
            splicing.close(self._cell, self._data, self._place())
            self._cell = None
        elif self._depth == 2 and self._open is not None:
            splicing.close(self._open.tag, self._data, self._place())
            self._open = None
        elif self._depth == 1 and self._child is not None:
            splicing.close(self._child, self._data, self._place())
            if self._child.local not in AFTER_DRAWING:
                self.layout.drawings_from = self._child.outside_end

    def _child_starts(self, child: splicing.Tag) -> None:
        if child.local == "sheetData":
            self.layout.sheet_data = child
        elif child.local == "legacyDrawing":
            self.layout.legacy_drawing = child
        elif child.local == "sheetFormatPr":
            self.layout.standard_width = _decimal(child.attribute("defaultColWidth"), STANDARD_WIDTH)
            self.layout.standard_height = _decimal(child.attribute("defaultRowHeight"), STANDARD_HEIGHT)

    def _inner_starts(self, local: str, name: str, attributes: dict[str, str]) -> None:
        if local == "row" and self._child is not None and self._child.local == "sheetData":
            self._row_starts(name, attributes)
        elif local == "col":
            hidden = attributes.get("hidden") in ("1", "true")
            width = 0.0 if hidden else _decimal(attributes.get("width", ""), self.layout.standard_width)
            first, last = number(attributes.get("min")), number(attributes.get("max"))
            self.layout.columns.append(Columns(first, last, number(attributes.get("style")), width))

    def _row_starts(self, name: str, attributes: dict[str, str]) -> None:
        given = attributes.get("r", "")
        self._row = int(given) if given.isdecimal() and len(given) < 9 else self._row + 1
        self._column = 0
        while self._passed < len(self._wanted) and self._wanted[self._passed] <= self._row:
            passed = self._wanted[self._passed]
            if passed < self._row:
                self.layout.next_row[passed] = self._place()
            self._passed += 1
        if "ht" in attributes and self._wanted and self._row <= self._wanted[-1] + ROWS_OF_A_NOTE:
            self.layout.heights[self._row] = _decimal(attributes["ht"], STANDARD_HEIGHT)
        if self._row in self._wanted_rows and self._row not in self.layout.rows:
            formatted = attributes.get("customFormat") in ("1", "true")
            style = number(attributes.get("s")) if formatted else None
            self._open = Row(self._tag(name, attributes), style)
            self.layout.rows[self._row] = self._open

    def _cell_starts(self, name: str, attributes: dict[str, str]) -> None:
        match = second_look.ADDRESS.match(attributes.get("r", ""))
        self._column = second_look.column_number(match[1]) if match else self._column + 1
        self._cell = self._tag(name, attributes)
        if self._open is not None:
            self._open.cells.setdefault(self._column, self._cell)

    def _tag(self, name: str, attributes: dict[str, str]) -> splicing.Tag:
        place = self._place()
        return splicing.Tag(name, attributes, (), place, splicing.end_of_tag(self._data, place))


def number(words: str | None) -> int:
    """The whole number that an attribute gives; 0 where it is none."""
    return int(words) if words and words.isdecimal() and len(words) < 9 else 0


def _decimal(words: str, otherwise: float) -> float:
    try:
        return float(words) if words else otherwise
    except ValueError:
        return otherwise
