"""Whose file it is: read from the title and the file name, never guessed."""

from __future__ import annotations

import pytest

from analytics.intake.batch import Reading
from tests.intake.asked import brief, read, said
from tests.workbooks import faults
from tests.workbooks.form_1m import Return1M


def proposed(reading: Reading) -> list[tuple[str, str, str]]:
    return [(each.region_code, each.source, each.words) for each in reading.proposals]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("1-M  Карагандинская область (Свод)", "35"),
        ("1-М  г.Шымкент (Свод)", "79"),
        ("1-M  область Жетісу (Свод)", "33"),
        ("1-M  область Улытау (Свод)", "62"),
        ("1-M  Карагандинская область (Свод), демонстрационные данные", "35"),
    ],
)
def test_the_title_names_the_region(title: str, code: str) -> None:
    reading = read(Return1M(faults.FIGURES, title=title).content(), "Отчёт.xlsx")
    assert reading.proposed_region == code
    assert [each.source for each in reading.proposals] == ["title"]


@pytest.mark.parametrize(
    ("file_name", "code"),
    [
        ("1-M Карагандинская 12 мес 2022.xlsx", "35"),
        ("1-М_Карагандинская область_4 кв. 2022.xlsx", "35"),
        ("Karagandy Region.XLSX", "35"),
        ("2022 12 мес форма 1-М ЗКО.xlsx", "27"),
        ("Отчет за 9 месяцев по Карагандинской области.xlsx", "35"),
    ],
)
def test_the_file_name_names_the_region(file_name: str, code: str) -> None:
    reading = read(faults.no_title(), file_name)
    assert reading.proposed_region == code
    assert {each.source for each in reading.proposals} == {"file_name"}


def test_almaty_alone_is_asked() -> None:
    reading = read(faults.ambiguous_title(), "Отчёт.xlsx")
    assert proposed(reading) == [("19", "title", "Алматы"), ("75", "title", "Алматы")]
    assert reading.proposed_region is None
    assert brief(reading.findings) == [("region_unclear", "warning", None, None)]
    assert said(reading.findings[0], "Отчёт.xlsx") == (
        "В файле «Отчёт.xlsx» указано: «Алматы». Это может означать: Алматинская область / город Алматы."
    )


def test_a_certain_file_name_settles_an_ambiguous_title() -> None:
    reading = read(faults.ambiguous_title(), "1-M г.Алматы 12 мес 2022.xlsx")
    assert reading.proposed_region == "75"
    assert reading.findings == ()


def test_title_and_file_name_that_contradict_are_asked() -> None:
    reading = read(faults.sound(), "1-M Павлодарская 12 мес 2022.xlsx")
    assert [code for code, _, _ in proposed(reading)] == ["35", "55"]
    assert reading.proposed_region is None
    assert [said(finding) for finding in reading.findings] == [
        "В файле «1-M Карагандинская.xlsx» указано: «Карагандинская область», «Павлодарская». "
        "Это может означать: Карагандинская область / Павлодарская область."
    ]


def test_a_file_that_names_no_region_is_noted() -> None:
    reading = read(faults.no_title(), "Отчёт.xlsx")
    assert reading.proposals == ()
    assert brief(reading.findings) == [("region_unknown", "note", None, None)]
