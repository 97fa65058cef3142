"""The sheet of targets: a row a target, filled as far as targets are set, and empty rows below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from analytics.intake.targets import columns
from analytics.intake.targets.choices import choice_ranges, name_formula
from analytics.intake.targets.plan import TargetsPlan
from analytics.intake.targets.records import FIRST_YEAR, LAST_YEAR, TargetRow
from analytics.intake.templates import layout
from analytics.intake.templates.entries import LONGEST_MESSAGE, LONGEST_TITLE, cut
from analytics.intake.templates.looks import EMPTY, GREY, MUTED, Looks, band, printed, text_height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS: Final = (12, 52, 9, 30, 8, 13, 22, 52, 18)
INDICATOR, INDICATOR_NAME, REGION, REGION_NAME, YEAR, VALUE, UNIT, DOCUMENT, POINT = range(9)
FORMULAS: Final = (INDICATOR_NAME, REGION_NAME, UNIT)
EMPTY_ROWS: Final = 200  # ready to be filled in, below the targets that are set
FEWEST_CHECKED: Final = 5_000  # entries are held to their type down to here
ROW_HEIGHT: Final = 31
SPARE: Final = 1_000
ALLOWED: Final = {
    "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True,
    "format_columns": True, "format_rows": True, "format_cells": True,
}  # fmt: skip


def write_targets_sheet(workbook: Workbook, plan: TargetsPlan, looks: Looks) -> Worksheet:
    """Write the sheet of targets."""
    worksheet = workbook.add_worksheet(plan.sheet_names[1])
    formats = _formats(looks)
    for column, width in enumerate(WIDTHS):
        worksheet.set_column(column, column, width, formats[column])
    _write_head(worksheet, plan, looks)
    first, ranges = layout.FIRST_ROW - 1, choice_ranges(plan)
    for place in range(len(plan.rows) + EMPTY_ROWS):
        row = plan.rows[place] if place < len(plan.rows) else None
        _write_row(worksheet, first + place, row, plan, ranges, formats)
    last_checked = max(FEWEST_CHECKED, first + len(plan.rows) + SPARE)
    _check_entries(worksheet, plan, ranges, first, last_checked)
    _colour(worksheet, looks, last_checked)
    worksheet.freeze_panes(first, 1)
    worksheet.set_selection(first + len(plan.rows), INDICATOR, first + len(plan.rows), INDICATOR)
    worksheet.protect("", ALLOWED)
    worksheet.autofilter(first - 1, 0, first - 1 + len(plan.rows) + EMPTY_ROWS, POINT)
    printed(
        worksheet,
        plan.text("targets.title"),
        plan.text("templates.page", page="&P", pages="&N"),
        layout.HEADER_ROW - 1,
    )
    if plan.rows:
        worksheet.print_area(1, 0, first + len(plan.rows) - 1, POINT)
    return worksheet


def _formats(looks: Looks) -> list[Any]:
    """The look of each column; what follows from a code is grey and locked."""
    typed: dict[str, Any] = {"locked": False, "font_size": 10}
    given: dict[str, Any] = {"font_size": 10, "font_color": MUTED, "bg_color": GREY, "text_wrap": True}
    code = looks.boxed(**typed, num_format="@", align="center")
    name, unit = looks.boxed(**given, align="left"), looks.boxed(**given, align="center")
    year = looks.boxed(**typed, num_format="0", align="center")
    value = looks.boxed(**typed, num_format="#,##0.###", align="right", indent=1, bold=True)
    words = looks.boxed(**typed, text_wrap=True, align="left")
    return [code, name, code, name, year, value, unit, words, words]


def _write_head(worksheet: Worksheet, plan: TargetsPlan, looks: Looks) -> None:
    text, plain = plan.text, looks.made()
    worksheet.set_row(layout.KEY_ROW - 1, None, plain, {"hidden": True})
    for column, key in enumerate(columns.KEYS):
        worksheet.write_string(layout.KEY_ROW - 1, column, key, plain)
    band(worksheet, looks, text("targets.title"), POINT)
    number, n = plan.set_id, len(plan.rows)
    setting = (
        text("targets.file.no_list") if number is None else text("targets.file.list", number=number, n=n)
    )
    worksheet.write_string(layout.REGION_ROW - 1, 0, setting, looks.setting)
    worksheet.set_row(layout.HINT_ROW - 1, text_height("", 1, least=2), plain)
    for column in range(POINT + 1):
        worksheet.write_blank(layout.HINT_ROW - 1, column, None, plain)
    worksheet.merge_range(
        layout.HINT_ROW - 1, 0, layout.HINT_ROW - 1, POINT, text("targets.file.hint"), looks.hint
    )
    worksheet.set_row(layout.HEADER_ROW - 1, text_height("", 1, least=2), plain)
    for column, key in enumerate(columns.KEYS):
        star = " *" if key in columns.REQUIRED else ""
        words = columns.column_name(key)[text.language]
        worksheet.write_string(layout.HEADER_ROW - 1, column, f"{words}{star}", looks.header)


def _write_row(
    worksheet: Worksheet,
    line: int,
    row: TargetRow | None,
    plan: TargetsPlan,
    ranges: Mapping[str, str],
    formats: list[Any],
) -> None:
    """One target, or an empty row in which only the formulas of the names stand."""
    worksheet.set_row(line, ROW_HEIGHT if row else None)
    indicator, region = f"$A{line + 1}", f"$C{line + 1}"
    shown = ("", "", "") if row is None else _names(row, plan)
    formulas = (
        name_formula(indicator, ranges["indicator"], ranges["indicator_name"]),
        name_formula(region, ranges["region"], ranges["region_name"]),
        name_formula(indicator, ranges["indicator"], ranges["unit"]),
    )
    for column, formula, value in zip(FORMULAS, formulas, shown, strict=True):
        worksheet.write_formula(line, column, formula, formats[column], value)
    if row is None:
        for column in (INDICATOR, REGION, YEAR, VALUE, DOCUMENT, POINT):
            worksheet.write_blank(line, column, None, formats[column])
        return
    worksheet.write_string(line, INDICATOR, row.indicator_code, formats[INDICATOR])
    worksheet.write_string(line, REGION, row.unit_code, formats[REGION])
    worksheet.write_number(line, YEAR, row.year, formats[YEAR])
    worksheet.write_number(line, VALUE, row.value, formats[VALUE])
    worksheet.write_string(line, DOCUMENT, row.document, formats[DOCUMENT])
    worksheet.write_string(line, POINT, row.point, formats[POINT])


def _names(row: TargetRow, plan: TargetsPlan) -> tuple[str, str, str]:
    """The name of the indicator, that of the region, and the unit; empty for a code that is gone."""
    language = plan.text.language
    indicator = plan.catalogue.indicators.get(row.indicator_code)
    region = next((one.name[language] for one in plan.units if one.code == row.unit_code), "")
    return (
        ("", region, "")
        if indicator is None
        else (indicator.name[language], region, plan.unit_words(indicator))
    )


def _check_entries(
    worksheet: Worksheet, plan: TargetsPlan, ranges: Mapping[str, str], first: int, last: int
) -> None:
    """What may be typed into each column; a person sees the rule when a cell is chosen."""
    rules: dict[int, dict[str, Any]] = {
        INDICATOR: {"validate": "list", "source": f"={ranges['indicator']}"},
        REGION: {"validate": "list", "source": f"={ranges['region']}", "error_type": "warning"},
        YEAR: {"validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        VALUE: {"validate": "decimal", "criteria": ">=", "value": 0},
        DOCUMENT: {"validate": "any"},
        POINT: {"validate": "any"},
    }
    for column, rule in rules.items():
        key = columns.KEYS[column]
        help_words = plan.text(f"targets.entry.{key.removeprefix(columns.KEY_START)}")
        words = {
            "input_title": cut(columns.column_name(key)[plan.text.language], LONGEST_TITLE),
            "input_message": cut(help_words, LONGEST_MESSAGE),
            "error_title": plan.text("templates.wrong.title"),
            "error_message": cut(help_words, LONGEST_MESSAGE),
        }
        worksheet.data_validation(first, column, last, column, rule | words)


def _colour(worksheet: Worksheet, looks: Looks, last: int) -> None:
    """Blue where a row that was begun lacks something that no target may lack."""
    top = layout.FIRST_ROW
    begun = "+".join(
        f"COUNTA({area})" for area in (f"$A{top}", f"$C{top}", f"$E{top}:$F{top}", f"$H{top}:$I{top}")
    )
    for column in (INDICATOR, REGION, YEAR, VALUE, DOCUMENT):
        letter = "ABCDEFGHI"[column]
        rule = {
            "type": "formula",
            "criteria": f"=AND(ISBLANK({letter}{top}),{begun}>0)",
            "format": looks.rule(EMPTY),
        }
        worksheet.conditional_format(f"{letter}{top}:{letter}{last + 1}", rule)
