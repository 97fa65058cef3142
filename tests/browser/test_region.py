"""The profile of a region, as a person uses it: read it, follow an indicator, share the link."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server

pytestmark = pytest.mark.browser

OF_2022 = "region?region=35&period=2022Q4&borders=2018"


def open_region(page: Page, server: Server, rest: str = OF_2022) -> None:
    page.set_viewport_size({"width": 1440, "height": 4200})
    page.goto(f"{server.url}/{rest}")
    expect(page.get_by_role("heading", name="Карагандинская область")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    expect(page.locator("table").first).to_be_visible()


def place_of(page: Page, code: str) -> dict[str, float]:
    """Where the dot of an indicator stands in the window."""
    return page.evaluate(
        """(code) => {
            const plot = document.querySelector(".js-plotly-plot");
            const box = plot.getBoundingClientRect();
            const { xaxis, yaxis } = plot._fullLayout;
            for (const trace of plot.data) {
                const place = (trace.customdata || []).indexOf(code);
                if (place < 0) continue;
                return {
                    x: box.left + xaxis._offset + xaxis.c2p(trace.x[place]),
                    y: box.top + yaxis._offset + yaxis.c2p(yaxis.d2c(trace.y[place])),
                };
            }
        }""",
        code,
    )


def test_a_dot_opens_the_comparison_of_its_indicator(page: Page, demonstration: Server) -> None:
    open_region(page, demonstration)
    page.wait_for_timeout(500)
    place = place_of(page, "A06")
    page.mouse.click(place["x"], place["y"])
    expect(page.get_by_role("heading", name="Сравнение регионов", level=1)).to_be_visible()
    expect(page.get_by_text("Откуда цифра: Карагандинская область")).to_be_visible()
    page.wait_for_url("**indicator=A06**")
    assert "region=35" in page.url
    assert "period=2022Q4" in page.url


def test_a_row_of_the_table_opens_the_comparison_too(page: Page, demonstration: Server) -> None:
    open_region(page, demonstration)
    page.get_by_role("row", name="C14").click()
    expect(page.get_by_role("heading", name="Сравнение регионов", level=1)).to_be_visible()
    page.wait_for_url("**indicator=C14**")


def test_the_address_restores_the_view_elsewhere(
    page: Page, demonstration: Server, chromium: Browser
) -> None:
    open_region(page, demonstration)
    page.get_by_role("radio", name="Тренды").click()
    expect(page.get_by_role("heading", name="Тренды по кварталам")).to_be_visible()
    page.get_by_role("radio", name="99,8 %").click()
    page.wait_for_url("**confidence=99.8**")
    address = page.url.replace("lang=ru", "lang=kk")

    elsewhere = chromium.new_context(viewport={"width": 390, "height": 2400}).new_page()
    elsewhere.goto(address)
    expect(elsewhere.get_by_role("heading", name="Тоқсандар бойынша трендтер")).to_be_visible()
    expect(elsewhere.get_by_role("heading", name="Қарағанды облысы")).to_be_visible()
    expect(elsewhere.locator("img.zm-line").first).to_be_visible()
    wide = elsewhere.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    elsewhere.context.close()


def test_the_returns_lead_to_the_register_and_to_quality(page: Page, demonstration: Server) -> None:
    open_region(page, demonstration)
    page.get_by_role("radio", name="Отчёты и качество").click()
    expect(page.get_by_text("Отчёты за последние четыре квартала")).to_be_visible()
    page.get_by_role("link", name="Оценки качества региона").click()
    expect(page.get_by_role("heading", name="Качество данных", level=1)).to_be_visible()
    page.wait_for_url("**region=35**")


def test_the_picture_and_the_workbook_are_given(page: Page, demonstration: Server) -> None:
    open_region(page, demonstration)
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать картинку (PNG)").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames == ["Профиль", "Тренды", "Источники", "План"]
