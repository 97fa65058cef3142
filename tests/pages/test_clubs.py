"""Clubs and offences: the registered child first."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Opened
from tests.pages.shown import sentences
from tests.pages.test_compare import tables

CLUBS = "clubs.py"
TITLES = {
    "ru": "Кружки и правонарушения",
    "kk": "Үйірмелер мен құқық бұзушылықтар",
    "en": "Clubs and offences",
}


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_registered_children_come_first(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language, period="2025Q4")
    assert app.title[0].value == TITLES[language]
    told = sentences(app).replace("\u00a0", " ").replace(",", " ")
    # 3,745 of 5,533 children on the register attend clubs in the demonstration data.
    assert "3 745" in told
    assert "5 533" in told
    assert any(caption for caption in tables(app))


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"period": "2015Q1", "borders": "2015"},
        {"period": "2018Q2", "borders": "2018", "region": "79"},
        {"period": "2022Q2", "borders": "2022"},
        {"period": "x", "borders": "x", "part": "x", "share": "x"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]) -> None:
    assert opened(CLUBS, **address).subheader


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_the_trend_of_a_share_is_told_and_tabled_for_every_region(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language, over="trend", period="2025Q4")
    # Five years begin in the borders of 2018: the republic and 17 regions.
    trends = next(table for table in tables(app).values() if len(table["rows"]) == 18)
    assert any("20" in cell for cell in trends["rows"][0]["cells"])
    assert "17" in sentences(app)


@pytest.mark.usefixtures("demonstration")
def test_the_first_quarter_is_too_short_for_a_trend(opened: Opened) -> None:
    app = opened(CLUBS, lang="en", over="trend", period="2015Q1", borders="2015")
    assert "not judged" in sentences(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", TITLES)
def test_two_indicators_side_by_side(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language, part="pair", period="2022Q4", borders="2018", x="C14", y="A06")
    told = sentences(app)
    assert "17" in told
    (table,) = (table for caption, table in tables(app).items() if caption)
    karaganda = next(entry for entry in table["rows"] if entry["code"] == "35")
    # 118 + 2 minors of 378,891 children: 3.167 per 10,000.
    assert any(cell.startswith(("3,2", "3.2")) for cell in karaganda["cells"])


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"x": "C15", "y": "A11", "path": "35", "map": "geographic"},
        {"x": "B13", "y": "B01", "period": "2015Q1", "borders": "2015"},
        {"x": "X", "y": "Y", "path": "99", "period": "2022Q2", "borders": "2022"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_pair_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = opened(CLUBS, part="pair", **address)
    assert app.markdown or app.info


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_an_empty_store_says_what_to_do_next(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language)
    assert len(app.info) == 1
