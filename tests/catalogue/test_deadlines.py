"""Last days of returns that a document sets, instead of the days of the form."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analytics.catalogue import CatalogueError, load_catalogue
from analytics.periods import Period
from tests.catalogue.small_folder import small_folder

HEADER = "form,period,due_on,document"


def folder_with(tmp_path: Path, *lines: str) -> Path:
    folder = small_folder(tmp_path)
    (folder / "deadlines.csv").write_text("\n".join((*lines, "")), encoding="utf-8")
    return folder


def sentences(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(folder)
    return [str(problem) for problem in raised.value.problems]


def test_a_dated_day_comes_before_the_days_of_the_form(tmp_path: Path) -> None:
    catalogue = load_catalogue(
        folder_with(tmp_path, HEADER, "1-M,2016Q2,2016-07-25,Приказ № 5 от 01.06.2016")
    )
    days = catalogue.forms["1-M"].due_days
    assert catalogue.due_on("1-M", Period(2016, 2)) == dt.date(2016, 7, 25)
    assert catalogue.due_on("1-M", Period(2016, 1)) == dt.date(2016, 3, 31) + dt.timedelta(days)
    assert catalogue.deadlines["1-M", Period(2016, 2)].document == "Приказ № 5 от 01.06.2016"


def test_without_the_file_there_are_none(tmp_path: Path) -> None:
    assert load_catalogue(small_folder(tmp_path)).deadlines == {}


def test_the_file_of_the_project_can_be_read() -> None:
    assert all(day.due_on > day.period.last_day for day in load_catalogue().deadlines.values())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("9-M,2016Q2,2016-07-25,Приказ", "line 2, form: '9-M' is no expected form; use one of 1-M, ZM-P"),
        ("1-M,2016-2,2016-07-25,Приказ", "line 2, period: '2016-2' is no period; write it like 2015Q1"),
        ("1-M,2016Q2,25.07.2016,Приказ", "line 2, due_on: '25.07.2016' is no day; write it like 2015-04-15"),
        (
            "1-M,2016Q2,2016-06-30,Приказ",
            "line 2, due_on: 2016-06-30 is not after the end of 2016Q2; name a day after the quarter",
        ),
        ("1-M,2016Q2,2016-07-25,", "line 2, document: is missing; name the document that sets the day"),
        (
            "1-M,2016Q2,2016-07-25,Приказ\n1-M,2016Q2,2016-07-26,Приказ",
            "line 3: 1-M 2016Q2 stands there twice; keep it once",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    assert sentences(folder_with(tmp_path, HEADER, line)) == [f"deadlines.csv, {said}"]


def test_another_header_is_refused(tmp_path: Path) -> None:
    assert sentences(folder_with(tmp_path, "form,period,day", "1-M,2016Q2,2016-07-25")) == [
        f"deadlines.csv, line 1: the header is another; write {HEADER}"
    ]
