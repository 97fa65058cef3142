"""The hidden sheet: what the workbook is, and the words of its drop-down lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from analytics.catalogue.records import ListColumn
from analytics.intake.templates import layout
from analytics.intake.templates.plan import TemplatePlan

if TYPE_CHECKING:
    from xlsxwriter import Workbook

FIRST_CHOICE_COLUMN: Final = 3  # D; the columns A and B hold the identity

Ranges = Mapping[tuple[str, str], str]


def write_identity_sheet(workbook: Workbook, plan: TemplatePlan) -> None:
    """Write the hidden sheet, which no person needs to see."""
    worksheet = workbook.add_worksheet(layout.IDENTITY_SHEET)
    for row, (key, value) in enumerate(_identity(plan).items()):
        worksheet.write_string(row, 0, key)
        worksheet.write_string(row, 1, value)
    for place, (_, words) in enumerate(_choices(plan), start=FIRST_CHOICE_COLUMN):
        worksheet.write_column(0, place, words)
    worksheet.protect()
    worksheet.very_hidden()


def choice_ranges(plan: TemplatePlan) -> Ranges:
    """Where the words to choose from stand on the hidden sheet, by list and column code."""
    return {
        column: f"='{layout.IDENTITY_SHEET}'!${_letters(place)}$1:${_letters(place)}${len(words)}"
        for place, (column, words) in enumerate(_choices(plan), start=FIRST_CHOICE_COLUMN)
    }


def choice_words(column: ListColumn, plan: TemplatePlan) -> list[str]:
    """What a column of a list offers to choose from, in the template's language."""
    if column.type == "choice":
        return [choice.name[plan.language] for choice in column.choices]
    if column.type == "indicator":
        indicators = plan.catalogue.indicators.values()
        return [f"{indicator.code} · {indicator.name[plan.language]}" for indicator in indicators]
    if column.type == "yes_no":
        return [plan.text("templates.words.yes"), plan.text("templates.words.no")]
    return []


def _identity(plan: TemplatePlan) -> dict[str, str]:
    return {
        layout.PRODUCT_KEY: layout.PRODUCT,
        layout.FORM_KEY: plan.form.code,
        layout.VERSION_KEY: plan.form.version,
        layout.REGION_KEY: plan.region.code,
        layout.PERIOD_KEY: str(plan.period),
        layout.LANGUAGE_KEY: plan.language,
    }


def _choices(plan: TemplatePlan) -> Iterator[tuple[tuple[str, str], list[str]]]:
    for list_form in plan.form.lists:
        for column in list_form.columns:
            if words := choice_words(column, plan):
                yield (list_form.code, column.code), words


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
