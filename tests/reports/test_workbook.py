import datetime as dt
import io

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from analytics.catalogue import load_catalogue
from analytics.measures.benchmark import Benchmark
from analytics.measures.comparison import Comparison, ComparisonRequest, viewed
from analytics.measures.republic import Republic
from analytics.periods import Period
from analytics.reports.workbook import Setting, comparison_workbook
from analytics.text.localized import LANGUAGES

MOMENT = dt.datetime(2026, 11, 23, 9, 5)
TABLE = pd.DataFrame(
    {
        "region_code": ["11", "71", "75"],
        "value": [4.5, 12.25, float("nan")],
        "numerator": [45.0, 245.0, float("nan")],
        "denominator": [100_000.0, 200_000.0, 500_000.0],
        "lower": [3.3, 10.8, float("nan")],
        "upper": [6.0, 13.9, float("nan")],
        "method": ["poisson_exact", "byar", "none"],
        "benchmark": [9.67, 9.67, 9.67],
        "verdict": ["better", "worse", "not_judged"],
        "to_benchmark": pd.array([52, -52, None], dtype="Int64"),
        "status": ["ok", "ok", "missing"],
        "value_last_year": [5.0, float("nan"), float("nan")],
        "numerator_last_year": [50.0, float("nan"), float("nan")],
        "denominator_last_year": [100_000.0, float("nan"), float("nan")],
        "change": [-0.5, float("nan"), float("nan")],
        "change_percent": [-10.0, float("nan"), float("nan")],
        "share": [15.5, 84.5, float("nan")],
        "place": pd.array([2, 1, None], dtype="Int64"),
        "origin": ["published", "synthetic", None],
        "batch_ids": ["7", "8;7", None],
        "sheets": ["R10", "R10; R2", None],
        "cells": ["R10!E7", "=R10!E7", None],
    }
)


def comparison(measure="rate", indicator_code="A01", synthetic=True):
    request = ComparisonRequest(indicator_code, Period(2022, 3), "cumulative", 2022, measure)
    return Comparison(
        request=request,
        view=viewed(load_catalogue(), request)[0],
        benchmark=Benchmark(request.against, np.full(3, 9.67), 9.67),
        period=Period(2022, 3),
        table=TABLE,
        republic=Republic(9.67, 290.0, 300_000.0, 8.6, 10.8, "byar", 2, 1, 9.67, 10.0, -0.33, -3.3),
        missing=("75",),
        received=2,
        expected=20,
        origins=("published", "synthetic"),
        synthetic=synthetic,
        estimated_denominator=True,
        notes=(),
    )


def opened(answer, language="ru", notes=()):
    files = {7: "1-M_Акмола.xlsx", 8: "model"}
    content = comparison_workbook(answer, load_catalogue(), Setting(language, MOMENT, files, notes))
    return load_workbook(io.BytesIO(content))


def rows_by_header(worksheet):
    """The table under the header row, each row by the words of its header, until the empty row."""
    rows = [[cell.value for cell in row] for row in worksheet.iter_rows()]
    top = next(place for place, row in enumerate(rows) if row[1] is not None)
    end = next((place for place in range(top, len(rows)) if rows[place][0] is None), len(rows))
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 : end]]


def test_the_table_equals_the_comparison_largest_first():
    first, second, third, total = rows_by_header(opened(comparison()).worksheets[0])
    assert first == {
        "Регион": "город Астана",
        "Код КАТО": "71",
        "Значение": 12.25,
        "Нижняя граница (95 %)": 10.8,
        "Верхняя граница (95 %)": 13.9,
        "Уровень сравнения": 9.67,
        "Оценка": "хуже",
        "До уровня сравнения (чел. или ед.)": -52,
        "АППГ": None,
        "Изменение к АППГ": None,
        "Изменение к АППГ, %": None,
        "Изменение к прошлому году": None,
        "Граница изменения: от": None,
        "Граница изменения: до": None,
        "Границы изменения в": None,
        "Удельный вес, %": 84.5,
        "Место": 1,
        "Место: от": 1,
        "Место: до": 1,
        "Числитель": 245,
        "Знаменатель": 200000,
        "Состояние данных": None,
        "Происхождение": "синтетические данные",
        "Метод": "приближение Байара",
        "Файл или источник": "model; 1-M_Акмола.xlsx",
        "Лист": "R10; R2",
        "Ячейка": "=R10!E7",
    }
    # 45 and 50 offences among as many children: -10 %; the log method gives -39.8 to +34.6 %.
    assert (second["Регион"], second["Изменение к АППГ, %"]) == ("Акмолинская область", -10)
    assert second["Изменение к прошлому году"] == "в пределах случайности"
    assert second["Границы изменения в"] == "процентах"
    limits = (second["Граница изменения: от"], second["Граница изменения: до"])
    assert limits == pytest.approx((-40.0, 34.6), abs=1.0)
    assert (third["Регион"], third["Значение"], third["Оценка"]) == ("город Алматы", None, None)
    assert third["Состояние данных"] == "данные не поступили"
    assert total["Регион"] == "Республика Казахстан (регионов: 2 из 20)"
    assert (total["Значение"], total["Числитель"], total["АППГ"]) == (9.67, 290, 10)


def test_a_cell_that_looks_like_a_formula_is_text():
    worksheet = opened(comparison()).worksheets[0]
    assert {cell.data_type for row in worksheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_head_says_what_period_borders_and_origin():
    worksheet = opened(comparison()).worksheets[0]
    head = [worksheet.cell(row, 1).value for row in range(1, 9)]
    assert head[0] == load_catalogue().indicators["A01"].name.ru
    assert head[2:] == [
        "Период: январь–сентябрь 2022 г. (9 месяцев)",
        "Способ расчёта: с начала года",
        "Границы: регионы в границах 2022 года",
        "База сравнения: Республика Казахстан",
        "Происхождение данных: опубликованная статистика, синтетические данные",
        "Демонстрационные данные: синтетические, не официальная статистика",
    ]


def test_without_synthetic_figures_there_is_no_alarm():
    worksheet = opened(comparison(synthetic=False)).worksheets[0]
    assert worksheet["A8"].value is None


def test_notes_stand_under_the_table():
    worksheet = opened(comparison(), notes=("Знаменатель — оценка.",)).worksheets[0]
    assert [worksheet.cell(worksheet.max_row - back, 1).value for back in (1, 0)] == [
        "Примечания:",
        "Знаменатель — оценка.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sheets_speak_the_language(language):
    indicator = load_catalogue().indicators["A01"]
    workbook = opened(comparison(), language)
    assert len(workbook.sheetnames) == 2
    assert workbook.worksheets[0]["A1"].value == indicator.name[language]
    assert indicator.definition[language] in [row[1].value for row in workbook.worksheets[1].iter_rows()]


def test_the_passport_says_how_the_value_comes_about():
    worksheet = opened(comparison()).worksheets[1]
    passport = {row[0].value: row[1].value for row in worksheet.iter_rows()}
    assert passport["Код показателя"] == "A01"
    assert passport["Знаменатель"] == "Численность населения: дети 0–17 лет"
    assert passport["На сколько единиц знаменателя"] == "10\u00a0000"
    assert passport["Сформировано"] == "23.11.2026 14:05"  # Kazakhstan is five hours ahead of UTC
    assert "метод" not in passport["Метод"]
    assert passport["Метод"].startswith("приближение Байара; ")


def test_a_count_has_whole_numbers_and_no_denominator():
    workbook = opened(comparison(measure="count"))
    passport = {row[0].value: row[1].value for row in workbook.worksheets[1].iter_rows()}
    assert passport["Знаменатель"] == "нет: показатель — абсолютное число"
    assert "На сколько единиц знаменателя" not in passport
    (header,) = [row for row in workbook.worksheets[0].iter_rows() if row[1].value == "Код КАТО"]
    value_cell = workbook.worksheets[0].cell(header[0].row + 1, 3)
    assert value_cell.number_format == "#,##0"


def test_a_share_names_the_indicator_it_is_a_share_of():
    passport = {
        row[0].value: row[1].value
        for row in opened(comparison(indicator_code="A02")).worksheets[1].iter_rows()
    }
    assert passport["Знаменатель"] == f"A01 {load_catalogue().indicators['A01'].name.ru}"
