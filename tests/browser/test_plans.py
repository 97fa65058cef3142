"""Plans and partners, as a curator uses the page: what is overdue, whose it is, in which cell it stands."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from analytics.settings import settings
from analytics.store import open_journal
from tests.browser.server import Server, running_server
from tests.pages.plan_lists import two_regions

pytestmark = pytest.mark.browser

TITLE = "Планы и партнёры"


@pytest.fixture(scope="module")
def with_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a store that holds the lists of two regions."""
    home = tmp_path_factory.mktemp("plans") / "home"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ZHAS_HOME", str(home))
        two_regions()
        open_journal(settings()).close()
    with running_server(home, ZHAS_DEMO="off") as server:
        yield server


def open_page(page: Page, server: Server, rest: str = "") -> None:
    page.set_viewport_size({"width": 1440, "height": 2600})
    page.goto(f"{server.url}/plans?lang=ru&period=2016Q2{rest}")
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def test_an_overdue_measure_leads_to_its_cell(page: Page, with_lists: Server) -> None:
    open_page(page, with_lists)
    overdue = page.locator("table", has_text="Дней просрочки")
    overdue.get_by_role("row", name="Открыть кружки").click()
    opened = page.get_by_role("dialog")
    expect(opened).to_contain_text("просрочено на 30 дней")
    expect(opened).to_contain_text("ZM-L 11.xlsx")
    expect(opened.get_by_role("row", name="Срок исполнения")).to_contain_text("E12")
    expect(opened).to_contain_text("aigul")
    page.wait_for_url("**list_row=**")
    with page.expect_download() as given:
        opened.get_by_role("button", name="Скачать исходный файл").click()
    assert Path(given.value.path()).read_bytes() == b"akmola"
    opened.get_by_role("link", name="Открыть отчёт в реестре").click()
    expect(page.get_by_role("heading", name="Реестр отчётов", level=1)).to_be_visible()


def test_the_parts_are_switched_and_a_link_restores_them(
    page: Page, with_lists: Server, chromium: Browser
) -> None:
    open_page(page, with_lists)
    page.get_by_role("radio", name="Партнёры").click()
    expect(page.get_by_role("heading", name="Действующие соглашения по видам партнёров")).to_be_visible()
    page.get_by_role("radio", name="Обучение педагогов").click()
    expect(page.get_by_text("С 1 января обучены 50 из 500")).to_be_visible()
    page.get_by_role("radio", name="До и после").click()
    expect(page.get_by_text("Нет исполненных мероприятий с датой исполнения и показателем.")).to_be_visible()
    page.get_by_role("radio", name="Сроки").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    page.wait_for_url("**part=timeline**")

    elsewhere = chromium.new_context(viewport={"width": 390, "height": 2600}).new_page()
    elsewhere.goto(page.url.replace("lang=ru", "lang=kk") + "&region=11")
    expect(elsewhere.get_by_role("heading", name="Жоспарлар мен серіктестер")).to_be_visible()
    expect(elsewhere.locator(".js-plotly-plot")).to_have_count(1)
    wide = elsewhere.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    elsewhere.context.close()


def test_the_workbook_and_the_picture_are_given(page: Page, with_lists: Server) -> None:
    open_page(page, with_lists, "&part=timeline&region=11")
    with page.expect_download() as given:
        page.get_by_role("button", name="Скачать картинку (PNG)").click()
    assert given.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as given:
        page.get_by_role("button", name="Скачать Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(given.value.path().read_bytes()))
    assert book.sheetnames[0] == "Мероприятия"
