"""From bytes to rows: cheap guards first, then a separate process that may die in our place."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analytics.intake.batch import Finding
from analytics.intake.child.packing import unpacked
from analytics.intake.kinds import Kind, kind_of
from analytics.intake.pool import POOL, ReadingFailedError

MEGABYTE = 1024 * 1024
MOST_LISTED = 40
PLAIN = frozenset({str, float, bool})
LOGGER = logging.getLogger(__name__)
REFUSED_KINDS: Mapping[Kind, str] = {
    "empty": "file_empty",
    "encrypted": "encrypted",
    "html": "html_renamed",
    "text": "text_renamed",
    "other": "not_a_workbook",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time that stands where a number was asked; ``words`` show it."""

    words: str


Cell = float | str | bool | Moment


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The rows of one sheet that matter, by their index from 0, and what a second look found."""

    name: str
    rows: Mapping[int, Sequence[Cell]]
    errors: Mapping[str, str] = field(default_factory=dict)
    uncalculated: Mapping[str, str] = field(default_factory=dict)
    empty_texts: frozenset[str] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WholeSheet:
    """A sheet that was read whole: templates, lists and free tables need every cell.

    ``rows`` start at row 1 and column A; what is empty at the end is cut off. ``merges`` are (first
    row, first column, last row, last column) from 0. ``formulas`` holds formulas that have a cached
    value, by address; ``uncalculated`` those without one. ``percents`` are the addresses of numbers
    that the sheet shows as a percentage. ``strays`` are filled cells far below or beside the data,
    which were not read into ``rows``.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    visible: bool = True
    merges: Sequence[tuple[int, int, int, int]] = ()
    formulas: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    uncalculated: Mapping[str, str] = field(default_factory=dict)
    empty_texts: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    strays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedWorkbook:
    """What the reading process gave: title property, sheet names, rows of the wanted sheets.

    ``sheets`` holds all sheets whole where that was asked (see :class:`Wanted`), else nothing.
    """

    title: str | None
    sheet_names: tuple[str, ...]
    tables: Mapping[str, SheetTable]
    notes: tuple[str, ...]
    filled: bool
    sheets: tuple[WholeSheet, ...] = ()

    @property
    def listed_sheets(self) -> str:
        """The first sheet names in one line, for a sentence."""
        names = [name.strip() for name in self.sheet_names]
        return ", ".join(names[:MOST_LISTED]) + (" …" if len(names) > MOST_LISTED else "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read: anchors (row code, graph) by folded sheet name.

    With ``whole_if`` all sheets are read whole if the workbook has a sheet of that name (the identity
    sheet of a template), with ``whole_otherwise`` if it has none of the sheets with anchors; with
    ``whole`` they are in any case.
    """

    anchors: Mapping[str, Sequence[tuple[int, int]]]
    code_headers: Sequence[str] = ()
    whole_if: str = ""
    whole: bool = False
    whole_otherwise: bool = False


def open_workbook(
    content: bytes, sha256: str, wanted: Wanted, upload_limit_bytes: int
) -> OpenedWorkbook | Finding:
    """The opened workbook, or the one finding that says why it cannot be read.

    Never raises for what a file holds. The log names a file that ended its process by its SHA-256.
    """
    if len(content) > upload_limit_bytes:
        return _too_large_file(len(content), upload_limit_bytes)
    kind = kind_of(content)
    if kind in REFUSED_KINDS:
        return Finding(REFUSED_KINDS[kind], "error")
    reply = _reply(kind, content, sha256, wanted)
    problem = reply.get("problem")
    try:
        return _problem_finding(problem) if problem else _opened(reply)
    except (KeyError, TypeError, ValueError, AttributeError):
        LOGGER.warning("the reading process gave a reply out of form: sha256=%s", sha256)
        return Finding("file_unreadable", "error")


def _reply(kind: Kind, content: bytes, sha256: str, wanted: Wanted) -> Mapping[str, Any]:
    """Ask for the rows; where the process dies, ask another one only why."""
    for operation in ("read", "examine"):
        request = {
            "kind": kind,
            "operation": operation,
            "wanted": wanted.anchors,
            "code_headers": wanted.code_headers,
            "whole_if": wanted.whole_if,
            "whole": wanted.whole,
            "whole_otherwise": wanted.whole_otherwise,
        }
        try:
            return POOL.ask(request, content)
        except ReadingFailedError as failure:
            LOGGER.warning("a file ended its reading process (%s): sha256=%s", failure.outcome, sha256)
            if failure.outcome == "too_slow":
                return {"problem": {"code": "file_too_slow"}}
            if kind != "package":
                break
    return {"problem": {"code": "file_unreadable"}}


def _too_large_file(size: int, limit: int) -> Finding:
    megabytes = math.ceil(size / MEGABYTE)
    return Finding("file_too_large", "error", given=str(megabytes), expected=str(limit // MEGABYTE))


def _problem_finding(problem: Mapping[str, Any]) -> Finding:
    values = {str(key): str(value) for key, value in (problem.get("values") or {}).items()}
    sheet, cell = problem.get("sheet"), problem.get("cell")
    return Finding(str(problem["code"]), "error", sheet=sheet, cell=cell, values=values)


def _opened(reply: Mapping[str, Any]) -> OpenedWorkbook:
    return OpenedWorkbook(
        title=reply["title"],
        sheet_names=tuple(str(name) for name in reply["sheets"]),
        tables={key: _table(given) for key, given in reply["read"].items()},
        notes=tuple(reply["notes"]),
        filled=bool(reply["filled"]),
        sheets=tuple(_whole_sheet(given) for given in reply["whole"]),
    )


def _table(given: Mapping[str, Any]) -> SheetTable:
    return SheetTable(
        name=str(given["name"]),
        rows={int(index): [_cell(cell) for cell in row] for index, row in given["rows"]},
        errors=dict(given["errors"]),
        uncalculated=dict(given["uncalculated"]),
        empty_texts=frozenset(given["empty_texts"]),
        hidden_rows=frozenset(given["hidden_rows"]),
        hidden_columns=frozenset(given["hidden_columns"]),
    )


def _whole_sheet(given: Mapping[str, Any]) -> WholeSheet:
    return WholeSheet(
        name=str(given["name"]),
        rows=[_row(row) for row in unpacked(given["rows"])],
        visible=bool(given["visible"]),
        merges=[
            (int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in given["merges"]
        ],
        formulas=dict(given["formulas"]),
        errors=dict(given["errors"]),
        uncalculated=dict(given["uncalculated"]),
        empty_texts=frozenset(given["empty_texts"]),
        percents=frozenset(given["percents"]),
        hidden_rows=frozenset(given["hidden_rows"]),
        hidden_columns=frozenset(given["hidden_columns"]),
        strays=tuple(str(place) for place in given["strays"]),
    )


def _row(given: list[Any]) -> list[Cell]:
    """One row; most rows hold nothing that JSON writes otherwise and are taken as they are."""
    return given if PLAIN.issuperset(map(type, given)) else [_cell(cell) for cell in given]


def _cell(given: Any) -> Cell:
    if isinstance(given, dict):
        return Moment(str(given["moment"]))
    if isinstance(given, (str, bool, float)):
        return given
    return float(given)
