"""A date is asked for in the person's language, and typing one works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

PARTS = {"ru": ["дд", "мм", "гггг"], "kk": ["кк", "аа", "жжжж"], "en": ["dd", "mm", "yyyy"]}


@pytest.mark.browser
@pytest.mark.parametrize("language", PARTS)
def test_the_parts_of_a_date_are_named_and_can_be_typed(demonstration: Server, page: Page, language: str):
    page.goto(f"{demonstration.url}/events?lang={language}")
    parts = page.get_by_test_id("stDateInput").first.get_by_role("spinbutton")
    expect(parts).to_have_text(PARTS[language])
    parts.first.click()
    page.keyboard.type("01102025")
    page.get_by_role("heading", level=1).click()
    expect(page).to_have_url(re.compile("known=2025-10-01"))
    expect(parts).to_have_text(["01", "10", "2025"])
