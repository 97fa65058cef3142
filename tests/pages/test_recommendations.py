"""The recommendations page: matrix, sentences, passports, evidence, quarters, downloads, odd addresses."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics.catalogue.recommendations import load_recommendations
from analytics.intake.batch import Draft, ListRow
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from pages.shared.recommendation_view import RecommendationView, cells_of
from pages.shared.recommendation_workbook import history_workbook, recommendation_workbook
from tests.measures.recommendation_asking import TODAY
from tests.pages.conftest import Opened
from tests.pages.shown import html_words, sentences
from tests.pages.test_compare import tables

PAGE = "recommendations.py"
TITLES = {"ru": "Рекомендации", "kk": "Ұсынымдар", "en": "Recommendations"}
TRANSLATED = {"ru": "наш", "kk": "біздікі", "en": "ours"}
EVENT = {
    "kind": "experience",
    "title": "*Стажировка* <b>в Алматы</b>",
    "held_on": "2026-02-10",
    "holder": "joint",
}


def signs(app: AppTest) -> dict[str, str]:
    """The sign of each cell of the matrix, by region and recommendation."""
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    return {
        code: sign
        for trace in figure["data"]
        for code, sign in zip(trace.get("customdata", ()), trace.get("text", ()), strict=False)
    }


def send_list(*rows: dict[str, str], form: str = "ZM-L", region: str = "11", period: str = "2026Q1") -> None:
    """Accept a list return of events, as the Submit page does."""
    told = tuple(
        ListRow("event", "Мероприятия", place, row, {"title": f"C{place}"})
        for place, row in enumerate(rows, start=12)
    )
    draft = Draft(form, region, Period.parse(period), (), (), rows=told, file_name=f"{form} {region}.xlsx")
    open_journal(settings()).accept(draft, None, "operator")


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_the_page_in_three_languages(opened: Opened, language: str) -> None:
    app = opened(PAGE, lang=language, period="2025Q4", borders="2022", recommendation="R11")
    assert app.title[0].value == TITLES[language]
    assert len(signs(app)) == 12 * 20
    words = " ".join(html_words(app))
    for record in load_recommendations().values():
        assert f"{record.code} · {record.short[language]}" in words
    text = load_recommendations()["R11"].text[language]
    assert text[1:] in words
    assert load_recommendations()["R11"].text.ru[1:] in words  # the source itself, in every language
    assert TRANSLATED[language] in words
    assert "recommendation_" not in words + sentences(app)
    assert "{" not in words + sentences(app)
    assert app.warning  # the demonstration data say that they are synthetic


@pytest.mark.usefixtures("demonstration")
def test_a_cell_is_told_with_its_reason_and_its_sources(opened: Opened) -> None:
    # Kyzylorda sent no ZM-E for the fourth quarter of 2025: two of three returns came.
    app = opened(PAGE, period="2025Q4", borders="2022", recommendation="R09", region="43")
    assert signs(app)["43|R09"] == "◆"
    told = sentences(app)
    assert "Кызылординская область: выполнено частично" in told
    assert "поступило 2 из 3; не поступило: Кызылординская – ZM-E" in told
    assert [entry["cells"][:2] for entry in tables(app)["Отчёты: 1"]["rows"]] == [
        ["ZM-P", "Кызылординская"],
        ["1-M", "Кызылординская"],
    ]
    overdue = tables(app)["Что просрочено"]["rows"]
    assert any("ZM-E" in entry["cells"][2] for entry in overdue)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"period": "2015Q1", "borders": "2015", "region": "51", "recommendation": "R11", "span": "all"},
        {"period": "2018Q2", "borders": "2018", "region": "61", "recommendation": "R07"},
        {"period": "2022Q2", "borders": "2022", "region": "10", "recommendation": "R04", "span": "all"},
        {"period": "2016Q3", "borders": "2022", "region": "10"},
        {"period": "9999Q9", "borders": "1", "region": "x", "recommendation": "R99", "span": "x"},
        {"recommendation": "R01'; drop table", "region": "<b>"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = opened(PAGE, **address)
    assert signs(app)
    assert len(app.get("plotly_chart")) == 2


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_says_what_to_do_next(opened: Opened) -> None:
    app = opened(PAGE)
    assert "Отчётов ещё нет" in app.info[0].value
    assert [link.proto.page for link in app.get("page_link")] == ["submit"]


@pytest.mark.usefixtures("empty_store")
def test_an_accepted_list_turns_the_cell(opened: Opened) -> None:
    send_list({**EVENT, "kind": "raid"})
    send_list({**EVENT, "kind": "raid"}, form="ZM-LP")
    before = opened(PAGE, recommendation="R02", region="11")
    assert signs(before)["11|R02"] == "✗"
    assert "0 записей" in sentences(before)
    send_list({**EVENT, "kind": "raid"}, EVENT)
    after = opened(PAGE, recommendation="R02", region="11")
    assert signs(after)["11|R02"] == "✓"
    assert signs(after)["15|R02"] == "–"
    (cells,) = (entry["cells"] for entry in tables(after)["Строки списков: 1"]["rows"])
    # The row leads to its file, sheet, row and cell; the words of the region stay words.
    assert cells == [
        EVENT["title"],
        "Изучение опыта, стажировка, обмен опытом; Совместно",
        "10.02.2026",
        "Акмолинская",
        "ZM-L",
        "1 кв. 2026",
        "ZM-L 11.xlsx",
        "Мероприятия",
        "13",
        "C13",
    ]
    # Held jointly, it counts for the cooperation of the agencies too, which lacks its agreements.
    assert signs(after)["11|R12"] == "◆"


@pytest.mark.usefixtures("demonstration")
def test_the_workbook_holds_matrix_reasons_and_evidence(opened: Opened) -> None:
    view = RecommendationView(Period(2025, 4), 2022, TODAY)
    book = openpyxl.load_workbook(io.BytesIO(recommendation_workbook(texts("en"), view)))
    assert book.sheetnames == ["State", "Conditions and reasons", "Figures", "List rows", "Returns"]
    state = list(book["State"].iter_rows(values_only=True))
    assert [row[0][:3] for row in state if row[0] and str(row[0]).startswith("R")][-12:] == list(
        load_recommendations()
    )
    assert any("synthetic" in str(row[0]) for row in state)
    conditions = sum(len(rows) for rows in cells_of(view).values())
    reasons = [row for row in book["Conditions and reasons"].iter_rows(values_only=True) if row[1]]
    assert len(reasons) == conditions + 1
    figures = [row for row in book["Figures"].iter_rows(values_only=True) if row[0] == "R04"]
    assert {row[4][:3] for row in figures} == {"D03", "D04", "D01"}


@pytest.mark.usefixtures("demonstration")
def test_the_quarters_as_a_workbook() -> None:
    view = RecommendationView(Period(2016, 1), 2015, TODAY)
    book = openpyxl.load_workbook(io.BytesIO(history_workbook(texts("en"), view, "11", "all")))
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[1]]
    assert [row[0] for row in rows] == ["Period", "Q1 2016", "Q4 2015", "Q3 2015", "Q2 2015", "Q1 2015"]
    assert rows[0][4] == "R04 · Training of teachers"
    counted = openpyxl.load_workbook(io.BytesIO(history_workbook(texts("en"), view, "", "recent")))
    assert "of 16" in str(list(counted.worksheets[0].iter_rows(values_only=True))[6][4])


@pytest.mark.usefixtures("demonstration")
def test_the_pictures_are_drawn() -> None:
    from analytics.reports.figure import figure_png
    from pages.shared.recommendation_history import history_figure
    from pages.shared.recommendation_matrix import matrix_figure

    view = RecommendationView(Period(2025, 4), 2022, TODAY)
    figures = [
        matrix_figure(view, "kk", "light", compact=False),
        history_figure(view, "11", "all", "kk", "light", compact=False),
        history_figure(view, "", "recent", "kk", "light", compact=False),
    ]
    for figure in figures:
        assert figure_png(figure, "Ұсынымдар", "", "", "light").startswith(b"\x89PNG")
