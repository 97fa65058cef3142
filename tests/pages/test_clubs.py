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


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_an_empty_store_says_what_to_do_next(opened: Opened, language: str) -> None:
    app = opened(CLUBS, lang=language)
    assert len(app.info) == 1
