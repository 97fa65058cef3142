"""The heat map as a picture: cells in the paint of their marks, words read upwards, a frame."""

from __future__ import annotations

import pytest

from analytics.charts.heat import HeatAxes, framed, heat_map
from analytics.charts.palette import palette
from analytics.charts.view import ChartView
from analytics.reports.canvas import Canvas
from tests.charts.tables import table_of
from tests.reports.test_figure import colours, picture

AXES = HeatAxes(["11", "15", "71"], ["A01", "B01"], {"A01": "Первый", "B01": "Второй"})
MARKS = table_of(
    """
    region_code  indicator_code  mark
    11           A01             worse
    15           A01             worse
    71           A01             worse
    11           B01             better
    15           B01             similar
    71           B01             no_data
    """
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_cells_have_the_paint_of_their_marks_and_equal_size(theme, compact):
    view = ChartView(2022, "kk", theme, compact=compact)
    counts = colours(picture(heat_map(MARKS, view, AXES), theme))
    marks = palette(theme).marks
    # Three cells and a square of the legend to one cell and a square, less the sign on each.
    assert 2 < counts[marks["worse"].fill] / counts[marks["better"].fill] < 3
    assert counts[marks["better"].fill] == pytest.approx(counts[marks["similar"].fill], rel=0.05)


def test_the_picked_cell_is_framed_in_the_picture():
    view = ChartView(2022, "ru")
    figure = heat_map(MARKS, view, AXES)
    ink = palette("light").text
    without = colours(picture(figure))[ink]
    assert colours(picture(framed(figure, view, AXES, ("15", "B01"))))[ink] > without + 500


def test_words_above_the_chart_are_read_upwards():
    import io

    import numpy as np
    from PIL import Image

    canvas = Canvas(60, 160, "#ffffff")
    canvas.upright_words((30, 150), "Карагандинская", size=12, colour="#000000")
    dark = np.asarray(Image.open(io.BytesIO(canvas.png())).convert("L")) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    height, width = np.ptp(rows), np.ptp(columns)
    assert height > 5 * width
    assert abs(rows.max() / 2 - 150) < 6  # two pixels of the file to one of the page
    assert abs((columns.min() + columns.max()) / 4 - 30) < 6
