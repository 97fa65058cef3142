"""The way of a regional operator: a template, three mistakes, the marked-up copy, and the register."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from analytics.catalogue import load_catalogue
from tests.browser.server import PROJECT, Server
from tests.pages.returns import XLSX
from tests.workbooks.templates import filled, saved, value_cells, workbook

pytestmark = pytest.mark.browser

PERIOD = "2025Q3"
FORM = "ZM-P"
REGION = "35"
SOUND: dict[str, object] = {
    "A12": 210, "A13": 60, "A14": 75, "A15": 130, "A16": 41, "A17": 9,
    "B01": 180, "B02": 64, "B03": 58, "B04": 31, "B11": 95, "B16": 96, "F01": 47, "F04": 9,
}  # fmt: skip
DAMAGE: dict[str, object] = {"A13": "шестьдесят", "A17": "9 фактов", "B11": -95}


def template(
    server: Server, folder: Path, form: str = FORM, period: str = PERIOD, region: str = REGION
) -> bytes:
    """The template as a person gets it from the command line while the app runs."""
    asked = [sys.executable, "-m", "analytics", "template", form, "--period", period]
    asked += ["--region", region, "--language", "ru", "--output", str(folder)]
    environment = {**os.environ, "ZHAS_HOME": str(server.home)}
    subprocess.run(asked, cwd=PROJECT, env=environment, capture_output=True, check=True)
    return next(folder.glob("*.xlsx")).read_bytes()


def card(page: Page, name: str) -> Locator:
    return page.locator("[class*='st-key-submit_card_']").filter(has=page.get_by_text(name, exact=True))


def send(page: Page, name: str, content: bytes) -> Locator:
    page.locator("input[type=file]").set_input_files([{"name": name, "mimeType": XLSX, "buffer": content}])
    expect(card(page, name)).to_be_visible()
    return card(page, name)


def test_a_template_is_filled_marked_mended_and_seen_in_the_register(
    page: Page, empty_app: Server, tmp_path: Path
) -> None:
    codes = load_catalogue().forms[FORM].indicator_codes
    assert set(SOUND) == set(codes)
    damaged = filled(template(empty_app, tmp_path), {**SOUND, **DAMAGE})
    cells = value_cells(workbook(damaged))

    page.set_viewport_size({"width": 1440, "height": 3000})
    page.goto(f"{empty_app.url}/submit?return_period={PERIOD}&lang=ru")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    broken = send(page, "Отчёт.xlsx", damaged)
    expect(broken).to_contain_text("3 ошибки")
    for code in DAMAGE:
        sheet, cell = cells[code]
        expect(broken).to_contain_text(f"Лист «{sheet}», ячейка {cell}")
    expect(broken.get_by_role("button", name="Принять")).to_have_count(0)

    mended = _mended(_marked_copy(page, broken), cells)
    corrected = send(page, "Исправленный.xlsx", mended)
    corrected.get_by_role("button", name="Принять", exact=True).click()
    expect(corrected).to_contain_text("принята редакция 1")

    corrected.get_by_role("link", name="Открыть реестр").click()
    expect(page.get_by_role("heading", name="Реестр отчётов", level=1)).to_be_visible()
    assert f"period={PERIOD}" in page.url
    opened = page.get_by_role("dialog")
    expect(opened).to_contain_text("Карагандинская область")
    expect(opened).to_contain_text("поступил, не рассмотрен")
    expect(page.get_by_role("row", name="Карагандинская область").last).to_contain_text("поступил")


def _marked_copy(page: Page, broken: Locator) -> bytes:
    with page.expect_download() as given:
        broken.get_by_role("button", name="отметками").click()
    return Path(given.value.path()).read_bytes()


def _mended(marked: bytes, cells: dict[str, tuple[str, str]]) -> bytes:
    """The marked-up copy with the three cells corrected, as a person would; its marks are looked at."""
    book = load_workbook(io.BytesIO(marked))
    for code, given in DAMAGE.items():
        sheet, cell = cells[code]
        marked_cell = book[sheet][cell]
        assert marked_cell.value == given
        assert marked_cell.comment is not None
        assert marked_cell.fill.fill_type == "solid"
        marked_cell.value = SOUND[code]
    assert book[cells["B01"][0]][cells["B01"][1]].comment is None
    listed = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    for code in DAMAGE:
        assert any(cells[code][1] in str(words) for words in listed)
    return saved(book)
