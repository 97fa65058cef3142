"""Two indicators side by side: what is drawn where, how large, in which words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts.label_places import Spot, covered, label_places
from analytics.charts.palette import DARK, LIGHT
from analytics.charts.quadrants import Corners, Measured
from analytics.charts.scatter import scatter_alt, scatter_chart
from analytics.charts.view import ChartView, Comparator
from analytics.regions import load_regions
from analytics.reports.figure import figure_png
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

REGIONS = table_of(
    """
    region_code x    y    x_lower x_upper y_lower y_upper population verdict
    11          40.0 22.0 38.0    42.0    19.0    25.0    40000      worse
    71          55.0 12.0 53.0    57.0    10.0    14.0    10000      better
    75          50.0 18.0 -       -       16.0    20.0    160000     similar
    27          -    15.0 -       -       -       -       30000      similar
    00          48.0 17.0 -       -       -       -       900000     similar
    """
)
PATH = pd.DataFrame({"label": ["2022", "2023", "2024"], "x": [35.0, np.nan, 40.0], "y": [30.0, 28.0, 22.0]})
AXES = (
    Measured("Охват, %", 1, Comparator("РК", 48.0)),
    Measured("Правонарушения", 1, Comparator("РК", 17.0)),
)
CORNERS = Corners("охват ниже,<br>правонарушений больше", "оба выше", "оба ниже", "")


def drawn(compact=False, theme="light", selected="11", language="ru", table=REGIONS, **more):
    view = ChartView(2022, language, theme, selected=selected, compact=compact)
    return scatter_chart(table, view, AXES, CORNERS, PATH, **more)


def points(figure):
    return next(trace for trace in figure["data"] if trace.get("customdata"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_it_is_a_valid_figure_and_can_be_drawn(language, theme, compact):
    figure = drawn(compact, theme, language=language)
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert figure_png(figure, "Название", "", "", theme).startswith(b"\x89PNG")


def test_regions_with_both_figures_are_drawn_and_give_their_code():
    trace = points(drawn())
    assert trace["customdata"] == ["75", "11", "71"]  # the largest first, so that small ones lie above
    assert (trace["x"], trace["y"]) == ([50.0, 40.0, 55.0], [18.0, 22.0, 12.0])


def test_the_area_grows_with_the_population():
    # 160,000 : 40,000 : 10,000 -> diameters 30, 15 and 7.5, which is raised to the least that can be seen.
    assert points(drawn())["marker"]["size"] == [30.0, 15.0, 8.0]
    alike = points(drawn(table=REGIONS.drop(columns="population")))
    assert len(set(alike["marker"]["size"])) == 1


def test_limits_are_thin_crosses_where_there_are_any():
    line = drawn()["data"][0]
    strokes = set(zip(line["x"][::3], line["y"][::3], line["x"][1::3], line["y"][1::3], strict=True))
    assert strokes == {
        (50.0, 16.0, 50.0, 20.0),
        (38.0, 22.0, 42.0, 22.0),
        (40.0, 19.0, 40.0, 25.0),
        (53.0, 12.0, 57.0, 12.0),
        (55.0, 10.0, 55.0, 14.0),
    }
    assert line["line"]["width"] == 1


def test_colours_follow_the_verdict_and_are_neutral_without_one():
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        judged = points(drawn(theme=theme))["marker"]["color"]
        assert judged == [colours.marks[verdict].fill for verdict in ("similar", "worse", "better")]
        plain = drawn(theme=theme, table=REGIONS.drop(columns="verdict"))
        assert set(points(plain)["marker"]["color"]) == {colours.accent}
        assert not [trace for trace in plain["data"] if trace.get("showlegend")]


def test_narrow_screens_name_the_picked_region_and_those_asked_for():
    assert points(drawn())["text"] == ["г. Алматы", "Акмолинская", "Астана"]
    assert points(drawn(compact=True))["text"] == ["", "Акмолинская", ""]
    assert points(drawn(compact=True, named=["71"]))["text"] == ["", "Акмолинская", "Астана"]


def test_levels_part_the_quadrants_and_words_stand_in_their_corners():
    layout = drawn()["layout"]
    assert [(line["x0"], line["x1"]) for line in layout["shapes"]] == [(48.0, 48.0), (0, 1)]
    assert [(line["y0"], line["y1"]) for line in layout["shapes"]] == [(0, 1), (17.0, 17.0)]
    words = {note["text"]: (note["x"] < 0.5, note["y"] > 0.5) for note in layout["annotations"]}
    assert words["<b>охват ниже,</b><br><b>правонарушений больше</b>"] == (True, True)
    assert words["<b>оба выше</b>"] == (False, True)
    assert words["<b>оба ниже</b>"] == (True, False)
    assert words["↑ Правонарушения"] == (True, True)
    assert "<b></b>" not in words


def test_a_path_joins_the_years_that_have_both_figures():
    path = next(trace for trace in drawn()["data"] if trace["mode"] == "lines+markers+text")
    assert (path["x"], path["y"], path["text"]) == ([35.0, 40.0], [30.0, 22.0], ["2022", "2024"])
    longer = PATH.assign(x=[35.0, 36.0, 40.0])
    narrow = scatter_chart(REGIONS, ChartView(2022, "ru", compact=True), AXES, path=longer)
    assert next(t for t in narrow["data"] if t["mode"] == "lines+markers+text")["text"] == [
        "2022",
        "",
        "2024",
    ]


def test_axes_hold_points_limits_levels_and_path():
    layout = drawn()["layout"]
    assert layout["xaxis"]["range"][0] < 35
    assert layout["xaxis"]["range"][1] > 57
    assert 0 < layout["yaxis"]["range"][0] < 10
    assert layout["yaxis"]["range"][1] > 30


def test_without_any_region_it_stays_a_chart():
    figure = scatter_chart(REGIONS.iloc[:0], ChartView(2022, "ru"), (Measured("а"), Measured("б")))
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert figure_png(figure, "Название", "", "").startswith(b"\x89PNG")


def test_names_of_twenty_regions_hardly_cover_each_other():
    random = np.random.default_rng(12)
    names = [region.short_name["ru"] for region in load_regions().in_borders(2022)]
    for _ in range(10):
        places = random.normal((430, 215), (170, 90), (20, 2)).clip((40, 20), (820, 410))
        spots = [Spot(x, y, 14.0, name) for (x, y), name in zip(places, names, strict=True)]
        chosen = covered(spots, label_places(spots, 11), 11)
        assert chosen < 0.03
        assert chosen <= covered(spots, ["top center"] * 20, 11)


def test_a_name_keeps_clear_of_what_is_avoided():
    spot = Spot(100, 100, 10, "Абай")
    assert label_places([spot], 11) == ["top center"]
    assert label_places([spot], 11, [(0, 0, 200, 90)]) == ["middle right"]
    stacked = [Spot(100, 100 + 14 * number, 8, "Павлодарская") for number in range(2)]
    first, second = label_places(stacked, 11)
    assert (first, second) == ("top center", "middle right")


def test_the_chart_is_told_in_words():
    assert scatter_alt(REGIONS, ChartView(2022, "ru"), AXES) == (
        "Точечная диаграмма по регионам: по горизонтали — Охват, %, по вертикали — Правонарушения. "
        "Показано 3 региона."
    )
