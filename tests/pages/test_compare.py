"""Compare: the table, the sentence that leads it, and where each figure comes from."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened
from tests.pages.shown import sentences

COMPARE = "compare.py"
TITLES = {"ru": "Сравнение регионов", "kk": "Өңірлерді салыстыру", "en": "Compare regions"}
LEADS = {
    "ru": ("По республике — 2,4", "1\u00a0569 из 6\u00a0563\u00a0746", "Данные 17 из 17 регионов."),
    "kk": ("Республика бойынша — 2,4", "6\u00a0563\u00a0746 ішінен 1\u00a0569", "17 өңірдің 17 өңірінен"),
    "en": ("The republic: 2.4", "1,569 of 6,563,746", "Data from 17 of 17 regions."),
}
KARAGANDA = {"ru": "Карагандинская область", "kk": "Қарағанды облысы", "en": "Karaganda Region"}


def tables(app: AppTest) -> dict[str, dict]:
    """The tables of a page by the words of their caption (empty for «where from»)."""
    sources = [json.loads(element.proto.json) for element in app.get("bidi_component") if element.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    return {table["caption"]: table for table in read if "columns" in table}


def row(table: dict, name: str) -> list[str]:
    return next(entry["cells"] for entry in table["rows"] if entry["cells"][0] == name)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_the_lead_and_the_table_are_right_in_three_languages(opened: Opened, language: str):
    app = opened(COMPARE, lang=language, indicator="A06", period="2022Q4", borders="2018", show="table")
    assert app.title[0].value == TITLES[language]
    for words in LEADS[language]:
        assert words in sentences(app)
    (table,) = (table for caption, table in tables(app).items() if caption)
    cells = row(table, KARAGANDA[language])
    decimal = "." if language == "en" else ","
    # 118 + 2 minors of 378,891 children: 3.167 per 10,000, Byar limits 2.626 to 3.787.
    assert cells[1] == f"3{decimal}2"
    assert f"2{decimal}6 – 3{decimal}8" in cells
    # Fifth by value; by its own chance anything from the second to the eighth place.
    assert "5 (2–8)" in cells
    assert "120" in cells


@pytest.mark.usefixtures("demonstration")
def test_a_picked_region_shows_the_cells_behind_its_figure(opened: Opened):
    app = opened(COMPARE, indicator="A06", period="2022Q4", borders="2018", region="35", show="table")
    where = tables(app)[""]
    numerators = [entry["cells"] for entry in where["rows"] if entry["cells"][0] == "числитель"]
    assert [cells[1:6] for cells in numerators] == [
        ["Карагандинская", "118", "Karagandy Region.XLSX", "R10", "E7"],
        ["Ұлытау", "2", "Ulytau Region.XLSX", "R10", "E7"],
    ]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"indicator": "A06", "period": "2022Q4", "borders": "2022", "region": "10"},
        {"indicator": "A01", "period": "2018Q2", "borders": "2018", "basis": "quarter", "region": "61"},
        {"indicator": "C14", "period": "2025Q4", "borders": "2022", "region": "43"},
        {"indicator": "D06", "period": "2020Q3", "borders": "2015", "region": "51"},
        {"indicator": "B13", "period": "2016Q1", "borders": "2015", "map": "geographic"},
        {"indicator": "G01", "period": "2016Q1", "borders": "2015", "measure": "count", "region": "75"},
        {"indicator": "A20", "period": "2022Q4", "borders": "2022", "basis": "year", "region": "62"},
        {"indicator": "nonsense", "period": "9999Q9", "borders": "1", "basis": "x", "region": "x"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]):
    for tab in ("map", "ranked", "funnel", "change", "table"):
        app = opened(COMPARE, **address, show=tab)
        assert app.subheader
    assert tables(app)


@pytest.mark.usefixtures("demonstration")
def test_synthetic_figures_are_labelled(opened: Opened):
    app = opened(COMPARE, indicator="C14", period="2024Q4")
    assert "Демонстрационные данные" in app.warning[0].value


@pytest.mark.usefixtures("demonstration")
def test_last_years_synthetic_figures_are_labelled_beside_published_ones(opened: Opened):
    app = opened(COMPARE, indicator="A06", period="2022Q4", borders="2018")
    assert "Часть цифр" in app.warning[0].value


@pytest.mark.usefixtures("demonstration")
def test_borders_finer_than_the_returns_are_refused_with_a_button(opened: Opened):
    app = opened(COMPARE, indicator="A06", period="2015Q4", borders="2022")
    assert "За 4 кв. 2015 данных в границах 2022 года нет" in app.warning[0].value
    app.button[0].click().run()
    assert [error.message for error in app.exception] == []
    assert app.query_params["borders"] == "2015"


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_an_empty_store_says_what_to_do_next(opened: Opened, language: str):
    app = opened(COMPARE, lang=language)
    assert app.title[0].value == TITLES[language]
    assert len(app.info) == 1
