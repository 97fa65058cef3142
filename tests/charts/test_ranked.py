import json
from typing import get_args

import plotly.graph_objects as go
import pytest

from analytics.charts.palette import DARK, LIGHT
from analytics.charts.ranked import ranked_bars
from analytics.charts.view import ChartView, Comparator
from analytics.measures.rates import RegionStatus
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.charts.tables import FIVE_REGIONS, whole_country

VIEW = ChartView(borders=2022, language="ru")
REPUBLIC = Comparator("Республика Казахстан", 7.25)


def bars(figure):
    return next(trace for trace in figure["data"] if trace["type"] == "bar")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_a_valid_figure(language, theme):
    figure = ranked_bars(FIVE_REGIONS, ChartView(2022, language, theme, selected="75"), REPUBLIC)
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_the_largest_comes_first_and_the_missing_last():
    figure = ranked_bars(FIVE_REGIONS, VIEW)
    assert figure["layout"]["yaxis"]["categoryarray"] == ["11", "75", "61", "71", "27"]
    assert figure["layout"]["yaxis"]["range"] == [4.5, -0.5]  # the first on top, no room wasted
    assert bars(figure)["y"] == ["11", "75", "61", "71"]
    assert bars(figure)["x"] == [12.3, 8.0, 7.5, 4.0]


def test_names_stand_left_and_values_right():
    figure = ranked_bars(FIVE_REGIONS, VIEW)
    assert figure["layout"]["yaxis"]["ticktext"] == [
        "Акмолинская область",
        "город Алматы",
        "Туркестанская область",
        "город Астана",
        "Западно-Казахстанская область",
    ]
    assert figure["layout"]["yaxis2"]["ticktext"] == [
        "12,3\u00a0✗",
        "8,0\u00a0≈",
        "7,5\u00a0○",
        "4,0\u00a0✓",
        "",
    ]


def test_narrow_screens_get_short_names():
    names = ranked_bars(FIVE_REGIONS, ChartView(2022, "ru", compact=True))["layout"]["yaxis"]["ticktext"]
    assert names == ["Акмолинская", "г. Алматы", "Туркестанская", "Астана", "ЗКО"]


def test_bars_are_painted_by_their_verdict():
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        figure = ranked_bars(FIVE_REGIONS, ChartView(2022, "ru", theme))
        expected = ["worse", "similar", "not_judged", "better"]
        assert bars(figure)["marker"]["color"] == [colours.marks[name].fill for name in expected]


def test_limits_are_distances_and_none_is_drawn_where_there_is_none():
    limits = bars(ranked_bars(FIVE_REGIONS, VIEW))["error_x"]
    assert limits["array"] == pytest.approx([3.7, 2.0, 0.0, 2.1])
    assert limits["arrayminus"] == pytest.approx([3.3, 2.0, 0.0, 1.5])


@pytest.mark.parametrize(
    ("language", "reason"),
    [("ru", "данные не поступили"), ("kk", "деректер келіп түспеген"), ("en", "not received")],
)
def test_in_place_of_a_bar_stands_the_reason(language, reason):
    figure = ranked_bars(FIVE_REGIONS, ChartView(2022, language))
    words = next(trace for trace in figure["data"] if trace.get("mode") == "text")
    assert words["y"] == ["27"]
    assert words["text"] == [f"\u00a0{reason}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_of_the_measures_has_its_reason(language):
    text = texts(language)
    assert all(text.has(f"charts.status.{status}") for status in get_args(RegionStatus) if status != "ok")


def test_the_republic_is_a_labelled_line_through_the_bars():
    layout = ranked_bars(FIVE_REGIONS, VIEW, REPUBLIC)["layout"]
    (line,), (label,) = layout["shapes"], layout["annotations"]
    assert line["x0"] == line["x1"] == 7.25
    assert line["y0"] == pytest.approx(0.2)  # one region of five has no bar
    assert label["text"] == "Республика Казахстан: 7,3"
    assert label["x"] == 7.25


def test_the_axis_holds_all_limits_and_the_line():
    low, high = ranked_bars(FIVE_REGIONS, VIEW, Comparator("цель", 20.0))["layout"]["xaxis"]["range"]
    assert low == 0
    assert high > 20.0
    assert ranked_bars(FIVE_REGIONS, VIEW)["layout"]["xaxis"]["range"][1] > 16.0


def test_it_grows_with_the_number_of_regions():
    heights = {
        borders: ranked_bars(whole_country(borders), ChartView(borders, "ru"))["layout"]["height"]
        for borders in (2015, 2022)
    }
    assert heights[2022] - heights[2015] == 4 * 26


def test_a_click_gives_the_code_and_the_picked_region_is_marked():
    figure = ranked_bars(FIVE_REGIONS, ChartView(2022, "ru", selected="71"))
    assert bars(figure)["customdata"] == ["11", "75", "61", "71"]
    assert bars(figure)["unselected"] == {"marker": {"opacity": 1}}
    assert "<b>город Астана</b>" in figure["layout"]["yaxis"]["ticktext"]
    widths = bars(figure)["marker"]["line"]["width"]
    assert widths.index(max(widths)) == 3


def test_what_is_not_judged_has_one_calm_colour_and_no_legend():
    figure = ranked_bars(FIVE_REGIONS, ChartView(2022, "ru", colour_by="value"))
    assert len(set(bars(figure)["marker"]["color"])) == 1
    assert not any(trace.get("showlegend") for trace in figure["data"])


def test_an_empty_table_gives_an_empty_chart():
    figure = ranked_bars(FIVE_REGIONS.head(0), VIEW, REPUBLIC)
    assert bars(figure)["x"] == []
    go.Figure(figure)


def test_no_figure_points_outside():
    assert "http" not in json.dumps(ranked_bars(whole_country(2022), VIEW, REPUBLIC))
