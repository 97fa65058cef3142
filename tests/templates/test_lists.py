"""The list sheets: typed columns, choices in the person's language, rows that may be added."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from analytics.catalogue import load_catalogue
from analytics.intake.templates import layout
from analytics.text.localized import LANGUAGES, Language
from tests.templates.made import looked_at
from tests.workbooks.templates import keys, list_sheet

LISTS = {one.code: one for one in load_catalogue().forms["ZM-L"].lists}
LAST_ROW = 20_000


def sheet_of(code: str, language: Language = "ru") -> Worksheet:
    return list_sheet(looked_at("ZM-L", language=language), code)


def validations(code: str, language: Language = "ru") -> dict[str, DataValidation]:
    """The validation of each column of a list by its code."""
    sheet = sheet_of(code, language)
    by_column = {}
    for rule in sheet.data_validations.dataValidation:
        left, top, right, bottom = range_boundaries(str(rule.sqref))
        assert (left, top, bottom) == (right, layout.FIRST_ROW, LAST_ROW)
        by_column[left] = rule
    return {
        key.removeprefix(layout.COLUMN): by_column[column]
        for key, column in keys(sheet).items()
        if key.startswith(layout.COLUMN)
    }


def offered(rule: DataValidation, language: Language) -> list[object]:
    """The words of a drop-down list, from the range it names."""
    sheet, _, area = rule.formula1.rpartition("!")
    cells = looked_at("ZM-L", language=language)[sheet.strip("'")][area.replace("$", "")]
    return [cell.value for (cell,) in cells]


@pytest.mark.parametrize("code", LISTS)
def test_the_columns_stand_in_their_order_under_their_keys(code: str) -> None:
    sheet = sheet_of(code)
    expected = [layout.LIST + code, *(layout.COLUMN + column.code for column in LISTS[code].columns)]
    assert [cell.value for cell in sheet[layout.KEY_ROW]] == expected
    assert sheet.row_dimensions[layout.KEY_ROW].hidden
    headers = [cell.value for cell in sheet[layout.HEADER_ROW]]
    assert headers == ["№"] + [c.name.ru + (" *" if c.required else "") for c in LISTS[code].columns]


def test_each_list_has_its_sheet_after_the_instruction() -> None:
    assert looked_at("ZM-L").sheetnames == [
        "Инструкция", "Мероприятия", "Мероприятия плана", "Партнёры", "_zhas",
    ]  # fmt: skip
    assert looked_at("ZM-LP", language="kk").sheetnames == ["Нұсқаулық", "Іс-шаралар", "_zhas"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_are_offered_in_the_language(language: Language) -> None:
    for code, one in LISTS.items():
        rules = validations(code, language)
        for column in one.columns:
            if column.type == "choice":
                assert rules[column.code].type == "list"
                words = [choice.name[language] for choice in column.choices]
                assert offered(rules[column.code], language) == words


def test_an_indicator_is_chosen_by_code_and_name_and_may_be_written_as_a_code() -> None:
    rule = validations("plan_measure")["moves_indicator"]
    words = offered(rule, "ru")
    assert len(words) == len(load_catalogue().indicators)
    assert words[0].startswith("A01 · Уголовные правонарушения")
    assert rule.errorStyle == "warning"


def test_dates_counts_and_money_are_held_to_their_type() -> None:
    measure, event = validations("plan_measure"), validations("event")
    date = measure["due_on"]
    serials = [(day - dt.date(1899, 12, 30)).days for day in (dt.date(1990, 1, 1), dt.date(2100, 12, 31))]
    assert (date.type, date.operator, [int(date.formula1), int(date.formula2)]) == ("date", None, serials)
    assert (event["children"].type, event["children"].operator, event["children"].formula1) == (
        "whole", "greaterThanOrEqual", "0",
    )  # fmt: skip
    assert (measure["budget_money"].type, measure["budget_money"].formula1) == ("decimal", "0")
    assert event["title"].prompt.startswith("Как мероприятие названо")


def test_every_row_may_be_filled_and_rows_may_be_added() -> None:
    sheet = sheet_of("event")
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    forbidden = (sheet.protection.insertRows, sheet.protection.deleteRows, sheet.protection.sort)
    assert forbidden == (False, False, False)
    dimensions = sheet.column_dimensions.values()
    assert sum(one.max - one.min + 1 for one in dimensions if not one.protection.locked) == len(keys(sheet))
    assert all(cell.protection.locked for cell in sheet[layout.HEADER_ROW])
    assert sheet.column_dimensions["D"].number_format == "dd.mm.yyyy"


def test_colours_tell_of_a_missing_entry_and_of_dates_out_of_order() -> None:
    sheet = sheet_of("plan_measure")
    found = {
        str(area.sqref): [rule.formula[0] for rule in rules]
        for area, rules in sheet.conditional_formatting._cf_rules.items()
    }
    begun = "COUNTA($B6:$K6)>0"
    assert found["E6:E20000"] == ["AND(ISNUMBER(E6),ISNUMBER($D6),E6<$D6)", f"AND(ISBLANK(E6),{begun})"]
    assert found["B6:B20000"] == [f"AND(ISBLANK(B6),{begun})"]
    assert "D6:D20000" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_longer_than_excel_shows(language: Language) -> None:
    for code in LISTS:
        for rule in validations(code, language).values():
            assert len(rule.promptTitle) <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.error) <= 255
