"""The register as an Excel workbook."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from analytics.catalogue import load_catalogue
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.reports.register import COLUMNS, register_workbook
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language

PERIOD = Period(2025, 4)
CAME: dict[str, Any] = {
    "form_code": "ZM-E",
    "region_code": "11",
    "period": "2025Q4",
    "state": "returned",
    "due_on": dt.date(2026, 1, 20),
    "received_on": dt.date(2026, 1, 23),
    "days_late": 3,
    "revision": 2,
    "figures": 38,
    "cells": 39,
    "list_rows": 0,
    "warnings": 2,
    "unexplained": 1,
    "locked": True,
    "origin": "reported",
    "last_action": "returned",
    "last_at": dt.datetime(2026, 1, 24, 6, 30),
    "last_actor": "curator",
    "last_words": "=cmd|' /C calc'!A0",
    "file_name": "ZM-E.xlsx",
    "batch_id": 7,
}
MISSING = CAME | dict.fromkeys(
    ("received_on", "revision", "last_action", "last_at", "last_actor", "batch_id", "origin")
)
MISSING |= {"state": "overdue", "region_code": "15", "locked": False, "last_words": "", "file_name": ""}


IN_WORDS = {
    "Регион": "Акмолинская область",
    "Код региона": "11",
    "Форма": "ZM-E · Дополнительное образование, партнёрство и планы (ZM-E)",
    "Период": "4 кв. 2025",
    "Состояние": "возвращён на исправление",
    "Срок сдачи": "20.01.2026",
    "Поступил": "23.01.2026",
    "Дней опоздания": 3,
    "Редакция": 2,
    "Заполнено показателей": 38,
    "Всего показателей": 39,
    "Строк в списках": 0,
    "Предупреждений": 2,
    "Без пояснения": 1,
    "Период закрыт": "закрыт",
    "Происхождение": "отчёт",
    "Последнее действие": "отчёт возвращён на исправление",
    "Когда": "24.01.2026 11:30",
    "Кто": "curator",
    "Комментарий": "=cmd|' /C calc'!A0",
    "Файл": "ZM-E.xlsx",
}


def sheets(language: Language) -> list[list[tuple[Any, ...]]]:
    content = register_workbook(
        texts(language),
        load_catalogue(),
        load_regions(),
        [CAME, MISSING],
        [CAME],
        PERIOD,
        dt.date(2026, 2, 1),
    )
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return [list(sheet.values) for sheet in workbook]


def test_every_column_of_a_return() -> None:
    shown, quarters = sheets("ru")
    title, period, as_of, _, header, came, missing = shown
    assert (title[0], period[0], as_of[0]) == (
        "Реестр отчётов",
        "Период: 4-й квартал 2025 г.",
        "По состоянию на: 01.02.2026",
    )
    by_name = dict(zip(header, came, strict=True))
    assert by_name == IN_WORDS
    assert [cell for cell in missing if cell is not None] == [
        "Актюбинская область",
        "15",
        "ZM-E · Дополнительное образование, партнёрство и планы (ZM-E)",
        "4 кв. 2025",
        "не поступил",
        "20.01.2026",
        3,
    ]
    assert quarters[-1][:2] == ("Акмолинская область", "11")


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_in_every_language(language: Language) -> None:
    header = sheets(language)[0][4]
    assert header == tuple(texts(language)(f"register.columns.{name}") for name, _ in COLUMNS)
    assert len(set(header)) == len(COLUMNS)
