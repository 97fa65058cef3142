"""The sheet of one list: a row an event, a plan measure or a partner, with typed columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.records import ColumnType, ListColumn
from analytics.intake.templates import layout
from analytics.intake.templates.entries import list_validation
from analytics.intake.templates.figure_sheet import setting_line
from analytics.intake.templates.identity_sheet import Ranges
from analytics.intake.templates.list_rows import hint_of_rows, write_rows
from analytics.intake.templates.looks import ABOVE, EMPTY, MUTED, Looks, band, printed, text_height
from analytics.intake.templates.plan import ListSheet, TemplatePlan
from analytics.intake.templates.progress import PLACE, phrase_formula

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NUMBER_WIDTH: Final = 6
WIDTHS: Final[dict[ColumnType, float]] = {
    "text": 34,
    "date": 13,
    "count": 13,
    "money": 15,
    "choice": 26,
    "indicator": 30,
    "yes_no": 10,
}
FORMATS: Final[dict[ColumnType, dict[str, Any]]] = {
    "date": {"num_format": "dd.mm.yyyy", "align": "center"},
    "count": {"num_format": "#,##0"},
    "money": {"num_format": "#,##0.0##"},
    "yes_no": {"align": "center"},
}
TEXT_FORMAT: Final = {"text_wrap": True, "align": "left"}
ROW_HEIGHT: Final = 18
NUMBERED_ROWS: Final = 40  # a number is printed, an empty row is not
SPARE_NUMBERS: Final = 20  # below the rows with which a list begins
LAST_CHECKED_ROW: Final = 20_000  # entries are held to their type down to here
HEADER_LINES: Final = 4
ALLOWED: Final = {
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
    "format_columns": True,
    "format_rows": True,
    "format_cells": True,
}


def write_list_sheet(
    workbook: Workbook, sheet: ListSheet, plan: TemplatePlan, looks: Looks, ranges: Ranges
) -> None:
    """Write one list sheet with its prepared rows."""
    worksheet = workbook.add_worksheet(sheet.name)
    columns = sheet.list_form.columns
    last = len(columns)
    formats = _prepare_columns(worksheet, columns, looks)
    worksheet.set_default_row(ROW_HEIGHT)
    _write_head(worksheet, sheet, plan, looks)
    number = looks.boxed(font_color=MUTED, align="center", locked=False)
    filled = write_rows(worksheet, sheet.list_form, plan, formats)
    for place in range(max(NUMBERED_ROWS, filled + SPARE_NUMBERS if filled else 0)):
        worksheet.write_number(layout.FIRST_ROW - 1 + place, 0, place + 1, number)
    for place, column in enumerate(columns, start=1):
        _check_entries(worksheet, sheet, place, column, plan, ranges)
    _colour(worksheet, columns, looks)
    worksheet.freeze_panes(layout.FIRST_ROW - 1, 2)
    worksheet.set_selection(layout.FIRST_ROW - 1, 1, layout.FIRST_ROW - 1, 1)
    worksheet.protect("", ALLOWED)
    foot = f"{plan.form.code} {plan.form.version} · {plan.region.name[plan.language]} · {plan.period}"
    printed(worksheet, foot, plan.text("templates.page", page="&P", pages="&N"), layout.HEADER_ROW - 1)
    last_row = layout.HEADER_ROW - 1 + max(layout.LIST_ROWS, filled)
    worksheet.autofilter(layout.HEADER_ROW - 1, 0, last_row, last)


def _prepare_columns(worksheet: Worksheet, columns: tuple[ListColumn, ...], looks: Looks) -> list[Any]:
    """Whole columns carry the format of their type, so that inserted and further rows have it too."""
    formats = []
    worksheet.set_column(0, 0, NUMBER_WIDTH, looks.boxed(font_color=MUTED, align="center", locked=False))
    for place, column in enumerate(columns, start=1):
        look = looks.boxed(locked=False, font_size=10, **FORMATS.get(column.type, TEXT_FORMAT))
        worksheet.set_column(place, place, WIDTHS[column.type], look)
        formats.append(look)
    return formats


def _write_head(worksheet: Worksheet, sheet: ListSheet, plan: TemplatePlan, looks: Looks) -> None:
    columns, text = sheet.list_form.columns, plan.text
    last = len(columns)
    keys = [layout.LIST + sheet.list_form.code, *(layout.COLUMN + column.code for column in columns)]
    worksheet.set_row(layout.KEY_ROW - 1, None, looks.made(), {"hidden": True})
    for place, key in enumerate(keys):
        worksheet.write_string(layout.KEY_ROW - 1, place, key, looks.made())
    band(worksheet, looks, sheet.list_form.name[plan.language], last)
    worksheet.write_string(layout.REGION_ROW - 1, 0, setting_line(plan), looks.setting)
    formula, start = phrase_formula(text("templates.rows_begun", filled=PLACE), _rows_begun(columns))
    worksheet.write_formula(layout.REGION_ROW - 1, last, formula, looks.progress, start)
    worksheet.set_row(layout.HINT_ROW - 1, text_height("", 1), looks.made())
    for place in range(last + 1):
        worksheet.write_blank(layout.HINT_ROW - 1, place, None, looks.made())
    hint = looks.made(font_size=10, font_color=MUTED, indent=1)
    words = [text("templates.list_hint"), hint_of_rows(sheet.list_form, plan)]
    worksheet.write_string(layout.HINT_ROW - 1, 0, " ".join(filter(None, words)), hint)
    worksheet.set_row(layout.HEADER_ROW - 1, text_height("", 1, least=HEADER_LINES), looks.made())
    worksheet.write_string(layout.HEADER_ROW - 1, 0, text("templates.columns.number"), looks.header)
    for place, column in enumerate(columns, start=1):
        worksheet.write_string(layout.HEADER_ROW - 1, place, column_header(column, plan), looks.header)


def _rows_begun(columns: Sequence[ListColumn]) -> str:
    """How many rows have something in the required column that is filled in most."""
    letters = [_letters(place) for place, column in enumerate(columns, start=1) if column.required]
    ranges = (f"COUNTA({one}{layout.FIRST_ROW}:{one}{LAST_CHECKED_ROW})" for one in letters)
    return f"MAX(0,{','.join(ranges)})" if letters else "0"


def column_header(column: ListColumn, plan: TemplatePlan) -> str:
    """The heading of a column; an asterisk marks what no row may lack."""
    return column.name[plan.language] + (" *" if column.required else "")


def _check_entries(
    worksheet: Worksheet, sheet: ListSheet, place: int, column: ListColumn, plan: TemplatePlan, ranges: Ranges
) -> None:
    help_words = column.help[plan.language] if column.help else ""
    validation = list_validation(column.type, column_header(column, plan), help_words, plan.text)
    source = ranges.get((sheet.list_form.code, column.code))
    if source is not None:
        validation["source"] = source
    worksheet.data_validation(layout.FIRST_ROW - 1, place, LAST_CHECKED_ROW - 1, place, validation)


def _colour(worksheet: Worksheet, columns: tuple[ListColumn, ...], looks: Looks) -> None:
    """Blue where a row that was begun lacks something, red where a date stands before its start."""
    top, bottom = layout.FIRST_ROW, LAST_CHECKED_ROW
    letters = {column.code: _letters(place) for place, column in enumerate(columns, start=1)}
    begun = f"COUNTA($B{top}:${_letters(len(columns))}{top})>0"
    for column in columns:
        letter = letters[column.code]
        cells = f"{letter}{top}:{letter}{bottom}"
        if column.not_before is not None:
            start = f"${letters[column.not_before]}{top}"
            early = f"=AND(ISNUMBER({letter}{top}),ISNUMBER({start}),{letter}{top}<{start})"
            worksheet.conditional_format(
                cells, {"type": "formula", "criteria": early, "format": looks.rule(ABOVE)}
            )
        if column.required:
            missing = f"=AND(ISBLANK({letter}{top}),{begun})"
            rule = {"type": "formula", "criteria": missing, "format": looks.rule(EMPTY)}
            worksheet.conditional_format(cells, rule)


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
