"""The register of returns: counters, matrix, table, one return with what a curator may do."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from streamlit.testing.v1 import AppTest

from analytics import submission
from analytics.access import Person
from analytics.intake.batch import Draft, Finding, Observation
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import BatchRecord
from analytics.text import texts
from tests.pages.conftest import Opened
from tests.pages.returns import press
from tests.pages.shown import html_words, sentences

PAGE = "register.py"
PERIOD = Period(2025, 4)
TITLES = {"ru": "Реестр отчётов", "kk": "Есептер тізілімі", "en": "Register of returns"}
CURATOR = Person("Куратор", "curator")


def accept(region: str, value: float, content: bytes, comment: str = "", form: str = "ZM-P") -> BatchRecord:
    """A return of one figure with one warning, for the fourth quarter of 2025."""
    import hashlib

    draft = Draft(
        form,
        region,
        PERIOD,
        (Observation("B01", value, "number", "Данные", "E7"),),
        (
            Finding(
                "text_number", "warning", "Данные", "E7", "B01", given="1 000", values={"read_as": "1000"}
            ),
        ),
        file_name=f"{form} {region}.xlsx",
        sha256=hashlib.sha256(content).hexdigest(),
        received_on="2026-01-17",
    )
    return open_journal(settings()).accept(draft, content, "Оператор", {}, comment)


def matrix(app: AppTest) -> dict:
    """What the script of the matrix was given."""
    sources = [json.loads(element.proto.json) for element in app.get("bidi_component") if element.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    (found,) = (source for source in read if "marks" in source)
    return found


def fields(app: AppTest, region: str) -> dict[str, str]:
    """The marks of one region, by form and period."""
    source = matrix(app)
    (row,) = (row for row in source["rows"] if row["code"] == region)
    return {
        f"{column['form']} {column['period']}": field[0]
        for column, field in zip(source["columns"], row["cells"], strict=True)
        if field
    }


def tiles(app: AppTest) -> str:
    return next(words for words in html_words(app) if "ожидается" in words and "утверждено" in words)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_the_demonstration_in_three_languages(opened: Opened, language: str) -> None:
    app = opened(PAGE, lang=language, period="2025Q4")
    assert [title.value for title in app.title] == [TITLES[language]]
    source = matrix(app)
    assert [group["label"] for group in source["groups"]] == ["1-M", "ZM-E", "ZM-L", "ZM-LP", "ZM-P"]
    assert [column["period"] for column in source["columns"][:8]] == [
        str(Period(2024, 1).shift(quarter)) for quarter in range(8)
    ]
    assert len(source["rows"]) == 20
    assert [banner.value for banner in app.warning] == [texts(language)("origins.synthetic")]


@pytest.mark.usefixtures("demonstration")
def test_the_counters_of_the_demonstration(opened: Opened) -> None:
    # data/demo: of the fourth quarter of 2025 Kyzylorda's ZM-E and North Kazakhstan's ZM-LP never came.
    app = opened(PAGE, lang="ru", period="2025Q4")
    assert tiles(app).startswith("100 ожидается 98 поступило")
    assert "не поступило 0 возвращено 0 утверждено" in tiles(app)
    figures, events = (line for line in sentences(app).split("\n") if "просрочка" in line)
    assert figures.startswith(
        "- **Дополнительное образование, партнёрство и планы (ZM-E)** — срок 20.01.2026"
    )
    assert figures.endswith(": Кызылординская.")
    assert events.startswith("- **Список мероприятий полиции (ZM-LP)** — срок 15.01.2026")
    assert events.endswith(": СКО.")


@pytest.mark.usefixtures("demonstration")
def test_the_lists_are_owed_from_the_first_quarter_of_2015_on(opened: Opened) -> None:
    app = opened(PAGE, lang="ru", period="2015Q1")
    source = matrix(app)
    lists = [column["period"] for column in source["columns"] if column["form"] == "ZM-L"]
    assert lists == ["2015Q1"]
    assert tiles(app).startswith("80 ожидается")


@pytest.mark.usefixtures("demonstration")
def test_one_form_in_words(opened: Opened) -> None:
    app = opened(PAGE, lang="ru", period="2025Q4", form="ZM-E")
    source = matrix(app)
    assert source["wide"] is True
    assert len(source["columns"]) == 8
    assert fields(app, "43")["ZM-E 2025Q4"] == "overdue"
    assert "в срок" in source["words"]


@pytest.mark.usefixtures("demonstration")
def test_regions_that_were_divided_keep_their_own_quarters(opened: Opened) -> None:
    app = opened(PAGE, lang="en", period="2018Q3", form="1-M")
    names = {row["name"]: [bool(cell) for cell in row["cells"]] for row in matrix(app)["rows"]}
    assert names["South Kazakhstan Region"] == [True] * 6 + [False] * 2
    assert names["Turkistan Region"] == [False] * 6 + [True] * 2


@pytest.mark.usefixtures("demonstration")
def test_a_link_opens_the_same_return(opened: Opened) -> None:
    app = opened(PAGE, lang="kk", period="2025Q4", **{"return": "ZM-P.11.2025Q4"})
    assert "**Кәмелетке толмағандар арасындағы құқық бұзушылықтардың алдын алу \\(ZM\\-P\\)**" in sentences(
        app
    )
    assert app.query_params["return"] == "ZM-P.11.2025Q4"


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_says_what_to_do(opened: Opened) -> None:
    app = opened(PAGE, lang="ru", period="2025Q4")
    assert [box.value for box in app.info] == [texts("ru")("register.empty_store")]
    assert tiles(app).startswith("100 ожидается 0 поступило 0 в срок 0 с опозданием 100 не поступило")
    assert "не сдал ни один регион" in sentences(app)


@pytest.mark.usefixtures("empty_store")
def test_reporting_that_goes_on_starts_with_the_last_quarter_that_ended(opened: Opened) -> None:
    ended = Period.containing(dt.datetime.now(dt.UTC).date()).shift(-1)
    draft = Draft("ZM-P", "11", ended.shift(-1), (Observation("B01", 1, "number", None, None),))
    open_journal(settings()).accept(draft, None, "Оператор")
    assert opened(PAGE).query_params["period"] == str(ended)


@pytest.mark.usefixtures("demonstration")
def test_a_store_of_the_past_starts_with_its_last_period(opened: Opened) -> None:
    assert opened(PAGE).query_params["period"] == "2025Q4"


@pytest.mark.usefixtures("empty_store")
def test_a_curator_approves_returns_withdraws_and_restores(opened: Opened) -> None:
    accept("11", 5, b"first")
    accept("11", 7, b"second", "Уточнение")
    app = opened(PAGE, lang="ru", period="2025Q4", **{"return": "ZM-P.11.2025Q4"})
    assert fields(app, "11")["ZM-P 2025Q4"] == "late"
    press(app, "Утвердить")
    assert fields(app, "11")["ZM-P 2025Q4"] == "approved"
    assert "Отчёт утверждён." in [box.value for box in app.success]

    press(app, "Вернуть на исправление")
    assert [box.value for box in app.error] == [texts("ru")("register.reason_missing.return")]
    app.text_area[0].set_value("Проверьте B01")
    press(app, "Вернуть на исправление")
    assert fields(app, "11")["ZM-P 2025Q4"] == "returned"
    assert any("Проверьте B01" in words for words in html_words(app))

    app.text_area[0].set_value("Ошибочный файл")
    press(app, "Отозвать")
    assert fields(app, "11")["ZM-P 2025Q4"] == "late"  # the first revision stands again
    app.text_area[0].set_value("Файл верный")
    press(app, "Восстановить редакцию 2")
    assert fields(app, "11")["ZM-P 2025Q4"] == "returned"
    story = next(words for words in html_words(app) if "принят отчёт" in words)
    done = [
        "восстановлен отчёт · редакция 2",
        "отозван отчёт · редакция 2",
        "отчёт возвращён на исправление · редакция 2",
        "отчёт утверждён · редакция 2",
        "принят отчёт · редакция 2",
        "принят отчёт · редакция 1",
    ]
    places = [story.index(words) for words in done]
    assert places == sorted(places)


@pytest.mark.usefixtures("empty_store")
def test_the_revisions_their_files_and_what_changed(opened: Opened) -> None:
    accept("11", 5, b"first")
    accept("11", 7, b"second", "Уточнение")
    link = {"return": "ZM-P.11.2025Q4", "period": "2025Q4", "lang": "ru"}
    app = opened(PAGE, **link, return_view="files")
    downloads = [one.proto.label for one in app.get("download_button")]
    assert downloads.count("Скачать исходный файл: ZM-P 11.xlsx") == 2
    app = opened(PAGE, **link, return_view="changes")
    table = next(words for words in html_words(app) if words.startswith("Показатель"))
    assert "5 7 +2 +40,0 % Данные!E7" in table
    app = opened(PAGE, **link, return_view="findings")
    assert "Предупреждение Данные E7" in next(
        words for words in html_words(app) if words.startswith("Важность")
    )


@pytest.mark.usefixtures("empty_store")
def test_a_locked_period_and_its_exception(opened: Opened) -> None:
    accept("11", 5, b"first")
    journal = open_journal(settings())
    submission.lock(journal, "ZM-P", PERIOD, CURATOR, "Данные вошли в справку")
    app = opened(PAGE, lang="ru", period="2025Q4", **{"return": "ZM-P.11.2025Q4"})
    assert [column["form"] for column in matrix(app)["columns"] if column["locked"]] == ["ZM-P"]
    disabled = {button.label: button.disabled for button in app.button}
    assert (disabled["Отозвать"], disabled["Утвердить"]) == (True, False)
    submission.except_from_lock(journal, "ZM-P", PERIOD, "11", CURATOR, "Ошибка в B01")
    app.run()
    assert not {button.label: button.disabled for button in app.button}["Отозвать"]
    assert any("период закрыт, но региону разрешено сдать" in words for words in html_words(app))
