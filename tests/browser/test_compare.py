"""From uploaded workbooks to a comparison of regions, as a person sees it in a browser."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.server import Server
from tests.workbooks.returns import sound_return

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Minors held liable; the children 0-17 of 1 January 2022 (estimate) are Karaganda 317,158,
# Pavlodar 202,984, Shymkent 454,131: 118, 30 and 103 of them are 3.7, 1.5 and 2.3 per 10,000.
RETURNS = {
    "Караганда.xlsx": sound_return("Карагандинская область", 118),
    "Павлодар.xlsx": sound_return("Павлодарская область", 30),
    "Шымкент.xlsx": sound_return("г.Шымкент", 103),
}
QUESTION = "compare?indicator=A06&period=2022Q4&borders=2022"
OF_DEMONSTRATION = "compare?indicator=A06&period=2022Q4&borders=2018"


def open_compare(page: Page, server: Server, rest: str, tab: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 2400})
    page.goto(f"{server.url}/{rest}&show={tab}")
    expect(page.locator("table" if tab == "table" else ".js-plotly-plot").first).to_be_visible()


def bars(page: Page) -> dict[str, float]:
    """The values of the ranked bars that plotly has drawn, by the region's code."""
    return page.evaluate(
        """() => {
            const found = {};
            for (const plot of document.querySelectorAll(".js-plotly-plot"))
                for (const trace of plot.data)
                    if (trace.type === "bar" && trace.customdata)
                        trace.customdata.forEach((code, place) => {
                            if (trace.x[place] !== null) found[code] = trace.x[place];
                        });
            return found;
        }"""
    )


def test_uploaded_workbooks_are_compared(page: Page, empty_app: Server) -> None:
    page.set_viewport_size({"width": 1440, "height": 2400})
    page.goto(f"{empty_app.url}/submit?return_period=2022Q4")
    files: list[FilePayload] = [
        {"name": name, "mimeType": XLSX, "buffer": content} for name, content in RETURNS.items()
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Принять все файлы без ошибок (3)").click()
    expect(page.get_by_text("принята редакция 1")).to_have_count(3)

    open_compare(page, empty_app, QUESTION, "table")
    row = page.get_by_role("row", name="Карагандинская область")
    expect(row).to_contain_text("3,7")
    expect(row).to_contain_text("118")
    expect(row).to_contain_text("R10!E7")
    page.get_by_role("radio", name="По порядку").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)  # bars and places
    drawn = bars(page)
    assert {code: round(value, 4) for code, value in drawn.items()} == {
        "35": round(118 / 317158 * 10000, 4),
        "55": round(30 / 202984 * 10000, 4),
        "79": round(103 / 454131 * 10000, 4),
    }
    expect(page.get_by_text("Данные 3 из 20 регионов.")).to_be_visible()

    page.get_by_role("radio", name="Қаз").click()
    expect(page.get_by_role("heading", name="Өңірлерді салыстыру", level=1)).to_be_visible()
    page.get_by_role("radio", name="Кесте").click()
    expect(page.get_by_role("row", name="Қарағанды облысы")).to_contain_text("118")
    _excel_holds_the_table(page)


def _excel_holds_the_table(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel жүктеу").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    karaganda = next(row for row in rows if "Қарағанды облысы" in row)
    assert 118 in karaganda
    rates = [round(value, 4) for value in karaganda if isinstance(value, float)]
    assert round(118 / 317158 * 10000, 4) in rates
    assert "Караганда.xlsx" in karaganda


def test_the_address_restores_the_view(page: Page, demonstration: Server, chromium: Browser) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, "table")
    page.get_by_role("row", name="Карагандинская область").get_by_role("cell").nth(1).click()
    expect(page.get_by_text("Откуда цифра: Карагандинская область")).to_be_visible()
    page.get_by_role("radio", name="2015: 16").click()
    expect(page.get_by_role("row", name="Южно-Казахстанская область")).to_be_visible()
    page.get_by_role("radio", name="99,8 %").click()
    page.wait_for_url("**confidence=99.8**")
    address = page.url.replace("lang=ru", "lang=en")

    elsewhere = chromium.new_context(viewport={"width": 1440, "height": 2400}).new_page()
    elsewhere.goto(address)
    expect(elsewhere.get_by_role("row", name="South Kazakhstan Region")).to_be_visible()
    expect(elsewhere.get_by_text("Where the figure comes from: Karaganda Region")).to_be_visible()
    expect(elsewhere.get_by_text("(99.8%)").first).to_be_visible()
    elsewhere.context.close()


def test_the_regions_that_differ_lead_to_a_profile_and_its_link_opens_elsewhere(
    page: Page, demonstration: Server, chromium: Browser
) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, "map")
    differing = page.locator("table").first
    expect(differing.get_by_role("row", name="ЗКО")).to_contain_text("хуже")
    differing.get_by_role("row", name="ЗКО").click()
    page.wait_for_url("**/region?**")
    expect(page.get_by_text("Западно-Казахстанская область").first).to_be_visible()
    page.wait_for_url("**region=27**")
    address = page.url

    elsewhere = chromium.new_context(viewport={"width": 1440, "height": 2400}).new_page()
    elsewhere.goto(address)
    expect(elsewhere.get_by_text("Западно-Казахстанская область").first).to_be_visible()
    assert "region=27" in elsewhere.url
    elsewhere.context.close()


def test_a_click_on_the_map_opens_the_profile(page: Page, demonstration: Server) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, "map")
    expect(page.locator(".js-plotly-plot .choroplethlayer path")).to_have_count(17)
    box = page.locator(".js-plotly-plot .choroplethlayer path").nth(5).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/region?**")


def test_a_name_in_the_table_opens_the_profile(page: Page, demonstration: Server) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, "table")
    page.get_by_role("button", name="Карагандинская область").click()
    page.wait_for_url("**/region?**")
    page.wait_for_url("**region=35**")


def test_only_the_open_tab_is_drawn(page: Page, demonstration: Server) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, "funnel")
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    expect(page.get_by_text("чем сделала бы одна случайность")).to_be_visible()
    page.get_by_role("radio", name="К прошлому году").click()
    expect(page.get_by_text("в пределах случайности").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)


def test_the_table_sorts_by_numbers(page: Page, demonstration: Server) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, "table")
    page.get_by_role("button", name="Числитель").click()
    first = page.locator("table").first.locator("tbody tr").first
    expect(first).to_contain_text("Туркестанская область")
    page.get_by_role("button", name="Числитель").click()
    expect(first).to_contain_text("Северо-Казахстанская область")


def test_borders_finer_than_the_returns_are_refused_with_a_way_out(page: Page, demonstration: Server) -> None:
    page.goto(f"{demonstration.url}/compare?indicator=A06&period=2015Q4&borders=2022&show=table")
    expect(page.get_by_text("За 4 кв. 2015 данных в границах 2022 года нет")).to_be_visible()
    page.get_by_role("button", name="Показать в границах 2015 года").click()
    expect(page.get_by_role("row", name="Южно-Казахстанская область")).to_be_visible()


@pytest.mark.parametrize("tab", ["map", "ranked", "funnel", "change"])
def test_pictures_are_drawn_on_the_server(page: Page, demonstration: Server, tab: str) -> None:
    open_compare(page, demonstration, OF_DEMONSTRATION, tab)
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать картинку (PNG)").first.click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_no_english_word_of_streamlit_is_left_in_kazakh(page: Page, demonstration: Server) -> None:
    page.goto(f"{demonstration.url}/submit?lang=kk")
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader).to_contain_text("Файлдарды таңдау")
    expect(uploader).to_contain_text("20 МБ")
    expect(page.get_by_text("Browse files")).to_have_count(0)
    expect(page.get_by_text("per file")).to_have_count(0)
