"""Checking without sending: everything is shown, nothing can be accepted."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics.settings import settings
from analytics.store import open_journal
from tests.pages.conftest import Opened
from tests.pages.returns import drop, labels, workbook
from tests.pages.shown import card, sentences
from tests.workbooks import faults

pytestmark = pytest.mark.usefixtures("empty_store")

KARAGANDA = workbook("1-M  Карагандинская область (Свод)")


def checking(opened: Opened, **address: str) -> AppTest:
    return opened("submit.py", return_period="2022Q4", submit_mode="check", **address)


def test_the_address_opens_the_page_for_checking_only(opened: Opened) -> None:
    app = checking(opened)
    told = "Режим проверки: файлы никуда не отправляются и не сохраняются."
    assert [each.value for each in app.info] == [told]


def test_nothing_can_be_accepted(opened: Opened) -> None:
    app = drop(checking(opened), Отчёт=KARAGANDA, Ошибка=faults.sum_off_by_one())
    assert not [label for label in labels(app) if label.startswith("Принять")]
    assert len(app.text_input) == len(app.checkbox) == 0
    assert open_journal(settings()).version() == 0


def test_findings_are_told_as_ever(opened: Opened) -> None:
    app = drop(checking(opened), Отчёт=faults.division_by_zero())
    assert " R10 H7 " in card(app, "Лист «R10», ячейка H7: ошибка #DIV/0! вместо числа.")


def test_the_switch_leads_to_sending(opened: Opened) -> None:
    app = drop(checking(opened), Отчёт=KARAGANDA)
    (switch,) = (each for each in app.button_group if each.label == "Что сделать с файлами")
    switch.set_value("send").run()
    assert "Принять" in labels(app)


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Тексеру режимі: файлдар ешқайда жіберілмейді"), ("en", "Check only: the files are not sent")],
)
def test_the_page_says_so_in_the_language_of_the_person(opened: Opened, language: str, words: str) -> None:
    (told,) = checking(opened, lang=language).info
    assert told.value.startswith(words)


def only_checker(content: bytes) -> None:
    """The page's parts as somebody without the right to send sees them; runs inside Streamlit."""
    import datetime as dt

    from analytics import submission
    from analytics.access import Person
    from analytics.periods import Period
    from analytics.text import texts
    from pages.shared.submit_card import file_card
    from pages.shared.submit_desk import sent_files
    from pages.shared.submit_files import DroppedFile
    from pages.shared.submit_mode import submit_mode

    person = Person("Наблюдатель", "viewer")
    mode = submit_mode(texts("ru"), person)
    dropped = DroppedFile("file", 0, content, submission.read(content, "Отчёт.xlsx"))
    for one in sent_files([dropped], Period(2022, 4), person, dt.date(2023, 1, 9), mode == "check"):
        file_card(texts("ru"), one, Period(2022, 4), mode)


def test_a_person_who_may_not_send_has_no_choice_and_no_button(opened: Opened) -> None:
    app = AppTest.from_function(only_checker, args=(faults.sum_off_by_one(),), default_timeout=30).run()
    assert [error.message for error in app.exception] == []
    assert [each.value for each in app.info] == [
        "Вы можете проверять файлы, но не сдавать отчёты. Ничего не сохраняется."
    ]
    assert "есть предупреждения" in card(app, "Отчёт.xlsx")
    assert not [label for label in labels(app) if label.startswith("Принять")]
    assert "нет права" not in sentences(app)
