"""Every page opened cold by its address goes through the shell, in three languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

TITLES = {
    "": {"ru": "Обзор", "kk": "Шолу", "en": "Overview"},
    "compare": {"ru": "Сравнение регионов", "kk": "Өңірлерді салыстыру", "en": "Compare regions"},
    "recommendations": {"ru": "Рекомендации", "kk": "Ұсынымдар", "en": "Recommendations"},
    "events": {"ru": "Мероприятия", "kk": "Іс-шаралар", "en": "Events"},
    "plans": {"ru": "Планы и партнёры", "kk": "Жоспарлар мен серіктестер", "en": "Plans and partners"},
    "practice": {"ru": "Хорошая практика", "kk": "Озық тәжірибе", "en": "Good practice"},
    "submit": {"ru": "Загрузка отчётов", "kk": "Есептерді жүктеу", "en": "Submit returns"},
    "methods": {"ru": "Методы", "kk": "Әдістер", "en": "Methods"},
    "indicators": {
        "ru": "Показатели и регионы",
        "kk": "Көрсеткіштер мен өңірлер",
        "en": "Indicators and regions",
    },
    "targets": {"ru": "Цели", "kk": "Мақсаттар", "en": "Targets"},
}


@pytest.mark.browser
@pytest.mark.parametrize("path", TITLES)
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_cold_page_has_the_shell_around_it(demonstration: Server, page: Page, path: str, language: str):
    page.goto(f"{demonstration.url}/{path}?lang={language}")
    expect(page.get_by_role("heading", name=TITLES[path][language], level=1)).to_be_visible()
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_role("link", name=TITLES["compare"][language])).to_be_visible()
    assert f"lang={language}" in page.url
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


@pytest.mark.browser
def test_the_name_of_the_first_page_leads_to_the_root(demonstration: Server, page: Page):
    page.goto(f"{demonstration.url}/overview?lang=en")
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    assert "/overview" not in page.url


@pytest.mark.browser
def test_the_language_goes_along_from_page_to_page(demonstration: Server, page: Page):
    page.goto(f"{demonstration.url}/compare")
    page.get_by_role("radio", name="Қаз").click()
    expect(page.get_by_role("heading", name=TITLES["compare"]["kk"], level=1)).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("link", name=TITLES["indicators"]["kk"]).click()
    expect(page.get_by_role("heading", name=TITLES["indicators"]["kk"], level=1)).to_be_visible()
    assert "lang=kk" in page.url
