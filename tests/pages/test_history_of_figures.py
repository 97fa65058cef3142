"""Compare tells a figure's history and remarks; the overview tells what changed since the last look."""

from __future__ import annotations

import dataclasses

import pytest
from streamlit.testing.v1 import AppTest

from analytics.intake.batch import Draft, Finding, Observation
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from tests.pages.conftest import Opened
from tests.pages.shown import html_words
from tests.pages.test_compare import tables

CONTROL = {f"control_{language}": f"control {language}" for language in ("ru", "kk", "en")}
WARNING = Finding(
    "control_sum_differs", "warning", "R10", "E7", "A06", "121", "118",
    CONTROL | {"control_code": "x", "other_cell": "E8", "difference": "3"},
)  # fmt: skip
REMARKS = {
    "ru": "Контрольная сумма не сходится — «так в акте» (daniyar,",
    "kk": "Бақылау қосындысы сәйкес келмейді — «так в акте» (daniyar,",
    "en": "A control sum does not hold — “так в акте” (daniyar,",
}
UNEXPLAINED = {"ru": "пояснения нет", "kk": "түсініктеме жоқ", "en": "not explained"}


def figure(value: float, *findings: Finding) -> Draft:
    return Draft(
        "1-M", "35", Period(2022, 4), (Observation("A06", value, "number", "R10", "E7"),),
        findings=findings, file_name="35.xlsx", source="35.xlsx",
    )  # fmt: skip


@pytest.fixture
def revised(empty_store: None) -> None:
    """Three revisions; the first is explained by nobody, the second by an answer, the third withdrawn."""
    journal = open_journal(settings())
    journal.accept(figure(118, WARNING), b"1", "aigul")
    journal.accept(figure(121, WARNING), b"2", "aigul", comment="опечатка")
    journal.answer(2, 0, "так в акте", "daniyar")
    journal.accept(figure(99), b"3", "aigul")
    journal.withdraw(3, "dana", "не тот файл")


def compare(opened: Opened, language: str) -> AppTest:
    address = {"indicator": "A06", "period": "2022Q4", "borders": "2022", "region": "35", "show": "table"}
    return opened("compare.py", lang=language, **address)


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize("language", REMARKS)
def test_the_reason_of_a_warning_stands_beside_its_figure(opened: Opened, language: str) -> None:
    (figure_row, *_) = tables(compare(opened, language))[""]["rows"]
    assert figure_row["cells"][2] == "121"
    assert figure_row["cells"][6].startswith(REMARKS[language])


@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize("language", REMARKS)
def test_every_revision_is_told_with_who_and_why(opened: Opened, language: str) -> None:
    app = compare(opened, language)
    app.session_state["figure_history"] = True
    app.run()
    (history,) = (words for words in html_words(app) if "опечатка" in words)
    for words in ("121 +3 aigul", "99 −22 aigul", "не тот файл", "dana", "118", UNEXPLAINED[language]):
        assert words in history
    assert history.index("99") < history.index("121 +3") < history.index(UNEXPLAINED[language])


@pytest.mark.usefixtures("revised")
def test_the_history_is_not_read_until_somebody_opens_it(opened: Opened) -> None:
    assert all("опечатка" not in words for words in html_words(compare(opened, "ru")))


@pytest.mark.usefixtures("empty_store")
def test_a_finding_whose_sentence_wants_more_than_was_stored_shows_its_code(opened: Opened) -> None:
    bare = dataclasses.replace(WARNING, values={})
    open_journal(settings()).accept(figure(121, bare), b"1", "aigul")
    (figure_row, *_) = tables(compare(opened, "ru"))[""]["rows"]
    assert figure_row["cells"][6] == "control_sum_differs — пояснения нет"


@pytest.mark.usefixtures("revised")
def test_what_changed_is_told_once_and_again_after_the_next_change(opened: Opened) -> None:
    app = opened()
    labels = [expander.label for expander in app.expander]
    assert "Что изменилось (5)" in labels
    app.session_state["changed_since"] = True
    app.run()
    (told,) = (words for words in html_words(app) if "исправлен отчёт" in words)
    for words in (
        "1-M · Карагандинская · 4 кв. 2022",
        "отозван отчёт не тот файл",
        "исправлен отчёт, изменено значений: 1 из 1 опечатка",
        "принят отчёт, значений: 1",
        "дано пояснение так в акте",
    ):
        assert words in told
    app.button(key="changed_since_seen").click().run()
    assert "Что изменилось с вашего последнего просмотра (0)" in [one.label for one in app.expander]
    open_journal(settings()).restore(3, "dana", "файл верный")
    app.run()
    assert "Что изменилось с вашего последнего просмотра (1)" in [one.label for one in app.expander]
