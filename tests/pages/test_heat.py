"""Heat map: the sentences, the chart, the table and the downloads; odd addresses; a click."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics.charts.palette import LIGHT
from analytics.measures.heat import HeatRequest
from analytics.periods import Period
from analytics.text import texts
from pages.shared.heat_answer import HeatOrder, heat_axes, words_of_cell
from pages.shared.heat_filters import HeatQuestion
from pages.shared.heat_workbook import heat_workbook
from tests.pages.conftest import Opened
from tests.pages.shown import html_words, sentences
from tests.pages.test_compare import row, tables

HEAT = "heat.py"
TITLES = {"ru": "Тепловая карта", "kk": "Жылу картасы", "en": "Heat map"}
CAPTIONS = {
    "ru": "Таблица: значения и оценки",
    "kk": "Кесте: мәндер мен бағалар",
    "en": "Table: values and verdicts",
}
KARAGANDA = {"ru": "Карагандинская область", "kk": "Қарағанды облысы", "en": "Karaganda Region"}
OF_2022 = {"period": "2022Q4", "borders": "2018"}
PUBLISHED = HeatQuestion(HeatRequest(("A01", "A06", "A15"), Period(2022, 4), 2018), "against", "A")


def figures(app: AppTest) -> list[dict]:
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]


def cells(app: AppTest) -> dict[str, str]:
    """The sign of each cell by region and indicator."""
    return {
        code: sign
        for figure in figures(app)
        for trace in figure["data"]
        for code, sign in zip(trace.get("customdata", ()), trace.get("text", ()), strict=False)
    }


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_the_map_and_the_table_say_the_same_in_three_languages(opened: Opened, language: str) -> None:
    app = opened(HEAT, lang=language, group="key", **OF_2022)
    assert app.title[0].value == TITLES[language]
    table = tables(app)[CAPTIONS[language]]
    decimal = "." if language == "en" else ","
    # A06 of Karaganda in 2022: 120 of 378,891 children are 3.167 per 10,000; Byar limits at 99.8 %
    # 2.35 to 4.17; the republic has 1,569 of 6,563,746, that is 2.390.
    assert cells(app)["35|A06"] == "≈"
    assert row(table, KARAGANDA[language])[3] == f"3{decimal}2\u00a0≈"
    assert table["rows"][0]["cells"][3] == f"2{decimal}4"
    assert all(mark not in sentences(app) for mark in ("{", "heat_lead"))


@pytest.mark.usefixtures("demonstration")
def test_at_95_per_cent_more_cells_differ(opened: Opened) -> None:
    wide = opened(HEAT, group="key", **OF_2022)
    narrow = opened(HEAT, group="key", confidence_of_all="0.95", **OF_2022)
    assert cells(wide)["35|A06"] == "≈"
    assert cells(narrow)["35|A06"] == "✗"  # the 95 % limits 2.63 to 3.79 lie above 2.39
    assert "При 95\u00a0% только по случайности отличались бы не более" in sentences(narrow)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"group": "rated", "period": "2025Q4", "borders": "2022", "against": "last_year"},
        {"group": "F", "period": "2025Q4", "shade": "change", "regions_by": "worse"},
        {"group": "G", "indicators_by": "differing"},
        {"group": "C", "period": "2025Q3", "borders": "2015", "basis": "quarter", "regions_by": "C14"},
        {
            "group": "A",
            "period": "2018Q2",
            "borders": "2018",
            "basis": "quarter",
            "region": "61",
            "cell": "A06",
        },
        {
            "group": "A",
            "period": "2022Q2",
            "borders": "2022",
            "basis": "year",
            "against": "regions",
            "with": "11,71",
        },
        {
            "group": "B",
            "period": "2015Q1",
            "borders": "2015",
            "shade": "change",
            "region": "51",
            "cell": "B01",
        },
        {"group": "E", "confidence_of_all": "7", "regions_by": "A06", "cell": "A06"},
        {"group": "nonsense", "period": "9999Q9", "borders": "1", "basis": "x", "against": "x", "with": "x"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = opened(HEAT, **address)
    assert tables(app)
    assert figures(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("shade", ["against", "change"])
def test_what_cannot_be_judged_is_shown_without_a_verdict(opened: Opened, shade: str) -> None:
    app = opened(HEAT, group="F", period="2025Q4", shade=shade)
    assert "Оценить нельзя ни одного сочетания" in sentences(app)
    assert set(cells(app).values()) == {"○", "–"}


@pytest.mark.usefixtures("demonstration")
def test_counts_of_events_are_judged_by_their_change_only(opened: Opened) -> None:
    against = cells(opened(HEAT, group="A", period="2025Q4"))
    change = cells(opened(HEAT, group="A", period="2025Q4", shade="change"))
    assert {against[code] for code in against if code.endswith("A22")} == {"○"}
    assert "≈" in {change[code] for code in change if code.endswith("A22")}


@pytest.mark.usefixtures("demonstration")
def test_a_picked_cell_is_told_in_words_and_opens_compare(opened: Opened) -> None:
    app = opened(HEAT, group="key", region="35", cell="A06", **OF_2022)
    words = " ".join(html_words(app))
    assert "Значение: 3,2 на 10 тыс. детей 0–17 лет" in words
    assert "99,8 % границы: 2,3 – 4,2" in words
    assert "Республика: 2,4" in words
    assert "120 из 378 891" in words
    (button,) = (one for one in app.button if one.label == "Открыть в сравнении регионов")
    button.click().run()
    assert [error.message for error in app.exception] == []
    assert app.title[0].value == "Сравнение регионов"
    assert (app.query_params["indicator"], app.query_params["measure"]) == ("A06", "rate")
    assert app.session_state["pick_region"] == "35"


@pytest.mark.usefixtures("demonstration")
def test_regions_and_indicators_can_be_ordered(opened: Opened) -> None:
    app = opened(HEAT, group="key", regions_by="A06", **OF_2022)
    (figure,) = figures(app)
    names = [entry["cells"][0] for entry in tables(app)[CAPTIONS["ru"]]["rows"][1:]]
    values = [entry["order"][3] for entry in tables(app)[CAPTIONS["ru"]]["rows"][1:]]
    assert values == sorted(values, reverse=True)
    assert figure["data"][0]["x"][0] == next(
        entry["code"] for entry in tables(app)[CAPTIONS["ru"]]["rows"] if entry["cells"][0] == names[0]
    )


@pytest.mark.usefixtures("demonstration")
def test_a_narrow_screen_has_the_map_in_parts_that_it_can_hold(demonstration_home) -> None:
    codes = tuple(f"A{number:02}" for number in range(1, 23))
    asked = HeatQuestion(HeatRequest(codes, Period(2025, 4), 2022), "against", "A")
    parts = heat_axes(asked, HeatOrder("register", "catalogue"), "ru", is_compact=True)
    assert [len(part.indicator_codes) for part in parts] == [11, 11]
    assert tuple(code for part in parts for code in part.indicator_codes) == codes
    assert len(heat_axes(asked, HeatOrder("register", "catalogue"), "ru", is_compact=False)) == 1


@pytest.mark.usefixtures("demonstration")
def test_the_workbook_holds_the_map_and_every_figure_with_its_cell(demonstration_home) -> None:
    text = texts("ru")
    content = heat_workbook(text, PUBLISHED, HeatOrder("register", "catalogue"), ["Примечание"])
    grid, long = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    (karaganda,) = (one for one in grid.iter_rows() if one[0].value == KARAGANDA["ru"])
    assert karaganda[4].value == pytest.approx(120 / 378891 * 10000)
    assert karaganda[4].number_format == '#,##0.0" ≈"'
    assert karaganda[4].fill.fgColor.rgb == f"FF{LIGHT.marks['similar'].fill[1:].upper()}"
    # 1,569 of 6,563,746 children
    assert [one[4].value for one in grid.iter_rows() if one[0].value == "Республика"] == [
        pytest.approx(1569 / 6563746 * 10000)
    ]
    rows = [[cell.value for cell in one] for one in long.iter_rows()]
    assert len([one for one in rows if one[1] in ("A01", "A06", "A15")]) == 3 * 17
    (figure,) = (one for one in rows if one[:2] == [KARAGANDA["ru"], "A06"])
    assert "Karagandy Region.XLSX; Ulytau Region.XLSX" in figure
    assert "R10!E7; R10!E7" in figure


@pytest.mark.usefixtures("demonstration")
def test_where_there_is_no_value_the_reason_stands_in_its_place(demonstration_home) -> None:
    asked = HeatQuestion(HeatRequest(("B01", "C14"), Period(2025, 4), 2022), "against", "key")
    assert words_of_cell(asked, "ru", "43", "C14") == ["Значения нет: данные не поступили"]


@pytest.mark.usefixtures("demonstration")
def test_synthetic_figures_are_labelled(opened: Opened) -> None:
    assert "Демонстрационные данные" in opened(HEAT, group="C", period="2024Q4").warning[0].value


@pytest.mark.usefixtures("demonstration")
def test_borders_finer_than_the_returns_are_refused_with_a_button(opened: Opened) -> None:
    app = opened(HEAT, group="key", period="2015Q4", borders="2022")
    assert "За 4 кв. 2015 данных в границах 2022 года нет" in app.warning[0].value
    app.button[0].click().run()
    assert [error.message for error in app.exception] == []
    assert app.query_params["borders"] == "2015"
    assert figures(app)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_an_empty_store_says_what_to_do_next(opened: Opened, language: str) -> None:
    app = opened(HEAT, lang=language)
    assert app.title[0].value == TITLES[language]
    assert len(app.info) == 1
