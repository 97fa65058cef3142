from __future__ import annotations

import csv
import io
import os
import subprocess
import sys

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.server import PROJECT, Server
from tests.pages.returns import XLSX, workbook
from tests.workbooks.form_1m import Formula

pytestmark = pytest.mark.browser

KARAGANDA = workbook("1-M  Карагандинская область (Свод)")
PAVLODAR = workbook("1-M  Павлодарская область (Свод)", students=60)
KOSTANAY = workbook("1-M  Костанайская область (Свод)", students=50)
ALMATY = workbook("1-M  Алматы (Свод)", students=40)
PAVLODAR_CORRECTED = workbook("1-M  Павлодарская область (Свод)", students=61)
BROKEN = workbook("1-M  г.Шымкент (Свод)", {("R10", 1, 4): Formula("=1/0", "#DIV/0!")})
STUDENTS = "A07"


def send(page: Page, **files: bytes) -> None:
    """Drop files, named by their keys, and wait until each has its card."""
    payload: list[FilePayload] = [
        {"name": f"{name}.xlsx", "mimeType": XLSX, "buffer": content} for name, content in files.items()
    ]
    page.locator("input[type=file]").set_input_files(payload)
    for name in files:
        expect(card(page, name)).to_be_visible()


def card(page: Page, name: str) -> Locator:
    return page.locator("[class*='st-key-submit_card_']").filter(
        has=page.get_by_text(f"{name}.xlsx", exact=True)
    )


def open_page(page: Page, server: Server, language: str = "ru") -> None:
    """Open the page in a window so tall that nothing scrolls: a scroll closes an open list."""
    page.set_viewport_size({"width": 1440, "height": 3000})
    page.goto(f"{server.url}/submit?return_period=2022Q4&lang={language}")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()


def stored(server: Server) -> dict[str, float]:
    """The number of students by region, as another program gets it from the running app."""
    asked = [sys.executable, "-m", "analytics", "show", STUDENTS]
    asked += ["--period", "2022Q4", "--measure", "count", "--format", "csv"]
    answer = subprocess.run(
        asked,
        cwd=PROJECT,
        env={**os.environ, "ZHAS_HOME": str(server.home)},
        capture_output=True,
        text=True,
        check=True,
    )
    rows = csv.DictReader(io.StringIO(answer.stdout))
    return {row["region_code"]: float(row["value"]) for row in rows if row["value"]}


def files_of(server: Server) -> list[str]:
    """The names of the kept originals."""
    return sorted(path.name for path in (server.home / "files").rglob("*") if path.is_file())


def test_the_whole_way_of_returns(page: Page, empty_app: Server) -> None:
    open_page(page, empty_app)
    send(
        page,
        Караганда=KARAGANDA,
        Павлодар=PAVLODAR,
        Костанай=KOSTANAY,
        Отчёт=BROKEN,
        Алматы=ALMATY,
    )
    _errors_are_told_with_their_cells(page)
    _an_unclear_region_is_chosen(page)
    assert stored(empty_app) == {}

    page.get_by_role("button", name="Принять все файлы без ошибок (4)").click()
    for name in ("Караганда", "Павлодар", "Костанай", "Алматы"):
        expect(card(page, name)).to_contain_text("принята редакция 1")
    expect(card(page, "Отчёт")).to_contain_text("есть ошибки")
    assert stored(empty_app) == {"35": 69, "55": 60, "39": 50, "75": 40}

    _a_correction_becomes_the_second_revision(page)
    assert stored(empty_app) == {"35": 69, "55": 61, "39": 50, "75": 40}

    send(page, Копия=KARAGANDA)
    expect(card(page, "Копия")).to_contain_text("точно такой же файл уже принят как редакция 1 и действует")
    expect(card(page, "Копия").get_by_role("button", name="Принять")).to_have_count(0)


def _errors_are_told_with_their_cells(page: Page) -> None:
    broken = card(page, "Отчёт")
    expect(broken).to_contain_text("Лист «R10», ячейка H7: ошибка #DIV/0! вместо числа.")
    expect(broken.get_by_role("cell", name="R10", exact=True)).to_be_visible()
    expect(broken.get_by_role("cell", name="H7", exact=True)).to_be_visible()
    expect(broken.get_by_role("button", name="Принять")).to_have_count(0)


def _an_unclear_region_is_chosen(page: Page) -> None:
    unclear = card(page, "Алматы")
    expect(unclear).to_contain_text("регион не выбран")
    unclear.get_by_role("combobox").click()
    expect(page.get_by_role("option").nth(1)).to_have_text("Алматинская область")
    page.get_by_role("option", name="город Алматы").click()
    expect(unclear).to_contain_text("есть предупреждения")


def _a_correction_becomes_the_second_revision(page: Page) -> None:
    send(page, Исправление=PAVLODAR_CORRECTED)
    corrected = card(page, "Исправление")
    expect(corrected).to_contain_text("Этот файл станет редакцией 2, прежняя сохранится.")
    corrected.get_by_text("Что изменится").click()
    changed = corrected.get_by_role("row", name="A07")
    expect(changed.get_by_role("cell")).to_contain_text(["A07", "60", "61", "+1", "+1,7", "R10!G7"])
    accept = corrected.get_by_role("button", name="Принять как редакцию 2")
    accept.click()
    expect(corrected.get_by_role("alert")).to_contain_text("Напишите, почему меняются принятые данные.")
    corrected.get_by_text("Поясню позже: вопросы останутся открытыми").click()
    corrected.get_by_label("Почему меняются принятые данные").fill("Уточнено число учащихся")
    accept.click()
    expect(corrected).to_contain_text("принята редакция 2")
    corrected.get_by_role("link", name="Сравнить регионы").click()
    expect(page.get_by_role("heading", name="Сравнение регионов", level=1)).to_be_visible()
    assert "period=2022Q4" in page.url
    page.get_by_test_id("stSidebar").get_by_role("link", name="Загрузка отчётов").click()
    expect(card(page, "Отчёт")).to_be_visible()


def test_the_marked_copy_is_mended_and_sent_again(page: Page, empty_app: Server) -> None:
    open_page(page, empty_app)
    send(page, Отчёт=BROKEN)
    with page.expect_download() as download:
        card(page, "Отчёт").get_by_role("button", name="Скачать файл с отметками").click()
    assert download.value.suggested_filename == "Отчёт (проверено).xlsx"
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames[0] == "Результаты проверки"
    cell = book["R10"]["H7"]
    assert (cell.fill.fgColor.rgb, "#DIV/0!" in cell.comment.text) == ("FFF8B9B3", True)
    cell.value = 28
    mended = io.BytesIO()
    book.save(mended)
    send(page, **{"Отчёт (проверено)": mended.getvalue()})
    again = card(page, "Отчёт (проверено)")
    expect(again).to_contain_text("готов к приёму")
    again.get_by_role("button", name="Принять", exact=True).click()
    expect(again).to_contain_text("принята редакция 1")
    expect(again.get_by_role("link", name="Открыть реестр")).to_be_visible()


def test_a_refused_file_leaves_the_store_as_it_was(page: Page, empty_app: Server) -> None:
    open_page(page, empty_app)
    send(page, Павлодар=PAVLODAR)
    page.get_by_role("button", name="Принять", exact=True).click()
    expect(card(page, "Павлодар")).to_contain_text("принята редакция 1")
    before = stored(empty_app)
    kept = files_of(empty_app)
    send(page, Сломан=BROKEN, Письмо=b"plain words")
    expect(card(page, "Сломан")).to_contain_text("есть ошибки")
    expect(card(page, "Письмо")).to_contain_text("обычный текст")
    expect(page.get_by_role("button", name="Принять")).to_have_count(0)
    assert stored(empty_app) == before == {"55": 60}
    assert files_of(empty_app) == kept


@pytest.mark.parametrize(
    ("language", "sentence", "state"),
    [
        ("kk", "«R10» парағы, H7 ұяшығы: санның орнында #DIV/0! қатесі тұр.", "қателер бар"),
        ("en", "Sheet “R10”, cell H7: the error #DIV/0! instead of a number.", "has errors"),
    ],
)
def test_findings_speak_the_language_of_the_person(
    page: Page, empty_app: Server, language: str, sentence: str, state: str
) -> None:
    open_page(page, empty_app, language)
    send(page, Отчёт=BROKEN)
    expect(card(page, "Отчёт")).to_contain_text(sentence)
    expect(card(page, "Отчёт")).to_contain_text(state)


def test_on_a_telephone_nothing_hangs_over_the_edge(page: Page, empty_app: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{empty_app.url}/submit?return_period=2022Q4")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    send(page, Отчёт=BROKEN)
    expect(card(page, "Отчёт").get_by_role("cell", name="Ячейка H7", exact=True)).to_be_visible()
    edges = page.evaluate(
        "() => [document.querySelector('.stMain').scrollWidth,"
        " ...[...document.querySelectorAll('.zm-table td')].map(cell => cell.getBoundingClientRect().right)]"
    )
    assert max(edges) <= 390
