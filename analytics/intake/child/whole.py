"""Reading every sheet whole: templates, lists and free tables need all cells.

A sheet of a return ends where a long run of empty rows or columns begins. What stands beyond is not
read as data and not lost either: its addresses are told.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import python_calamine

if TYPE_CHECKING:
    from analytics.intake.child import (
        package,
        packing,
        percentages,
        second_look,
        sheets,
        whole_look,
        workbook_parts,
    )
else:
    import package
    import packing
    import percentages
    import second_look
    import sheets
    import whole_look
    import workbook_parts

EMPTY_ROWS_AFTER_DATA = 200
EMPTY_COLUMNS_AFTER_DATA = 100
MOST_STRAYS = 1_000
STRINGS = "xl/sharedStrings.xml"
Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class CutRows:
    """The rows of a sheet down and across to where its data end, and the filled cells beyond."""

    rows: Rows
    strays: list[str]


def read_whole(parts: package.Package, listed: Sequence[workbook_parts.SheetEntry]) -> list[dict[str, Any]]:
    """Every sheet of a package in its order; one without cells (a chart) has no rows."""
    data = {sheet.part: parts.markup(sheet.part) for sheet in listed if sheet.part}
    for sheet in listed:
        if sheet.part:
            sheets.ensure_few_merges(data[sheet.part], sheet.name)
    strings = whole_look.empty_strings(parts.markup(STRINGS)) if STRINGS in parts else frozenset()
    meanings = whole_look.Meanings(percentages.percent_styles(parts), strings)
    with python_calamine.load_workbook(io.BytesIO(parts.rebuilt(data))) as workbook:
        return [
            _sheet_reply(workbook, sheet, data[sheet.part], meanings)
            for sheet in listed
            if sheet.part and b"sheetData" in data[sheet.part]
        ]


def read_whole_old(
    workbook: python_calamine.CalamineWorkbook, listed: Iterable[workbook_parts.SheetEntry]
) -> list[dict[str, Any]]:
    """Every sheet of an .xls, .xlsb or .ods workbook: values, merged ranges, what is hidden."""
    visible = {
        each.name: each.visible == python_calamine.SheetVisibleEnum.Visible
        for each in workbook.sheets_metadata
    }
    whole: list[dict[str, Any]] = []
    for sheet in listed:
        reply = _sheet_reply(workbook, sheet, b"", whole_look.Meanings())
        whole.append({**reply, "visible": visible.get(sheet.name, True)})
    return whole


def _sheet_reply(
    workbook: python_calamine.CalamineWorkbook,
    entry: workbook_parts.SheetEntry,
    data: bytes,
    meanings: whole_look.Meanings,
) -> dict[str, Any]:
    rows, merges = _read(workbook, entry, data)
    cut = cut_off(rows)
    seen = whole_look.look_at_all(data, meanings) if data else whole_look.WholeLook()
    return {
        "name": entry.name,
        "visible": entry.visible,
        "rows": packing.packed(cut.rows),
        "merges": merges,
        "formulas": seen.formulas,
        "errors": seen.errors,
        "uncalculated": seen.uncalculated,
        "empty_texts": sorted(seen.empty_texts),
        "percents": sorted(seen.percents),
        "strays": cut.strays,
        **sheets.hidden_with_data(sheets.ReadTable(cut.rows, ()), data),
    }


def _read(
    workbook: python_calamine.CalamineWorkbook, entry: workbook_parts.SheetEntry, data: bytes
) -> tuple[Rows, list[list[int]]]:
    """All rows from row 1 and column A, and the merged ranges; cells too far out are a problem."""
    sheet = sheets.sheet_of(workbook, entry)
    merges = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
    if not sheet.start or not sheet.end:
        return [], merges
    if second_look.too_large(sheet.end[0] + 1, sheet.end[1] + 1):
        sheets.ensure_not_too_large(entry.name, data)
        last = second_look.address(sheet.end[0] + 1, sheet.end[1] + 1)
        raise sheets.too_large(entry.name, last)
    return sheet.to_python(skip_empty_area=False), merges


def cut_off(rows: Rows) -> CutRows:
    """The rows as far as the data reach, all of one width, and the addresses of what lies beyond."""
    height = _height(rows)
    strays: list[str] = []
    for index in range(height, len(rows)):
        if len(strays) < MOST_STRAYS and _is_filled(rows[index]):
            strays += _addresses(index, rows[index], 0)
    kept = rows[:height]
    width = _width(kept)
    if kept and width < len(kept[0]):
        for index, row in enumerate(kept):
            if len(strays) < MOST_STRAYS and _is_filled(row[width:]):
                strays += _addresses(index, row, width)
        kept = [row[:width] for row in kept]
    return CutRows(kept, strays[:MOST_STRAYS])


def _height(rows: Rows) -> int:
    """The number of rows up to the last filled one before a long run of empty ones."""
    height = empty = 0
    for index, row in enumerate(rows):
        if _is_filled(row):
            height, empty = index + 1, 0
        elif height:
            empty += 1
            if empty == EMPTY_ROWS_AFTER_DATA:
                break
    return height


def _width(rows: Rows) -> int:
    """The number of columns up to the last filled one before a long run of empty ones."""
    width = empty = 0
    for index, column in enumerate(zip(*rows, strict=True)):
        if _is_filled(column):
            width, empty = index + 1, 0
        elif width:
            empty += 1
            if empty == EMPTY_COLUMNS_AFTER_DATA:
                break
    return width


def _is_filled(cells: Sequence[Any]) -> bool:
    return any(cells) or cells.count("") != len(cells)


def _addresses(index: int, row: Sequence[Any], first: int) -> Iterable[str]:
    filled = (column for column in range(first, len(row)) if row[column] != "")
    return [second_look.address(index + 1, column + 1) for column in itertools.islice(filled, MOST_STRAYS)]
