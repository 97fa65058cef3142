"""The quality page: grades and how they are made, questions with their answers, the two ministries."""

from __future__ import annotations

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics.intake.batch import Draft, Finding, Observation
from analytics.measures.quality import quality
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from pages.shared import data
from pages.shared.quality_workbooks import grades_workbook, questions_workbook
from tests.pages.conftest import Opened
from tests.pages.shown import html_words, sentences

PAGE = "quality.py"
TITLES = {"ru": "Качество данных", "kk": "Деректер сапасы", "en": "Data quality"}
WARNING = Finding(
    "cumulative_falls",
    "warning",
    "ZM-P",
    "E7",
    "B02",
    "90",
    "100",
    {"indicator": "Поставленные на учёт", "previous_period": "3 кв. 2024"},
)
OF_AN_EARLIER_VERSION = Finding("told_otherwise", "warning", "ZM-P", "E8", "B03", "7")


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("section", ["grades", "questions", "reconciliation"])
@pytest.mark.parametrize("language", TITLES)
def test_the_sections_in_three_languages(opened: Opened, language: str, section: str) -> None:
    app = opened(PAGE, lang=language, section=section)
    assert [title.value for title in app.title] == [TITLES[language]]
    assert [banner.value for banner in app.warning] == [texts(language)("origins.synthetic")]


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_says_what_to_do_next(opened: Opened) -> None:
    assert [note.value for note in opened(PAGE).info] == [texts("ru")("compare.empty_store")]


@pytest.mark.usefixtures("demonstration")
def test_a_grade_is_explained(opened: Opened) -> None:
    # Zhambyl sent form ZM-E late four times in two years: 31, 23, 12 and 3 days (see the demonstration).
    app = opened(PAGE, period="2025Q4", region="31", indicator="B05")
    words = " ".join(html_words(app))
    assert "Представлен за все 8 кварталов." in words
    assert "Отчёт поступил с опозданием: 4 из 8 кварталов, наибольшее опоздание — 31 день." in words
    assert app.selectbox(key="pick_group").value == "B"


@pytest.mark.usefixtures("demonstration")
def test_missing_regions_are_named(opened: Opened) -> None:
    app = opened(PAGE, period="2025Q4")
    # ZM-E asks for 44 figures; G01, G02, G03 are reported to 2018 only.
    assert "Не представлены показатели: Кызылординская область (41)." in sentences(app)
    assert "За этот период не представил ни один регион: G01, G02, G03." in sentences(app)


@pytest.mark.usefixtures("demonstration")
def test_an_indicator_from_elsewhere_opens_its_group(opened: Opened) -> None:
    app = opened(PAGE, indicator="C06")
    assert app.selectbox(key="pick_group").value == "C"
    app.selectbox(key="pick_group").set_value("A").run()
    assert app.selectbox(key="pick_group").value == "A"
    assert app.selectbox(key="pick_indicator").value.startswith("A")


@pytest.mark.usefixtures("demonstration")
def test_the_two_ministries_side_by_side(opened: Opened) -> None:
    app = opened(PAGE, section="reconciliation", period="2025Q4")
    words = sentences(app)
    assert "в 4 из 20 регионов числа двух ведомств расходятся больше чем на 2 %." in words
    assert "Нет числа управления образования: Кызылординская область." in words
    (table,) = (words for words in html_words(app) if "Туркестанская область" in words)
    assert "Туркестанская область 679 636 −43 −6,3 %" in table


@pytest.mark.usefixtures("demonstration")
def test_the_workbooks_hold_what_the_page_shows(demonstration_home) -> None:
    text, period = texts("ru"), Period(2025, 4)
    grades = data.measured(quality, period)
    sheet = openpyxl.load_workbook(io.BytesIO(grades_workbook(text, grades, period))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["Жамбылская область", "B05"] in [row[:2] for row in rows]
    assert len([row for row in rows if row[3] in ("A", "B", "C", "D")]) == (grades["grade"] != "").sum()
    assert openpyxl.load_workbook(io.BytesIO(questions_workbook(text, []))).active.title == "Таблица"


def return_with_question() -> None:
    """One stored return of Karaganda with a question about a figure."""
    figures = (Observation("B01", 90.0, "number", "ZM-P", "E7"),)
    draft = Draft(
        "ZM-P", "35", Period(2024, 4), figures, (WARNING, OF_AN_EARLIER_VERSION), file_name="Отчёт.xlsx"
    )
    open_journal(settings()).accept(draft, b"a file", "operator")


@pytest.mark.usefixtures("empty_store")
def test_a_question_is_answered(opened: Opened) -> None:
    return_with_question()
    app = opened(PAGE, section="questions", period="2024Q4")
    app.session_state["quality_question_picked"] = "1-0"
    app.run()
    (field,) = app.text_area
    field.set_value("Уточнён журнал учёта")
    (button,) = (one for one in app.button if one.label == "Сохранить пояснение")
    button.click().run()
    assert [error.message for error in app.exception] == []
    assert "Без пояснения: 1" in app.segmented_control(key="pick_answered").options
    app = opened(PAGE, section="questions", period="2024Q4", answered="answered")
    app.session_state["quality_question_picked"] = "1-0"
    app.run()
    words = " ".join(html_words(app))
    assert "«Поставленные на учёт» (ZM-P, E7): 90, а за период «3 кв. 2024» было 100." in words
    assert "Уточнён журнал учёта" in words


@pytest.mark.usefixtures("empty_store")
def test_a_question_of_an_earlier_version_is_still_told(opened: Opened) -> None:
    return_with_question()
    app = opened(PAGE, section="questions", period="2024Q4")
    app.session_state["quality_question_picked"] = "1-1"
    app.run()
    assert "Вопрос прежней версии программы (told_otherwise): 7" in " ".join(html_words(app))


@pytest.mark.usefixtures("empty_store")
def test_an_empty_answer_is_refused_in_a_sentence(opened: Opened) -> None:
    return_with_question()
    app = opened(PAGE, section="questions", period="2024Q4")
    app.session_state["quality_question_picked"] = "1-0"
    app.run()
    (button,) = (one for one in app.button if one.label == "Сохранить пояснение")
    button.click().run()
    assert [one.value for one in app.error] == [texts("ru")("store.reason_missing")]


def form_for(role: str, region_codes: list[str] | None) -> None:
    """The answer form of one question as a person sees it; runs inside Streamlit."""
    from analytics.access import Person
    from analytics.text import texts
    from pages.shared.quality_answer import answer_form

    person = Person("Кто-то", role, None if region_codes is None else frozenset(region_codes))
    record = {"batch_id": 1, "position": 0, "region_code": "35", "is_open": True}
    answer_form(texts("ru"), record, person)


@pytest.mark.parametrize(
    ("role", "region_codes", "may"),
    [
        ("operator", ["35"], True),
        ("operator", ["55"], False),
        ("curator", None, True),
        ("viewer", None, False),
    ],
)
def test_only_those_with_the_right_answer(role: str, region_codes: list[str] | None, may: bool) -> None:
    app = AppTest.from_function(form_for, args=(role, region_codes), default_timeout=30).run()
    assert [error.message for error in app.exception] == []
    assert (len(app.text_area) == 1) is may
    assert (texts("ru")("quality.who_answers") in sentences(app)) is not may
