"""Region: its plan by the last list, the overdue measures by name, events and partners, the workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import streamlit as st

from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from pages.shared.profile_workbook import profile_excel
from tests.pages.conftest import Opened
from tests.pages.list_returns import list_draft, list_rows, store_figures
from tests.pages.shown import html_words, sentences
from tests.pages.test_region import REGION, view_of

P2025 = Period(2025, 4)
PLANNED = """
| measure       | agency | due_on     | moves_indicator | state   | done_on    | budget_money | other_money |
| =1+1 кружок   | Отдел  | 2025-03-31 | C14             | running |            | 10           |             |
| Сверка [x](y) | Отдел  | 2025-12-30 |                 | planned |            |              |             |
| Курсы         | Отдел  | 2025-06-30 | D09             | done    | 2025-06-30 | 1.5          | 0.5         |
| Конкурс       | Отдел  | 2026-06-30 | C13             | planned |            |              |             |
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the figures of the demonstration and the lists of Pavlodar region alone; filled once."""
    place = tmp_path_factory.mktemp("plan") / "home"
    events = list_rows("event", "| title | held_on | holder |\n| Беседа | 2025-04-01 | joint |")
    partners = list_rows("partner", "| name | signed_on | money |\n| ТОО | 2024-01-01 | 2.5 |", kind="ngo")
    rows = (*list_rows("plan_measure", PLANNED), *events, *partners)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ZHAS_HOME", str(place))
        journal = open_journal(settings())
        store_figures(journal)
        journal.accept_many([list_draft("55", P2025, *rows)], "Айгуль")
    return place


@pytest.fixture
def with_plan(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read that store; tables are kept by version, which stores may share."""
    monkeypatch.setenv("ZHAS_HOME", str(home))
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.mark.usefixtures("with_plan")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_in_three_languages(opened: Opened, language: Language) -> None:
    app = opened(REGION, region="55", period="2025Q4", tab="plan", lang=language)
    text = texts(language)
    assert text("region_plan.title") in [block.value for block in app.subheader]
    facts, overdue = html_words(app)[:2]
    decimal = "." if language == "en" else ","
    # Four measures, three due by 31 December, one of them done in time and two overdue.
    assert text("region_plan.words.due", due=3, listed=4) in facts
    assert text("region_plan.words.on_time", count=1) in facts
    assert text("region_plan.words.budget", money=f"11{decimal}5") in facts
    # The longest overdue first: 275 days from 31 March to 31 December, then one day.
    assert overdue.index("=1+1 кружок") < overdue.index("Сверка [x](y)")
    assert text("region_plan.days", n=275) in overdue
    assert text("region_plan.no_indicator") in overdue
    told = sentences(app)
    assert "{" not in told
    assert f"2{decimal}5" in told
    assert text("region_plan.lists.not_told") in told  # children of the events were not told


@pytest.mark.usefixtures("with_plan")
def test_an_overdue_measure_leads_to_its_cell_and_sender(opened: Opened) -> None:
    app = opened(REGION, region="55", period="2025Q4", tab="plan")
    assert "прислал: Айгуль" in sentences(app)
    next(one for one in app.toggle if "откуда" in one.label).set_value(True).run()
    assert [error.message for error in app.exception] == []
    assert "План A9 Айгуль" in " ".join(html_words(app))


@pytest.mark.usefixtures("with_plan")
def test_the_way_to_the_page_of_plans(opened: Opened) -> None:
    app = opened(REGION, region="55", period="2025Q4", tab="plan")
    labels = [element.proto.label for element in app.get("page_link")]
    assert texts("ru")("region_plan.to_plans") in labels


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"region": "10", "period": "2025Q4"},
        {"region": "63", "period": "2025Q4", "borders": "2015"},
        {"region": "19", "period": "2015Q1"},
        {"region": "79", "period": "2018Q2", "borders": "2018"},
        {"region": "61", "period": "2018Q2", "borders": "2018"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_plan_is_said_and_nothing_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = opened(REGION, tab="plan", **address)
    assert [title.value for title in app.title] == ["Регион"]


@pytest.mark.usefixtures("with_plan")
def test_a_merged_region_names_the_unit_that_sent_no_plan(opened: Opened) -> None:
    # In the borders of 2018 East Kazakhstan is Abai and East Kazakhstan; neither sent a list here.
    app = opened(REGION, region="63", period="2025Q4", borders="2018", tab="plan")
    assert app.info[0].value == "Списка мероприятий плана за 2025 год нет: Абай и ВКО."


@pytest.mark.usefixtures("with_plan")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_a_sheet_with_the_plan(language: Language) -> None:
    text = texts(language)
    content = profile_excel(text, view_of("55", "2025Q4", 2022), dt.datetime(2026, 1, 20, tzinfo=dt.UTC))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[text("region_plan.sheet")]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    named = [row for row in rows if row[1] in ("=1+1 кружок", "Сверка [x](y)", "Курсы", "Конкурс")]
    assert len(named) == 4
    assert named[0][5] == text("region_plan.standing.overdue")
    assert named[0][8] == 10
    assert sheet.cell(rows.index(named[0]) + 1, 2).data_type == "s"  # words, never a formula
    words = "\n".join(str(row[0]) for row in rows)
    assert text("region_plan.lists.twice") in words


@pytest.mark.usefixtures("with_plan")
def test_a_workbook_without_lists_has_no_sheet_for_them() -> None:
    content = profile_excel(
        texts("ru"), view_of("11", "2015Q1", 2015), dt.datetime(2026, 1, 20, tzinfo=dt.UTC)
    )
    assert "План" not in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
