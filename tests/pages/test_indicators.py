"""The passports of indicators and regions, and the register of all indicators."""

from __future__ import annotations

import io

import openpyxl
import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.recommendations import load_recommendations, recommendations_of
from analytics.catalogue.records import Indicator
from analytics.regions import Region, load_regions
from analytics.text import texts
from pages.shared import indicator_words as words
from pages.shared.indicator_register import register_workbook
from pages.shared.region_passport import lineage_sentences
from pages.shared.region_population import population_of
from tests.pages.conftest import Opened
from tests.pages.shown import card

PAGE = "indicators.py"
TITLES = {"ru": "Показатели и регионы", "kk": "Көрсеткіштер мен өңірлер", "en": "Indicators and regions"}


def indicator(code: str) -> Indicator:
    return load_catalogue().indicators[code]


def region(code: str, vintage: int) -> Region:
    return next(one for one in load_regions().records if (one.code, one.vintage) == (code, vintage))


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("passport", ["indicators", "regions"])
def test_passports_in_three_languages(opened: Opened, language: str, passport: str) -> None:
    app = opened(PAGE, lang=language, passport=passport)
    assert [title.value for title in app.title] == [TITLES[language]]
    assert app.query_params["passport"] == passport
    assert len(app.dataframe) == (1 if passport == "indicators" else 2)


@pytest.mark.usefixtures("demonstration")
def test_the_passport_of_an_indicator(opened: Opened) -> None:
    app = opened(PAGE, indicator="A06")
    assert app.subheader[0].value == "Несовершеннолетние, привлечённые к уголовной ответственности"
    substance = card(app, "Как рассчитывается")
    assert "A06 / дети 0–17 лет × 10 000" in substance
    assert "Чем меньше, тем лучше" in substance
    assert "1-й квартал 2015 г.: более ранние данные несопоставимы" in substance
    origin = card(app, "Кто отчитывается")
    assert "лист R10, строка 1, графа 1" in origin
    links = [(link.proto.label, link.proto.query_string) for link in app.get("page_link")]
    assert ("R07 · Ювенальная юстиция и профилактика", "recommendation=R07&lang=ru") in links
    assert "Minors held criminally liable" in origin
    assert "A07 · Учащиеся" in origin


@pytest.mark.usefixtures("demonstration")
def test_an_indicator_from_elsewhere_opens_its_own_group(opened: Opened) -> None:
    app = opened(PAGE, indicator="C06", group="A")
    assert (app.query_params["indicator"], app.query_params["group"]) == ("C06", "C")
    app.selectbox(key="pick_group").set_value("B").run()
    assert (app.query_params["indicator"], app.query_params["group"]) == ("B01", "B")


@pytest.mark.usefixtures("demonstration")
def test_the_passport_of_a_region_that_was_split(opened: Opened) -> None:
    app = opened(PAGE, passport="regions", unit="51-2015")
    assert app.subheader[0].value == "Южно-Казахстанская область (до 19.06.2018)"
    facts = card(app, "Код КАТО")
    assert "19.06.2018: Южно-Казахстанская область → Туркестанская область." in facts
    assert "19.06.2018: Южно-Казахстанская область → город Шымкент. Территория: город Шымкент." in facts
    assert "ЮКО" in facts
    periods = list(app.dataframe[1].value["Период"])
    assert (periods[0], periods[-1]) == ("1 кв. 2018", "1 кв. 2015")


@pytest.mark.usefixtures("demonstration")
def test_population_stands_with_its_estimates_marked(opened: Opened) -> None:
    # stat.gov.kz, 1 January 2023: 610,205 in Abai and 730,236 in East Kazakhstan, the land of 2015 together.
    app = opened(PAGE, passport="regions", unit="63-2015")
    table = app.dataframe[0].value.set_index("Год")["всё население"]
    assert table["2023"].replace("\u00a0", " ") == "1 340 441"
    assert table["2024"].startswith("≈ ")


def test_population_only_where_the_land_stood_alone() -> None:
    years = {year for year, _ in population_of(region("10", 2022))}
    assert (min(years), max(years)) == (2022, 2026)
    assert population_of(region("90", 2015)) == {}


def test_the_land_of_a_code_has_its_own_lineage() -> None:
    sentences = lineage_sentences(region("35", 2022), texts("en"))
    assert sentences == [
        "2022-06-08: Karaganda Region → Karaganda Region. Territory: the rest of Karaganda Region."
    ]
    assert lineage_sentences(region("11", 2015), texts("en")) == []


@pytest.mark.parametrize(
    ("code", "formula"),
    [
        ("A15", "A15"),
        ("A03", "A03 / A01 × 100"),
        ("D09", "(D03 + D04) / D01 × 100"),
        ("D06", "D06 / C05 × 1 000 000"),
        ("B01", "B01 / дети 0–17 лет × 10 000"),
    ],
)
def test_formulas_in_words(code: str, formula: str) -> None:
    assert words.formula(indicator(code), texts("ru")).replace("\u00a0", " ") == formula


def test_where_an_indicator_stands() -> None:
    text = texts("en")
    assert words.places(indicator("A03"), text)[1] == ("sheet R2, row 6, graph 3 + sheet R2, row 7, graph 3")
    assert words.places(indicator("B01"), text)[1] == "the row with the code B01"
    assert words.places(indicator("C14"), text) == []


def test_every_recommendation_and_distribution_has_words() -> None:
    for language in TITLES:
        text = texts(language)
        for record in load_catalogue().indicators.values():
            measured = recommendations_of(record, load_recommendations())
            assert measured
            assert all(words.recommendation(one, text).startswith(f"{one.code} · ") for one in measured)
            assert words.limits(record, text)


def test_the_register_as_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(register_workbook(texts("en"))))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    codes = [row[0] for row in rows if row[0] in load_catalogue().indicators]
    assert codes == list(load_catalogue().indicators)
    first = next(row for row in rows if row[0] == "A06")
    assert first[1:4] == ("Minors held criminally liable", "Offences", "per 10,000 children aged 0–17")
