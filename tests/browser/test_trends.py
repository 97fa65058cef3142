"""Trends as a person uses them: choose lines, switch borders, follow a point to its cells, share the link."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server

pytestmark = pytest.mark.browser

WHOLE = "trends?indicator=A06&regions=35&republic=False&borders=2018&basis=year"
SPLIT = "trends?indicator=A06&regions=10,71&borders=2022"


def open_trends(page: Page, server: Server, rest: str, charts: int = 1) -> None:
    page.set_viewport_size({"width": 1440, "height": 2400})
    page.goto(f"{server.url}/{rest}")
    expect(page.locator(".js-plotly-plot")).to_have_count(charts)
    expect(page.locator("table").first).to_be_visible()


def lines(page: Page) -> dict[str, list[float | None]]:
    """The values that plotly has drawn, by the name of the line."""
    return page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot => plot.data)
                .filter(trace => trace.customdata && trace.name).map(trace => [trace.name, trace.y]))"""
    )


def test_a_point_leads_to_its_cells_and_on_to_the_comparison(page: Page, demonstration: Server) -> None:
    open_trends(page, demonstration, WHOLE)
    (values,) = lines(page).values()
    # The year 2022: 118 + 2 minors of 378,891 children.
    assert values[7] == pytest.approx(120 / 378891 * 10000)
    points = page.locator(".js-plotly-plot .scatterlayer .points path.point")
    box = points.nth(7).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_text("Откуда цифра: Карагандинская область")).to_be_visible()
    expect(page.get_by_role("row", name="числитель Ұлытау")).to_contain_text("R10")
    page.get_by_role("link", name="Сравнить регионы: 2022 год").click()
    expect(page.get_by_role("heading", name="Сравнение регионов", level=1)).to_be_visible()
    expect(page.get_by_text("Откуда цифра: Карагандинская область")).to_be_visible()
    expect(page.get_by_text("2022 год", exact=False).first).to_be_visible()


def test_new_borders_lead_to_the_whole_series_by_one_click(page: Page, demonstration: Server) -> None:
    open_trends(page, demonstration, SPLIT)
    expect(page.get_by_text("Новые границы: Абай")).to_be_visible()
    assert sum(value is not None for value in lines(page)["Абай"]) == 14
    page.get_by_role("button", name="Показать в границах 2018 года").click()
    page.wait_for_url("**regions=63%2C71**")
    expect(page.get_by_text("Новые границы: Абай")).to_have_count(0)
    assert sum(value is not None for value in lines(page)["ВКО"]) > 40


def test_the_address_restores_the_view_in_another_language(
    page: Page, demonstration: Server, chromium: Browser
) -> None:
    open_trends(page, demonstration, SPLIT)
    page.get_by_role("radio", name="Год к году").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(3)
    page.wait_for_url("**mode=years**")
    elsewhere = chromium.new_context(viewport={"width": 1440, "height": 2400}).new_page()
    elsewhere.goto(page.url.replace("lang=ru", "lang=en"))
    expect(elsewhere.locator(".js-plotly-plot")).to_have_count(3)
    expect(elsewhere.get_by_text("Abai Region", exact=True).first).to_be_visible()
    assert [*lines(elsewhere)][-1] == "2025"
    elsewhere.context.close()


def test_no_region_at_all_can_be_chosen_and_the_figures_downloaded(page: Page, demonstration: Server) -> None:
    open_trends(page, demonstration, "trends?indicator=A06&region=35")
    expect(page.get_by_role("row", name="Карагандинская область")).to_be_visible()
    page.get_by_label("Очистить всё").click()
    expect(page.get_by_role("row", name="Карагандинская область")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames == ["Ряды", "Тренды"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать картинку (PNG)").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
