"""Who may look at a return, and who may decide about it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics.access import Role
from analytics.intake.batch import Draft, Observation
from analytics.measures.register import locked_periods
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from tests.pages.returns import press

pytestmark = pytest.mark.usefixtures("empty_store")

ACTIONS = {"Утвердить", "Вернуть на исправление", "Отозвать"}


def return_as_seen_by(role: str) -> None:
    """One return and the locks of its period as a person of a role sees them; runs inside Streamlit."""
    import datetime as dt

    from analytics.access import Person
    from analytics.periods import Period
    from analytics.text import texts
    from pages.shared.register_locks import register_locks
    from pages.shared.register_return import open_return
    from pages.shared.register_rows import RegisterView

    view = RegisterView(Period(2025, 4), dt.date(2026, 1, 20))
    person = Person("Кто-то", role, frozenset({"11"}))  # type: ignore[arg-type]
    register_locks(texts("ru"), view, person)
    open_return(texts("ru"), view, "ZM-P.11.2025Q4", person)


def seen_by(role: Role) -> AppTest:
    draft = Draft("ZM-P", "11", Period(2025, 4), (Observation("B01", 5, "number", None, None),))
    open_journal(settings()).accept(draft, None, "Оператор")
    app = AppTest.from_function(return_as_seen_by, args=(role,), default_timeout=30)
    app.session_state["locks_2025Q4"] = True
    app.run()
    assert [error.message for error in app.exception] == []
    return app


@pytest.mark.parametrize("role", ["viewer", "operator"])
def test_who_only_sees(role: Role) -> None:
    app = seen_by(role)
    assert [button.label for button in app.button] == []
    assert [field.label for field in app.text_input] == []


@pytest.mark.parametrize("role", ["curator", "administrator"])
def test_who_decides(role: Role) -> None:
    app = seen_by(role)
    assert {button.label for button in app.button} == {*ACTIONS, "Закрыть период"}
    assert [field.label for field in app.text_input] == ["Причина"]


def test_a_curator_locks_all_forms_of_a_period_and_opens_one() -> None:
    app = seen_by("curator")
    press(app, "Закрыть период")
    assert [box.value for box in app.error] == [texts("ru")("store.reason_missing")]
    app.text_input[0].set_value("Данные вошли в справку")
    press(app, "Закрыть период")
    assert locked_forms() == ["1-M", "TABLE", "ZM-E", "ZM-L", "ZM-LP", "ZM-P"]
    app.selectbox(key="lock_form").set_value("ZM-E").run()
    app.text_input[0].set_value("Ошибка в C05")
    press(app, "Открыть период")
    assert locked_forms() == ["1-M", "TABLE", "ZM-L", "ZM-LP", "ZM-P"]
    app.selectbox(key="lock_form").set_value("ZM-P").run()
    app.selectbox(key="lock_region").set_value("15").run()
    app.text_input[0].set_value("Прокуратура уточнила")
    press(app, "Разрешить региону")
    journal = open_journal(settings())
    assert not journal.is_locked("ZM-P", Period(2025, 4), "15")
    assert journal.is_locked("ZM-P", Period(2025, 4), "11")


def locked_forms() -> list[str]:
    """The forms that are locked in the fourth quarter of 2025."""
    return sorted(form for form, period in locked_periods(open_journal(settings())) if period == "2025Q4")
