"""Good practice: regions to be asked about what, and cards of experience, in every language and address."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics.catalogue.experience import load_experience
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from pages.shared.practice_data import PracticeView, searched
from pages.shared.practice_experience import experience_workbook
from pages.shared.practice_workbook import practice_workbook
from tests.pages.conftest import Opened
from tests.pages.list_returns import list_draft, list_rows, store_figures
from tests.pages.shown import html_words, sentences
from tests.pages.test_compare import tables

PRACTICE = "practice.py"
P2025 = Period(2025, 4)
TITLES = {"ru": "Хорошая практика", "kk": "Озық тәжірибе", "en": "Good practice"}
ASK = {"ru": "**Кого спросить:**", "kk": "**Кімнен сұрау керек:**", "en": "**Whom to ask:**"}
# In the demonstration data Pavlodar (55) and Kyzylorda (43) are lastingly below in A06, Kostanay (39) above.
PLANNED = """
| measure              | agency | starts_on  | due_on     | moves_indicator | state     | done_on    |
| Наставники *<b>      | КДН    | 2024-01-10 | 2024-12-31 | A06             | done      | 2024-12-01 |
| Летняя занятость     | Отдел  | 2025-01-10 | 2025-09-30 | A08             | running   |            |
| Роботы               | Отдел  | 2025-01-10 | 2025-09-30 | C16             | running   |            |
| Отменённое           | Отдел  | 2025-01-10 | 2025-09-30 | A06             | cancelled |            |
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the figures of the demonstration and the lists of Pavlodar region alone; filled once."""
    place = tmp_path_factory.mktemp("practice") / "home"
    plan = list_rows("plan_measure", PLANNED)
    events = list_rows(
        "event", "| title | held_on | holder | children |\n| Беседа | 2025-04-01 | joint | 30 |"
    )
    partners = list_rows(
        "partner", "| name | signed_on | money |\n| ТОО | 2024-01-01 | 2.5 |", kind="business"
    )
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ZHAS_HOME", str(place))
        journal = open_journal(settings())
        store_figures(journal)
        lists = [
            list_draft("55", P2025, *plan, *events, *partners),
            list_draft("55", P2025, *events, form="ZM-LP"),
        ]
        journal.accept_many(lists, "Айгуль")
    return place


@pytest.fixture
def with_lists(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read that store; tables are kept by version, which stores may share."""
    monkeypatch.setenv("ZHAS_HOME", str(home))
    st.cache_data.clear()
    yield
    st.cache_data.clear()


def cards_of(app: AppTest) -> str:
    return " ".join(html_words(app))


@pytest.mark.usefixtures("with_lists")
@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_to_ask_in_three_languages(opened: Opened, language: Language) -> None:
    app = opened(PRACTICE, lang=language, period="2025Q4")
    assert [title.value for title in app.title] == [TITLES[language]]
    told = sentences(app)
    assert ASK[language] in told
    assert "{" not in told
    # 0.055 of searches name somebody by chance; four of them 0.2: the kept calibration.
    share = "5.5%" if language == "en" else "5,5\u00a0%"
    assert share in told
    assert texts(language)("practice.no_lists") in told
    found = tables(app)
    assert next(iter(found)) == texts(language)("practice.ask_title")
    assert texts(language)("practice.might_ask_title") in found


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"part": "nonsense", "events": "X99", "period": "9999Q9", "region": "99"},
        {"events": "A06", "period": "2015Q1"},
        {"events": "A06", "period": "2018Q2", "region": "79"},
        {"events": "A11", "period": "2022Q2", "borders": "2022"},
        {"events": "C14", "period": "2025Q2"},
        {"part": "experience", "topic": "x", "origin": "x", "on": "X99", "find": "<script>*"},
        {"part": "experience", "on": "G04", "find": "x" * 500},
    ],
    ids=lambda address: "-".join(address.values())[:40],
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = opened(PRACTICE, **address)
    assert [title.value for title in app.title] == ["Хорошая практика"]


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("part", ["regions", "experience"])
def test_an_empty_store_says_what_to_do(opened: Opened, part: str) -> None:
    app = opened(PRACTICE, part=part)
    if part == "regions":
        assert "искать регионы для вопросов" in sentences(app)
    else:
        assert "12 карточек" in sentences(app)


@pytest.mark.usefixtures("demonstration")
def test_where_nobody_is_lasting_the_nearest_are_not_called_good(opened: Opened) -> None:
    # A half-year has too few events: A06 names nobody (44 events in a typical region).
    app = opened(PRACTICE, events="A06", period="2025Q2")
    told = sentences(app)
    assert "Устойчивых отличий вниз по этому поиску нет" in told
    assert "не устойчивы и могут быть случайными" in told
    assert list(tables(app)) == ["Ближе всего к отличию"]
    assert "О чём спросить" not in told


@pytest.mark.usefixtures("with_lists")
def test_plan_measures_of_those_years_stand_beside_with_their_source(opened: Opened) -> None:
    app = opened(PRACTICE, period="2025Q4", events="A06", region="55")
    told, shown = sentences(app), " ".join(html_words(app))
    assert "Павлодарской области" in told
    # The measure that names A06 and the one that names a part of it, not the cancelled one.
    assert "Наставники *<b> КДН 10.01.2024 – 31.12.2024 исполнено в срок" in shown
    assert "этот показатель" in shown
    assert "Летняя занятость" in shown
    assert "Отменённое" not in shown
    assert "На другие показатели или без показателя: 1." in told
    # Typed words are no markup, and the questions name the measures.
    assert "Наставники \\*\\<b\\>" in told
    # Four listed; each ministry tells an event with 30 children, which are not added; one agreement.
    assert "12 мес. 2025 4 1 30 1 30 1" in shown
    toggle = next(one for one in app.toggle if "откуда" in one.label)
    toggle.set_value(True).run()
    assert "План A9 Айгуль" in " ".join(html_words(app))


@pytest.mark.usefixtures("with_lists")
def test_the_workbook_holds_differences_questions_measures_and_years() -> None:
    text, view = texts("ru"), PracticeView(("A06",), P2025)
    found = searched(view)
    book = openpyxl.load_workbook(io.BytesIO(practice_workbook(text, view, found)))
    assert book.sheetnames == ["Регионы", "Вопросы", "Мероприятия плана", "Годы"]
    cells = {
        name: [[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames
    }
    differences = [row for row in cells["Регионы"] if row[2] in ("меньше ожидаемого", "больше ожидаемого")]
    assert len(differences) == len(found.named)
    assert {row[0] for row in differences if row[2] == "больше ожидаемого"} >= {"Костанайская область"}
    measures = [row for row in cells["Мероприятия плана"] if row[0] == "Павлодарская область"]
    assert [row[1] for row in measures] == ["этот показатель", "часть этого показателя или целое", None]
    assert any("синтетические" in str(row[0]) for row in cells["Регионы"])


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_shown_with_its_source_and_strength(opened: Opened, language: Language) -> None:
    app = opened(PRACTICE, lang=language, part="experience")
    shown = cards_of(app)
    for card in load_experience():
        assert card.title[language] in shown
        for source in card.sources:
            assert " ".join(source.split()) in shown
        assert texts(language)(f"experience.strength.{card.study}") in shown
    assert "{" not in sentences(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ({"topic": "training"}, {"quality_of_clubs"}),
        ({"origin": "domestic"}, {"clubs_in_the_law", "creative_order_kostanay"}),
        ({"on": "G04"}, {"diversion"}),
        ({"find": "SCARED тюрьм"}, {"scared_straight"}),
        ({"topic": "clubs", "origin": "foreign", "find": "робот"}, {"robotics_teams"}),
    ],
    ids=["training", "at_home", "indicator", "words", "all_together"],
)
def test_cards_are_found(opened: Opened, address: dict[str, str], codes: set[str]) -> None:
    shown = cards_of(opened(PRACTICE, part="experience", **address))
    assert {card.code for card in load_experience() if card.title.ru in shown} == codes


@pytest.mark.usefixtures("demonstration")
def test_words_that_no_card_has_say_so_and_stay_in_the_address(opened: Opened) -> None:
    app = opened(PRACTICE, part="experience")
    app.text_input[0].set_value("динозавр").run()
    assert "карточек нет" in app.info[0].value
    assert app.query_params["find"] == "динозавр"
    app.text_input[0].set_value("").run()
    assert "find" not in app.query_params
    assert "12 карточек" in sentences(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_of_cards_has_a_row_a_card(language: Language) -> None:
    cards = load_experience()
    book = openpyxl.load_workbook(io.BytesIO(experience_workbook(texts(language), cards)))
    titles = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert [card.title[language] for card in cards] == [
        title for title in titles if title in {card.title[language] for card in cards}
    ]
