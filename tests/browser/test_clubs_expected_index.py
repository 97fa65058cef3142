"""Better than expected and the index in a browser: ask a region, choose, weigh, share the link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

pytestmark = pytest.mark.browser


def opened(page: Page, server: Server, rest: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 3200})
    page.goto(f"{server.url}/clubs?period=2025Q4&{rest}")
    expect(page.get_by_role("heading", name="Кружки и правонарушения", level=1)).to_be_visible()


def test_a_region_to_be_asked_leads_to_its_profile(page: Page, demonstration: Server) -> None:
    opened(page, demonstration, "part=expected")
    expect(page.get_by_text("Спросите, что там делают.")).to_be_visible()
    expect(page.get_by_text("Какое отличие здесь можно найти")).to_be_visible()
    page.get_by_role("row", name="Павлодарская область").first.click()
    page.wait_for_url("**/region?**region=55**")


def test_an_index_is_computed_only_when_two_indicators_are_chosen(page: Page, demonstration: Server) -> None:
    opened(page, demonstration, "part=index&of=A06")
    expect(page.get_by_text("до этого ничего не считается")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    opened(page, demonstration, "part=index&of=A06,C14")
    expect(page.get_by_text("Первое место в пределах интервала")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    page.get_by_label("Вес: A06").fill("3")
    page.get_by_label("Вес: A06").press("Enter")
    page.wait_for_url("**weights=A06%3A3**")
    address = page.url.replace("lang=ru", "lang=en")
    page.goto(address if "lang=en" in address else f"{address}&lang=en")
    expect(page.get_by_text("The first place lies within the interval of")).to_be_visible()
    expect(page.get_by_label("Weight: A06")).to_have_value("3")
