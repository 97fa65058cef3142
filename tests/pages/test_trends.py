"""Trends: the sentences, the tables, new borders with their way out, and odd addresses."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened
from tests.pages.shown import sentences

TRENDS = "trends.py"
TITLES = {"ru": "Динамика", "kk": "Динамика", "en": "Trends"}
# Newton steps on the quasi-Poisson likelihood, written apart in plain numpy on the same 44 sums: −7.196 %
# a year, −9.025 to −5.330.
KARAGANDA = {
    "ru": "В Карагандинской области снижение на 7,2 % в год (95 %: 5,3…9,0), 44 квартала, "
    "1 кв. 2015 – 4 кв. 2025; сезонный критерий Манна–Кендалла согласен.",
    "kk": "Қарағанды облысында жылына 7,2 % төмендеу (95 %: 5,3…9,0), 44 тоқсан",
    "en": "In Karaganda Region, a fall of 7.2% a year (95%: 5.3…9.0), 44 quarters, Q1 2015 – Q4 2025",
}


def tables(app: AppTest) -> list[dict]:
    """The tables of the page, in their order."""
    sources = [json.loads(element.proto.json) for element in app.get("bidi_component") if element.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    return [table for table in read if "columns" in table]


def plain(app: AppTest) -> str:
    return sentences(app).replace("\u00a0", " ")


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_one_region_is_led_by_its_own_sentence(opened: Opened, language: str):
    app = opened(TRENDS, lang=language, indicator="A06", regions="35", republic="False", borders="2015")
    assert app.title[0].value == TITLES[language]
    assert KARAGANDA[language] in plain(app)


@pytest.mark.usefixtures("demonstration")
def test_the_region_chosen_elsewhere_stands_beside_the_republic(opened: Opened):
    app = opened(TRENDS, indicator="A06", region="35")
    judged, figures = tables(app)[:2]
    assert [row["cells"][0] for row in judged["rows"]] == ["Республика Казахстан", "Карагандинская область"]
    assert [column["label"] for column in figures["columns"]] == [
        "Период", "Республика Казахстан", "Карагандинская",
    ]  # fmt: skip
    assert "снижение — Республика Казахстан и Карагандинская область." in plain(app)
    assert app.query_params["regions"] == "35"


@pytest.mark.usefixtures("demonstration")
def test_figures_stand_newest_first_and_missing_ones_say_why(opened: Opened):
    app = opened(TRENDS, indicator="A06", regions="11", republic="False", borders="2015")
    rows = {row["code"]: row["cells"] for row in tables(app)[1]["rows"]}
    assert list(rows)[:2] == ["2025Q4", "2025Q3"]
    assert rows["2023Q3"] == ["3 кв. 2023", "данные не поступили"]


@pytest.mark.usefixtures("demonstration")
def test_new_borders_are_told_once_and_lead_to_the_whole_series(opened: Opened):
    app = opened(TRENDS, indicator="A06", regions="10,71", borders="2022")
    (told,) = app.info
    assert "область Абай: до 08.06.2022 эта территория входила в другой регион" in told.value
    assert "Выберите границы 2018 года" in told.value
    app.button[0].click().run()
    assert [error.message for error in app.exception] == []
    assert (app.query_params["borders"], app.query_params["regions"]) == ("2018", "63,71")
    assert not app.info
    assert "Восточно-Казахстанская область в границах 2018 года — это сумма отчётов" in plain(app)


@pytest.mark.usefixtures("demonstration")
def test_a_chosen_point_shows_the_cells_behind(opened: Opened):
    app = opened(
        TRENDS, indicator="A06", basis="year", regions="35", borders="2018", region="35", period="2022Q4"
    )
    numerators = [row["cells"] for row in tables(app)[-1]["rows"] if row["cells"][0] == "числитель"]
    assert [cells[1:3] for cells in numerators] == [["Карагандинская", "118"], ["Ұлытау", "2"]]


@pytest.mark.usefixtures("demonstration")
def test_the_republic_leads_to_the_comparison_and_an_incomplete_sum_names_its_regions(opened: Opened):
    app = opened(TRENDS, indicator="A06", borders="2015", region="00", period="2015Q2")
    assert "Республика — сумма регионов" in plain(app)
    rows = {row["code"]: row["cells"] for row in tables(app)[1]["rows"]}
    # 582 of 5,126,589 children of 15 regions; in the first quarter all 16 reported.
    assert rows["2015Q2"][1].replace("\u00a0", " ") == "1,14 (15 из 16 регионов)"
    assert rows["2015Q1"][1] == "1,04"


@pytest.mark.usefixtures("demonstration")
def test_a_point_of_land_that_did_not_exist_is_refused_with_the_reason(opened: Opened):
    app = opened(TRENDS, indicator="A06", borders="2022", regions="10", region="10", period="2019Q1")
    assert "В этом периоде территории в границах 2022 года ещё не было." in [one.value for one in app.info]


@pytest.mark.usefixtures("demonstration")
def test_without_any_line_the_page_says_what_to_choose(opened: Opened):
    app = opened(TRENDS, indicator="A06", republic="False")
    assert [told.value for told in app.info] == ["Выберите регионы или включите республику."]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"indicator": "A06", "regions": "10,33,62", "borders": "2022", "basis": "cumulative"},
        {"indicator": "A06", "regions": "10", "republic": "False", "borders": "2022", "to": "2021Q4"},
        {"indicator": "A01", "regions": "61,79", "borders": "2018", "mode": "years"},
        {"indicator": "C14", "regions": "35,63", "mode": "years", "from": "2020Q3"},
        {"indicator": "D06", "regions": "51", "borders": "2015", "from": "2018Q1", "to": "2018Q1"},
        {"indicator": "B13", "regions": "75", "from": "2024Q4", "to": "2015Q1"},
        {"indicator": "G01", "measure": "count", "regions": "75,71,11,15,19,23,27"},
        {"indicator": "A20", "basis": "year", "mode": "years", "regions": "62", "borders": "2022"},
        {"indicator": "A06", "basis": "year", "from": "2025Q1", "to": "2025Q2"},
        {"indicator": "A06", "basis": "quarter", "region": "00", "period": "2015Q2"},
        {"indicator": "x", "regions": "x,,35", "borders": "1", "basis": "x", "from": "x", "republic": "x"},
    ],
    ids=lambda address: "-".join(address.values()),
)
@pytest.mark.parametrize("language", TITLES)
def test_no_view_breaks(opened: Opened, address: dict[str, str], language: str):
    app = opened(TRENDS, lang=language, **address)
    assert tables(app) or app.info


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_an_empty_store_says_what_to_do_next(opened: Opened, language: str):
    app = opened(TRENDS, lang=language)
    assert app.title[0].value == TITLES[language]
    assert len(app.info) == 1
