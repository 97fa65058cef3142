"""Warnings want a reason: asked in the card, stored with the finding; so does a revision."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from tests.pages.conftest import Opened
from tests.pages.returns import FORM, drop, explain, labels, press, workbook
from tests.pages.shown import sentences
from tests.workbooks import faults

pytestmark = pytest.mark.usefixtures("empty_store")

KARAGANDA = "1-M  Карагандинская область (Свод)"
PERIOD = Period(2022, 4)
ONE_MISSING = "Без пояснения 1 предупреждение: поясните его или отметьте, что сделаете это позже."
TWO_WARNINGS = workbook(KARAGANDA, {("R1", 3, 2): 1, ("R10", 1, 2): 900})

Submit = Callable[..., AppTest]


@pytest.fixture
def page(opened: Opened) -> Submit:
    def open_submit(**address: str) -> AppTest:
        return opened("submit.py", return_period=str(PERIOD), **address)

    return open_submit


def stored_reasons() -> list[str | None] | None:
    """The reasons of the stored warnings in their order; ``None`` where nothing is stored."""
    journal = open_journal(settings())
    kept = journal.current(FORM, "35", PERIOD)
    if kept is None:
        return None
    findings = journal.table("journal/findings_of_batch", batch_id=kept.batch.batch_id)
    warned = findings.loc[findings["severity"] == "warning", "reason"]
    return list(warned.astype(object).where(warned.notna(), None))


def test_a_warning_without_a_reason_is_asked_about_before_it_is_accepted(page: Submit) -> None:
    app = drop(page(), Отчёт=faults.sum_off_by_one())
    assert ONE_MISSING in sentences(app)
    press(app, "Принять")
    assert [each.value for each in app.warning] == [ONE_MISSING]
    assert stored_reasons() is None


def test_the_reason_for_a_warning_is_stored_with_it(page: Submit) -> None:
    app = drop(page(), Отчёт=faults.sum_off_by_one())
    explain(app, "Раздел 1", "Так в официальном отчёте")
    assert ONE_MISSING not in sentences(app)
    press(app, "Принять")
    assert stored_reasons() == ["Так в официальном отчёте"]


def test_one_reason_may_be_given_for_all_warnings(page: Submit) -> None:
    app = drop(page(), Отчёт=TWO_WARNINGS)
    number = len([field for field in app.text_input if field.label.startswith("Одно пояснение")])
    assert number == 1
    press(explain(app, "Одно пояснение для всех", "Так в источнике"), "Принять")
    reasons = stored_reasons()
    assert reasons is not None
    assert len(reasons) >= 2
    assert set(reasons) == {"Так в источнике"}


def test_each_warning_may_have_its_own_reason_and_the_others_the_common_one(page: Submit) -> None:
    app = drop(page(), Отчёт=TWO_WARNINGS)
    (file_id,) = app.session_state["submit_desk"]
    app.session_state[f"submit_apart_{file_id}"] = True
    app.run()
    own = [field for field in app.text_input if field.label.startswith("Раздел 1")]
    assert len(own) >= 2
    own[1].set_value("Своё").run()
    explain(app, "Одно пояснение для всех", "Общее")
    press(app, "Принять")
    reasons = stored_reasons()
    assert reasons == ["Общее" if place != 1 else "Своё" for place in range(len(own))]


def test_an_explanation_can_be_put_off_and_then_the_question_stays_open(page: Submit) -> None:
    app = drop(page(), Отчёт=faults.sum_off_by_one())
    (later,) = app.checkbox
    assert later.label == "Поясню позже: вопросы останутся открытыми"
    later.check().run()
    press(app, "Принять")
    assert stored_reasons() == [None]


def test_files_that_wait_for_a_reason_are_not_accepted_with_the_others(page: Submit) -> None:
    app = drop(
        page(),
        Первый=faults.sum_off_by_one(),
        Второй=workbook("1-M  Павлодарская область (Свод)", students=60),
    )
    assert "Ждёт пояснения 1 файл" in sentences(app)
    press(app, "Принять все файлы без ошибок (1)")
    assert stored_reasons() is None
    explain(app, "Одно пояснение", "Так в источнике")  # now the figures are like those of a neighbour, too
    press(app, "Принять все файлы без ошибок (1)")
    assert set(stored_reasons() or ()) == {"Так в источнике"}


def test_a_region_that_the_person_chose_needs_no_further_reason(page: Submit) -> None:
    app = drop(page(), Отчёт=workbook("1-M  Алматы (Свод)"))
    app.selectbox[1].set_value("75").run()
    assert "Принять все файлы без ошибок (1)" in labels(app)
    press(app, "Принять")
    kept = open_journal(settings()).current(FORM, "75", PERIOD)
    assert kept is not None
    findings = open_journal(settings()).table("journal/findings_of_batch", batch_id=kept.batch.batch_id)
    told = findings.loc[findings["code"] == "region_unclear", "reason"]
    assert list(told) == ["Регион выбран при загрузке: город Алматы."]


def test_words_survive_a_visit_to_another_page(page: Submit) -> None:
    app = drop(page(), Отчёт=faults.sum_off_by_one())
    explain(app, "Раздел 1", "Так в источнике")
    app.switch_page("overview.py").run()
    app.switch_page("submit.py").run()
    (field,) = app.text_input
    assert field.value == "Так в источнике"


@pytest.mark.parametrize(
    ("language", "label", "missing"),
    [
        ("kk", "Кейін түсіндіремін: сұрақтар ашық қалады", "1 ескертудің түсініктемесі жоқ"),
        ("en", "I will explain later: the questions stay open", "1 warning has no explanation"),
    ],
)
def test_the_fields_speak_the_language_of_the_person(
    page: Submit, language: str, label: str, missing: str
) -> None:
    app = drop(page(lang=language), Отчёт=faults.sum_off_by_one())
    assert [each.label for each in app.checkbox] == [label]
    assert missing in sentences(app)
