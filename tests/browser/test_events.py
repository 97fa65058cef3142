"""An event entered by police appears to education, and both are told where both report it."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from analytics.text.numbers import KAZAKHSTAN_TIME
from tests.browser.server import Server

pytestmark = pytest.mark.browser

TODAY = dt.datetime.now(KAZAKHSTAN_TIME).date()


def open_form(page: Page, server: Server, body: str) -> None:
    """The form of one side for Akmola, in a window so tall that nothing scrolls."""
    page.set_viewport_size({"width": 1440, "height": 2400})
    page.goto(f"{server.url}/events?lang=ru&part=enter&entry_body={body}&entry_region=11")
    expect(page.get_by_role("button", name="Проверить и внести")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def fill(page: Page, title: str, holder: str, children: str, registered: str) -> None:
    choose(page, "Вид мероприятия", "Спортивное мероприятие")
    page.get_by_role("group", name="Дата проведения").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{TODAY:%d%m%Y}")
    page.get_by_role("textbox", name="Название *").fill(title)
    page.get_by_role("textbox", name="Место проведения").fill("Кокшетау, школа № 5")
    choose(page, "Кто провёл", holder)
    page.get_by_role("spinbutton", name="Дети, чел.").fill(children)
    page.get_by_role("spinbutton", name="Из них состоящие").fill(registered)
    page.keyboard.press("Tab")


def enter(page: Page) -> None:
    page.get_by_role("button", name="Проверить и внести").click()


def row(page: Page, words: str) -> Locator:
    return page.get_by_role("row").filter(has_text=words)


def test_an_event_entered_by_police_appears_to_education(
    page: Page, context: BrowserContext, empty_app: Server
) -> None:
    open_form(page, empty_app, "police")
    fill(page, "Турнир «Мы вместе»", "Совместно", "120", "130")
    enter(page)
    expect(page.get_by_text("Состоящих на учёте больше, чем детей")).to_be_visible()
    expect(page.get_by_role("textbox", name="Название *")).to_have_value("Турнир «Мы вместе»")
    page.get_by_role("spinbutton", name="Из них состоящие").fill("8")
    page.keyboard.press("Tab")
    enter(page)
    expect(page.get_by_text("Мероприятие внесено")).to_be_visible()
    expect(page.get_by_role("textbox", name="Название *")).to_have_value("")

    education = context.new_page()
    education.set_viewport_size({"width": 1440, "height": 2400})
    education.goto(f"{empty_app.url}/events?lang=kk")
    seen = row(education, "Турнир «Мы вместе»")
    expect(seen).to_contain_text("Полиция")
    expect(seen).to_contain_text("Ақмола")
    seen.click()
    expect(education.get_by_text("бетте енгізілген")).to_be_visible()

    open_form(education, empty_app, "education")
    fill(education, "ТУРНИР «Мы вместе»", "Совместно", "118", "8")
    enter(education)
    expect(education.get_by_text("Мероприятие внесено")).to_be_visible()
    education.goto(f"{empty_app.url}/events?lang=ru&part=pairs")
    expect(education.get_by_text("Один раз учтено 1 мероприятие")).to_be_visible()
    children = row(education, "Дети, чел.")
    expect(children.get_by_role("cell")).to_contain_text(["Дети, чел.", "118", "120", "различается"])
