"""The workbook of a region's profile."""

from __future__ import annotations

import datetime as dt
import io
import math
from typing import Any

import openpyxl
import pandas as pd
import pytest

from analytics.catalogue import load_catalogue
from analytics.reports.region_profile import ProfileReport, profile_workbook
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.sentences.profile_rows import profile_of, row, without_value

TRENDS = pd.DataFrame(
    {
        "indicator_code": ["A06", "D06"],
        "percent_a_year": [7.2, math.nan],
        "lower": [4.1, math.nan],
        "upper": [10.3, math.nan],
        "trend_verdict": ["growth", "too_short"],
        "judgement": ["worse", "not_judged"],
        "agrees": [True, False],
        "quarters": [20, 0],
    }
)
SOURCES = pd.DataFrame(
    {
        "indicator_code": ["A06", "D06"],
        "batch_ids": ["7;8", ""],
        "sheets": ["R10", ""],
        "cells": ["R10!E7", ""],
    }
)


def book(language: Language = "ru", **different: Any) -> openpyxl.Workbook:
    report = ProfileReport(
        region="Карагандинская область",
        head=[("Период", "2025 год")],
        notes=["=примечание"],
        percent="95 %",
        profile=profile_of(row("A06", verdict="worse"), without_value("D06"), row("A22", measure="count")),
        trends=TRENDS,
        trend_words={"A06": "рост", "D06": "ряд короче"},
        sources=SOURCES,
        files={7: "Отчёт.xlsx", 8: "Отчёт.xlsx"},
        is_synthetic=True,
        generated_at=dt.datetime(2026, 1, 20, 9, 0, tzinfo=dt.UTC),
        **different,
    )
    return openpyxl.load_workbook(io.BytesIO(profile_workbook(report, load_catalogue(), texts(language))))


def table(sheet: Any, header: str) -> list[dict[str, Any]]:
    """The rows under the header that begins with a word, by the words of the header."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(place for place, row in enumerate(rows) if row[0] == header)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :] if row[1]]


def test_a_figure_stands_with_its_limits_verdict_and_change() -> None:
    first, missing, count = table(book()["Профиль"], "Код показателя")
    assert first["Показатель"] == "Несовершеннолетние, привлечённые к уголовной ответственности"
    assert (first["Значение"], first["Нижняя граница 95 %"], first["Верхняя граница 95 %"]) == (2.5, 2.0, 3.1)
    assert (first["Уровень сравнения"], first["Против уровня"]) == (2.1, "хуже")
    assert (first["Изменение: от"], first["Границы изменения в"]) == (-30, "процентах")
    assert first["Изменение: оценка"] == "в пределах случайного"
    assert (first["Числитель"], first["Знаменатель"], first["Состояние"]) == (80, 322_000, None)
    assert (missing["Значение"], missing["Против уровня"]) == (None, None)
    assert missing["Состояние"] == "данные не поступили"
    assert (count["Значение"], count["Медиана регионов"]) == (2.5, None)  # counts stand beside no others


def test_trends_and_sources_have_sheets_of_their_own() -> None:
    workbook = book()
    growing, short = table(workbook["Тренды"], "Код показателя")
    assert (growing["Тренд"], growing["Изменение в год, %"], growing["Кварталов в ряду"]) == ("рост", 7.2, 20)
    assert growing["Проверка Манна — Кендалла"] == "подтверждает"
    assert (short["Изменение в год, %"], short["Проверка Манна — Кендалла"]) == (None, None)
    known, unknown = table(workbook["Источники"], "Код показателя")
    assert (known["Файл или источник"], known["Ячейка"]) == ("Отчёт.xlsx", "R10!E7")
    assert unknown["Файл или источник"] is None


def test_it_says_what_it_is_and_what_is_synthetic() -> None:
    words = [cell.value for row in book()["Профиль"].iter_rows() for cell in row if cell.value]
    assert words[0] == "Карагандинская область"
    assert "Период: 2025 год" in words
    assert "=примечание" in words  # words, not a formula
    assert "Демонстрационные данные: синтетические, не официальная статистика" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_sheets(language: Language) -> None:
    text = texts(language)
    names = [text(f"profile.workbook.{name}") for name in ("profile", "trends", "sources")]
    assert book(language).sheetnames == names
