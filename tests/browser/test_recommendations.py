"""The recommendations in a browser: a list that an operator's return brings turns a cell for the curator."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import test_return_of_a_region as operator
from tests.browser.server import Server
from tests.workbooks.templates import filled

pytestmark = pytest.mark.browser

PERIOD, REGION = "2026Q1", "11"
RAID = {"kind": "Рейд, оперативно-профилактическое мероприятие", "holder": "Совместно"}
STUDY = {"kind": "Изучение опыта, стажировка, обмен опытом", "holder": "Совместно"}
PLACE = """code => {
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


def cell(page: Page, code: str) -> dict:
    """Where a cell stands and its sign, once the page has stopped moving."""
    before = None
    while (now := page.evaluate(PLACE, code)) != before or now is None:
        before = now
        page.wait_for_timeout(700)
    return now


def test_a_cell_opens_its_conditions_and_their_sources(page: Page, demonstration: Server) -> None:
    page.set_viewport_size({"width": 1440, "height": 3000})
    page.goto(f"{demonstration.url}/recommendations?lang=ru&period=2025Q4&borders=2022")
    expect(page.get_by_role("heading", name="Рекомендации", level=1)).to_be_visible()
    place = cell(page, "43|R09")
    assert place["sign"] == "◆"
    page.mouse.click(place["x"], place["y"])
    page.wait_for_url("**recommendation=R09**region=43**")
    expect(page.get_by_text("поступило 2 из 3; не поступило: Кызылординская – ZM-E").first).to_be_visible()
    expect(page.get_by_role("row", name="ZM-P 43 2025Q4").first).to_be_visible()


def send(page: Page, server: Server, folder: Path, form: str, *events: dict[str, Any]) -> None:
    """Fill the lists of a form and have them accepted on the page «Submit returns»."""
    folder.mkdir()
    content = operator.template(server, folder, form, PERIOD, REGION)
    rows = [
        {"title": f"Мероприятие {place}", "held_on": dt.date(2026, 2, place), **event}
        for place, event in enumerate(events, start=1)
    ]
    page.goto(f"{server.url}/submit?return_period={PERIOD}&lang=ru")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    card = operator.send(page, f"{folder.name}.xlsx", filled(content, {}, list_rows={"event": rows}))
    card.get_by_role("button", name="Принять", exact=True).click()
    expect(card).to_contain_text("принята редакция")


def sign(page: Page, server: Server, code: str) -> str:
    """The sign of a cell, as a curator sees it who opens the page."""
    page.goto(f"{server.url}/recommendations?lang=ru&period={PERIOD}&borders=2022")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    return str(cell(page, code)["sign"])


def test_the_curator_sees_the_page_turn(page: Page, empty_app: Server, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 3000})
    send(page, empty_app, tmp_path / "police", "ZM-LP", RAID)
    # Nothing found in the list of the police, and that of education has not come: nobody can tell.
    assert sign(page, empty_app, f"{REGION}|R02") == "–"
    send(page, empty_app, tmp_path / "education", "ZM-L", RAID, STUDY)
    assert sign(page, empty_app, f"{REGION}|R02") == "✓"
    page.goto(f"{page.url}&recommendation=R02&region={REGION}")
    expect(page.get_by_text("Акмолинская область: выполнено")).to_be_visible()
    expect(page.get_by_role("row", name="Мероприятие 2").first).to_be_visible()
    expect(page.get_by_role("row", name="education.xlsx").first).to_be_visible()
