"""``check``: what is found, without storing anything, and the files with their cells marked."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from analytics.commands.check import check
from analytics.commands.output import print_files
from analytics.commands.requests import CheckRequest, SentFile
from analytics.text import texts
from tests.commands.test_load import contents
from tests.intake.marking.marks import coloured
from tests.workbooks import faults, hostile
from tests.workbooks.lists import EVENT, PARTNER, lists_workbook
from tests.workbooks.returns import sound_return

TODAY = dt.date(2023, 2, 1)
SOUND = SentFile("Отчёт.xlsx", sound_return("г.Шымкент", 103))
BROKEN = SentFile("Ошибка 12 мес 2022.xlsx", faults.division_by_zero())


def look_at(
    journal, *files, form=None, period=None, region=None, marked_up=False, language="ru", today=TODAY
):
    return check(journal, CheckRequest(files, form, period, region, marked_up, language), today)


def test_nothing_is_stored(empty_journal, home):
    before = contents(empty_journal, home)
    result = look_at(empty_journal, SOUND, BROKEN, period="2022Q4", marked_up=True)
    assert [file.state for file in result.files] == ["checked", "refused"]
    assert contents(empty_journal, home) == before


def test_errors_end_with_1_and_their_cells(empty_journal):
    result = look_at(empty_journal, BROKEN)
    assert result.exit_code == 1
    (line,) = result.files[0].findings
    assert (line.sheet, line.cell, line.message) == (
        "R10",
        "H7",
        "Лист «R10», ячейка H7: ошибка #DIV/0! вместо числа.",
    )


def test_a_sound_file_ends_with_0_and_needs_neither_form_nor_region(empty_journal):
    result = look_at(empty_journal, SentFile("Отчёт.xlsx", sound_return("")))
    assert (result.exit_code, result.files[0].form_code, len(result.files[0].values)) == (0, "1-M", 12)
    assert result.notes == [
        "Файл Отчёт.xlsx: регион и период не известны, поэтому проверен только сам файл. "
        "Укажите их (--region, --period), чтобы сверить его с прежними данными."
    ]


def test_the_period_is_taken_from_the_name_of_the_file(empty_journal):
    result = look_at(empty_journal, BROKEN)
    assert (result.files[0].region_code, result.files[0].period, result.notes) == ("35", "2022Q4", [])


def test_two_files_of_one_region_are_told(empty_journal):
    other = SentFile("Второй.xlsx", sound_return("г.Шымкент", 104))
    result = look_at(empty_journal, SOUND, other, period="2022Q4")
    assert result.exit_code == 1
    assert [file.findings[0].severity for file in result.files] == ["error", "error"]


def test_files_with_findings_come_back_marked(empty_journal):
    (copy,) = look_at(empty_journal, SOUND, BROKEN, period="2022Q4", marked_up=True, language="en").documents
    assert copy.name == "Ошибка 12 мес 2022 (checked).xlsx"
    assert set(coloured(copy.content)) == {"R10!H7"}


def test_a_file_that_is_no_workbook_is_told_and_comes_back_as_a_list(empty_journal):
    letter = SentFile("Письмо.xlsx", hostile.text_renamed_xlsx())
    result = look_at(empty_journal, letter, marked_up=True)
    assert (result.exit_code, result.notes) == (1, [])
    assert result.documents[0].name == "Письмо (результаты проверки).xlsx"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"form": "9-X"}, "Форма 9-X не известна"),
        ({"period": "2022-4"}, "указано: 2022-4"),
        ({"region": "99"}, "Регион 99 не известен"),
    ],
)
def test_what_does_not_exist_is_wrong_use(empty_journal, asked, words):
    result = look_at(empty_journal, SOUND, **asked)
    assert (result.exit_code, result.files) == (2, [])
    assert words in result.message


def test_rows_of_lists_are_counted_as_rows(empty_journal):
    sent = SentFile("ZM-L.xlsx", lists_workbook(event=[EVENT, EVENT], partner=[PARTNER]))
    result = look_at(empty_journal, sent, today=dt.date(2025, 10, 5))
    assert (result.files[0].form_code, result.files[0].rows, result.files[0].values) == ("ZM-L", 3, [])
    told = io.StringIO()
    print_files(result, as_json=False, text=texts("ru"), out=told)
    assert ", строк списков: 3, " in told.getvalue()
