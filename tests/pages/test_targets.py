"""The page of targets: no target is invented, a workbook is checked, compared, accepted and kept."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics.access import Role
from analytics.measures.targets import targets
from analytics.settings import settings
from analytics.store import open_journal
from analytics.submission.target_lists import read_target_list, target_sets
from tests.pages.conftest import Opened
from tests.pages.returns import XLSX, labels, press
from tests.pages.shown import html_words, sentences
from tests.workbooks.targets import ROWS, columns, damaged, handed_out, typed

PAGE = "targets.py"


def upload(app: AppTest, content: bytes, name: str = "targets.xlsx") -> AppTest:
    """Choose a workbook in the uploader and let the page read it."""
    app.file_uploader[0].set_value((name, content, XLSX)).run()
    assert [error.message for error in app.exception] == []
    return app


def stored() -> list[float]:
    """The values that count now, in the order of the list."""
    return [float(value) for value in targets(open_journal(settings()))["value"]]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("language", "title", "says", "button"),
    [
        ("ru", "Цели", "Целевые значения пока не заданы", "Скачать пустую книгу (Excel)"),
        ("kk", "Мақсаттар", "Әзірге бірде-бір", "Бос кітапты жүктеп алу (Excel)"),
        (
            "en",
            "Targets",
            "No target is set for any",
            "Download the empty workbook (Excel)",
        ),
    ],
)
def test_the_demonstration_has_no_targets_and_the_page_says_so(
    opened: Opened, language: str, title: str, says: str, button: str
) -> None:
    app = opened(PAGE, lang=language)
    assert app.title[0].value == title
    assert app.info[0].value.startswith(says)
    assert [download.proto.label for download in app.get("download_button")] == [button]
    assert html_words(app) == []
    assert targets(open_journal(settings())).empty


@pytest.mark.usefixtures("empty_store")
def test_a_faulty_workbook_is_not_offered_for_acceptance(opened: Opened) -> None:
    app = upload(opened(PAGE), damaged(typed(2, columns.REGION, "Алматы")))
    (findings,) = html_words(app)
    assert "Цели C7 Лист «Цели», ячейка C7: «Алматы» может означать несколько регионов" in findings
    assert app.error[0].value.startswith("В книге есть ошибки, поэтому принять её нельзя.")
    assert "Принять список" not in labels(app)
    assert "Скачать файл с отметками" in [one.proto.label for one in app.get("download_button")]
    assert stored() == []


@pytest.mark.usefixtures("empty_store")
def test_a_list_is_compared_accepted_and_shown(opened: Opened) -> None:
    app = upload(opened(PAGE), handed_out(), "список.xlsx")
    (difference,) = html_words(app)
    assert "Добавлено: 4" in sentences(app)
    assert (
        "добавлена C14 · Охват дополнительным образованием (общий) Республика Казахстан 2026 – 75 %"
        in difference
    )
    assert stored() == []
    app.text_input[0].set_value("по письму")
    press(app, "Принять список")
    assert [box.value for box in app.success] == ["Список № 1 принят и действует."]
    assert stored() == [2.45, 75.0, 80.5, 12_000.0]
    listed, history = html_words(app)
    assert (
        "A06 · Несовершеннолетние, привлечённые к уголовной ответственности область Абай 2027 2,45" in listed
    )
    assert "город Алматы 2030 12 000 ед. =другой документ" in listed
    assert "4 список.xlsx по письму" in history
    assert app.file_uploader[0].value is None


@pytest.mark.usefixtures("empty_store")
def test_the_next_list_shows_what_it_changes_and_leaves_out(opened: Opened) -> None:
    app = upload(opened(PAGE), handed_out())
    press(app, "Принять список")
    upload(app, damaged(typed(2, columns.VALUE, 82)))
    assert "Изменено: 1" in sentences(app)
    assert (
        "изменена C14 · Охват дополнительным образованием (общий) Карагандинская область 2026 80,5 82"
        in (html_words(app)[1])
    )
    upload(app, handed_out(ROWS[:2]))
    assert "Исключено: 2" in sentences(app)
    press(app, "Принять список")
    assert stored() == [75.0, 80.5]
    assert [one.targets for one in target_sets(open_journal(settings()))] == [2, 4]
    assert "2 · действует" in html_words(app)[-1]


@pytest.mark.usefixtures("empty_store")
def test_the_same_workbook_is_recognised(opened: Opened) -> None:
    app = upload(opened(PAGE), handed_out())
    press(app, "Принять список")
    upload(app, handed_out())
    assert app.info[0].value.startswith("Точно такой же файл уже принят как список № 1")
    assert "Принять список" not in labels(app)


@pytest.mark.usefixtures("empty_store")
def test_a_workbook_without_a_difference_has_nothing_to_accept(opened: Opened) -> None:
    app = upload(opened(PAGE), handed_out())
    press(app, "Принять список")
    upload(app, handed_out(language="en"))
    assert app.info[0].value == "Книга не отличается от действующего списка: принимать нечего."


@pytest.mark.usefixtures("empty_store")
def test_a_list_that_came_meanwhile_is_told_and_kept(opened: Opened) -> None:
    app = upload(opened(PAGE), handed_out())
    journal = open_journal(settings())
    other = handed_out(ROWS[:1])
    journal.accept_targets(read_target_list(other, "other.xlsx"), other, "другой", "", 0)
    app.button[-1].click().run()
    assert stored() == [75.0]
    assert "Исключено" not in sentences(app)
    assert "Добавлено: 3" in sentences(app)


def page_as_seen_by(role: str) -> None:
    """The blocks of the page as a person of a role sees them; runs inside Streamlit."""
    from analytics.access import Person
    from analytics.text import texts
    from pages.shared.targets_current import current_targets
    from pages.shared.targets_upload import targets_upload

    person = Person("Кто-то", role)  # type: ignore[arg-type]
    current_targets(texts("ru"), person)
    targets_upload(texts("ru"), person)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize(
    ("role", "may"), [("viewer", False), ("operator", False), ("curator", True), ("administrator", True)]
)
def test_who_may_bring_a_list(role: Role, may: bool) -> None:
    app = AppTest.from_function(page_as_seen_by, args=(role,), default_timeout=30).run()
    assert [error.message for error in app.exception] == []
    assert len(app.file_uploader) == int(may)
    told = [box.value for box in app.info]
    assert ("Менять список целей может только куратор или администратор." in told[-1]) is not may
    assert [download.proto.label for download in app.get("download_button")] == [
        "Скачать пустую книгу (Excel)"
    ]
