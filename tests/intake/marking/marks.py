"""What the tests of marked copies ask: mark these cells, show what became of them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import python_calamine

from analytics.intake.annotate import MarkedCopy, marked_copy
from analytics.intake.batch import Finding, Severity
from analytics.text import Language, texts

COLOURS: dict[Severity, str] = {"error": "FFF8B9B3", "warning": "FFFFE08A", "note": "FFC9E2F8"}


def found(sheet: str | None, cell: str | None, severity: Severity = "error", given: str = "сорок") -> Finding:
    """A finding whose sentence names what stands in the cell."""
    return Finding("text_in_number_cell", severity, sheet=sheet, cell=cell, given=given)


def mark(
    content: bytes, *findings: Finding, file_name: str = "Отчёт.xlsx", language: Language = "ru"
) -> MarkedCopy:
    return marked_copy(content, file_name, findings, texts(language))


def opened(content: bytes) -> Any:
    """The workbook as openpyxl reads it, formats and comments included."""
    return openpyxl.load_workbook(io.BytesIO(content))


def all_values(content: bytes) -> dict[str, list[list[object]]]:
    """Every value of every sheet as calamine reads it, empty edges included."""
    with python_calamine.load_workbook(io.BytesIO(content)) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }


def coloured(content: bytes) -> dict[str, str]:
    """The colours of findings by ``Sheet!cell``."""
    book = opened(content)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.fill.fgColor.rgb
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in COLOURS.values()
    }


def comments(content: bytes) -> dict[str, str]:
    """The comments by ``Sheet!cell``."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in opened(content).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
