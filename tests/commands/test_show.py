"""``show`` prints the table of the Compare page; the figures of 2022 are the published ones."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analytics.commands.output import print_table
from analytics.commands.requests import ShowRequest
from analytics.commands.results import CommandResult
from analytics.commands.show import COLUMNS, show

# Minors held liable, January-December 2022, form 1-М, R10 row 1 graph 1 (qamqor.gov.kz), summed
# by hand for the borders of 2018: 19 + 33, 35 + 62, 63 + 10.
PUBLISHED_2018 = {"11": 81, "19": 131 + 10, "35": 118 + 2, "63": 110 + 13, "61": 152, "79": 103}


def ask(journal, indicator="A06", period="2022Q4", basis=None, borders=2018, measure="rate", language="ru"):
    return show(journal, ShowRequest(indicator, period, basis, borders, measure, language))


def rows_by_region(result: CommandResult) -> dict[str, dict[str, object]]:
    return {str(row[0]): dict(zip(result.columns, row, strict=True)) for row in result.rows}


def test_columns_and_order_are_those_of_the_compare_table(demonstration):
    result = ask(demonstration)
    assert result.exit_code == 0
    assert result.columns == COLUMNS
    codes = [row[0] for row in result.rows]
    assert len(codes) == 17
    assert codes == sorted(codes)


def test_numerators_are_the_published_figures(demonstration):
    rows = rows_by_region(ask(demonstration))
    assert {code: rows[code]["numerator"] for code in PUBLISHED_2018} == PUBLISHED_2018


def test_a_count_is_the_published_figure_itself(demonstration):
    rows = rows_by_region(ask(demonstration, borders=2022, measure="count"))
    assert rows["35"]["value"] == 118
    assert rows["35"]["denominator"] is None


def test_every_figure_names_its_cell(demonstration):
    row = rows_by_region(ask(demonstration, borders=2022))["35"]
    assert (row["sheet"], row["cell"]) == ("R10", "E7")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({"indicator": "Z99"}, "Показателя Z99 нет в каталоге."),
        ({"period": "2022-4"}, "Квартал пишется так: 2022Q4; указано: 2022-4."),
        (
            {"indicator": "C14", "basis": "quarter", "period": "2025Q4", "borders": 2022},
            "Для показателя C14 возможны основания: stock.",
        ),
        ({"borders": 1997}, "Границы 1997 не известны: 2015, 2018 или 2022."),
        (
            {"period": "2015Q1", "borders": 2022},
            "За 2015Q1 данных в границах 2022 года нет: регионы разделились позже."
            " Выберите более ранние границы.",
        ),
    ],
)
def test_wrong_use_gives_a_sentence_and_exit_code_2(demonstration, question, sentence):
    result = ask(demonstration, **question)
    assert (result.exit_code, result.message) == (2, sentence)


def test_csv_and_json_carry_the_same_rows(demonstration):
    result = ask(demonstration)
    as_csv, as_json = io.StringIO(), io.StringIO()
    print_table(result, "csv", out=as_csv)
    print_table(result, "json", out=as_json)
    from_csv = list(csv.DictReader(io.StringIO(as_csv.getvalue())))
    from_json = json.loads(as_json.getvalue())["rows"]
    assert [row["region_code"] for row in from_csv] == [row["region_code"] for row in from_json]
    assert [float(row["value"]) for row in from_csv] == [row["value"] for row in from_json]


def test_synthetic_figures_say_so(demonstration):
    result = ask(demonstration, period="2021Q4")
    assert result.notes[0] == "Демонстрационные данные: синтетические, не официальная статистика"


def test_published_figures_do_not_claim_to_be_synthetic(demonstration):
    assert ask(demonstration).notes == []


def test_a_missing_region_is_named(demonstration):
    result = ask(demonstration, indicator="C06", period="2025Q4", borders=2022)
    assert "43" in result.notes[-1]
    assert rows_by_region(result)["43"]["value"] is None
