"""Tables as Excel workbooks: a generic sheet with a title, a table, and notes under it.

Numbers stay numbers and words stay words: a cell that starts with ``=`` is text, never a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Kind = Literal["text", "number", "signed"]

FONT: Final = "Calibri"
INK, MUTED, HEAD, RULE, ALARM = "#14232d", "#566371", "#e4f0f4", "#b3c3cc", "#c2410c"
NARROWEST, WIDEST = 8, 46
# What openpyxl and Excel would run: workbooks of ours hold no formulas and no links at all.
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LONG_AGO: Final = dt.datetime(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Painted:
    """A number with a sign behind it on a painted ground: it stays a number, ``2.4 ✗`` is how it looks.

    ``value`` may be words instead, such as why there is no number; ``fill`` and ``ink`` are ``#rrggbb``.
    """

    value: float | int | str
    sign: str
    fill: str
    ink: str
    decimals: int = 0

    @property
    def number_format(self) -> str:
        """Excel's format with the sign behind the number."""
        return f'{_plain_format(self.decimals)}" {self.sign}"'


Cell = str | float | int | Painted | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what its cells are, and how many decimals numbers show.

    ``width`` is in characters; without it the cells decide.
    """

    header: str
    kind: Kind = "text"
    decimals: int = 0
    width: float | None = None

    @property
    def number_format(self) -> str:
        """Excel's format; thousands and decimals follow the reader's own Excel."""
        plain = _plain_format(self.decimals)
        return f"+{plain};\u2212{plain};{plain}" if self.kind == "signed" else plain


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title, lines under it, a table with a total, notes at the foot.

    ``head`` are pairs of a label and its words; ``alarm`` is a line in red, such as the label of
    synthetic data. The rows are in the order of the columns.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    head: Sequence[tuple[str, str]] = ()
    alarm: str = ""
    total: Sequence[Cell] = ()
    notes: Sequence[str] = ()
    has_filter: bool = True


def table_workbook(sheets: Sequence[Sheet], title: str, created: dt.datetime = LONG_AGO) -> bytes:
    """Sheets as the bytes of an Excel workbook.

    Args:
        sheets: one or more, in order; their names are at most 31 characters.
        title: of the workbook, in its properties.
        created: the moment in its properties; the same input gives the same bytes.
    """
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, OPTIONS)
    workbook.set_properties({"title": title, "created": created})
    styles = _Styles(workbook)
    for sheet in sheets:
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, styles)
    workbook.close()
    return stream.getvalue()


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.title = self.made(bold=True, font_size=14)
        self.label = self.made(font_color=MUTED)
        self.alarm = self.made(bold=True, font_color=ALARM)
        self.note = self.made(font_color=MUTED, italic=True)
        self.header = self.made(
            bold=True, bg_color=HEAD, text_wrap=True, valign="vcenter", align="center", bottom=1
        )

    def made(self, **properties: Any) -> Any:
        """A format with the workbook's own font."""
        key = tuple(sorted(properties.items()))
        if key not in self._known:
            basis = {"font_name": FONT, "font_size": 10.5, "font_color": INK, "bottom_color": RULE}
            self._known[key] = self._workbook.add_format(basis | properties)
        return self._known[key]

    def painted(self, cell: Painted) -> Any:
        """The format of a painted cell."""
        look = {"bg_color": cell.fill, "font_color": cell.ink, "border": 1, "border_color": "#ffffff"}
        if isinstance(cell.value, str):
            return self.made(valign="top", font_size=9, text_wrap=True, **look)
        return self.made(num_format=cell.number_format, valign="top", **look)

    def cell(self, column: Column, is_total: bool) -> Any:
        """The format of a cell of a column."""
        look = {"bold": True, "top": 1, "top_color": RULE} if is_total else {}
        if column.kind == "text":
            return self.made(text_wrap=True, valign="top", **look)
        return self.made(num_format=column.number_format, valign="top", **look)


def _write_sheet(worksheet: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    worksheet.write_string(0, 0, sheet.title, styles.title)
    row = 1
    for label, words in sheet.head:
        worksheet.write_string(row, 0, f"{label}: {words}", styles.label)
        row += 1
    if sheet.alarm:
        worksheet.write_string(row, 0, sheet.alarm, styles.alarm)
        row += 1
    below = _write_table(worksheet, sheet, row + 1, styles)
    for place, note in enumerate(sheet.notes):
        worksheet.write_string(below + 1 + place, 0, note, styles.note)
    _prepare_page(worksheet, row + 1)


def _write_table(worksheet: Worksheet, sheet: Sheet, top: int, styles: _Styles) -> int:
    """Header, rows and total; the first row under them."""
    for place, column in enumerate(sheet.columns):
        worksheet.write_string(top, place, column.header, styles.header)
        worksheet.set_column(place, place, _width(sheet, place))
    for number, cells in enumerate(sheet.rows, start=top + 1):
        _write_row(worksheet, number, cells, sheet.columns, styles, is_total=False)
    last = top + len(sheet.rows)
    if sheet.has_filter:
        worksheet.autofilter(top, 0, max(last, top + 1), len(sheet.columns) - 1)
    worksheet.freeze_panes(top + 1, 1)
    if sheet.total:
        last += 1
        _write_row(worksheet, last, sheet.total, sheet.columns, styles, is_total=True)
    return last + 1


def _write_row(
    worksheet: Worksheet,
    row: int,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    styles: _Styles,
    *,
    is_total: bool,
) -> None:
    for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        style = styles.cell(column, is_total)
        if isinstance(cell, Painted):
            style, cell = styles.painted(cell), cell.value  # noqa: PLW2901 - the ground is in the style
        if cell is None or cell == "" or (not isinstance(cell, str) and not math.isfinite(cell)):
            worksheet.write_blank(row, place, None, style)
        elif isinstance(cell, str):
            worksheet.write_string(row, place, cell, style)
        else:
            worksheet.write_number(row, place, cell, style)


def _prepare_page(worksheet: Worksheet, header: int) -> None:
    """Printed across, one page wide, with the header on every page."""
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(header)
    worksheet.hide_gridlines(2)


def _width(sheet: Sheet, place: int) -> float:
    """The width asked for, else enough for the cells and the longest word of the header."""
    asked = sheet.columns[place].width
    if asked is not None:
        return asked
    cells = [row[place] for row in (*sheet.rows, sheet.total) if row]
    longest = max((_length(cell, sheet.columns[place]) for cell in cells), default=0)
    word = max((len(part) for part in sheet.columns[place].header.split()), default=0)
    return min(max(longest, word, NARROWEST) + 2, WIDEST)


def _plain_format(decimals: int) -> str:
    """Excel's format of a number with so many decimals."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _length(cell: Cell, column: Column) -> int:
    if isinstance(cell, Painted):
        cell = cell.value
    if cell is None or isinstance(cell, str):
        return len(cell or "")
    return len(f"{cell:,.{column.decimals}f}") if math.isfinite(cell) else 0
