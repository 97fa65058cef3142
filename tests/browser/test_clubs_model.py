"""The model in a browser: open it cold, read what its data could notice, switch the lag, follow a region."""

from __future__ import annotations

import io
import time

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

pytestmark = pytest.mark.browser

MODEL = "clubs?part=model&to=2025Q4"
# Notes every progress bar that ever stands on the page, however short.
NOTE_BARS = """() => {
    window.barsSeen = 0;
    new MutationObserver(() => {
        if (document.querySelector('[data-testid="stProgress"]')) window.barsSeen += 1;
    }).observe(document.body, { childList: true, subtree: true });
}"""
BUDGET = 2.0  # seconds, after the first fit


def switch_lag(page: Page, name: str, estimate: str) -> float:
    """Choose a lag; the seconds until its estimate is told and its charts stand."""
    started = time.monotonic()
    page.get_by_role("radio", name=name, exact=True).click()
    expect(page.get_by_text(f"({estimate})")).to_be_visible()
    expect(page.get_by_text("Проследить за регионом").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    return time.monotonic() - started


def test_read_the_power_switch_the_lag_and_follow_a_region(page: Page, demonstration: Server) -> None:
    page.set_viewport_size({"width": 1440, "height": 3000})
    page.goto(f"{demonstration.url}/{MODEL}")
    expect(page.get_by_text("При охвате выше на 10 процентных пунктов (в том же квартале)")).to_be_visible()
    expect(
        page.get_by_role("alert").get_by_text("Эти данные заметили бы изменение не меньше")
    ).to_be_visible()
    expect(page.get_by_role("alert").get_by_text("ни подтвердить, ни опровергнуть")).to_be_visible()
    expect(page.get_by_text("Сравниваются регионы, а не дети")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)

    switch_lag(page, "2 квартала", "двумя кварталами раньше")
    page.wait_for_url("**lag=2**")
    page.evaluate(NOTE_BARS)
    assert switch_lag(page, "Тот же квартал", "в том же квартале") < BUDGET
    assert page.evaluate("() => window.barsSeen") == 0

    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames == [
        "Способы",
        "Что могли бы заметить",
        "Более поздний охват",
        "Без одного региона",
        "Данные",
    ]
    # 16 regions in 44 quarters stand under the title, the head, the label of synthetic data and the header.
    assert sum(isinstance(row[3].value, int | float) for row in book["Данные"].iter_rows()) == 16 * 44
    for number in range(2):
        with page.expect_download() as download:
            page.get_by_role("button", name="Скачать картинку (PNG)").nth(number).click()
        assert download.value.path().read_bytes().startswith(b"\x89PNG")

    page.get_by_role("main").get_by_role("link", name="Костанайская").click()
    expect(page.get_by_role("heading", name="Динамика", level=1)).to_be_visible()
    expect(page.get_by_role("row", name="Костанайская область")).to_be_visible()
    page.wait_for_url("**borders=2015**")
    assert "regions=39" in page.url


def test_the_second_visitor_in_another_language_waits_for_no_fit(page: Page, demonstration: Server) -> None:
    page.set_viewport_size({"width": 1440, "height": 3000})
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {NOTE_BARS})")
    page.goto(f"{demonstration.url}/{MODEL}&lag=0&from=2015Q1&coverage=C14&events=A06")
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    page.goto(f"{demonstration.url}/{MODEL}&lang=en")
    expect(page.get_by_text("neither confirm nor refute").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    assert page.evaluate("() => window.barsSeen") == 0
