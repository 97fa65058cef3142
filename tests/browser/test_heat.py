"""The heat map in a browser: find what differs, open one cell, share the link, take the documents along."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server

pytestmark = pytest.mark.browser

OF_2022 = "heat?group=key&period=2022Q4&borders=2018"
# Where plotly has drawn the sign of a cell, on the page.
PLACE_OF_A_CELL = """code => {
    for (const plot of document.querySelectorAll(".js-plotly-plot"))
        for (const trace of plot.data) {
            const at = (trace.customdata ?? []).indexOf(code);
            if (at < 0) continue;
            const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect();
            const pixel = (axis, code) => axis._offset + axis.c2p(axis._categories.indexOf(code));
            return {
                x: box.x + pixel(xaxis, trace.x[at]),
                y: box.y + pixel(yaxis, trace.y[at]),
                sign: trace.text[at],
            };
        }
}"""


def open_heat(page: Page, server: Server, rest: str, width: int = 1440) -> None:
    page.set_viewport_size({"width": width, "height": 2400})
    page.goto(f"{server.url}/{rest}")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    expect(page.locator("table").first).to_be_visible()


def place_of(page: Page, code: str) -> dict:
    """Where a cell stands, once the page has stopped moving."""
    before = None
    while (now := page.evaluate(PLACE_OF_A_CELL, code)) != before or now is None:
        before = now
        page.wait_for_timeout(700)
    return now


def test_a_cell_tells_its_figures_and_opens_its_indicator(page: Page, demonstration: Server) -> None:
    open_heat(page, demonstration, OF_2022)
    expect(page.get_by_text("оценённых сочетаний региона и показателя, больше всего —")).to_be_visible()
    place = place_of(page, "35|A06")
    assert place["sign"] == "≈"
    page.mouse.move(place["x"], place["y"])
    # 120 of 378,891 children are 3.167 per 10,000; Byar limits at 99.8 % 2.35 to 4.17.
    box = page.locator(".hoverlayer")
    expect(box).to_contain_text("Карагандинская область")
    expect(box).to_contain_text("Значение: 3,2 на 10 тыс. детей 0–17 лет")
    expect(box).to_contain_text("99,8 % границы: 2,3 – 4,2")
    expect(box).to_contain_text("120 из 378 891")
    page.mouse.click(place["x"], place["y"])
    expect(page.get_by_role("heading", name="Сравнение регионов", level=1)).to_be_visible()
    expect(page.get_by_text("Откуда цифра: Карагандинская область")).to_be_visible()
    expect(page.get_by_role("row", name="Karagandy Region.XLSX").first).to_be_visible()


def test_the_address_restores_the_view_in_another_language(
    page: Page, demonstration: Server, chromium: Browser
) -> None:
    open_heat(page, demonstration, OF_2022)
    page.get_by_role("radio", name="95 %", exact=True).click()
    page.wait_for_url("**confidence_of_all=0.95**")
    page.get_by_role("row", name="Карагандинская область").click()
    page.wait_for_url("**region=35**")
    address = page.url.replace("lang=ru", "lang=en")
    elsewhere = chromium.new_context(viewport={"width": 1440, "height": 2400}).new_page()
    elsewhere.goto(f"{address}&cell=A06")
    expect(elsewhere.get_by_text("95% limits: 2.6 – 3.8")).to_be_visible()
    expect(elsewhere.get_by_text("Verdict: ✗ worse")).to_be_visible()
    assert place_of(elsewhere, "35|A06")["sign"] == "✗"
    elsewhere.context.close()


def test_on_a_narrow_screen_a_tap_shows_the_cell_below_the_map(page: Page, demonstration: Server) -> None:
    open_heat(page, demonstration, OF_2022, width=390)
    expect(page.get_by_text("Нажмите на клетку: под картой появятся её цифры.")).to_be_visible()
    place = place_of(page, "35|A06")
    page.mouse.click(place["x"], place["y"])
    expect(page.get_by_text("Значение: 3,2 на 10 тыс. детей 0–17 лет")).to_be_visible()
    page.get_by_role("button", name="Открыть в сравнении регионов").click()
    expect(page.get_by_role("heading", name="Сравнение регионов", level=1)).to_be_visible()


def test_the_map_can_be_taken_along(page: Page, demonstration: Server) -> None:
    open_heat(page, demonstration, OF_2022)
    with page.expect_download() as picture:
        page.get_by_role("button", name="Скачать картинку (PNG)").click()
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames == ["Значения и оценки", "Все цифры"]
    rows = [[cell.value for cell in row] for row in book["Все цифры"].iter_rows()]
    assert any(row[:2] == ["Карагандинская область", "A06"] and 120 in row for row in rows)
