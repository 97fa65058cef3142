"""A regional operator uploads the three lists with faults, mends them by the marks, explains, accepts."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server
from tests.pages.returns import XLSX
from tests.workbooks.lists import EVENT, MEASURE, PARTNER, lists_workbook

pytestmark = pytest.mark.browser

RAID = {**EVENT, "title": "Рейд «Подросток»", "kind": "Рейд, оперативно-профилактическое мероприятие"}
POLICE = {**RAID, "holder": "Департамент полиции", "registered_children": 3}
FAULTY = lists_workbook(
    event=[
        {**EVENT, "kind": "Танцы"},
        {**RAID, "held_on": dt.date(1915, 5, 14)},
        {**EVENT, "title": "Выездная смена", "place": "г. Кокшетау, лагерь"},
    ],
    plan_measure=[{**MEASURE, "due_on": dt.date(2025, 2, 1), "budget_money": "12 млн"}],
    partner=[PARTNER, PARTNER],
)
ERRORS = {
    "Мероприятия": {"B6": "«Танцы» нет среди возможных значений", "D7": "стоит дата 14.05.1915"},
    "Мероприятия плана": {"E6": "раньше, чем «Начало»", "F6": "стоит «12 млн», а нужно только число"},
}
WARNINGS = {
    "Мероприятия": {"E8": "место в другом регионе — Акмолинская область"},
    "Партнёры": {
        "B6": "строка 6 полностью повторяет строку 7",
        "B7": "строка 7 полностью повторяет строку 6",
    },
}
RED, YELLOW = "FFF8B9B3", "FFFFE08A"


def card(page: Page, name: str) -> Locator:
    return page.locator("[class*='st-key-submit_card_']").filter(
        has=page.get_by_text(f"{name}.xlsx", exact=True)
    )


def send(page: Page, name: str, content: bytes) -> Locator:
    page.locator("input[type=file]").set_input_files(
        [{"name": f"{name}.xlsx", "mimeType": XLSX, "buffer": content}]
    )
    expect(card(page, name)).to_be_visible()
    return card(page, name)


def open_page(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1440, "height": 3000})
    page.goto(f"{server.url}/submit?return_period=2025Q3&lang=ru")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()


def test_the_three_lists_with_faults_are_mended_explained_and_accepted(page: Page, empty_app: Server) -> None:
    open_page(page, empty_app)
    faulty = send(page, "Списки", FAULTY)
    expect(faulty).to_contain_text("форма ZM-L · 6 строк · 4 ошибки · 3 предупреждения")
    for places in (ERRORS, WARNINGS):
        for sheet, cells in places.items():
            for cell, words in cells.items():
                row = faulty.get_by_role("row").filter(has_text=words)
                expect(row.get_by_role("cell", name=sheet, exact=True)).to_be_visible()
                expect(row.get_by_role("cell", name=cell, exact=True)).to_be_visible()
    expect(faulty.get_by_role("button", name="Принять")).to_have_count(0)

    mended = send(page, "Списки (проверено)", _mended(_marked_copy(page, faulty)))
    expect(mended).to_contain_text("форма ZM-L · 5 строк · 1 предупреждение")
    accept = mended.get_by_role("button", name="Принять", exact=True)
    accept.click()
    expect(mended.get_by_role("alert")).to_be_visible()
    mended.get_by_label("называет место в другом регионе").fill("выездная смена по плану обмена")
    accept.click()
    expect(mended).to_contain_text("принята редакция 1")

    _the_register_shows_it(page, mended)
    _a_list_of_the_police_lies_beside_it(page, empty_app)


def _marked_copy(page: Page, faulty: Locator) -> openpyxl.Workbook:
    """The workbook with its marks: each fault at its own cell, in its colour, with its words."""
    with page.expect_download() as download:
        faulty.get_by_role("button", name="Скачать файл с отметками").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames[0] == "Результаты проверки"
    for places, colour in ((ERRORS, RED), (WARNINGS, YELLOW)):
        for sheet, cells in places.items():
            for address, words in cells.items():
                cell = book[sheet][address]
                assert (cell.fill.fgColor.rgb, words in cell.comment.text) == (colour, True), (sheet, address)
    return book


def _mended(book: openpyxl.Workbook) -> bytes:
    book["Мероприятия"]["B6"].value = "Лекция, беседа"
    book["Мероприятия"]["D7"].value = dt.date(2025, 5, 14)
    book["Мероприятия плана"]["E6"].value = dt.date(2025, 12, 1)
    book["Мероприятия плана"]["F6"].value = 12
    for column in range(2, 12):
        book["Партнёры"].cell(7, column).value = None
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _the_register_shows_it(page: Page, mended: Locator) -> None:
    mended.get_by_role("link", name="Открыть реестр").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("строк в списках: 5")
    expect(drawer).to_contain_text("1, все с пояснением")
    drawer.get_by_role("radio", name="Замечания").or_(
        drawer.get_by_role("button", name="Замечания")
    ).first.click()
    expect(drawer).to_contain_text("выездная смена по плану обмена")
    drawer.get_by_role("radio", name="Строки списков").or_(
        drawer.get_by_role("button", name="Строки списков")
    ).first.click()
    expect(drawer.get_by_role("cell", name="Рейд «Подросток»")).to_be_visible()
    expect(drawer.get_by_role("cell", name="1. Открыть кружок робототехники")).to_be_visible()
    expect(drawer.get_by_role("cell", name="ТОО «Металл»")).to_be_visible()


def _a_list_of_the_police_lies_beside_it(page: Page, server: Server) -> None:
    """The police department sends its own list, and corrects it: a row changes, one is added."""
    open_page(page, server)
    first = send(page, "Полиция", lists_workbook(event=[POLICE], form_code="ZM-LP"))
    first.get_by_role("button", name="Принять", exact=True).click()
    expect(first).to_contain_text("принята редакция 1")
    corrected = [{**POLICE, "children": 30}, {**POLICE, "title": "Беседа в колледже"}]
    second = send(page, "Уточнение", lists_workbook(event=corrected, form_code="ZM-LP"))
    expect(second).to_contain_text("Этот файл станет редакцией 2, прежняя сохранится.")
    expect(second).to_contain_text("добавлена 1 строка, изменена 1 строка")
    changed = second.get_by_role("row").filter(has_text="Рейд «Подросток»")
    expect(changed.get_by_role("cell", name="Дети, чел.: 25 → 30")).to_be_visible()
    second.get_by_label("Почему меняются принятые данные").fill("Уточнено")
    second.get_by_role("button", name="Принять как редакцию 2").click()
    expect(second).to_contain_text("принята редакция 2")


def test_the_template_of_the_next_quarter_goes_on_from_the_accepted_list(
    page: Page, empty_app: Server
) -> None:
    open_page(page, empty_app)
    sent = send(
        page, "Списки", lists_workbook(event=[EVENT, RAID], plan_measure=[MEASURE], partner=[PARTNER])
    )
    sent.get_by_role("button", name="Принять", exact=True).click()
    expect(sent).to_contain_text("принята редакция 1")
    address = "return_period=2025Q4&template_form=ZM-L&template_region=35&lang=ru"
    page.goto(f"{empty_app.url}/submit?{address}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать шаблон").first.click()
    assert download.value.suggested_filename == "ZM-L_35_2025Q4.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    titles = [book["Мероприятия"].cell(row, 3).value for row in range(6, 9)]
    assert titles == ["Правила дорожного движения", "Рейд «Подросток»", None]
    again = send(page, "Дальше", download.value.path().read_bytes())
    expect(again).to_contain_text("готов к приёму")
