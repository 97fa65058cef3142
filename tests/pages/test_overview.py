"""The overview: key figures, what changed, what needs attention, how complete the data are."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft, Observation
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from pages.shared.attention_list import matters_of
from pages.shared.change_words import Change, change_of
from pages.shared.completeness_blocks import state_of_return
from pages.shared.overview_filters import OverviewView
from pages.shared.shown_as import shown_as
from tests.pages.conftest import Opened
from tests.pages.shown import card, html_words, sentences

TITLES = {"ru": "Обзор", "kk": "Шолу", "en": "Overview"}
CARDS = {
    "ru": ("Привлечены к уголовной ответственности", "Педагоги, прошедшие обучение"),
    "kk": ("Қылмыстық жауаптылыққа тартылғандар", "Оқытудан өткен педагогтер"),
    "en": ("Held criminally liable", "Teachers who were trained"),
}
TODAY = dt.date(2016, 3, 1)


def education(region: str, period: str, **figures: float) -> Draft:
    """A return of additional education with a few figures of the test."""
    observations = [Observation(code, value, "number", "Данные", "E7") for code, value in figures.items()]
    return Draft("ZM-E", region, Period.parse(period), tuple(observations), received_on="2016-01-15")


def accept(*drafts: Draft) -> None:
    open_journal(settings()).accept_many(drafts, "test")


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_the_demonstration_in_three_languages(opened: Opened, language: str) -> None:
    app = opened(lang=language)
    assert [title.value for title in app.title] == [TITLES[language]]
    names = [words for words in html_words(app) if words.startswith(CARDS[language])]
    assert len(names) == 2
    assert texts(language)("overview_blocks.attention.title") in [block.value for block in app.subheader]
    assert [banner.value for banner in app.warning] == [texts(language)("origins.synthetic")]


@pytest.mark.usefixtures("demonstration")
def test_published_figures_of_2022_stand_on_their_cards(opened: Opened) -> None:
    # Form 1-M of 2022, 20 regions: 1,569 minors held liable (table of the ministry), 6.56 million children.
    app = opened(period="2022Q4")
    assert "2,4 на 10 тыс. детей 0–17 лет" in card(app, "Привлечены к уголовной ответственности")
    assert "По 20 отчётам день поступления неизвестен" in sentences(app)


@pytest.mark.usefixtures("empty_store")
def test_cards_are_computed_from_the_returns(opened: Opened) -> None:
    # 900 of 2,000 pupils after 700 of 2,000; nobody of 10 trained, then 3 of 10, which may be chance
    # (score test: z = 1.88, probability 0.06).
    accept(
        education("11", "2015Q4", C05=1000, C06=600, D01=5, D03=3, D04=0),
        education("15", "2015Q4", C05=1000, C06=300, D01=5, D03=0, D04=0),
        education("11", "2014Q4", C05=1000, C06=500, D01=5, D03=0, D04=0),
        education("15", "2014Q4", C05=1000, C06=200, D01=5, D03=0, D04=0),
    )
    app = opened(lang="ru")
    assert card(app, "Охват дополнительным образованием") == (
        "Охват дополнительным образованием 45,0 % ▲ +10,0 п. п. · лучше АППГ: 35,0 % "
        "01.01.2016 · 2 из 16 регионов"
    )
    teachers = card(app, "Педагоги, прошедшие обучение")
    assert "30,0 % ▲ +30,0 п. п. · в пределах случайности АППГ: 0,0 %" in teachers
    assert "Нет данных" in card(app, "Состоят на учёте в ОВД")
    assert "получено 2 из 80 отчётов, в срок — 2" in sentences(app).replace("\u00a0", " ")
    assert "сверх случайного: лучше — 1, хуже — 0; в пределах случайности" in sentences(app)


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_leads_to_the_returns(opened: Opened) -> None:
    app = opened(lang="kk")
    assert [box.value for box in app.info] == [texts("kk")("compare.empty_store")]
    assert [link.proto.page for link in app.get("page_link")] == ["submit"]


@pytest.mark.usefixtures("demonstration")
def test_a_card_leads_to_the_same_view_of_its_indicator(opened: Opened) -> None:
    app = opened(lang="en", period="2019Q4", borders="2015")
    first = app.get("page_link")[0].proto
    assert (first.page, first.query_string) == (
        "compare",
        "indicator=A06&period=2019Q4&basis=cumulative&borders=2015&measure=rate&lang=en",
    )


@pytest.mark.usefixtures("demonstration")
def test_borders_follow_the_period_until_somebody_chooses(opened: Opened) -> None:
    app = opened()
    shown = [app.query_params["borders"]]
    for period in ("2016Q4", "2019Q4", "2025Q4"):
        app.selectbox(key="pick_period").set_value(period).run()
        shown.append(app.query_params["borders"])
    assert shown == ["2022", "2015", "2018", "2022"]
    chosen = opened(period="2025Q4", borders="2015")
    chosen.selectbox(key="pick_period").set_value("2024Q4").run()
    assert chosen.query_params["borders"] == "2015"


@pytest.mark.usefixtures("demonstration")
def test_the_period_goes_along_to_another_page(opened: Opened) -> None:
    app = opened(period="2019Q3", borders="2015")
    app.query_params.clear()
    app.switch_page("compare.py").run()
    assert (app.query_params["period"], app.query_params["borders"]) == ("2019Q3", "2015")


@pytest.mark.parametrize(
    ("code", "change", "percent", "judgement", "words", "tone"),
    [
        ("A06", -0.34, -11.4, "better", "−0,3 (−11,4 %)", "better"),
        ("A06", 0.34, 12.0, "worse", "+0,3 (+12,0 %)", "worse"),
        ("A06", 0.34, 12.0, "similar", "+0,3 (+12,0 %)", "neutral"),
        ("A06", 4.0, None, "worse", "с 0 до 4,0", "worse"),
        ("A06", 0.04, 0.3, "worse", "без изменений к АППГ", "neutral"),
        ("C14", 1.66, 2.7, "better", "+1,7 п. п.", "better"),
        ("A12", 5.0, 10.0, "higher", "+5,0 (+10,0 %)", "neutral"),
        ("A06", None, None, "not_judged", "без изменений к АППГ", "neutral"),
    ],
)
def test_changes_in_words(
    code: str, change: float | None, percent: float | None, judgement: str, words: str, tone: str
) -> None:
    text = texts("ru")
    row = {"value": 4.0, "change": change, "change_percent": percent, "judgement": judgement}
    found: Change = change_of(row, load_catalogue().indicators[code])
    assert found.words(shown_as(text, code)).replace("\u00a0", " ") == words
    assert found.tone == tone
    assert found.is_chance == (judgement == "similar")


def test_what_needs_attention_in_sentences() -> None:
    columns = ["kind", "region_code", "form_code", "indicator_code", "value", "republic", "count"]
    rows = [
        ("missing_return", "11", "1-M", None, None, None, 21),
        ("missing_return", "15", "1-M", None, None, None, 21),
        ("worse_than_republic", "27", None, "A06", 4.04, 2.39, 35),
        ("worse_than_republic", "15", None, "C14", 45.9, 63.0, 46),
        ("worse_than_republic", "11", None, "A06", 3.66, 2.39, 28),
        ("late_return", "39", "ZM-E", None, None, None, 2),
        ("territory_changed", "51", None, None, None, None, None),
    ]
    found = pd.DataFrame(rows, columns=columns).astype({"count": "Int64"})
    matters = list(matters_of(texts("ru"), found, OverviewView(Period(2015, 4), 2015)))
    assert [(matter.kind, matter.count, matter.words.replace("\u00a0", " ")) for matter in matters] == [
        ("missing_return", 2, "**Форма 1-M**, просрочка — 21 день: Акмолинская и Актюбинская."),
        (
            "worse_than_republic",
            2,
            "**Привлечены к уголовной ответственности** — по республике 2,4 на 10 тыс. детей 0–17 лет: "
            "ЗКО (4,0) и Акмолинская (3,7).",
        ),
        (
            "worse_than_republic",
            1,
            "**Охват дополнительным образованием** — по республике 63,0 %: Актюбинская (45,9 %).",
        ),
        ("late_return", 1, "**Форма ZM-E**: Костанайская (2 дня)."),
        (
            "territory_changed",
            1,
            "ЮКО: данные с начала года относятся к разной территории, "
            "сравнить их с АППГ в этих границах нельзя.",
        ),
    ]


@pytest.mark.parametrize(
    ("state", "received", "expected", "days_late", "due_on"),
    [
        ("on_time", True, True, 0, dt.date(2016, 1, 20)),
        ("late", True, True, 3, dt.date(2016, 1, 20)),
        ("received", True, True, None, dt.date(2016, 1, 20)),
        ("missing", False, True, None, dt.date(2016, 2, 29)),
        ("expected", False, True, None, dt.date(2016, 3, 1)),
        ("not_expected", False, False, None, dt.date(2016, 1, 20)),
    ],
)
def test_the_state_of_a_return(
    state: str, received: bool, expected: bool, days_late: int | None, due_on: dt.date
) -> None:
    row = {"received": received, "expected": expected, "days_late": days_late, "due_on": due_on}
    assert state_of_return(row, TODAY) == state
