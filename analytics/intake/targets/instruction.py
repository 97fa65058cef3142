"""The first sheet of a workbook of targets: how to fill it in, and what each column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.intake.targets import columns
from analytics.intake.targets.plan import TargetsPlan
from analytics.intake.templates.looks import BAND, EMPTY, GREY, Looks, printed, text_height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS: Final = (6, 30, 84, 14)
LAST: Final = len(WIDTHS) - 1
LETTERS: Final = 125  # of a paragraph over all columns but the first
LETTERS_OF_ENTRY: Final = 88
STEPS: Final = ("rows", "unit", "republic", "document", "whole", "send")


def write_instruction(workbook: Workbook, plan: TargetsPlan, looks: Looks) -> None:
    """Write the instruction sheet."""
    text, worksheet = plan.text, workbook.add_worksheet(plan.sheet_names[0])
    for column, width in enumerate(WIDTHS):
        worksheet.set_column(column, column, width)
    worksheet.set_row(0, 30)
    for column in range(LAST + 1):
        worksheet.write_blank(0, column, None, looks.title)
    worksheet.write_string(0, 0, text("targets.title"), looks.title)
    row = _write_steps(worksheet, plan, looks, 2)
    row = _write_columns(worksheet, plan, looks, row + 1)
    _write_colours(worksheet, plan, looks, row + 1)
    worksheet.protect("", {"format_columns": True, "format_rows": True})
    printed(worksheet, text("targets.title"), text("templates.page", page="&P", pages="&N"), None)


def _write_steps(worksheet: Worksheet, plan: TargetsPlan, looks: Looks, row: int) -> int:
    _heading(worksheet, plan.text("templates.steps.title"), looks, row)
    for number, step in enumerate(STEPS, start=1):
        row += 1
        words = plan.text(f"targets.steps.{step}")
        mark = looks.made(bold=True, font_color=BAND, align="center", valign="top")
        worksheet.write_number(row, 0, number, mark)
        worksheet.merge_range(row, 1, row, LAST, words, looks.made(text_wrap=True, valign="top"))
        worksheet.set_row(row, text_height(words, LETTERS))
    return row + 1


def _write_columns(worksheet: Worksheet, plan: TargetsPlan, looks: Looks, row: int) -> int:
    text = plan.text
    _heading(worksheet, text("targets.file.columns"), looks, row)
    row += 1
    for place, name in enumerate(("number", "column", "entry", "required")):
        worksheet.write_string(row, place, text(f"templates.columns.{name}"), looks.header)
    for number, key in enumerate(columns.KEYS, start=1):
        row += 1
        entry = text(f"targets.entry.{key.removeprefix(columns.KEY_START)}")
        required = text(f"templates.words.{'yes' if key in columns.REQUIRED else 'no'}")
        look = looks.boxed(text_wrap=True, valign="top", font_size=10)
        centred = looks.boxed(valign="top", align="center", font_size=10)
        worksheet.write_number(row, 0, number, centred)
        name = columns.column_name(key)[text.language]
        worksheet.write_string(
            row, 1, name, looks.boxed(text_wrap=True, valign="top", bold=True, font_size=10)
        )
        worksheet.write_string(row, 2, entry, look)
        worksheet.write_string(row, 3, required, centred)
        worksheet.set_row(row, text_height(entry, LETTERS_OF_ENTRY, 13.5))
    return row + 1


def _write_colours(worksheet: Worksheet, plan: TargetsPlan, looks: Looks, row: int) -> None:
    _heading(worksheet, plan.text("templates.colours.title"), looks, row)
    for colours, key in ((EMPTY, "templates.colours.required"), ({"bg_color": GREY}, "targets.file.given")):
        row += 1
        worksheet.write_blank(row, 0, None, looks.boxed(**colours))
        worksheet.write_string(row, 1, plan.text(key), looks.made(indent=1))


def _heading(worksheet: Worksheet, words: str, looks: Looks, row: int) -> None:
    worksheet.set_row(row, 22)
    worksheet.write_string(row, 0, words, looks.made(bold=True, font_size=13, font_color=BAND))
