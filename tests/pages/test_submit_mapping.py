"""The card of a file with a free table: choose, confirm, check, accept, and remember."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics.settings import settings
from analytics.store import open_journal
from tests.pages.conftest import Opened
from tests.pages.returns import drop, labels, press
from tests.workbooks.tables import national_table, table_workbook

pytestmark = pytest.mark.usefixtures("empty_store")

SUBMIT = "submit.py"
HEADINGS = ["Ученики всех школ района", "Дети, занимающиеся в кружках школ", "Доля, %"]
CONFIRM = "Подтвердить столбцы"


def rows(almaty: str = "г.Алматы") -> list[list[object]]:
    table = national_table(HEADINGS, first=1000)
    table[19][0] = almaty
    return [["За 9 месяцев 2025 года"], *table]


def opened_with(opened: Opened, **files: bytes) -> AppTest:
    return drop(opened(SUBMIT, lang="ru"), **files)


def select(app: AppTest, label: str, value: str) -> AppTest:
    (box,) = (box for box in app.selectbox if box.label == label)
    box.set_value(value).run()
    assert [error.message for error in app.exception] == []
    return app


def column(app: AppTest, heading: str) -> str:
    (box,) = (box for box in app.selectbox if box.label.startswith(f"Показатель столбца «{heading}"))
    return str(box.value)


def written(app: AppTest) -> str:
    blocks = [*app.markdown, *app.caption, *app.get("html")]
    return "\n".join(str(getattr(block, "value", None) or block.proto.body) for block in blocks)


def stored() -> int:
    return len(open_journal(settings()).table("mart/region_quarter"))


def test_the_columns_are_proposed_and_nothing_is_stored_before_they_are_confirmed(opened: Opened) -> None:
    app = opened_with(opened, svod=table_workbook(rows()))
    assert "Форма не узнана, но в файле есть таблица" in written(app)
    assert "Период таблицы: январь–сентябрь 2025 г. (9 месяцев) (назван над ней)." in written(app)
    assert (column(app, "Ученики"), column(app, "Дети"), column(app, "Доля")) == ("", "C08", "")
    assert CONFIRM in labels(app)
    assert stored() == 0


def test_confirm_check_accept_and_the_next_file_is_known(opened: Opened) -> None:
    app = opened_with(opened, svod=table_workbook(rows()))
    select(app, "Показатель столбца «Ученики всех школ района»", "C05")
    press(app, CONFIRM)
    assert "Сохраняются 2 показателя." in written(app)
    assert "столбцы без показателя не сохраняются (1): D «Доля, %»" in written(app)
    (later,) = (box for box in app.checkbox if box.label.startswith("Поясню позже"))
    later.check().run()
    press(app, "Принять 20 отчётов")
    assert "Приняты 20 отчётов одной записью." in written(app)
    assert stored() == 40

    corrected = rows()
    corrected[3][1] = 1500
    drop(app, next=table_workbook(corrected))
    assert "Так столбцы этого вида таблицы были подтверждены раньше." in written(app)
    assert CONFIRM not in labels(app)
    assert "редакция 2, изменится 1 значение" in written(app)


def test_an_unclear_name_must_be_chosen_first(opened: Opened) -> None:
    app = opened_with(opened, svod=table_workbook(rows(almaty="Алматы")))
    (button,) = (button for button in app.button if button.label == CONFIRM)
    assert button.disabled
    assert "Осталось выбрать регион для 1 строки." in written(app)
    select(app, "Регион строки «Алматы»", "75")
    press(app, CONFIRM)
    assert "Сохраняются 1 показатель." not in written(app)
    assert "Сохраняется 1 показатель." in written(app)


def test_a_return_with_an_error_may_be_left_out(opened: Opened) -> None:
    damaged = rows()
    damaged[4][2] = "много"
    app = opened_with(opened, svod=table_workbook(damaged))
    press(app, CONFIRM)
    assert "есть ошибки" in written(app)
    (accept,) = (button for button in app.button if button.label.startswith("Принять"))
    assert accept.disabled
    (partly,) = (box for box in app.checkbox if box.label.startswith("Принять без 1 отчёта"))
    partly.check().run()
    later = [box for box in app.checkbox if box.label.startswith("Поясню позже")]
    if later:
        later[0].check().run()
    press(app, "Принять 19 отчётов")
    assert stored() == 19


def test_the_columns_can_be_changed_again(opened: Opened) -> None:
    app = opened_with(opened, svod=table_workbook(rows()))
    press(app, CONFIRM)
    press(app, "Изменить столбцы")
    assert CONFIRM in labels(app)
    assert column(app, "Дети") == "C08"


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Нысан танылмады, бірақ файлда кесте бар"), ("en", "The form was not recognised")],
)
def test_the_card_speaks_every_language(opened: Opened, language: str, words: str) -> None:
    app = drop(opened(SUBMIT, lang=language), svod=table_workbook(rows()))
    assert words in written(app)


def test_only_checking_offers_no_way_to_accept(opened: Opened) -> None:
    app = drop(opened(SUBMIT, lang="ru", submit_mode="check"), svod=table_workbook(rows()))
    press(app, CONFIRM)
    assert not [label for label in labels(app) if label.startswith("Принять")]
    assert "Сохраняется 1 показатель." in written(app)
