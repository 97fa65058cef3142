"""A sparkline as a small picture."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import pandas as pd
import pytest

from analytics.charts.palette import palette
from analytics.charts.sparkline import sparkline
from analytics.charts.sparkline_svg import HEIGHT, MARGIN, WIDTH, data_address, sparkline_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(basis: str, **values: float | None) -> ElementTree.Element:
    table = pd.DataFrame({"period": list(values), "value": list(values.values())})
    return ElementTree.fromstring(sparkline_svg(sparkline(table, "ru", basis)))  # type: ignore[arg-type]


def lines(picture: ElementTree.Element) -> list[list[tuple[float, float]]]:
    return [
        [(float(x), float(y)) for x, y in (point.split(",") for point in line.attrib["points"].split())]
        for line in picture.iter(f"{SVG}polyline")
    ]


def test_the_line_fills_the_picture_and_ends_in_a_dot() -> None:
    picture = drawn("quarter", **{"2015Q1": 1.0, "2015Q2": 3.0, "2015Q3": 2.0})
    middle = (WIDTH / 2, float(MARGIN))
    assert lines(picture) == [[(MARGIN, HEIGHT - MARGIN), middle, (WIDTH - MARGIN, HEIGHT / 2)]]
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in picture.iter(f"{SVG}circle")]
    assert dots == [(WIDTH - MARGIN, HEIGHT / 2)]
    assert next(picture.iter(f"{SVG}polyline")).attrib["stroke"] == palette("light").accent


def test_a_cumulative_series_starts_anew_each_january() -> None:
    picture = drawn("cumulative", **{"2015Q3": 3.0, "2015Q4": 4.0, "2016Q1": 1.0, "2016Q2": 2.0})
    assert [len(line) for line in lines(picture)] == [2, 2]


def test_equal_values_lie_midway() -> None:
    picture = drawn("stock", **{"2015Q1": 7.0, "2015Q2": 7.0})
    assert [y for line in lines(picture) for _, y in line] == [HEIGHT / 2, HEIGHT / 2]


@pytest.mark.parametrize("values", [[None, None], [7.0, None]])
def test_under_two_values_there_is_no_picture(values: list[float | None]) -> None:
    table = pd.DataFrame({"period": ["2015Q1", "2015Q2"], "value": values})
    assert sparkline_svg(sparkline(table, "ru", "stock")) == ""


def test_the_picture_needs_no_request() -> None:
    address = data_address("<svg/>")
    head, _, content = address.partition(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(content) == b"<svg/>"
