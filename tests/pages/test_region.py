"""Region: the profile of one region, its trends, its returns, and every odd address."""

from __future__ import annotations

import datetime as dt
import io
import json

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics.catalogue import load_catalogue
from analytics.measures.benchmark import REPUBLIC
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from pages.shared.profile_filters import ProfileView, borders_with, request_of
from pages.shared.profile_head import lineage_words
from pages.shared.profile_notes import note_sentences
from pages.shared.profile_similar import similar_table
from pages.shared.profile_workbook import profile_excel
from tests.pages.conftest import Opened
from tests.pages.shown import html_words, sentences

REGION = "region.py"
TITLES = {"ru": "Регион", "kk": "Өңір", "en": "Region"}
KARAGANDA = {"ru": "Карагандинская область", "kk": "Қарағанды облысы", "en": "Karaganda Region"}
OF_2022 = {"region": "35", "period": "2022Q4", "borders": "2018"}


def spine_of(app: AppTest) -> dict:
    """The figure of the spine chart as the browser gets it."""
    (chart,) = app.get("plotly_chart")
    return json.loads(chart.proto.spec)


def table_of(app: AppTest) -> dict[str, list[str]]:
    """The cells of the table of indicators by the code of the indicator."""
    sources = [json.loads(element.proto.json) for element in app.get("bidi_component") if element.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    table = next(one for one in read if "columns" in one)
    return {entry["code"]: entry["cells"] for entry in table["rows"]}


def view_of(code: str, period: str, borders: int) -> ProfileView:
    region = next(one for one in load_regions().in_borders(borders) if one.code == code)
    return ProfileView(region, Period.parse(period), borders, "cumulative", REPUBLIC, 0.95, "")


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_in_three_languages(opened: Opened, language: Language) -> None:
    app = opened(REGION, lang=language, **OF_2022)
    assert [title.value for title in app.title] == [TITLES[language]]
    assert KARAGANDA[language] in [block.value for block in app.subheader]
    text = texts(language)
    assert f"**{text('profile.strengths')}**" in sentences(app)
    decimal = "." if language == "en" else ","
    # Form 1-M of 2022: 118 + 2 minors held liable of 378,891 children: 3.167, Byar limits 2.626 to 3.787.
    cells = table_of(app)["A06"]
    assert cells[1] == f"3{decimal}2"
    assert cells[2] == f"2{decimal}6 – 3{decimal}8"
    assert "120" in cells


@pytest.mark.usefixtures("demonstration")
def test_the_spine_marks_the_region_by_its_verdict(opened: Opened) -> None:
    figure = spine_of(opened(REGION, **OF_2022))
    marked = {code: trace["name"] for trace in figure["data"] for code in trace.get("customdata", [])}
    # The republic has 1,569 of 6,563,746 children: 2.39 per 10,000, under the lower limit of 2.63.
    assert marked["A06"] == "✗ Хуже"
    places = figure["layout"]["yaxis"]["categoryarray"]
    assert places[0] == "# Правонарушения"
    assert places[1] in load_catalogue().indicators


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"region": "nonsense", "period": "9999Q9", "borders": "1", "basis": "x", "group": "Z", "tab": "x"},
        {"region": "51", "period": "2025Q4"},
        {"region": "10", "period": "2022Q4", "borders": "2022"},
        {"region": "61", "period": "2018Q2", "borders": "2018", "basis": "quarter"},
        {"region": "75", "period": "2016Q1", "against": "last_year"},
        {"region": "11", "period": "2025Q4", "against": "regions", "with": "15,19,xx"},
        {"region": "11", "period": "2025Q4", "against": "regions"},
        {"region": "11", "period": "2025Q4", "against": "regions", "with": "11", "confidence": "99.8"},
        {"region": "43", "period": "2025Q4", "basis": "year", "confidence": "99.8"},
        {"region": "35", "period": "2025Q2", "basis": "year"},
        *({"region": "27", "period": "2025Q4", "group": group} for group in "ABCDEFG"),
        {"region": "27", "period": "2025Q4", "group": "F", "tab": "trends"},
        {"region": "35", "period": "2015Q4", "tab": "trends"},
        {"region": "63", "period": "2025Q4", "borders": "2015", "tab": "returns"},
        {"region": "10", "period": "2022Q2", "tab": "returns"},
        {"region": "19", "period": "2015Q1", "tab": "returns"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = opened(REGION, **address)
    assert [title.value for title in app.title] == ["Регион"]
    assert len(app.subheader) >= 1


@pytest.mark.usefixtures("demonstration")
def test_the_first_region_and_the_last_period_are_chosen_first(opened: Opened) -> None:
    app = opened(REGION)
    assert app.subheader[0].value == "область Абай"
    assert (app.query_params["region"], app.query_params["period"]) == ("10", "2025Q4")


@pytest.mark.usefixtures("demonstration")
def test_a_region_that_did_not_exist_yet_leads_to_its_first_period(opened: Opened) -> None:
    app = opened(REGION, region="79", period="2015Q4")
    assert "такого региона ещё не было: город Шымкент" in app.warning[0].value
    app.button[0].click().run()
    assert [error.message for error in app.exception] == []
    assert app.query_params["period"] == "2018Q2"
    assert app.subheader[0].value == "город Шымкент"


def test_only_borders_with_the_region_are_offered() -> None:
    assert borders_with("35", Period(2025, 4)) == [2015, 2018, 2022]
    assert borders_with("51", Period(2025, 4)) == [2015]
    assert borders_with("10", Period(2025, 4)) == [2022]
    assert borders_with("35", Period(2019, 4)) == [2015, 2018]
    assert borders_with("79", Period(2015, 4)) == []


@pytest.mark.usefixtures("demonstration")
def test_a_group_without_rates_has_a_table_but_no_chart(opened: Opened) -> None:
    app = opened(REGION, region="35", group="F")
    assert not app.get("plotly_chart")
    assert texts("ru")("profile.no_spine") in [block.value for block in app.info]
    cells = table_of(app)
    assert set(cells) == {"F01", "F02", "F03", "F04", "F05"}
    assert cells["F01"][1]
    assert cells["F01"][3] == cells["F01"][8] == ""  # neither level nor median: counts do not compare
    assert "Сильные стороны" not in sentences(app)


@pytest.mark.usefixtures("demonstration")
def test_trends_are_computed_in_their_own_part_only(opened: Opened) -> None:
    app = opened(REGION, region="35", tab="trends")
    assert not app.get("plotly_chart")
    (words,) = (words for words in html_words(app) if "A06 · " in words)
    assert "в пределах случайности" in words
    assert "14 кварталов, 3 кв. 2022 — 4 кв. 2025" in words
    assert "Из 45 достаточно длинных рядов" in sentences(app)


@pytest.mark.usefixtures("demonstration")
def test_returns_of_a_merged_region_are_those_of_its_parts(opened: Opened) -> None:
    app = opened(REGION, region="63", period="2025Q4", borders="2015", tab="returns")
    (grid,) = (words for words in html_words(app) if "(ZM-P)" in words)
    assert "область Абай · " in grid
    assert "Восточно-Казахстанская область · " in grid
    # Five forms, two units, four quarters.
    assert "из 40 отчётов" in sentences(app)
    app.toggle[0].set_value(True).run()
    assert [error.message for error in app.exception] == []
    assert len(app.dataframe) == 2


@pytest.mark.usefixtures("demonstration")
def test_synthetic_figures_are_labelled(opened: Opened) -> None:
    assert "Демонстрационные данные" in opened(REGION, region="35").warning[0].value


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_store_says_what_to_do_next(opened: Opened, language: Language) -> None:
    app = opened(REGION, lang=language)
    assert app.title[0].value == TITLES[language]
    assert len(app.info) == 1


@pytest.mark.usefixtures("demonstration")
def test_similar_regions_stand_beside_the_region(opened: Opened) -> None:
    opened(REGION, region="35")
    table = similar_table(texts("ru"), view_of("35", "2022Q4", 2018), [("55", 0.5), ("63", 1.25)])
    for words in ("Карагандинская", "Павлодарская", "ВКО", "0,50", "1,25"):
        assert f">{words}<" in table
    assert table.index("Павлодарская") < table.index("ВКО")
    assert ">3,2\u00a0✗<" in table


@pytest.mark.parametrize(
    ("code", "borders", "words"),
    [
        (
            "35",
            2022,
            "08.06.2022 из региона выделены: область Ұлытау. "
            "Более ранние цифры относятся к прежней территории.",
        ),
        ("62", 2022, "До 08.06.2022 территория входила в состав: Карагандинская область."),
        (
            "51",
            2015,
            "Регион в этих границах существовал до 19.06.2018; "
            "теперь это: Туркестанская область и город Шымкент.",
        ),
    ],
)
def test_what_a_region_was_before_and_became(code: str, borders: int, words: str) -> None:
    region = next(one for one in load_regions().in_borders(borders) if one.code == code)
    assert lineage_words(texts("ru"), region) == [words]


def test_a_region_that_never_changed_has_no_lineage() -> None:
    assert lineage_words(texts("ru"), load_regions().get("11")) == []


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("code", "period", "borders", "expected"),
    [
        ("11", "2025Q4", 2022, ["В знаменателе стоит оценка"]),
        ("10", "2022Q4", 2022, ["В знаменателе стоит оценка", "Территория изменилась в течение года"]),
        ("10", "2023Q1", 2022, ["В знаменателе стоит оценка", "Год назад данные собирались по другой"]),
        (
            "11",
            "2015Q4",
            2015,
            ["В знаменателе стоит оценка", "Сопоставимы только начиная с 1-го квартала 2015 года"],
        ),
    ],
)
def test_what_must_be_known_is_noted(code: str, period: str, borders: int, expected: list[str]) -> None:
    found = note_sentences(texts("ru"), code, view_of(code, period, borders).key)
    assert len(found) == len(expected)
    assert all(sentence.startswith(words) for sentence, words in zip(found, expected, strict=True))


@pytest.mark.usefixtures("demonstration")
def test_the_workbook_holds_the_figure_and_its_cell(opened: Opened) -> None:
    opened(REGION, **OF_2022)
    view = view_of("35", "2022Q4", 2018)
    assert request_of(view.key).borders == 2018
    content = profile_excel(texts("ru"), view, dt.datetime(2026, 1, 20, tzinfo=dt.UTC))
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    figures = [[cell.value for cell in row] for row in workbook["Профиль"].iter_rows()]
    liable = next(row for row in figures if row[0] == "A06")
    assert round(120 / 378_891 * 10_000, 4) in [round(one, 4) for one in liable if isinstance(one, float)]
    sources = [[cell.value for cell in row] for row in workbook["Источники"].iter_rows()]
    cells = next(row for row in sources if row[0] == "A06")
    assert cells[3:] == ["Karagandy Region.XLSX; Ulytau Region.XLSX", "R10", "R10!E7; R10!E7"]
