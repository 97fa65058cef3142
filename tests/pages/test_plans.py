"""The page of plans and partners: every part in three languages, addresses, what a row leads to."""

from __future__ import annotations

import datetime as dt
import io
import json

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics import submission
from analytics.access import Person
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.submission.entries import Change, ListPlace
from analytics.text import texts
from pages.shared.plans_view import PlansView, register_of
from pages.shared.plans_workbook import plans_workbook
from tests.pages.conftest import Opened
from tests.pages.plan_lists import HOSTILE, accept_lists, measure, two_regions
from tests.pages.shown import html_words, sentences

PAGE = "plans.py"
TITLES = {"ru": "Планы и партнёры", "kk": "Жоспарлар мен серіктестер", "en": "Plans and partners"}
PARTS = ("measures", "timeline", "before_after", "partners", "training")
PERIOD = "2016Q2"
VIEW = PlansView(Period(2016, 2), 2015, "", None)


def tables(app: AppTest) -> list[dict]:
    """The tables that the page gives to its component."""
    found = []
    for element in app.get("bidi_component"):
        try:
            source = json.loads(json.loads(element.proto.json))
        except (ValueError, TypeError):
            continue
        if isinstance(source, dict) and "rows" in source:
            found.append(source)
    return found


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", TITLES)
def test_every_part_opens_in_three_languages(opened: Opened, language: str, part: str) -> None:
    app = opened(PAGE, lang=language, part=part)
    assert [title.value for title in app.title] == [TITLES[language]]
    assert app.segmented_control(key="pick_part").value == part


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_says_what_to_do_next(opened: Opened) -> None:
    assert [note.value for note in opened(PAGE).info] == [texts("ru")("compare.empty_store")]


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("language", "region"), [("ru", ""), ("kk", "11"), ("en", "15"), ("ru", "19")])
def test_lists_alone_are_shown(opened: Opened, language: str, part: str, region: str) -> None:
    two_regions()
    app = opened(PAGE, lang=language, part=part, period=PERIOD, region=region)
    assert [title.value for title in app.title] == [TITLES[language]]


@pytest.mark.usefixtures("empty_store")
def test_the_headline_counts_what_is_due_and_done(opened: Opened) -> None:
    two_regions()
    words = sentences(opened(PAGE, lang="ru", part="measures", period=PERIOD)).replace("\\", "")
    assert "В планах 4 мероприятия (списки от 2 из 16 регионов)." in words
    assert "Срок наступил у 3 мероприятий: исполнено в срок 1 (33,3" in words
    assert "Просрочено 2 мероприятия: Акмолинская (1) и Актюбинская (1)." in words
    assert "10,5 млн тенге из бюджета и 2,0 млн тенге из иных источников" in words
    assert "Нет списка за 2016 год: Алматинская" in words


@pytest.mark.usefixtures("empty_store")
def test_a_row_opens_with_its_file_and_cells(opened: Opened) -> None:
    two_regions()
    register = register_of(VIEW)
    code = register.loc[register["measure"].eq("Открыть кружки"), "code"].iloc[0]
    app = opened(PAGE, lang="ru", part="measures", period=PERIOD, list_row=code)
    words = " ".join(html_words(app))
    assert "Срок исполнения 31.05.2016 E12" in words
    assert "Файл ZM-L 11.xlsx" in words
    assert "Лист Мероприятия плана" in words
    assert "Кто принял aigul" in words
    assert "просрочено на 30 дней" in sentences(app)
    assert [button.label for button in app.get("download_button") if "исходный" in button.label]


@pytest.mark.usefixtures("empty_store")
def test_words_of_a_region_are_never_markup(opened: Opened) -> None:
    two_regions()
    register = register_of(VIEW)
    code = register.loc[register["unit_code"].eq("15"), "code"].iloc[0]
    for part in ("measures", "timeline"):
        app = opened(PAGE, lang="ru", part=part, period=PERIOD, region="15", list_row=code)
        bodies = [element.proto.body for element in app.get("html")]
        assert not any("<b>bold" in body for body in bodies)
        assert "**very**" not in sentences(app)
        assert "Не назван показатель" in " ".join(one.value.replace("\\", "") for one in app.warning)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize(
    "address",
    [
        {"period": "1915Q9", "region": "99", "part": "nothing", "borders": "1999"},
        {"period": PERIOD, "measure_state": "lost", "plan_indicator": "Z99", "known": "2016-02-31"},
        {"period": PERIOD, "known": "1915-01-01"},
        {"period": PERIOD, "list_row": "999-1", "part": "partners"},
        {"period": PERIOD, "part": "before_after", "before_after_indicator": "A01", "plan_case": "11 2016Q2"},
        {"period": PERIOD, "measure_state": "disagreeing", "plan_indicator": "none"},
        {"period": PERIOD, "region": "10"},
    ],
)
def test_odd_addresses_open_the_page(opened: Opened, address: dict[str, str]) -> None:
    two_regions()
    assert [title.value for title in opened(PAGE, **address).title] == [TITLES["ru"]]


@pytest.mark.usefixtures("empty_store")
def test_lists_are_shown_as_they_were_known(opened: Opened) -> None:
    two_regions()
    app = opened(PAGE, lang="ru", part="measures", period=PERIOD, known="2020-01-01")
    assert "За этот год список мероприятий плана не поступил" in sentences(app).replace("\\", "")
    assert any("01.01.2020" in note.value for note in app.info)


@pytest.mark.usefixtures("empty_store")
def test_a_filter_leaves_the_measures_asked_for(opened: Opened) -> None:
    two_regions()
    app = opened(PAGE, lang="ru", part="measures", period=PERIOD, measure_state="done_on_time")
    found = [source for source in tables(app) if source["caption"] == "Мероприятия плана"]
    assert [[row["cells"][0] for row in source["rows"]] for source in found] == [["Курсы"]]


@pytest.mark.usefixtures("empty_store")
def test_many_rows_are_cut_and_told(opened: Opened) -> None:
    rows = [measure(12 + place, f"Мероприятие {place}", "2016-05-31") for place in range(400)]
    accept_lists("11", PERIOD, *rows)
    app = opened(PAGE, lang="ru", part="measures", period=PERIOD, region="11")
    assert "Показаны первые 300 строк из 400." in sentences(app)
    app = opened(PAGE, lang="ru", part="timeline", period=PERIOD, region="11")
    assert "На диаграмме 60 мероприятий из 400" in sentences(app)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_the_workbook_holds_rows_with_addresses(language: str) -> None:
    two_regions()
    text = texts(language)
    book = openpyxl.load_workbook(io.BytesIO(plans_workbook(text, VIEW)))
    assert len(book.sheetnames) == 7
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    (hostile,) = (row for row in rows if row[0] == HOSTILE)
    assert "ZM-L 15.xlsx" in hostile
    assert any(str(cell).count(" E12;") == 1 for cell in hostile)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    (own,) = (row for row in rows if row[0] == "Открыть кружки")
    assert 30 in own
    assert 10.5 in own
    training = [[cell.value for cell in row] for row in book.worksheets[5].iter_rows()]
    # Akmola alone sent figures, so that the republic is the same.
    found = [row for row in training if row[1:5] == [40, 10, 50, 500]]
    assert [row[6] for row in found] == [10, 10]


def test_a_measure_keeps_its_file_when_an_event_is_entered_on_the_page(opened: Opened) -> None:
    """The entry is a new revision of the same return: its plan still stands in the workbook that was sent."""
    two_regions()
    place = ListPlace("ZM-L", "11", Period(2016, 2), "event")
    event = {"kind": "talk", "title": "Беседа", "held_on": dt.date(2016, 5, 12), "holder": "education"}
    serik = Person("serik", "operator", frozenset({"11"}))
    submission.accept_entry(
        open_journal(settings()), place, Change(event), serik, dt.date(2016, 6, 20), "так", "+"
    )
    (code, *_) = register_of(PlansView(Period(2016, 2), 2015, "11", None))["code"]
    app = opened(PAGE, period=PERIOD, list_row=str(code))
    told = " ".join(html_words(app))
    assert "ZM-L 11.xlsx" in told
    assert "aigul" in told
    assert "zm:page" not in told
    assert [one.label for one in app.get("download_button") if "ZM-L 11.xlsx" in one.label]
