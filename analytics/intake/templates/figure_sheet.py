"""The sheet of one group of figures: what is asked, where to write it, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.records import Indicator
from analytics.intake.templates import layout
from analytics.intake.templates.entries import figure_validation, number_format
from analytics.intake.templates.looks import (
    ABOVE,
    BELOW,
    EMPTY,
    GREY,
    MUTED,
    Looks,
    band,
    printed,
    text_height,
)
from analytics.intake.templates.plan import (
    PREVIOUS_COLUMN,
    FigureRow,
    FigureSheet,
    TemplatePlan,
    value_name,
)
from analytics.intake.templates.progress import progress_formula
from analytics.text.numbers import format_date
from analytics.text.periods import period_label, period_short

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS: Final = (8, 60, 17, 16, 16, 16, 46)
CODE, NAME, UNIT, VALUE, PREVIOUS, LAST_YEAR, EXPLANATION = range(7)
PASSWORDLESS: Final = {"format_columns": True, "format_rows": True}
HINT_LETTERS: Final = 170
NAME_LETTERS: Final = 54
LETTERS_OF_A_STEP: Final = 4  # that a part stands further in
LEAST_LINES: Final = 2  # the unit has two


def write_figure_sheet(
    workbook: Workbook, sheet: FigureSheet, plan: TemplatePlan, looks: Looks, passports: dict[str, int]
) -> None:
    """Write one sheet of figures; ``passports`` gives the row of each indicator's instruction."""
    worksheet = workbook.add_worksheet(sheet.name)
    _write_head(worksheet, sheet, plan, looks)
    for row in sheet.rows:
        _write_row(worksheet, row, plan, looks, passports)
        quoted = sheet.name.replace("'", "''")
        place = f"'{quoted}'!${row.value_cell[0]}${row.row}"
        workbook.define_name(value_name(row.indicator.code), f"={place}")
    _colour(worksheet, sheet, plan, looks)
    worksheet.freeze_panes(layout.FIRST_ROW - 1, 0)
    worksheet.set_selection(sheet.rows[0].value_cell)
    worksheet.protect("", PASSWORDLESS)
    foot = f"{plan.form.code} {plan.form.version} · {plan.region.name[plan.language]} · {plan.period}"
    printed(worksheet, foot, plan.text("templates.page", page="&P", pages="&N"), layout.HEADER_ROW - 1)
    worksheet.print_area(1, 0, sheet.rows[-1].row - 1, EXPLANATION)


def _write_head(worksheet: Worksheet, sheet: FigureSheet, plan: TemplatePlan, looks: Looks) -> None:
    text = plan.text
    for column, (key, width) in enumerate(zip(layout.FIGURE_KEYS, WIDTHS, strict=True)):
        worksheet.set_column(column, column, width)
        worksheet.write_string(layout.KEY_ROW - 1, column, key)
    worksheet.set_row(layout.KEY_ROW - 1, None, None, {"hidden": True})
    band(worksheet, looks, sheet.group.name[plan.language], EXPLANATION)
    worksheet.write_string(layout.REGION_ROW - 1, 0, setting_line(plan), looks.setting)
    formula, start = progress_formula([sheet], text)
    worksheet.write_formula(layout.REGION_ROW - 1, EXPLANATION, formula, looks.progress, start)
    hint = "\n".join([text("templates.hint"), *_land_notes(plan)])
    worksheet.merge_range(layout.HINT_ROW - 1, 0, layout.HINT_ROW - 1, EXPLANATION, hint, looks.hint)
    worksheet.set_row(layout.HINT_ROW - 1, text_height(hint, HINT_LETTERS))
    worksheet.set_row(layout.HEADER_ROW - 1, text_height("", 1, least=3))
    for column, words in enumerate(_headers(plan)):
        worksheet.write_string(layout.HEADER_ROW - 1, column, words, looks.header)


def setting_line(plan: TemplatePlan) -> str:
    """Whose return it is, of when, and due when: the line under the title of every sheet."""
    period = period_label(plan.period.year, plan.period.quarter, "cumulative", plan.language)
    whose = plan.text("templates.setting", region=plan.region.name[plan.language], period=period)
    due = plan.text("templates.due", date=format_date(plan.due_on, plan.language, "long"))
    return f"{whose} · {due}"


def _land_notes(plan: TemplatePlan) -> list[str]:
    changed = {
        "previous": plan.prefill.previous_land_changed,
        "last_year": plan.prefill.last_year_land_changed,
    }
    return [plan.text(f"templates.land_changed.{one}") for one, is_changed in changed.items() if is_changed]


def _headers(plan: TemplatePlan) -> list[str]:
    periods = {
        VALUE: plan.period,
        PREVIOUS: plan.period.shift(-1),
        LAST_YEAR: plan.period.same_period_last_year,
    }
    headers = []
    for column, key in enumerate(layout.FIGURE_KEYS):
        words = plan.text(f"templates.columns.{key.removeprefix('zm:')}")
        if column in periods:
            period = periods[column]
            words += "\n" + period_short(period.year, period.quarter, plan.language, "cumulative")
        headers.append(words)
    return headers


def _write_row(
    worksheet: Worksheet, row: FigureRow, plan: TemplatePlan, looks: Looks, passports: dict[str, int]
) -> None:
    indicator, line = row.indicator, row.row - 1
    passport = f"internal:'{plan.instruction_sheet}'!A{passports[indicator.code]}"
    worksheet.write_url(
        line, CODE, passport, looks.boxed(font_color="#0A6F86", align="center"), indicator.code
    )
    _write_name(worksheet, row, plan, looks)
    unit, kind = unit_words(indicator, plan)
    muted = looks.made(font_size=9, font_color=MUTED)
    looks_of_unit = looks.boxed(text_wrap=True, align="center")
    worksheet.write_rich_string(line, UNIT, looks.made(), f"{unit}\n", muted, kind, looks_of_unit)
    shown = number_format(indicator)
    worksheet.write_blank(
        line, VALUE, None, looks.boxed(num_format=shown, locked=False, bold=True, align="right", indent=1)
    )
    worksheet.data_validation(
        line, VALUE, line, VALUE, figure_validation(indicator, row.value_cell, plan.text)
    )
    given = looks.boxed(num_format=shown, bg_color=GREY, font_color=MUTED, align="right", indent=1)
    for column, known in ((PREVIOUS, plan.prefill.previous), (LAST_YEAR, plan.prefill.last_year)):
        value = known.get(indicator.code)
        if value is None:
            worksheet.write_blank(line, column, None, given)
        else:
            worksheet.write_number(line, column, value, given)
    explained = looks.boxed(
        text_wrap=True, locked=False, font_size=10, align="left", indent=1, num_format="@"
    )
    worksheet.write_blank(line, EXPLANATION, None, explained)
    name = f"{plan.text('templates.part')} {indicator.name[plan.language]}"
    letters = NAME_LETTERS - LETTERS_OF_A_STEP * row.depth
    worksheet.set_row(line, text_height(name, letters, least=LEAST_LINES))


def _write_name(worksheet: Worksheet, row: FigureRow, plan: TemplatePlan, looks: Looks) -> None:
    """The name; a part stands further in, after the words «of them»."""
    name = row.indicator.name[plan.language]
    look = looks.boxed(text_wrap=True, indent=1 + 2 * row.depth)
    if row.depth:
        muted = looks.made(font_color=MUTED)
        worksheet.write_rich_string(
            row.row - 1, NAME, muted, f"{plan.text('templates.part')} ", looks.made(), name, look
        )
    else:
        worksheet.write_string(row.row - 1, NAME, name, look)


def unit_words(indicator: Indicator, plan: TemplatePlan) -> tuple[str, str]:
    """The unit of a figure and how it is counted, such as «чел.» and «с 1 января»."""
    unit = plan.text(f"units.{indicator.unit}").strip("()")
    return unit, plan.text(f"templates.kind.{indicator.kind}")


def _colour(worksheet: Worksheet, sheet: FigureSheet, plan: TemplatePlan, looks: Looks) -> None:
    """Red where a part is larger than its whole, amber where a sum fell, blue where nothing stands."""
    for row in sheet.rows:
        value, whole = row.value_cell, row.indicator.part_of
        if whole in plan.form.indicator_codes:
            above = (
                f"=AND(ISNUMBER({value}),ISNUMBER({value_name(str(whole))}),{value}>{value_name(str(whole))})"
            )
            _rule(worksheet, value, above, looks.rule(ABOVE))
        if row.indicator.kind == "flow" and plan.period.quarter > 1:
            before = f"{PREVIOUS_COLUMN}{row.row}"
            below = f"=AND(ISNUMBER({value}),ISNUMBER({before}),{value}<{before})"
            _rule(worksheet, value, below, looks.rule(BELOW))
    _rule(worksheet, sheet.value_range, f"=ISBLANK({sheet.rows[0].value_cell})", looks.rule(EMPTY))


def _rule(worksheet: Worksheet, cells: str, formula: str, look: Any) -> None:
    rule = {"type": "formula", "criteria": formula, "format": look, "stop_if_true": True}
    worksheet.conditional_format(cells, rule)
