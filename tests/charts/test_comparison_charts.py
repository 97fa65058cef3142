"""Places, funnel and dumbbell: what stands where, in which colour, in which words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts.dumbbell import change_dumbbell
from analytics.charts.funnel import funnel_chart
from analytics.charts.palette import DARK, LIGHT
from analytics.charts.places import place_intervals_chart, place_order
from analytics.charts.ranked import ranked_bars
from analytics.charts.view import ChartView, Comparator
from analytics.reports.figure import figure_png
from analytics.text.localized import LANGUAGES
from tests.charts.tables import FIVE_REGIONS, table_of

VIEW = ChartView(2022, "ru")
PLACES = table_of(
    """
    region_code place first last tied_with
    11          1     1     3    75
    71          4     3     4    61
    75          2     1     3    11
    27          -     -     -    -
    61          3     2     4    71
    """
)
REGIONS = table_of(
    """
    region_code denominator value verdict status position
    11          100000      12.3  worse   ok     above_998
    71          400000      4.0   similar ok     within
    75          600000      8.0   similar ok     within
    """
)
LIMITS = pd.DataFrame(
    {
        "denominator": np.linspace(60_000, 650_000, 12),
        "lower_95": 5.0,
        "upper_95": 9.0,
        "lower_998": 4.0,
        "upper_998": 10.0,
    }
)
CHANGES = table_of(
    """
    region_code value value_last_year verdict    status  order label
    11          12.3  10.0            worse      ok      23.0  +23,0%✗
    71          4.0   8.0             better     ok      -50.0 −50,0%✓
    75          8.0   8.0             similar    ok      0.0   0,0%≈
    27          -     5.0             not_judged missing -     -
    61          7.5   -               not_judged ok      -     -
    """
).fillna({"label": ""})
LEVEL = Comparator("Республика Казахстан", 7.0)
YEARS = ("2021", "2022")


def figures(view: ChartView) -> dict[str, dict]:
    return {
        "places": place_intervals_chart(PLACES, view, place_order(FIVE_REGIONS)),
        "funnel": funnel_chart(REGIONS, LIMITS, view, LEVEL, "дети"),
        "dumbbell": change_dumbbell(CHANGES.assign(hover=""), view, YEARS),
    }


def named(figure, name):
    return next(trace for trace in figure["data"] if trace.get("name") == name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_they_are_valid_figures_and_can_be_drawn(language, theme, compact):
    for name, figure in figures(ChartView(2022, language, theme, selected="71", compact=compact)).items():
        assert len(go.Figure(figure).data) == len(figure["data"]), name
        assert figure_png(figure, "Название", "", "", theme).startswith(b"\x89PNG"), name


def test_places_stand_level_with_the_ranked_bars():
    bars = ranked_bars(FIVE_REGIONS, VIEW)["layout"]
    places = figures(VIEW)["places"]["layout"]
    assert places["yaxis"]["categoryarray"] == bars["yaxis"]["categoryarray"]
    assert places["height"] == bars["height"]
    assert places["margin"]["t"] == bars["margin"]["t"]


def test_a_place_is_drawn_with_its_interval_and_a_missing_one_is_not():
    line, points = figures(VIEW)["places"]["data"][:2]
    assert line["x"][:3] == [1.0, 3.0, None]
    assert dict(zip(points["y"], points["x"], strict=True)) == {"11": 1.0, "75": 2.0, "61": 3.0, "71": 4.0}
    labels = figures(VIEW)["places"]["layout"]["yaxis2"]["ticktext"]
    assert labels == ["1–3", "1–3", "2–4", "3–4", ""]


def test_places_name_their_rows_only_where_they_stand_alone():
    assert figures(VIEW)["places"]["layout"]["yaxis"]["showticklabels"] is False
    narrow = figures(ChartView(2022, "ru", compact=True))["places"]["layout"]["yaxis"]
    assert "showticklabels" not in narrow
    assert narrow["ticktext"][0] == "Акмолинская"


def test_a_funnel_paints_what_lies_outside_and_names_it_on_narrow_screens():
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        figure = funnel_chart(REGIONS, LIMITS, ChartView(2022, "ru", theme, compact=True), LEVEL, "дети")
        points = next(trace for trace in figure["data"] if trace.get("customdata"))
        assert points["marker"]["color"] == [colours.marks[v].fill for v in ("worse", "similar", "similar")]
        assert points["text"] == ["Акмолинская", "", ""]
    wide = next(trace for trace in figures(VIEW)["funnel"]["data"] if trace.get("customdata"))
    assert "" not in wide["text"]


def test_a_funnel_shows_its_limits_and_its_level():
    figure = figures(VIEW)["funnel"]
    assert max(y for y in named(figure, "границы 99,8 %")["y"] if y) == 10.0
    assert figure["layout"]["shapes"][0]["y0"] == 7.0
    assert figure["layout"]["annotations"][0]["text"] == "Республика Казахстан: 7,0"
    assert figure["layout"]["yaxis"]["range"][1] > 12.3


def test_changes_go_from_the_strongest_growth_to_the_strongest_fall():
    figure = figures(VIEW)["dumbbell"]
    assert figure["layout"]["yaxis"]["categoryarray"] == ["11", "75", "71", "27", "61"]
    assert named(figure, "2021")["x"] == [10.0, 8.0, 8.0]
    now = figure["data"][2]
    assert now["x"] == [12.3, 8.0, 4.0]
    assert now["marker"]["color"] == [LIGHT.marks[v].fill for v in ("worse", "similar", "better")]


def test_what_cannot_be_compared_says_why():
    words = next(trace for trace in figures(VIEW)["dumbbell"]["data"] if trace.get("mode") == "text")
    assert dict(zip(words["y"], words["text"], strict=True)) == {
        "27": "\u00a0данные не поступили",
        "61": "\u00a0с прошлым годом сравнить нельзя",
    }


def test_the_legend_speaks_of_changes():
    names = [trace["name"] for trace in figures(VIEW)["dumbbell"]["data"] if trace.get("showlegend")]
    assert names == ["2021", "✓ К лучшему", "≈ В пределах случайности", "✗ К худшему"]


def test_names_of_the_funnel_keep_off_each_other_and_off_its_lines():
    close = table_of(
        """
        region_code denominator value verdict status position
        11          400000      8.0   similar ok     within
        15          402000      8.0   similar ok     within
        75          600000      6.9   similar ok     within
        """
    )
    figure = funnel_chart(close, LIMITS, VIEW, LEVEL, "дети")
    points = next(trace for trace in figure["data"] if trace.get("customdata"))
    first, second, below_the_level = points["textposition"]
    assert first.split()[0] != second.split()[0]
    assert below_the_level == "bottom center"  # above it is the line, and at its end the level's words
