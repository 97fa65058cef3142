from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.returns import workbook
from tests.pages.shown import html_words

pytestmark = pytest.mark.usefixtures("empty_store")


def card_for_an_operator(content: bytes, region_code: str) -> None:
    """One card as an operator of one region sees it; runs inside Streamlit."""
    import datetime as dt

    from analytics import submission
    from analytics.access import Person
    from analytics.periods import Period
    from analytics.text import texts
    from pages.shared.submit_card import file_card
    from pages.shared.submit_desk import sent_files
    from pages.shared.submit_files import DroppedFile

    dropped = DroppedFile("file", 0, content, submission.read(content, "Отчёт.xlsx"))
    operator = Person("Оператор", "operator", frozenset({region_code}))
    period = Period(2022, 4)
    for one in sent_files([dropped], period, operator, dt.date(2023, 1, 9)):
        file_card(texts("ru"), one, period)


def shown_to(region_code: str) -> AppTest:
    content = workbook("1-M  Карагандинская область (Свод)")
    app = AppTest.from_function(card_for_an_operator, args=(content, region_code), default_timeout=30)
    return app.run()


def test_an_operator_accepts_the_own_region() -> None:
    app = shown_to("35")
    assert "готов к приёму" in html_words(app)[0]
    assert "Принять" in [button.label for button in app.button]


def test_an_operator_of_another_region_is_told_so_and_gets_no_button() -> None:
    app = shown_to("55")
    assert "нет права на этот регион" in html_words(app)[0]
    assert "Принять" not in [button.label for button in app.button]
    assert [each.value for each in app.warning] == [
        "Вы не можете сдавать отчёты за регион «Карагандинская область»."
    ]
