"""The findings of a card: long lists can be narrowed, and the file comes back with its marks."""

from __future__ import annotations

import pytest

from tests.intake.marking.marks import coloured
from tests.pages.conftest import Opened
from tests.pages.returns import drop, workbook
from tests.pages.shown import html_words
from tests.workbooks import faults

pytestmark = pytest.mark.usefixtures("empty_store")

KARAGANDA = "1-M  Карагандинская область (Свод)"
MANY = {
    **{("R10", 1, graph): "сорок" for graph in range(1, 9)},
    **{("R2", row, 3): "сорок" for row in range(1, 8)},
}


def table_of_findings(app) -> str:
    (table,) = (words for words in html_words(app) if "Что найдено Что ожидалось" in words)
    return table


def test_a_long_list_can_be_narrowed_to_a_sheet(opened: Opened) -> None:
    app = drop(opened("submit.py", return_period="2022Q4"), Отчёт=workbook(KARAGANDA, MANY))
    assert " R2 " in table_of_findings(app)
    (sheet,) = (each for each in app.selectbox if each.label == "Лист")
    assert sheet.options == ["все листы", "R10", "R2"]
    sheet.set_value("R10").run()
    assert " R10 G7 " in table_of_findings(app)
    assert " R2 " not in table_of_findings(app)


def test_a_short_list_needs_no_filter(opened: Opened) -> None:
    app = drop(opened("submit.py", return_period="2022Q4"), Отчёт=faults.division_by_zero())
    assert [each.label for each in app.selectbox if each.label in ("Лист", "Важность")] == []


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ru", "Скачать файл с отметками"),
        ("kk", "Белгіленген файлды жүктеп алу"),
        ("en", "Download the file with marks"),
    ],
)
def test_the_file_comes_back_with_its_marks(opened: Opened, language: str, label: str) -> None:
    app = drop(opened("submit.py", return_period="2022Q4", lang=language), Отчёт=faults.division_by_zero())
    offered = [each.proto.label for each in app.get("download_button")]
    assert offered.count(label) == 1


def test_a_sound_file_has_no_marks_to_offer(opened: Opened) -> None:
    app = drop(opened("submit.py", return_period="2022Q4"), Отчёт=workbook(KARAGANDA))
    assert "Скачать файл с отметками" not in [each.proto.label for each in app.get("download_button")]


def test_a_file_that_cannot_be_marked_offers_the_list(opened: Opened) -> None:
    app = drop(opened("submit.py", return_period="2022Q4"), Письмо=b"plain words")
    assert "Скачать список найденного" in [each.proto.label for each in app.get("download_button")]


def test_the_button_builds_what_it_says() -> None:
    from analytics import submission
    from analytics.text import texts
    from pages.shared.submit_marked import built

    content = faults.division_by_zero()
    findings = submission.read(content, "Отчёт.xlsx").findings
    assert set(coloured(built(content, "Отчёт.xlsx", findings, texts("ru")))) == {"R10!H7"}
