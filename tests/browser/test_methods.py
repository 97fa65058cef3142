"""The methods page in a real browser: formulas drawn offline, a click opens a method, a link restores it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server


@pytest.mark.browser
def test_formulas_are_drawn_and_a_row_opens_a_method(demonstration: Server, page: Page):
    # The page fixture fails the test if any request leaves this machine.
    page.goto(f"{demonstration.url}/methods?lang=en&method=rate_limits")
    expect(page.get_by_role("heading", name="Rate per number of children", level=3)).to_be_visible()
    expect(page.locator(".katex-display")).to_have_count(5)
    expect(page.locator(".katex-error")).to_have_count(0)
    page.get_by_role("row").filter(has_text="Funnel plot").click()
    expect(page.get_by_role("heading", name="Funnel plot", level=3)).to_be_visible()
    assert "method=funnel" in page.url
    expect(page.get_by_role("table", name="Methods checked on simulated data")).to_contain_text(
        "Of 100 ordinary regions 1.4 lie beyond the 99.8% limit."
    )


@pytest.mark.browser
def test_a_wide_formula_does_not_widen_a_telephone(demonstration: Server, page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demonstration.url}/methods?lang=ru&method=funnel")
    expect(page.locator(".katex-display").first).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
