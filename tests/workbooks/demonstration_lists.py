"""The sample lists in ``data/demo/workbooks``: two sound ones, and one with a fault of each kind.

They are our own template filled in with the rows of the demonstration, as a person would type them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import ListColumn
from analytics.demonstration import drafts
from analytics.intake.batch import Draft
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Language
from tests.workbooks.packages import parts_of, with_parts
from tests.workbooks.templates import filled

PERIOD = Period(2025, 4)
PROPERTIES = "docProps/core.xml"  # holds the time at which openpyxl saved the file

TypedRow = dict[str, object]
TypedLists = dict[str, list[TypedRow]]

# Events that the stored demonstration does not have: the sound samples revise it.
NEW_EVENTS: Sequence[TypedRow] = (
    {
        "kind": "Конкурс, выставка, фестиваль",
        "title": "Новогодняя выставка технических кружков",
        "held_on": dt.datetime(2025, 12, 25),
        "place": "г. Караганда, Дворец школьников",
        "holder": "Управление образования",
        "children": 140,
        "registered_children": 4,
    },
    {
        "kind": "Лекция, беседа",
        "title": "Безопасные каникулы",
        "held_on": dt.datetime(2025, 12, 26),
        "place": "г. Темиртау, школа № 3",
        "holder": "Совместно",
        "partner_body": "Департамент полиции",
        "children": 85,
    },
)
SAME = {
    "kind": "Родительское собрание",
    "title": "Родительское собрание о занятости детей в каникулы",
    "held_on": dt.datetime(2025, 10, 24),
    "place": "г. Аксу, школа № 4",
    "holder": "Управление образования",
    "parents": 96,
}
FAULTS: TypedLists = {
    "event": [
        {
            "kind": "Викторина",
            "title": "Викторина для кружков моделирования",
            "held_on": dt.datetime(2025, 11, 14),
            "holder": "Управление образования",
            "children": 60,
        },
        SAME,
        {
            "kind": "Круглый стол, семинар, совещание",
            "title": "Семинар для педагогов технических кружков",
            "held_on": dt.datetime(1915, 11, 20),
            "holder": "Управление образования",
        },
        SAME,
    ],
    "plan_measure": [
        {
            "measure": "1. Открытие кружков робототехники (г. Экибастуз)",
            "agency": "Управление образования",
            "starts_on": dt.datetime(2025, 9, 1),
            "due_on": dt.datetime(2025, 6, 30),
            "budget_money": 4.5,
            "moves_indicator": "C04",
            "state": "Исполняется",
        },
        {
            "measure": "2. Курсы повышения квалификации педагогов, 2025 год",
            "agency": "Управление образования",
            "starts_on": dt.datetime(2025, 2, 1),
            "due_on": dt.datetime(2025, 11, 30),
            "budget_money": "около 5 млн тенге",
            "moves_indicator": "D03",
            "state": "Исполнено",
            "done_on": dt.datetime(2025, 11, 12),
        },
    ],
    "partner": [
        {
            "kind": "Промышленное предприятие",
            "name": "Промышленное предприятие № 1 (г. Павлодар)",
            "signed_on": dt.datetime(2024, 2, 12),
            "money": 3.2,
            "children": 45,
        },
    ],
}


def samples_of_lists() -> Mapping[str, bytes]:
    """The sample lists by file name."""
    education = typed_lists(demonstration_return("ZM-L", "35"))
    education["event"] += NEW_EVENTS
    return {
        "ZM-L Карагандинская 12 мес 2025.xlsx": workbook_of("ZM-L", "35", education),
        "ZM-LP Карагандинская 12 мес 2025.xlsx": workbook_of(
            "ZM-LP", "35", typed_lists(demonstration_return("ZM-LP", "35"))
        ),
        "ZM-L Павлодарская 12 мес 2025 (ошибки в списках).xlsx": workbook_of("ZM-L", "55", FAULTS),
    }


@cache
def demonstration_return(form_code: str, region_code: str) -> Draft:
    """The last revision of a list of the demonstration."""
    key = (form_code, region_code, PERIOD)
    return [one for one in drafts() if (one.form_code, one.region_code, one.period) == key][-1]


def workbook_of(form_code: str, region_code: str, lists: TypedLists) -> bytes:
    """The Russian template of a form with these rows; its bytes do not depend on the clock."""
    catalogue = load_catalogue()
    blank = template_workbook(
        catalogue.form(form_code), region_code, PERIOD, "ru", catalogue, load_regions(), Prefill()
    )
    content = filled(blank, {}, {}, lists)
    return with_parts(content, {PROPERTIES: parts_of(blank)[PROPERTIES]})


def typed_lists(draft: Draft, language: Language = "ru") -> TypedLists:
    """The rows of a draft as a person would type them, by list."""
    return {
        one.code: [
            typed_row(row.values, one.columns, language) for row in draft.rows if row.list_code == one.code
        ]
        for one in load_catalogue().form(draft.form_code).lists
    }


def typed_row(
    values: Mapping[str, str | float | None], columns: Sequence[ListColumn], language: Language
) -> TypedRow:
    """One row: real dates, choices and indicators in words; what is blank is left out."""
    return {
        column.code: _typed(value, column, language)
        for column in columns
        if (value := values[column.code]) is not None
    }


def _typed(value: str | float, column: ListColumn, language: Language) -> object:
    if column.type == "date":
        return dt.datetime.fromisoformat(str(value))
    if column.type == "choice":
        return next(choice.name[language] for choice in column.choices if choice.code == value)
    if column.type == "indicator":
        return f"{value} · {load_catalogue().indicators[str(value)].name[language]}"
    return value
