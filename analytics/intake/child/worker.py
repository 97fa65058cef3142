"""The reading process: takes a workbook over its standard input and gives rows as JSON.

It runs as ``python -I worker.py`` and loads only the standard library, calamine and the modules of
its own folder. Its limits are set here, inside the process, so that a hostile file ends this
process at most. A request is two lengths (4 bytes for the JSON, 8 for the file), the JSON and the
file; a reply is one length (4 bytes) and JSON.
"""

from __future__ import annotations

import gc
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

import python_calamine

if TYPE_CHECKING:
    from analytics.intake.child import anchors, package, second_look
else:
    sys.path.append(str(Path(__file__).resolve().parent))
    import anchors
    import package
    import second_look

ADDRESS_SPACE = 1024 * package.MEGABYTE
PROCESSOR_SECONDS = 20
MOST_MERGES = 50_000
Wanted = Mapping[str, Sequence[tuple[int, int]]]


def limit_this_process() -> None:
    """No more than 1 GiB of addresses, no written files, no core; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def grant_processor_time() -> None:
    """Twenty more seconds of processor time from now on: the soft limit moves with each request."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + PROCESSOR_SECONDS + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def answer(request: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """The reply to one request: what was read, or the one problem that forbids reading."""
    try:
        if request["kind"] == "xlsx":
            return read_package(request, package.Package(content))
        return read_other(request, content)
    except package.PackageProblem as problem:
        given = {"sheet": problem.sheet, "cell": problem.cell, "values": problem.values}
        return {"problem": {"code": problem.code, **given}}
    except (python_calamine.CalamineError, expat.ExpatError, ValueError, OSError, MemoryError):
        return {"problem": {"code": "file_unreadable", "sheet": None, "cell": None, "values": {}}}


def read_package(request: Mapping[str, Any], parts: package.Package) -> dict[str, Any]:
    """Read the wanted sheets of an .xlsx or .xlsm package."""
    sheets = package.sheets_of(parts)
    package.ensure_few_strings(parts)
    wanted: Wanted = request["wanted"]
    chosen = {key: sheet for key, sheet in chosen_sheets(sheets).items() if key in wanted and sheet.part}
    for sheet in chosen.values():
        ensure_few_merges(parts.markup(sheet.part), sheet.name)
    if request["operation"] == "examine":
        examine(parts, chosen.values())
    rebuilt = parts.rebuilt([sheet.part for sheet in chosen.values()])
    parts.count_the_rest()
    with python_calamine.load_workbook(io.BytesIO(rebuilt)) as workbook:
        read = {
            key: read_sheet(workbook, sheet, wanted[key], request["code_headers"], parts.part(sheet.part))
            for key, sheet in chosen.items()
        }
    listed = [[sheet.name, sheet.visible] for sheet in sheets]
    filled = bool(read) or any(has_cells(parts, sheet) for sheet in sheets)
    notes = package.notes_of(parts)
    return {"title": package.title_of(parts), "sheets": listed, "notes": notes, "filled": filled, "read": read}


def read_other(request: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """Read .xls, .xlsb and .ods: values only, there is no second look into these."""
    if request["kind"] != "xls":
        package.Package(content).verify_all()
    with python_calamine.load_workbook(io.BytesIO(content)) as workbook:
        hidden = python_calamine.SheetVisibleEnum
        entries = tuple(
            package.SheetEntry(position, sheet.name, "", sheet.visible == hidden.Visible)
            for position, sheet in enumerate(workbook.sheets_metadata)
        )
        wanted: Wanted = request["wanted"]
        chosen = {key: sheet for key, sheet in chosen_sheets(entries).items() if key in wanted}
        read = {
            key: read_sheet(workbook, sheet, wanted[key], request["code_headers"], b"")
            for key, sheet in chosen.items()
        }
    listed = [[sheet.name, sheet.visible] for sheet in entries]
    return {"title": None, "sheets": listed, "notes": ["old_format"], "filled": True, "read": read}


def chosen_sheets(sheets: Sequence[package.SheetEntry]) -> dict[str, package.SheetEntry]:
    """The sheets by their folded names; of two alike the exact or else the first one counts."""
    chosen: dict[str, package.SheetEntry] = {}
    for sheet in sheets:
        key = anchors.sheet_key(sheet.name)
        if key not in chosen or (sheet.name.casefold() == key and chosen[key].name.casefold() != key):
            chosen[key] = sheet
    return chosen


def ensure_few_merges(data: bytes, sheet: str) -> None:
    """Refuse a sheet with more merged ranges than any header needs (they follow the cells)."""
    merges = data.count(b"mergeCell ", max(data.rfind(b"sheetData>"), 0))
    if merges > MOST_MERGES:
        raise package.PackageProblem(
            "merges_too_many", sheet=sheet, count=str(merges), limit=str(MOST_MERGES)
        )


def examine(parts: package.Package, sheets: Any) -> None:
    """Find the reason why reading ended the process before: cells far out, else no reason."""
    for sheet in sheets:
        try:
            second_look.measure(parts.markup(sheet.part))
        except second_look.TooLarge as reason:
            raise too_large(sheet.name, reason.cell) from reason
    raise package.PackageProblem("file_unreadable")


def too_large(sheet: str, cell: str) -> package.PackageProblem:
    """The problem of a sheet whose filled cells reach too far."""
    rows, columns = str(second_look.MOST_ROWS), str(second_look.MOST_COLUMNS)
    return package.PackageProblem("sheet_too_large", sheet=sheet, cell=cell, rows=rows, columns=columns)


def read_sheet(
    workbook: python_calamine.CalamineWorkbook,
    entry: package.SheetEntry,
    wanted: Sequence[tuple[int, int]],
    code_headers: Sequence[str],
    data: bytes,
) -> dict[str, Any]:
    """The header rows and the wanted rows of a sheet, and what a second look says of them."""
    sheet = sheet_of(workbook, entry)
    if sheet.start and sheet.end:
        rows, columns = (last - first + 1 for first, last in zip(sheet.start, sheet.end, strict=True))
        if second_look.too_large(rows, columns):
            corner = f"{second_look.column_letters(sheet.end[1] + 1)}{sheet.end[0] + 1}"
            raise too_large(entry.name, corner)
    table = sheet.to_python(skip_empty_area=False) if sheet.start else []
    blocks = anchors.find_blocks(enumerate(table), code_headers)
    kept = kept_rows(blocks, {code for code, _ in wanted})
    blanks = blank_addresses(table, blocks, wanted)
    seen = second_look.look(data, blanks) if data and blanks else second_look.Look()
    return {
        "name": entry.name,
        "rows": [[index, table[index]] for index in kept],
        "errors": seen.errors,
        "uncalculated": seen.uncalculated,
        "empty_texts": seen.empty_texts,
        **hidden_with_data(table, data),
    }


def sheet_of(
    workbook: python_calamine.CalamineWorkbook, entry: package.SheetEntry
) -> python_calamine.CalamineSheet:
    """The sheet by its name, or by its place where a line break in the name is read differently."""
    try:
        return workbook.get_sheet_by_name(entry.name)
    except python_calamine.WorksheetNotFound:
        return workbook.get_sheet_by_index(entry.position)


def kept_rows(blocks: Sequence[anchors.Block], codes: set[int]) -> list[int]:
    """The rows that are sent: everything down to the first header, the headers, the wanted rows."""
    if not blocks:
        return []
    kept = set(range(blocks[0].header_row + 1))
    for block in blocks:
        kept.add(block.header_row)
        kept.update(index for code in codes for index in block.rows.get(code, ()))
    return sorted(kept)


def blank_addresses(
    table: Sequence[Sequence[Any]], blocks: Sequence[anchors.Block], wanted: Sequence[tuple[int, int]]
) -> list[str]:
    """The wanted cells that calamine gave as empty."""
    return [
        f"{second_look.column_letters(block.columns[graph] + 1)}{index + 1}"
        for block in blocks
        for code, graph in wanted
        if graph in block.columns
        for index in block.rows.get(code, ())
        if table[index][block.columns[graph]] == ""
    ]


def hidden_with_data(table: Sequence[Sequence[Any]], data: bytes) -> dict[str, list[int]]:
    """The hidden rows and columns (counted from 1) in which something is filled in."""
    rows = [row for row in second_look.hidden_rows(data) if row <= len(table) and any(map(filled, table[row - 1]))]
    width = len(table[0]) if table else 0
    spans = second_look.hidden_columns(data)
    hidden = [column for first, last in spans for column in range(first, min(last, width) + 1)]
    columns = [column for column in hidden if any(filled(row[column - 1]) for row in table)]
    return {"hidden_rows": rows, "hidden_columns": columns}


def filled(cell: object) -> bool:
    """Whether a cell shows anything."""
    return cell != ""


def has_cells(parts: package.Package, sheet: package.SheetEntry) -> bool:
    """Whether a sheet holds any value."""
    data = parts.part(sheet.part) if sheet.part else b""
    return b"<v" in data or b":v>" in data or b"<is>" in data or b":is>" in data


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until the input ends."""
    while head := requests.read(12):
        length, size = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
        request = json.loads(requests.read(length))
        content = requests.read(size)
        grant_processor_time()
        reply = json.dumps(answer(request, content), default=lambda value: {"moment": str(value)}).encode()
        replies.write(len(reply).to_bytes(4, "big") + reply)
        replies.flush()


if __name__ == "__main__":
    limit_this_process()
    gc.disable()  # rows hold no cycles, and the process is replaced after a number of files
    serve(sys.stdin.buffer, sys.stdout.buffer)
