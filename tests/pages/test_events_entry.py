"""Events entered, corrected and taken out on the page: checked, explained, kept, and seen at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.access import Person
from analytics.periods import Period
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import guard
from tests.pages.conftest import Opened
from tests.pages.event_lists import RAID, accept, field, journal, table, tables, titles
from tests.pages.returns import labels, press
from tests.pages.shown import html_words, sentences

PAGE = "events.py"
MARCH = {"period": "2025Q1", "lang": "ru"}
TODAY = dt.datetime.now(KAZAKHSTAN_TIME).date()
RUNNING = str(Period.containing(TODAY))

pytestmark = pytest.mark.usefixtures("empty_store")


def entry(opened: Opened, body: str = "police") -> AppTest:
    return opened(PAGE, lang="ru", part="enter", entry_body=body, entry_region="11", entry_period=RUNNING)


def fill(app: AppTest, **words: Any) -> AppTest:
    """Fill in a sound event but for what is given."""
    field(app, "Вид мероприятия", "selectbox").set_value(words.get("kind", "raid"))
    field(app, "Дата проведения", "date_input").set_value(words.get("held_on", TODAY))
    field(app, "Название").set_value(words.get("title", "Рейд «Подросток»"))
    field(app, "Кто провёл", "selectbox").set_value(words.get("holder", "police"))
    field(app, "Дети", "number_input").set_value(words.get("children", 20))
    field(app, "Из них", "number_input").set_value(words.get("registered", 3))
    return app.run()


def test_an_event_is_entered_in_the_running_quarter_and_shown_at_once(opened: Opened) -> None:
    app = press(fill(entry(opened)), "Проверить и внести")
    assert app.success[0].value.startswith("Мероприятие внесено:")
    assert titles("ZM-LP", "11", RUNNING) == ["Рейд «Подросток»"]
    assert field(app, "Название").value == ""
    seen = table(opened(PAGE, lang="ru", period=RUNNING))
    assert [cells[1:4] for cells in seen] == [["Акмолинская", "Рейд «Подросток»", "Полиция"]]
    code = tables(opened(PAGE, lang="ru", period=RUNNING))[0]["rows"][0]["code"]
    words = " ".join(html_words(opened(PAGE, lang="ru", period=RUNNING, event=code)))
    assert "Файл внесено на странице Строка 1 Действующий список ZM-LP" in words


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(opened: Opened) -> None:
    app = press(fill(entry(opened), registered=21, title=""), "Проверить и внести")
    assert app.warning[-1].value.startswith("Мероприятие не внесено: посмотрите замечания у полей.")
    said = sentences(app)
    assert "Состоящих на учёте больше, чем детей" in said
    assert titles("ZM-LP", "11", RUNNING) == []
    assert field(app, "Из них", "number_input").value == 21
    field(app, "Из них", "number_input").set_value(2)
    field(app, "Название").set_value("Рейд")
    press(app.run(), "Проверить и внести")
    assert titles("ZM-LP", "11", RUNNING) == ["Рейд"]


def test_a_warning_wants_an_explanation(opened: Opened) -> None:
    press(fill(entry(opened)), "Проверить и внести")
    app = press(fill(entry(opened)), "Проверить и внести")
    assert titles("ZM-LP", "11", RUNNING) == ["Рейд «Подросток»"]
    field(app, "Пояснение к предупреждениям").set_value("второй рейд за день").run()
    press(app, "Проверить и внести")
    assert titles("ZM-LP", "11", RUNNING) == ["Рейд «Подросток»"] * 2


def test_a_locked_period_is_a_sentence(opened: Opened) -> None:
    journal().lock("ZM-LP", Period.parse(RUNNING), "сдано", "dana")
    assert entry(opened).warning[0].value.startswith("Этот квартал закрыт для изменений")
    app = press(fill(entry(opened)), "Проверить и внести")
    assert app.error[0].value.startswith("Период закрыт для изменений. Ничего не записано")
    assert field(app, "Название").value == "Рейд «Подросток»"


def test_a_viewer_enters_nothing_and_an_operator_only_for_the_own_region(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "person", lambda: Person("viewer", "viewer"))
    assert "Проверить и внести" not in labels(entry(opened))
    monkeypatch.setattr(guard, "person", lambda: Person("aigul", "operator", frozenset({"15"})))
    app = entry(opened)
    assert [one.options for one in app.selectbox if one.key == "pick_entry_region"] == [
        ["Актюбинская область"]
    ]


def opened_row(opened: Opened, title: str) -> AppTest:
    """The row with a title, its fold for corrections open."""
    rows = tables(opened(PAGE, **MARCH))[0]["rows"]
    code = next(row["code"] for row in rows if row["cells"][2] == title)
    app = opened(PAGE, **MARCH, event=code)
    app.session_state[f"event_change_{code}"] = True
    return app.run()


def test_a_row_is_corrected_with_a_reason(opened: Opened) -> None:
    accept("ZM-LP", "11", "2025Q1", RAID)
    app = opened_row(opened, "Рейд «Подросток»")
    field(app, "Название").set_value("Рейд «Лето»").run()
    press(app, "Проверить и исправить")
    assert app.error[0].value.startswith("Укажите причину")
    field(app, "Причина").set_value("опечатка").run()
    press(app, "Проверить и исправить")
    assert titles("ZM-LP", "11", "2025Q1") == ["Рейд «Лето»"]
    assert app.success[0].value.startswith("Строка исправлена: редакция списка 2.")
