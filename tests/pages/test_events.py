"""The Events page: both sides' lists together, joint events once, pairs side by side, entry without Excel."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from analytics.periods import Period
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from pages.shared.events_filters import EventsView
from pages.shared.events_workbook import events_workbook
from tests.pages.conftest import Opened
from tests.pages.event_lists import RAID, TALK, accept, both_sides, field, table, tables
from tests.pages.returns import press
from tests.pages.shown import html_words, sentences

PAGE = "events.py"
MARCH = {"period": "2025Q1", "lang": "ru"}

pytestmark = pytest.mark.usefixtures("empty_store")


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
    assert "Кто принял aigul" in source


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
    assert book.sheetnames == ["Мероприятия", "Итоги", "Итоги по видам", "Сообщили обе стороны"]
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


def test_the_workbook_says_what_the_page_says() -> None:
    """Kinds with the lower end, marks of rows, both sides of a pair with file and row, as known when."""
    both_sides()
    view = EventsView(Period(2025, 1), 2022, dt.datetime(2050, 1, 1, 19), kind="talk")
    book = openpyxl.load_workbook(io.BytesIO(events_workbook(texts("ru"), view, "2025-03")))
    rows = [[str(cell or "") for cell in row] for row in book["Мероприятия"].iter_rows(values_only=True)]
    assert "Дата: март 2025" in [row[0] for row in rows]
    assert "Как было известно на дату: 01.01.2050" in [row[0] for row in rows]
    assert sum("возможно, то же сообщила другая сторона" in row for row in rows) == 2
    kinds = [row for row in book["Итоги по видам"].iter_rows(values_only=True) if row[0] == "Вид"]
    assert [row[1:6] for row in kinds] == [("Лекция, беседа", 2, 1, 60, 30)]
    pairs = list(book["Сообщили обе стороны"].iter_rows(values_only=True))
    (pair,) = [row for row in pairs if row[0] == "Акмолинская"]
    assert {"Образование", "Полиция", "ZM-L_11_2025Q1.xlsx", "ZM-LP_11_2025Q1.xlsx", "10", "11"} <= set(pair)


def test_one_region_is_never_called_the_republic(opened: Opened) -> None:
    both_sides()
    accept("ZM-LP", "15", "2025Q1", RAID)
    app = opened(PAGE, **MARCH, part="sides", region="11")
    assert [row["cells"][0] for row in tables(app)[0]["rows"]] == ["Акмолинская"]
    view = EventsView(Period(2025, 1), 2022, None, "11")
    book = openpyxl.load_workbook(io.BytesIO(events_workbook(texts("ru"), view)))
    assert "Республика" not in [row[0] for row in book["Итоги"].iter_rows(values_only=True)]


def test_the_rows_that_are_shown_are_the_rows_that_are_told(opened: Opened) -> None:
    """Of an event that both told the list of the police shows one row."""
    both_sides()
    app = opened(PAGE, **MARCH, body="police")
    assert len(table(app)) == 3
    assert "Показаны 3 строки списков: мероприятий — 3." in sentences(app)


def test_a_list_that_ends_earlier_is_named(opened: Opened) -> None:
    both_sides()
    accept("ZM-L", "11", "2025Q2", TALK)
    app = opened(PAGE, period="2025Q2", lang="ru")
    told = "Полиция: последний список 1 региона — за более ранний квартал, мероприятий после него здесь нет"
    assert f"- {told}: Акмолинская." in sentences(app)
    assert "Образование: последний список" not in sentences(app)
