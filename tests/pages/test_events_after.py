"""What came after the events: a scatter with limits, sentences without a cause, table, workbook, picture."""

from __future__ import annotations

import datetime as dt
import io
from functools import partial

import openpyxl
import pytest

from analytics.catalogue import load_catalogue
from analytics.charts.quadrants import Measured
from analytics.charts.scatter import scatter_chart
from analytics.charts.view import ChartView
from analytics.intake.batch import Draft, Observation
from analytics.measures.event_counts import by_day
from analytics.measures.events_after import AfterRequest
from analytics.periods import Period
from analytics.text import texts
from pages.shared.events_after import after_png, axis_names, read_after
from pages.shared.events_after_workbook import after_workbook
from pages.shared.events_calendar import calendar_png
from pages.shared.events_data import region_names, told_events
from pages.shared.events_filters import EventsView
from tests.pages.conftest import Opened
from tests.pages.event_lists import TALK, accept, journal, tables
from tests.pages.shown import sentences

PAGE = "events.py"
DECEMBER = Period(2024, 4)
ADDRESS = {"period": "2024Q4", "borders": "2022", "part": "after", "after_indicator": "A06"}
REGIONS = ("11", "15", "19", "23", "27", "31")
# Children at the talk, offences of 2024 and of the year after: the more were reached, the more it fell.
FIGURES = dict(
    zip(
        REGIONS,
        ((60, 90, 40), (50, 90, 50), (40, 90, 60), (30, 90, 70), (20, 90, 80), (10, 90, 90)),
        strict=True,
    )
)
VIEW = EventsView(DECEMBER, 2022, None)
REQUEST = AfterRequest(DECEMBER, 2022, "A06", Period(2025, 4))

pytestmark = pytest.mark.usefixtures("empty_store")


@pytest.fixture
def filled(empty_store: None) -> None:
    """Lists of both sides in six regions, and offences of two years."""
    codes = load_catalogue().indicators["A06"].numerator
    for region, (children, before, after) in FIGURES.items():
        talk = {**TALK, "held_on": "2024-05-15", "children": float(children)}
        accept("ZM-L", region, "2024Q4", talk)
        accept("ZM-LP", region, "2024Q4")
        for period, value in ((DECEMBER, before), (DECEMBER.shift(4), after)):
            figures = tuple(Observation(code, value / len(codes), "number", "R1", "E7") for code in codes)
            journal().accept(Draft("1-M", region, period, figures, source="test"), None, "aigul")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("language", "regions", "coefficient", "caveat"),
    [
        ("ru", "Обе цифры есть у 6 регионов из 20.", "регионов: 6).", "не детей"),
        ("kk", "Екі сан да бар: 20 өңірдің 6 өңірінде.", "өңірлер: 6).", "балаларды емес"),
        (
            "en",
            "6 regions of 20 have both figures.",
            "regions: 6).",
            "not children",
        ),
    ],
)
def test_the_places_are_compared_with_their_caveat(
    opened: Opened, language: str, regions: str, coefficient: str, caveat: str
) -> None:
    app = opened(PAGE, lang=language, **ADDRESS)
    said = sentences(app)
    assert regions in said
    assert caveat in said
    assert len(app.get("plotly_chart")) == 1
    (found,) = tables(app)
    assert len(found["rows"]) == 20
    assert coefficient in said


@pytest.mark.usefixtures("filled")
def test_the_table_tells_reach_and_change_of_each_region(opened: Opened) -> None:
    (found,) = tables(opened(PAGE, lang="ru", **ADDRESS))
    rows = {row["code"] or row["cells"][0]: row["cells"] for row in found["rows"]}
    akmola = rows["Акмолинская"]
    assert akmola[1:3] == ["1", "60"]
    # 40 instead of 90 offences; the population changes a little, so the rate falls by nearly 55.6 %.
    assert akmola[5].startswith("\u221255,") or akmola[5].startswith("\u221256,")
    assert rows["Астана"][4] == "не все списки"


@pytest.mark.usefixtures("filled")
def test_a_single_quarter_stands_in_while_the_year_is_not_over(opened: Opened) -> None:
    accept("ZM-L", "11", "2024Q3", TALK)
    app = opened(PAGE, lang="ru", period="2024Q3", borders="2022", part="after", after_indicator="A06")
    assert "Данных за весь следующий год (3-й квартал 2025 г.) пока нет" in sentences(app)
    assert app.info[-1].value.startswith("Обе цифры есть у 0 регионов из 20.")


@pytest.mark.usefixtures("filled")
def test_the_workbook_and_the_pictures_are_built() -> None:
    text = texts("ru")
    answer = read_after(REQUEST)
    content = after_workbook(text, answer, region_names(VIEW, "ru"), axis_names(text, answer))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    akmola = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Акмолинская")
    assert akmola[1:3] == (1, 60)
    assert akmola[5] == pytest.approx(-55.6, abs=1)
    look = ChartView(2022, "ru")
    days = by_day(told_events(VIEW).counted)
    assert days["day"].dt.date.tolist() == [dt.date(2024, 5, 15)]
    calendar = calendar_png(text, VIEW)
    axes = (Measured("дети", 0), Measured("изменение", 0))
    scatter = after_png(text, VIEW, answer, partial(scatter_chart, answer.known, look, axes))
    assert calendar.startswith(b"\x89PNG")
    assert scatter.startswith(b"\x89PNG")
