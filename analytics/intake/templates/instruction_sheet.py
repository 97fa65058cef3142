"""The first sheet: how to fill in the template, and the passport of everything that it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.intake.templates.figure_sheet import unit_words
from analytics.intake.templates.identity_sheet import choice_words
from analytics.intake.templates.list_sheet import column_header
from analytics.intake.templates.looks import ABOVE, BAND, BELOW, EMPTY, GREY, Looks, printed, text_height
from analytics.intake.templates.plan import FigureSheet, ListSheet, TemplatePlan
from analytics.intake.templates.progress import progress_formula
from analytics.text.numbers import format_date
from analytics.text.periods import period_label

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS: Final = (9, 44, 78, 16, 22, 14)
LAST: Final = len(WIDTHS) - 1
LETTERS: Final = 165  # of a paragraph over all columns
LETTERS_OF: Final = (9, 40, 88, 16, 22, 14)  # of a cell of each column
LINE: Final = 13.5
HEADER_LINE: Final = 15.0
MOST_CHOICES: Final = 12  # a longer choice, such as all indicators, is not written out

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the instruction: the sheet that it explains, its headings and rows."""

    sheet: str
    title: str
    headers: Cells
    rows: Sequence[Cells]


def passport_rows(plan: TemplatePlan) -> dict[str, int]:
    """The row of each indicator's passport in the instruction, counted from 1."""
    found: dict[str, int] = {}
    row = _first_section_row(plan)
    for section in _sections(plan):
        for place, cells in enumerate(section.rows, start=row + 2):
            found[cells[0]] = place + 1
        row += len(section.rows) + 3
    return found


def write_instruction_sheet(workbook: Workbook, plan: TemplatePlan, looks: Looks) -> None:
    """Write the first sheet of a template."""
    worksheet = workbook.add_worksheet(plan.instruction_sheet)
    for column, width in enumerate(WIDTHS):
        worksheet.set_column(column, column, width)
    _write_head(worksheet, plan, looks)
    row = _write_steps(worksheet, plan, looks, len(_facts(plan)) + 2)
    if plan.figure_sheets:
        row = _write_signs(worksheet, plan, looks, row + 1)
    _write_colours(worksheet, plan, looks, row + 1)
    row = _first_section_row(plan)
    for section in _sections(plan):
        row = _write_section(worksheet, section, plan, looks, row)
    worksheet.protect("", {"format_columns": True, "format_rows": True})
    foot = f"{plan.form.code} {plan.form.version} · {plan.region.name[plan.language]} · {plan.period}"
    printed(worksheet, foot, plan.text("templates.page", page="&P", pages="&N"), None)


def _write_head(worksheet: Worksheet, plan: TemplatePlan, looks: Looks) -> None:
    worksheet.set_row(0, 30)
    for column in range(LAST + 1):
        worksheet.write_blank(0, column, None, looks.title)
    worksheet.write_string(0, 0, plan.form.name[plan.language], looks.title)
    label = looks.made(bold=True, font_color=BAND, indent=1)
    for place, (words, value) in enumerate(_facts(plan), start=1):
        worksheet.write_string(place, 0, words, label)
        worksheet.write_string(place, 2, value, looks.made(bold=True, text_wrap=True))
    if plan.figure_sheets:
        formula, start = progress_formula(plan.figure_sheets, plan.text)
        worksheet.write_formula(
            1, LAST, formula, looks.made(bold=True, font_color=BAND, align="right"), start
        )


def _facts(plan: TemplatePlan) -> list[tuple[str, str]]:
    text, language = plan.text, plan.language
    period = period_label(plan.period.year, plan.period.quarter, "cumulative", language)
    return [
        (text("templates.head.region"), plan.region.name[language]),
        (text("templates.head.period"), period),
        (text("templates.head.due"), format_date(plan.due_on, language, "long")),
        (text("templates.head.body"), plan.form.body[language]),
        (text("templates.head.version"), f"{plan.form.code}, {plan.form.version}"),
    ]


def _steps(plan: TemplatePlan) -> list[str]:
    """What to do, in order; only what concerns the sheets of this form."""
    text, language = plan.text, plan.language
    values = {
        "period": period_label(plan.period.year, plan.period.quarter, "cumulative", language),
        "day": format_date(plan.period.last_day, language, "long"),
        "date": format_date(plan.due_on, language, "long"),
    }
    of_figures = ("cells", "flow", "stock", "numbers", "signs", "explanation") if plan.figure_sheets else ()
    of_lists = ("rows",) if plan.list_sheets else ()
    return [text(f"templates.steps.{step}", **values) for step in (*of_figures, *of_lists, "privacy", "send")]


def _write_steps(worksheet: Worksheet, plan: TemplatePlan, looks: Looks, row: int) -> int:
    _write_heading(worksheet, plan.text("templates.steps.title"), looks, row)
    for number, words in enumerate(_steps(plan), start=1):
        row += 1
        worksheet.write_number(
            row, 0, number, looks.made(bold=True, font_color=BAND, align="center", valign="top")
        )
        worksheet.merge_range(row, 1, row, LAST, words, looks.made(text_wrap=True, valign="top"))
        worksheet.set_row(row, text_height(words, LETTERS))
    return row + 1


def _write_signs(worksheet: Worksheet, plan: TemplatePlan, looks: Looks, row: int) -> int:
    _write_heading(worksheet, plan.text("templates.signs.title"), looks, row)
    for sign, key in (("-", "none"), ("…", "not_available"), ("x", "confidential")):
        row += 1
        worksheet.write_string(row, 0, sign, looks.boxed(bold=True, align="center", font_size=13))
        worksheet.write_string(row, 1, plan.text(f"templates.signs.{key}"), looks.made(indent=1))
    return row + 1


def _colours(plan: TemplatePlan) -> list[tuple[dict[str, str], str]]:
    if not plan.figure_sheets:
        return [(EMPTY, "required"), (ABOVE, "early")]
    return [(EMPTY, "empty"), (BELOW, "below"), (ABOVE, "above"), ({"bg_color": GREY}, "given")]


def _write_colours(worksheet: Worksheet, plan: TemplatePlan, looks: Looks, row: int) -> None:
    _write_heading(worksheet, plan.text("templates.colours.title"), looks, row)
    for colours, key in _colours(plan):
        row += 1
        worksheet.write_blank(row, 0, None, looks.boxed(**colours))
        worksheet.write_string(row, 1, plan.text(f"templates.colours.{key}"), looks.made(indent=1))


def _write_heading(worksheet: Worksheet, words: str, looks: Looks, row: int) -> None:
    worksheet.set_row(row, 22)
    worksheet.write_string(row, 0, words, looks.made(bold=True, font_size=13, font_color=BAND))


def _first_section_row(plan: TemplatePlan) -> int:
    """The row, from 0, of the first table: below facts, steps, signs and colours."""
    blocks = [len(_facts(plan)) + 2, len(_steps(plan)) + 2, len(_colours(plan)) + 2]
    signs = 3 + 2 if plan.figure_sheets else 0
    return sum(blocks) + signs


def _sections(plan: TemplatePlan) -> Iterator[Section]:
    yield from (_figures(sheet, plan) for sheet in plan.figure_sheets)
    yield from (_list(sheet, plan) for sheet in plan.list_sheets)


def _figures(sheet: FigureSheet, plan: TemplatePlan) -> Section:
    text = plan.text
    headers = tuple(
        text(f"templates.columns.{key}") for key in ("code", "name", "definition", "unit", "kind", "part_of")
    )
    rows = []
    for row in sheet.rows:
        indicator = row.indicator
        unit, kind = unit_words(indicator, plan)
        name, definition = indicator.name[plan.language], indicator.definition[plan.language]
        rows.append((indicator.code, name, definition, unit, kind, indicator.part_of or ""))
    return Section(sheet.name, sheet.group.name[plan.language], headers, rows)


def _list(sheet: ListSheet, plan: TemplatePlan) -> Section:
    text = plan.text
    headers = tuple(text(f"templates.columns.{key}") for key in ("number", "column", "entry", "required"))
    return Section(sheet.name, sheet.list_form.name[plan.language], headers, _columns(sheet, plan))


def _columns(sheet: ListSheet, plan: TemplatePlan) -> list[Cells]:
    rows: list[Cells] = []
    for number, column in enumerate(sheet.list_form.columns, start=1):
        choices = choice_words(column, plan)
        entry = plan.text(f"templates.entry.{column.type}")
        words = [f"{entry}. {column.help[plan.language] if column.help else ''}".strip()]
        if 0 < len(choices) <= MOST_CHOICES:
            words.append("; ".join(choices) + ".")
        required = plan.text(f"templates.words.{'yes' if column.required else 'no'}")
        rows.append((str(number), column_header(column, plan), "\n".join(words), required))
    return rows


def _write_section(worksheet: Worksheet, section: Section, plan: TemplatePlan, looks: Looks, row: int) -> int:
    _write_heading(worksheet, section.title, looks, row)
    words = plan.text("templates.to_sheet", name=section.sheet)
    quoted = section.sheet.replace("'", "''")
    link = looks.made(font_color=BAND, underline=1, align="right")
    worksheet.merge_range(row, 3, row, LAST, "", link)
    worksheet.write_url(row, 3, f"internal:'{quoted}'!A1", link, words)
    row += 1
    for column, header in enumerate(section.headers):
        worksheet.write_string(row, column, header, looks.header)
    worksheet.set_row(row, _height(section.headers, HEADER_LINE))
    for cells in section.rows:
        row += 1
        for column, cell in enumerate(cells):
            worksheet.write(row, column, cell or None, _cell_look(looks, column))
        worksheet.set_row(row, _height(cells, LINE))
    return row + 2


def _height(cells: Cells, line: float) -> float:
    """The height of a row: that of its highest cell."""
    return max(text_height(cell, LETTERS_OF[place], line) for place, cell in enumerate(cells))


def _cell_look(looks: Looks, column: int) -> Any:
    centred = {"align": "center"} if column not in (1, 2) else {"indent": 1, "align": "left"}
    weight = {"bold": True} if column == 1 else {}
    size = {"font_size": 10}
    return looks.boxed(text_wrap=True, valign="top", **centred, **weight, **size)
