"""Targets of a list that a person accepted, on the pages that show figures beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics.catalogue.methods import load_methods
from analytics.demonstration import load
from analytics.intake.targets import TargetRow
from analytics.settings import settings
from analytics.store import open_journal
from analytics.submission.target_lists import read_target_list
from pages.shared.method_link import METHODS
from tests.pages.conftest import Opened
from tests.pages.test_trends import plain, tables
from tests.workbooks.targets import handed_out

TRENDS = "trends.py"
DOCUMENT = "Указ для проверки № 1"
ROWS = (
    TargetRow("A06", "00", 2027, 0.5, DOCUMENT, "п. 1"),
    TargetRow("A06", "35", 2027, 2.45, DOCUMENT, "п. 2"),
    TargetRow("C14", "00", 2025, 75.0, DOCUMENT, "п. 3"),
)


@pytest.fixture(scope="module")
def home_with_targets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("targets") / "home"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ZHAS_HOME", str(home))
        journal = open_journal(settings())
        load(journal)
        content = handed_out(ROWS)
        journal.accept_targets(read_target_list(content, "targets.xlsx"), content, "aigul", "", 0)
    return home


@pytest.fixture
def _targets(home_with_targets: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read a store that has targets; tables are kept by version, which stores may share."""
    monkeypatch.setenv("ZHAS_HOME", str(home_with_targets))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def links(app: AppTest) -> list[str]:
    return [element.proto.page for element in app.get("page_link")]


@pytest.mark.usefixtures("_targets")
def test_each_line_is_told_its_pace_and_the_table_holds_it(opened: Opened) -> None:
    app = opened(TRENDS, indicator="A06", basis="year", regions="35,55", borders="2022")
    words = plain(app)
    assert "В Карагандинской области, чтобы к концу 2027 года достичь 2,45 (Указ для проверки № 1)" in words
    # The republic's target holds for a region that has none of its own.
    assert "В Павлодарской области, чтобы к концу 2027 года достичь 0,5" in words
    assert "Где нет своей цели региона, взята цель республики." in words
    judged = tables(app)[0]
    labels = [column["label"] for column in judged["columns"]]
    place, needed = labels.index("Цель"), labels.index("Нужно в год")
    assert [row["cells"][place].replace("\u00a0", " ") for row in judged["rows"]] == [
        "0,50 к концу 2027 г.", "2,45 к концу 2027 г.", "0,50 к концу 2027 г.",
    ]  # fmt: skip
    assert all(row["cells"][needed].startswith("−") for row in judged["rows"])


@pytest.mark.usefixtures("_targets")
@pytest.mark.parametrize(
    ("address", "drawn"),
    [
        (
            {"indicator": "A06", "basis": "year", "regions": "35", "republic": "False", "borders": "2022"},
            True,
        ),
        ({"indicator": "A06", "basis": "year", "regions": "55", "borders": "2022"}, True),
        ({"indicator": "A06", "basis": "year", "regions": "35", "borders": "2022"}, False),
        ({"indicator": "A06", "basis": "quarter", "regions": "55", "borders": "2022"}, False),
        ({"indicator": "A06", "basis": "year", "measure": "count", "regions": "55"}, False),
    ],
    ids=["one line", "one target of both", "two targets", "quarter", "count of a rate"],
)
def test_a_target_is_drawn_where_it_fits_all_lines(
    opened: Opened, address: dict[str, str], drawn: bool
) -> None:
    app = opened(TRENDS, **address)
    (chart,) = app.get("plotly_chart")
    names = [str(one.get("name")) for one in json.loads(chart.proto.spec)["data"]]
    assert any("к концу 2027 года" in name for name in names) is drawn


@pytest.mark.usefixtures("_targets")
def test_a_quarter_has_no_target_but_says_where_there_is_one(opened: Opened) -> None:
    app = opened(TRENDS, indicator="A06", basis="quarter", regions="35", borders="2022")
    assert "Цели задаются на год" in plain(app)
    assert "Цель не задана." not in plain(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Цель не задана."), ("kk", "Мақсат белгіленбеген."), ("en", "No target is set.")],
)
def test_where_no_target_is_set_the_page_says_so_and_leads_to_the_list(
    opened: Opened, language: str, words: str
) -> None:
    app = opened(TRENDS, lang=language, indicator="A06", basis="year", regions="35")
    assert words in plain(app)
    assert "targets" in links(app)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("page", "address"),
    [
        *(("compare.py", {"tab": tab}) for tab in ("map", "ranked", "funnel", "change", "table")),
        ("heat.py", {}),
        ("region.py", {"tab": "trends"}),
        ("trends.py", {}),
        ("clubs.py", {}),
    ],
)
def test_every_page_of_the_analysis_leads_to_its_method(
    opened: Opened, page: str, address: dict[str, str]
) -> None:
    app = opened(page, lang="en", **address)
    assert "How this is computed" in [element.proto.label for element in app.get("page_link")]


def test_every_method_that_a_page_leads_to_exists() -> None:
    assert set(METHODS.values()) <= set(load_methods().methods)


@pytest.mark.usefixtures("_targets")
def test_the_profile_says_whether_the_target_of_the_year_is_reached(opened: Opened) -> None:
    app = opened("region.py", region="35", period="2025Q4", borders="2022")
    (table,) = [one for one in tables(app) if one["columns"][-1]["label"] == "Цель"]
    cells = {row["code"]: row["cells"][-1] for row in table["rows"]}
    assert cells["C14"].replace("\u00a0", " ").startswith("75")
    assert cells["C14"].endswith("достигнута")
    assert cells["A06"] == ""  # its target is of 2027
