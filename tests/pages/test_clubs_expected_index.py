"""Clubs and offences: regions against their expected events, and an index on demand."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from analytics.demonstration import drafts
from analytics.intake.batch import Draft, ListRow
from analytics.measures.better_than_expected import ExpectedRequest
from analytics.measures.composite_index import IndexRequest
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from pages.shared.join_expected import expected_answer
from pages.shared.join_expected_table import expected_workbook
from pages.shared.join_index import index_answer
from pages.shared.join_index_table import index_workbook
from tests.pages.conftest import Opened
from tests.pages.shown import sentences
from tests.pages.test_compare import tables

CLUBS = "clubs.py"
ASKED = {
    "ru": "Спросите, что там делают",
    "kk": "Онда не істейтінін сұраңыз",
    "en": "Ask what they do there",
}
NOTHING_YET = {
    "ru": "до этого ничего не считается",
    "kk": "оған дейін ештеңе есептелмейді",
    "en": "nothing is computed before",
}
WITHOUT = {"ru": "без показателя", "kk": "көрсеткішінсіз", "en": "without the indicator"}


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", ASKED)
def test_regions_below_expected_are_to_be_asked(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language, part="expected", period="2025Q4")
    told = sentences(app)
    assert ASKED[language] in told
    assert "{" not in told
    assert "17" in told  # the borders of 2018, whatever the bar says
    # The ratios, and the clubs and plan measures of the regions to be asked.
    assert len(tables(app)) == 3


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"period": "2015Q1"},
        {"period": "2018Q2", "borders": "2015", "region": "79"},
        {"period": "2022Q2", "borders": "2022", "events": "A01"},
        {"period": "2025Q4", "events": "nothing", "region": "99"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_of_expected_events_breaks(opened: Opened, address: dict[str, str]) -> None:
    assert sentences(opened(CLUBS, part="expected", **address))


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", NOTHING_YET)
def test_no_index_until_two_indicators_are_chosen(opened: Opened, language: str) -> None:
    for of in ("", "C14", "nothing,C14"):
        app = opened(CLUBS, lang=language, part="index", period="2025Q4", of=of)
        assert NOTHING_YET[language] in app.info[0].value
        assert not tables(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", WITHOUT)
def test_places_come_with_intervals_and_with_what_they_hang_on(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language, part="index", period="2025Q4", of="A06,C14", weights="A06:2,C14:1")
    assert [field.value for field in app.number_input] == [2, 1]
    (table,) = tables(app).values()
    assert WITHOUT[language] in str(table)
    assert "{" not in sentences(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("weights", "fields"),
    [
        ("A06:-3,C14:2", [1, 2]),
        ("A06:nan,C14:inf", [1, 1]),
        ("A06:1e99", [1, 1]),
        ("nonsense", [1, 1]),
        ("A06:10,C14:0.5", [10, 0.5]),
    ],
)
def test_odd_weights_count_as_one(opened: Opened, weights: str, fields: list[float]) -> None:
    app = opened(CLUBS, part="index", period="2025Q4", of="A06,C14", weights=weights)
    assert [field.value for field in app.number_input] == fields
    assert len(tables(app)) == 1


@pytest.mark.usefixtures("demonstration")
def test_weights_of_nought_leave_no_index(opened: Opened) -> None:
    app = opened(CLUBS, part="index", period="2025Q4", of="A06,C14", weights="A06:0,C14:3")
    assert "веса" in app.info[0].value
    app.number_input[0].set_value(1.5).run()
    assert len(tables(app)) == 1
    assert app.query_params["weights"] == "A06:1.5,C14:3"


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"period": "2015Q1", "borders": "2015", "of": "A06,A08,C14"},
        {"period": "2022Q2", "borders": "2018", "of": "A06,B01", "mean": "geometric", "scale": "z_score"},
        {"period": "2025Q4", "of": "A06,C14,B13,D09", "mean": "x", "scale": "ranks", "region": "99"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_of_an_index_breaks(opened: Opened, address: dict[str, str]) -> None:
    assert sentences(opened(CLUBS, part="index", **address))


@pytest.mark.usefixtures("empty_store")
def test_plan_measures_of_a_region_to_be_asked_stand_beside(opened: Opened) -> None:
    journal = open_journal(settings())
    journal.accept_many([draft for draft in drafts() if draft.observations], "demonstration")
    values = {
        "measure": "Открыть кружок",
        "agency": "Отдел образования",
        "due_on": "2025-11-20",
        "moves_indicator": "C14",
        "state": "running",
    }
    row = ListRow("plan_measure", "План", 9, values, {})
    # Pavlodar region is below expected in the demonstration data.
    journal.accept_many([Draft("ZM-L", "55", Period(2025, 4), (), rows=(row,))], "operator")
    app = opened(CLUBS, part="expected", period="2025Q4")
    table = tables(app)["Мероприятия плана в этих регионах за эти годы"]
    words = str(table)
    # The term ended before the last day of the list: on the page of plans it is overdue, and so it is here.
    for told in ("Павлодарская", "Открыть кружок", "20.11.2025", "просрочено"):
        assert told in words
    assert "Не присылали мероприятий плана:" in sentences(app)
    region, period, code = table["rows"][0]["code"].split()
    plans = opened("plans.py", region=region, period=period, borders="2018", list_row=code)
    (drawer,) = plans.get("dialog")
    assert drawer.proto.dialog.title == "Открыть кружок"


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", LANGUAGES)
def test_workbooks_hold_every_region_and_the_notes(language: Language) -> None:
    text, period = texts(language), Period(2025, 4)
    expected = expected_answer(ExpectedRequest("A06", period))
    index = index_answer(IndexRequest(("A06", "C14"), (2.0, 1.0), "min_max", "geometric", period, 2022))
    books = (expected_workbook(text, expected, "about"), index_workbook(text, index, "about"))
    # 17 regions of 2018 in one row each and in four years; 20 regions of 2022, and two indicators of each.
    for content, rows in zip(books, ((17, 17 * 4), (20, 20 * 2)), strict=True):
        book = load_workbook(BytesIO(content))
        for sheet, number in zip(book.worksheets, rows, strict=True):
            assert sheet.auto_filter.ref is not None
            first, last = sheet.auto_filter.ref.split(":")
            assert int(last.lstrip("ABCDEFGHIJ")) - int(first.lstrip("ABCDEFGHIJ")) == number
