"""The reading process: takes a workbook over its standard input and gives rows as JSON.

It runs as ``python -I worker.py`` and loads only the standard library, calamine and the modules of
its own folder. Its limits are set here, inside the process, so that a hostile file ends this
process at most. A request is two lengths (4 bytes for the JSON, 8 for the file), the JSON and the
file; a reply is one length (4 bytes) and JSON.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

import python_calamine

if TYPE_CHECKING:
    from analytics.intake.child import package, sheets, whole, workbook_parts
else:
    sys.path.append(str(Path(__file__).resolve().parent))
    import package
    import sheets
    import whole
    import workbook_parts

ADDRESS_SPACE = 1024 * package.MEGABYTE
PROCESSOR_SECONDS = 20
LONGEST_REPLY = 64 * package.MEGABYTE  # as the pool takes it


def limit_this_process() -> None:
    """No more than 1 GiB of addresses, no written files, no core; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    if sys.platform != "darwin":  # macOS refuses a limit below what every process maps there
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


def answer(given: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """The reply to one request: what was read, or the one problem that forbids reading."""
    try:
        return mark(given, content) if given["operation"] == "mark" else read(request_of(given), content)
    except package.PackageError as problem:
        place = {"sheet": problem.sheet, "cell": problem.cell, "values": problem.values}
        return {"problem": {"code": problem.code, **place}}
    except python_calamine.PasswordError:
        return {"problem": {"code": "encrypted"}}
    except (python_calamine.CalamineError, expat.ExpatError, ValueError, OSError, MemoryError):
        return {"problem": {"code": "file_unreadable"}}


def read(request: sheets.Request, content: bytes) -> dict[str, Any]:
    """What a file holds of the wanted sheets, by the kind of the file."""
    if request.kind == "xls":
        return read_old(request, content)
    parts = package.Package(content)
    if request.kind == "ods" or "xl/workbook.bin" in parts:
        parts.verify_all()
        return read_old(request, content)
    return read_package(request, parts)


def read_package(request: sheets.Request, parts: package.Package) -> dict[str, Any]:
    """Read the wanted sheets of an .xlsx or .xlsm package."""
    listed = workbook_parts.sheets_of(parts)
    workbook_parts.ensure_few_strings(parts)
    told = workbook_parts.sheet_of_findings(parts)
    there = [sheet for sheet in listed if sheet.part and sheet.name != told]
    chosen = sheets.chosen_sheets(there, request)
    for sheet in chosen.values():
        sheets.ensure_few_merges(parts.markup(sheet.part), sheet.name)
    reads_whole = sheets.is_read_whole(there, chosen, request)
    if request.operation == "examine":
        examine(parts, there if reads_whole else chosen.values())
    parts.count_the_rest()
    tables = sheets.read_chosen(request, parts, chosen)
    return {
        "whole": whole.read_whole(parts, there) if reads_whole else [],
        "title": workbook_parts.title_of(parts),
        "sheets": [sheet.name for sheet in listed],
        "notes": workbook_parts.notes_of(parts),
        "filled": bool(tables) or any(has_cells(parts, sheet) for sheet in listed),
        "read": tables,
    }


def read_old(request: sheets.Request, content: bytes) -> dict[str, Any]:
    """Read .xls, .xlsb and .ods: values only, there is no second look into these."""
    with python_calamine.load_workbook(io.BytesIO(content)) as workbook:
        listed = [
            workbook_parts.SheetEntry(place, name, "") for place, name in enumerate(workbook.sheet_names)
        ]
        tables: dict[str, Any] = {}
        chosen = sheets.chosen_sheets(listed, request)
        for key, sheet in chosen.items():
            table = sheets.read_table(workbook, sheet, request.code_headers)
            tables[key] = sheets.sheet_reply(sheet, table, request.wanted[key], b"")
        reads_whole = sheets.is_read_whole(listed, chosen, request)
        read_whole = whole.read_whole_old(workbook, listed) if reads_whole else []
    names = [sheet.name for sheet in listed]
    reply = {"title": None, "sheets": names, "notes": ["old_format"], "filled": True, "read": tables}
    return {**reply, "whole": read_whole}


def mark(given: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """The person's own workbook with marks; what that needs is loaded with the first request for it."""
    if TYPE_CHECKING:
        from analytics.intake.child import marking
    else:
        import marking
    return marking.marked(given, content)


def examine(parts: package.Package, entries: Iterable[workbook_parts.SheetEntry]) -> None:
    """Find the reason why reading ended the process before: cells far out, else no reason."""
    for sheet in entries:
        sheets.ensure_not_too_large(sheet.name, parts.markup(sheet.part))
    raise package.PackageError("file_unreadable")


def has_cells(parts: package.Package, sheet: workbook_parts.SheetEntry) -> bool:
    """Whether a sheet holds any value."""
    data = parts.part(sheet.part) if sheet.part else b""
    return b"<v" in data or b":v>" in data or b"<is>" in data or b":is>" in data


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until the input ends."""
    while head := requests.read(12):
        length, size = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
        given = json.loads(requests.read(length))
        content = requests.read(size)
        grant_processor_time()
        reply = words_of(answer(given, content))
        replies.write(len(reply).to_bytes(4, "big") + reply)
        replies.flush()


def words_of(reply: Mapping[str, Any]) -> bytes:
    """The reply as JSON; one that is longer than the parent takes becomes a problem instead."""
    words = json.dumps(reply, default=moment, separators=(",", ":")).encode()
    if len(words) <= LONGEST_REPLY:
        return words
    values = {"limit": str(LONGEST_REPLY // package.MEGABYTE)}
    return json.dumps({"problem": {"code": "workbook_too_full", "values": values}}).encode()


def request_of(given: Mapping[str, Any]) -> sheets.Request:
    """The request as it came over the pipe."""
    return sheets.Request(
        given["kind"],
        given["operation"],
        given["wanted"],
        given["code_headers"],
        given.get("whole_if", ""),
        given.get("whole", False),
        given.get("whole_otherwise", False),
    )


def moment(value: object) -> dict[str, str]:
    """A date or time of calamine, which JSON does not know."""
    if isinstance(value, dt.datetime):
        return {"moment": f"{value:%d.%m.%Y %H:%M}"}
    return {"moment": f"{value:%d.%m.%Y}" if isinstance(value, dt.date) else str(value)}


if __name__ == "__main__":
    limit_this_process()
    gc.disable()  # rows hold no cycles, and the process is replaced after a number of files
    serve(sys.stdin.buffer, sys.stdout.buffer)
