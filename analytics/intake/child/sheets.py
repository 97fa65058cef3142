"""Reading sheets with calamine: the header rows, the wanted rows, and what a second look tells."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import python_calamine

if TYPE_CHECKING:
    from analytics.intake.child import anchors, package, second_look, shortening, workbook_parts
else:
    import anchors
    import package
    import second_look
    import shortening
    import workbook_parts

MOST_MERGES = 50_000
Anchors = Sequence[tuple[int, int]]
Chosen = Mapping[str, workbook_parts.SheetEntry]
Table = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a file: anchors (row code, graph) by sheet key, words over the row codes.

    With ``whole`` all sheets are read whole; with ``whole_if`` where the workbook has a sheet of that
    name; with ``whole_otherwise`` where it has none of the wanted sheets.
    """

    kind: str
    operation: str
    wanted: Mapping[str, Anchors]
    code_headers: Sequence[str]
    whole_if: str = ""
    whole: bool = False
    whole_otherwise: bool = False


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The rows of a sheet and the tables in them; ``continues`` where further rows were left out."""

    rows: Table
    blocks: Sequence[anchors.Block]
    continues: bool = False


def chosen_sheets(
    sheets: Sequence[workbook_parts.SheetEntry], request: Request
) -> dict[str, workbook_parts.SheetEntry]:
    """The wanted sheets by their keys; of two alike the exact one or else the first counts."""
    chosen: dict[str, workbook_parts.SheetEntry] = {}
    for sheet in sheets:
        key = anchors.sheet_key(sheet.name)
        if key not in request.wanted:
            continue
        if key not in chosen or (sheet.name.casefold() == key != chosen[key].name.casefold()):
            chosen[key] = sheet
    return chosen


def is_read_whole(
    sheets: Sequence[workbook_parts.SheetEntry],
    chosen: Mapping[str, workbook_parts.SheetEntry],
    request: Request,
) -> bool:
    """Whether the request asks for every cell of such a workbook."""
    marked = bool(request.whole_if) and any(sheet.name == request.whole_if for sheet in sheets)
    return request.whole or marked or (request.whole_otherwise and not chosen)


def ensure_few_merges(data: bytes, sheet: str) -> None:
    """Refuse a sheet with more merged ranges than any header needs (they follow the cells)."""
    merges = data.count(b"mergeCell ", max(data.rfind(b"sheetData>"), 0))
    if merges > MOST_MERGES:
        limit = str(MOST_MERGES)
        raise package.PackageError("merges_too_many", sheet=sheet, count=str(merges), limit=limit)


def read_chosen(request: Request, parts: package.Package, chosen: Chosen) -> dict[str, Any]:
    """The chosen sheets of a package: long ones by their heads where that is certain to suffice."""
    data = {key: parts.markup(sheet.part) for key, sheet in chosen.items()}
    ends = {key: shortening.end_of_head(data[key], _highest_code(request.wanted[key])) for key in chosen}
    heads = {key: shortening.head(data[key], end) for key, end in ends.items() if end is not None}
    read: dict[str, Any] = {}
    for key, table in _tables(request, parts, chosen, heads, continues=True):
        end = ends[key]
        if end is not None and _head_suffices(table, request.wanted[key], data[key], end):
            read[key] = sheet_reply(chosen[key], table, request.wanted[key], data[key])
    whole = {key: words for key, words in data.items() if key not in read}
    for key, table in _tables(request, parts, chosen, whole, continues=False):
        read[key] = sheet_reply(chosen[key], table, request.wanted[key], data[key])
    return read


def _tables(
    request: Request, parts: package.Package, chosen: Chosen, data: Mapping[str, bytes], continues: bool
) -> list[tuple[str, ReadTable]]:
    """The tables of some sheets, read from a package that holds nothing else."""
    if not data:
        return []
    rebuilt = parts.rebuilt({chosen[key].part: words for key, words in data.items()})
    with python_calamine.load_workbook(io.BytesIO(rebuilt)) as workbook:
        return [
            (key, read_table(workbook, chosen[key], request.code_headers, words, continues))
            for key, words in data.items()
        ]


def _highest_code(wanted: Anchors) -> int:
    return max((code for code, _ in wanted), default=0)


def _head_suffices(table: ReadTable, wanted: Anchors, data: bytes, end: int) -> bool:
    """Whether one table holds every wanted row once, and only higher row codes follow."""
    if len(table.blocks) != 1 or not table.blocks[0].rows:
        return False
    block = table.blocks[0]
    if any(len(block.rows.get(code, ())) != 1 or graph not in block.columns for code, graph in wanted):
        return False
    letters = second_look.column_letters(block.code_column + 1)
    return shortening.only_higher_codes(data, end, letters, max(block.rows))


def read_table(
    workbook: python_calamine.CalamineWorkbook,
    entry: workbook_parts.SheetEntry,
    code_headers: Sequence[str],
    data: bytes = b"",
    continues: bool = False,
) -> ReadTable:
    """The rows of a sheet and the tables in it; filled cells that reach too far are a problem."""
    sheet = sheet_of(workbook, entry)
    if not sheet.start or not sheet.end:
        return ReadTable([], [], continues)
    rows, columns = (last - first + 1 for first, last in zip(sheet.start, sheet.end, strict=True))
    if second_look.too_large(rows, columns):
        ensure_not_too_large(entry.name, data)
        raise too_large(entry.name, second_look.address(sheet.end[0] + 1, sheet.end[1] + 1))
    table = sheet.to_python(skip_empty_area=False)
    return ReadTable(table, anchors.find_blocks(enumerate(table), code_headers), continues)


def ensure_not_too_large(sheet: str, data: bytes) -> None:
    """Refuse a sheet whose filled cells reach too far, with the address of the first such cell."""
    try:
        if data:
            second_look.measure(data)
    except second_look.TooLargeError as reason:
        raise too_large(sheet, reason.cell) from reason


def too_large(sheet: str, cell: str) -> package.PackageError:
    """The problem of a sheet whose filled cells reach too far."""
    rows, columns = str(second_look.MOST_ROWS), str(second_look.MOST_COLUMNS)
    return package.PackageError("sheet_too_large", sheet=sheet, cell=cell, rows=rows, columns=columns)


def sheet_of(
    workbook: python_calamine.CalamineWorkbook, entry: workbook_parts.SheetEntry
) -> python_calamine.CalamineSheet:
    """The sheet by its name, or by its place where a line break in the name is read differently."""
    try:
        return workbook.get_sheet_by_name(entry.name)
    except python_calamine.WorksheetNotFound:
        return workbook.get_sheet_by_index(entry.position)


def sheet_reply(
    entry: workbook_parts.SheetEntry, table: ReadTable, wanted: Anchors, data: bytes
) -> dict[str, Any]:
    """What the parent needs of a sheet; ``data`` is empty where no second look is possible."""
    blanks = _blank_addresses(table, wanted)
    seen = second_look.look(data, blanks) if data and blanks else second_look.Look()
    kept = _kept_rows(table.blocks, {code for code, _ in wanted})
    return {
        "name": entry.name,
        "rows": [[index, table.rows[index]] for index in kept],
        "errors": seen.errors,
        "uncalculated": seen.uncalculated,
        "empty_texts": seen.empty_texts,
        **hidden_with_data(table, data),
    }


def _kept_rows(blocks: Sequence[anchors.Block], codes: set[int]) -> list[int]:
    """The rows that are sent: everything down to the first header, the headers, the wanted rows."""
    if not blocks:
        return []
    kept = set(range(blocks[0].header_row + 1))
    for block in blocks:
        kept.add(block.header_row)
        kept.update(index for code in codes for index in block.rows.get(code, ()))
    return sorted(kept)


def _blank_addresses(table: ReadTable, wanted: Anchors) -> list[str]:
    """The wanted cells that calamine gave as empty."""
    return [
        second_look.address(index + 1, block.columns[graph] + 1)
        for block in table.blocks
        for code, graph in wanted
        if graph in block.columns
        for index in block.rows.get(code, ())
        if not _filled(table.rows[index][block.columns[graph]])
    ]


def hidden_with_data(table: ReadTable, data: bytes) -> dict[str, list[int]]:
    """The hidden rows and columns (counted from 1) in which something is filled in.

    Rows that were left out hold a row code each, so a hidden one among them counts.
    """
    hidden, spans = second_look.hidden_rows_and_columns(data)
    read, width = len(table.rows), len(table.rows[0]) if table.rows else 0
    rows = [row for row in hidden if _has_data(table, row - 1) or (table.continues and row > read)]
    within = {column for first, last in spans for column in range(max(first, 1), min(last, width) + 1)}
    columns = sorted(column for column in within if any(_filled(row[column - 1]) for row in table.rows))
    return {"hidden_rows": rows, "hidden_columns": columns}


def _has_data(table: ReadTable, index: int) -> bool:
    return 0 <= index < len(table.rows) and any(_filled(cell) for cell in table.rows[index])


def _filled(cell: object) -> bool:
    return cell != ""
