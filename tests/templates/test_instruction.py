"""The first sheet: how to fill in the form, by when, and the passport of everything it asks for."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Deadline
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text.localized import LANGUAGES, Language
from tests.templates.made import looked_at
from tests.workbooks.templates import value_cells, workbook


def rows(form: str, language: Language = "ru", period: str = "2025Q3") -> list[list[object]]:
    sheet = looked_at(form, period, language).worksheets[0]
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def words(form: str, language: Language = "ru", period: str = "2025Q3") -> str:
    return "\n".join(str(cell) for row in rows(form, language, period) for cell in row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["ZM-E", "ZM-P"])
def test_every_indicator_has_its_passport(form: str, language: Language) -> None:
    found = {row[0]: row for row in rows(form, language) if row and len(row) >= 5}
    catalogue = load_catalogue()
    for code in catalogue.forms[form].indicator_codes:
        indicator = catalogue.indicators[code]
        told = found[code]
        assert told[1:3] == [indicator.name[language], indicator.definition[language]]
        assert told[5:] == ([indicator.part_of] if indicator.part_of else [])


def test_the_code_on_a_sheet_leads_to_its_passport() -> None:
    book = looked_at("ZM-E")
    for code, (sheet, cell) in value_cells(book, layout.CODE).items():
        target = book[sheet][cell].hyperlink.location
        name, _, address = target.rpartition("!")
        assert name == "'Инструкция'"
        assert book["Инструкция"][address].value == code


@pytest.mark.parametrize(
    ("language", "fact"),
    [
        ("ru", ["Срок сдачи", "15 октября 2025 г."]),
        ("kk", ["Тапсыру мерзімі", "2025 жылғы 15 қазан"]),
        ("en", ["Due date", "15 October 2025"]),
    ],
)
def test_the_due_date_stands_at_the_top(language: Language, fact: list[str]) -> None:
    assert fact in rows("ZM-P", language)[:7]


def test_the_fourth_quarter_is_due_in_the_next_year() -> None:
    assert ["Срок сдачи", "20 января 2026 г."] in rows("ZM-E", period="2025Q4")


def test_the_signs_are_those_of_the_reader() -> None:
    told = [row for row in rows("ZM-P") if row and row[0] in {"-", "…", "x"}]
    assert told == [
        ["-", "случаев не было: то же, что ноль"],
        ["…", "данных нет"],
        ["x", "конфиденциально: число не раскрывается"],
    ]


def test_only_what_concerns_the_form_is_told() -> None:
    figures, lists = words("ZM-P"), words("ZM-LP")
    assert "нарастающим итогом за январь–сентябрь 2025 г. (9 месяцев)" in figures
    assert "отдельной строкой" not in figures
    assert "нарастающим итогом" not in lists
    assert "отдельной строкой" in lists
    assert "до 15 октября 2025 г. включительно" in figures


def test_every_column_of_a_list_is_explained_with_its_choices() -> None:
    found = {row[1]: row for row in rows("ZM-L", "en") if len(row) == 4}
    assert found["Held by *"] == [
        "5",
        "Held by *",
        "Choose from the list. Mark an event of education and police together as “Jointly”.\n"
        "Education department; Police department; Jointly; Another body.",
        "yes",
    ]
    assert found["Parents, persons"][3] == "no"
    columns = sum(len(one.columns) for one in load_catalogue().forms["ZM-L"].lists)
    assert len([row for row in rows("ZM-L", "en") if len(row) == 4 and str(row[0]).isdigit()]) == columns


def test_a_dated_deadline_comes_before_the_term_of_the_form() -> None:
    catalogue, period = load_catalogue(), Period(2025, 3)
    dated = Deadline("ZM-P", period, dt.date(2025, 11, 5), "order")
    moved = dataclasses.replace(catalogue, deadlines={("ZM-P", period): dated})
    form = catalogue.forms["ZM-P"]
    book = workbook(template_workbook(form, "35", period, "ru", moved, load_regions(), Prefill()))
    facts = {row[0].value: row[2].value for row in book.worksheets[0].iter_rows(max_row=6)}
    assert facts["Срок сдачи"] == "5 ноября 2025 г."
