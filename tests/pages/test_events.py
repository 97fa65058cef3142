"""The Events page: both sides' lists together, joint events once, pairs side by side, entry without Excel."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics.access import Person
from analytics.periods import Period
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import guard
from pages.shared.events_filters import EventsView
from pages.shared.events_workbook import events_workbook
from tests.pages.conftest import Opened
from tests.pages.event_lists import RAID, TALK, accept, both_sides, journal, titles
from tests.pages.returns import labels, press
from tests.pages.shown import html_words, sentences

PAGE = "events.py"
MARCH = {"period": "2025Q1", "lang": "ru"}
RUNNING = str(Period.containing(dt.datetime.now(KAZAKHSTAN_TIME).date()))
YESTERDAY = dt.datetime.now(KAZAKHSTAN_TIME).date() - dt.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("empty_store")


def tables(app: AppTest) -> list[dict[str, Any]]:
    """The sources of the tables that the page drew."""
    sources = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    return [one for one in read if "columns" in one]


def table(app: AppTest) -> list[list[str]]:
    (one,) = tables(app)
    return [row["cells"] for row in one["rows"]]


def field(app: AppTest, label: str, kind: str = "text_input") -> Any:
    """The field whose label begins so; there must be one."""
    (found,) = (one for one in getattr(app, kind) if one.label.startswith(label))
    return found


@pytest.mark.parametrize(
    ("language", "title", "nothing"),
    [
        ("ru", "Мероприятия", "Списков мероприятий за этот год пока нет"),
        ("kk", "Іс-шаралар", "Бұл жылы іс-шаралар тізімі әзірге жоқ"),
        ("en", "Events", "There are no lists of events for this year yet"),
    ],
)
def test_an_empty_store_says_what_to_do(opened: Opened, language: str, title: str, nothing: str) -> None:
    for part in ("calendar", "pairs", "sides", "after", "enter"):
        app = opened(PAGE, lang=language, part=part)
        assert app.title[0].value == title
        assert app.info[0].value.startswith(nothing)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["calendar", "pairs", "sides", "after", "enter"])
def test_every_part_opens_in_every_language(opened: Opened, language: Language, part: str) -> None:
    both_sides()
    app = opened(PAGE, lang=language, period="2025Q1", part=part)
    text = texts(language)
    assert app.title[0].value == text("events.title")
    counted = text("events_sentences.once", n=1)
    assert counted in sentences(app)
    (tiles,) = [words for words in html_words(app) if text("events.totals.events") in words]
    assert tiles.startswith(f"4 {text('events.totals.events')} {text('events.at_least', lower=3)}")


@pytest.mark.parametrize(
    "address",
    [
        {
            "period": "1915Q9",
            "borders": "1",
            "region": "xx",
            "kind": "<b>",
            "body": "army",
            "part": "nothing",
        },
        {"day": "2025-99-99", "event": "'; drop table", "known": "tomorrow", "degree": "?", "after": "?"},
        {"period": "2015Q1", "borders": "2015", "part": "after", "reached": "1"},
        {"part": "enter", "entry_body": "army", "entry_region": "00", "entry_period": "2050Q1"},
    ],
)
def test_odd_addresses_open_the_page(opened: Opened, address: dict[str, str]) -> None:
    both_sides()
    app = opened(PAGE, lang="ru", **address)
    assert app.title[0].value == "Мероприятия"
    assert not app.error


def test_both_sides_see_all_rows_and_who_told_them(opened: Opened) -> None:
    both_sides()
    rows = [[*cells[:5], cells[8]] for cells in table(opened(PAGE, **MARCH))]
    assert sorted(rows) == sorted(
        [
            ["10.03.2025", "Акмолинская", "Беседа о правах", "Образование", "Управление образования",
             "возможно, то же сообщила другая сторона"],
            ["10.03.2025", "Акмолинская", "Беседа о правах", "Полиция", "Департамент полиции",
             "возможно, то же сообщила другая сторона"],
            ["03.03.2025", "Акмолинская", "Турнир «Мы вместе»", "Образование", "Совместно",
             "учтено один раз (совместное)"],
            ["03.03.2025", "Акмолинская", "Турнир «Мы вместе»", "Полиция", "Совместно",
             "учтено один раз (совместное)"],
            ["05.02.2025", "Акмолинская", "Рейд «Подросток»", "Полиция", "Департамент полиции", ""],
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"body": "police"}, 3),
        ({"kind": "raid"}, 1),
        ({"day": "2025-03"}, 4),
        ({"day": "2025-03-10"}, 2),
        ({"region": "11"}, 5),
    ],
)
def test_the_list_is_narrowed(opened: Opened, address: dict[str, str], found: int) -> None:
    both_sides()
    assert len(table(opened(PAGE, **MARCH, **address))) == found


def test_a_choice_without_events_says_so(opened: Opened) -> None:
    both_sides()
    app = opened(PAGE, **MARCH, region="15")
    assert "При таком выборе мероприятий нет. Снимите часть фильтров." in [one.value for one in app.info]


def test_a_row_leads_to_its_file_and_cell(opened: Opened) -> None:
    both_sides()
    code = tables(opened(PAGE, **MARCH, kind="raid"))[0]["rows"][0]["code"]
    app = opened(PAGE, **MARCH, event=code)
    (source,) = [words for words in html_words(app) if "ZM-LP_11_2025Q1.xlsx" in words]
    assert "Лист Мероприятия Строка 10 Ячейки Вид мероприятия: B10; Название: C10" in source
    assert "Кто внёс aigul" in source


def test_hostile_words_stay_words(opened: Opened) -> None:
    accept("ZM-L", "11", "2025Q1", {**TALK, "title": "<img src=x onerror=alert(1)> [a](javascript:1)"})
    code = tables(opened(PAGE, **MARCH))[0]["rows"][0]["code"]
    app = opened(PAGE, **MARCH, event=code)
    assert not any("<img" in one.proto.body for one in app.get("html"))
    (drawer,) = app.get("dialog")
    assert r"\[a\]\(javascript\:1\)" in drawer.proto.dialog.title


def test_the_pairs_stand_side_by_side_with_what_differs(opened: Opened) -> None:
    both_sides()
    app = opened(PAGE, **MARCH, part="pairs", degree="certain")
    (pair,) = [words for words in html_words(app) if "Турнир" in words]
    assert "Дети, чел. 120 118 ≠ различается" in pair
    assert "Дата проведения 03.03.2025 03.03.2025" in pair
    assert "близкие числа; обе стороны назвали совместным" in sentences(app)


def test_a_word_about_a_pair_changes_the_totals(opened: Opened) -> None:
    both_sides()
    app = opened(PAGE, **MARCH, part="pairs", degree="probable")
    press(app, "Это одно мероприятие")
    assert [one.value for one in app.error] == [
        "Укажите причину: она сохранится в истории. Ничего не записано."
    ]
    field(app, "Причина").set_value("звонили *обеим*").run()
    press(app, "Это одно мероприятие")
    assert app.success[0].value == "Записано: это одно мероприятие, в итогах оно считается один раз."
    (tiles,) = [words for words in html_words(app) if "Мероприятия" in words and "Родители" in words]
    assert tiles.startswith("3 Мероприятия 150 Дети")
    marked = opened(PAGE, **MARCH, part="pairs", degree="confirmed")
    assert r"Причина: звонили \*обеим\*" in sentences(marked)


def test_who_reports_only_on_one_side_is_named(opened: Opened) -> None:
    both_sides()
    accept("ZM-LP", "15", "2025Q1", RAID)
    app = opened(PAGE, **MARCH, part="sides")
    assert "- О мероприятиях сообщает только полиция: Актюбинская." in sentences(app)
    regions = {row["cells"][0]: row["cells"][1:] for row in tables(app)[0]["rows"]}
    assert regions["Акмолинская"][1:6] == ["1", "2", "1", "4", "180"]
    assert regions["Республика"][1:6] == ["1", "3", "1", "5", "180"]
    assert regions["Актюбинская"][0] == "нет списка образования"


def test_afterwards_that_is_not_there_yet_is_said(opened: Opened) -> None:
    both_sides()
    app = opened(PAGE, **MARCH, part="after")
    assert app.info[-1].value.startswith("Показать пока нечего: ни за один из следующих четырёх кварталов")
    assert "2-й квартал 2025 г. — 1-й квартал 2026 г." in app.info[-1].value


def test_the_workbook_has_rows_with_addresses_totals_and_pairs() -> None:
    accept("ZM-L", "11", "2025Q1", {**TALK, "title": "=1+1"}, TALK)
    both_sides_police = {**TALK, "holder": "police"}
    accept("ZM-LP", "11", "2025Q1", both_sides_police)
    view = EventsView(Period(2025, 1), 2022, None)
    book = openpyxl.load_workbook(io.BytesIO(events_workbook(texts("ru"), view)))
    assert book.sheetnames == ["Мероприятия", "Итоги", "Сообщили обе стороны"]
    cells = {cell.value: cell.data_type for row in book["Мероприятия"].iter_rows() for cell in row}
    assert cells["=1+1"] == "s"
    assert "ZM-L_11_2025Q1.xlsx" in cells
    totals = [row for row in book["Итоги"].iter_rows(values_only=True) if row[0] == "Республика"]
    assert totals[0][4:6] == (3, 90)
    assert [
        row[1] for row in book["Сообщили обе стороны"].iter_rows(values_only=True) if row[0] == "Акмолинская"
    ]


def test_as_known_on_an_earlier_day_there_was_no_list(opened: Opened) -> None:
    both_sides()
    app = opened(PAGE, **MARCH, known="2025-03-31")
    assert app.info[0].value.startswith("Показано то, что было известно на конец дня 31.03.2025")
    assert app.info[1].value.startswith("Списков мероприятий за этот год пока нет")


def entry(opened: Opened, body: str = "police") -> AppTest:
    return opened(PAGE, lang="ru", part="enter", entry_body=body, entry_region="11", entry_period=RUNNING)


def fill(app: AppTest, **words: Any) -> AppTest:
    """Fill in a sound event but for what is given."""
    field(app, "Вид мероприятия", "selectbox").set_value(words.get("kind", "raid"))
    field(app, "Дата проведения", "date_input").set_value(words.get("held_on", YESTERDAY))
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
    assert "Часть больше целого" in said
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
