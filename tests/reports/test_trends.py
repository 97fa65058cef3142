"""The workbook of lines over the periods, and the pictures of their charts."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest
from PIL import Image

from analytics.charts.lines import lines_chart
from analytics.charts.overlays import Overlays
from analytics.charts.palette import palette
from analytics.charts.view import ChartView
from analytics.charts.years import years_chart
from analytics.reports.figure import figure_png
from analytics.reports.trends import LinesSheet, trends_workbook
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.charts.line_tables import ABAI, AKMOLA, HIGH, LOW, REPUBLIC, line_trend, target_of
from tests.reports.test_figure import colours

NAMES = {"00": "Казахстан", "11": "Акмолинская область", "10": "область Абай"}
TABLE = pd.concat([REPUBLIC, AKMOLA, ABAI], ignore_index=True)


def book(language: Language) -> dict[str, list[list[object]]]:
    sheet = LinesSheet("Показатель", [("Основание", "за квартал")], NAMES, 1, "quarter", ["примечание"])
    trends = [
        line_trend("00", "within_chance", (-1.2, -4.0, 1.8)),
        line_trend(outstanding=(HIGH,)),
        line_trend("10", "too_short", reason="too_short", quarters=1, has_signals=False),
    ]
    content = trends_workbook(TABLE, trends, sheet, texts(language))
    read = openpyxl.load_workbook(io.BytesIO(content))
    return {one.title: [[cell.value for cell in row] for row in one.iter_rows()] for one in read.worksheets}


def test_every_figure_stands_in_a_row_of_its_own_with_status_and_origin() -> None:
    rows = book("ru")["Ряды"]
    akmola = [row for row in rows if row[0] == "11"]
    assert akmola[0][:8] == ["11", "Акмолинская область", "3 кв. 2021", 10, 9, 11, 100, 100000]
    assert akmola[0][8:10] == [None, "синтетика"]
    assert akmola[3][3:9] == [None, None, None, None, None, "данные не поступили"]
    republic = next(row for row in rows if row[0] == "00")
    assert republic[10:12] == [19, 20]
    assert next(row for row in rows if row[0] == "10")[8] == "территории в этих границах ещё не было"
    assert any("Демонстрационные данные" in str(row[0]) for row in rows)


def test_every_line_has_its_trend_or_the_reason_why_it_has_none() -> None:
    rows = {row[0]: row for row in book("ru")["Тренды"]}
    assert rows["11"][2:8] == [-7.2, -9, -5.3, "снижение", "согласен", 44]
    assert rows["11"][10] == "4 кв. 2021 (выше)"
    assert rows["10"][2:8] == [None, None, None, "меньше 12 кварталов", None, 1]


def test_figures_that_are_partly_synthetic_say_so() -> None:
    table = TABLE.assign(origins=["published", *TABLE["origins"][1:]])
    sheet = LinesSheet("Показатель", [], NAMES, 1, "quarter", [])
    content = trends_workbook(table, [], sheet, texts("ru"))
    cells = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()]
    assert any("Часть цифр" in str(cell) for cell in cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_is_written_in_every_language(language: Language) -> None:
    assert [len(rows) > 4 for rows in book(language).values()] == [True, True]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_with_all_that_lies_over_them_are_drawn_as_a_picture(theme) -> None:
    overlays = Overlays([line_trend(outstanding=(HIGH, LOW))], target_of(2.0, 2024, "Указ"))
    breaks = {"2021Q4": "Новые границы", "2022Q2": "Новая методика"}
    figure = lines_chart(
        TABLE, ChartView(2022, "ru", theme), basis="stock", names=NAMES, breaks=breaks, overlays=overlays
    )
    image = Image.open(io.BytesIO(figure_png(figure, "a", "b", "c", theme))).convert("RGB")
    counts = colours(image)
    shades = palette(theme)
    for colour in (shades.text, shades.series[0], shades.series[1], shades.marks["worse"].line):
        assert counts[colour] > 50, colour


def test_a_ring_is_only_an_outline() -> None:
    alone = {"11": "Акмолинская"}

    def ink(*outstanding) -> int:
        overlays = Overlays([line_trend(outstanding=outstanding)])
        figure = lines_chart(AKMOLA, ChartView(2022, "ru"), basis="quarter", names=alone, overlays=overlays)
        image = Image.open(io.BytesIO(figure_png(figure, "a", "", ""))).convert("RGB")
        return colours(image)[palette("light").text]

    # A full disc of 15 pixels, twice as sharp, would have 3.14 x 15 x 15 = 707 pixels.
    assert 100 < ink(HIGH) - ink() < 500


def test_the_sign_of_a_line_without_markers_has_none_in_the_legend() -> None:
    trend = {"type": "scatter", "mode": "lines", "name": "a", "x": [0, 1], "y": [0, 0]}
    trend["line"] = {"color": "#ff0000", "width": 2, "dash": "longdash"}
    axes = {"xaxis": {"tickvals": [], "ticktext": []}, "yaxis": {"tickvals": [], "ticktext": []}}

    def red(showlegend: bool) -> int:
        layout = {"height": 300, "separators": ", ", "showlegend": showlegend, **axes}
        image = Image.open(io.BytesIO(figure_png({"data": [trend], "layout": layout}, "a", "", "")))
        return colours(image.convert("RGB"))["#ff0000"]

    # A piece of line 14 pixels long and 2 wide, drawn twice as sharp: 28 x 4; a marker would add 150.
    assert 0 < red(showlegend=True) - red(showlegend=False) <= 28 * 4


def test_years_over_one_another_are_drawn_as_a_picture() -> None:
    figure = years_chart(AKMOLA, ChartView(2022, "ru"), basis="cumulative", name="a", highest=14.0)
    image = Image.open(io.BytesIO(figure_png(figure, "a", "b", "c"))).convert("RGB")
    assert colours(image)[palette("light").text] > 500
    assert colours(image)[palette("light").accent] > 300
