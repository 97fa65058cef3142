"""The spine chart: every indicator on its own scale, from worse to better."""

from __future__ import annotations

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts.palette import DARK, LIGHT, VERDICTS
from analytics.charts.spine import SHAPES, heading_key, spine_chart
from analytics.charts.spine_rows import EDGE, spine_rows
from analytics.charts.view import ChartView
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

PROFILE = table_of(
    """
    indicator_code polarity         verdict    value lower upper lowest quartile_1 quartile_3 highest
    A01            lower_is_better  worse      6     5     7     2      3          5          8
    A02            higher_is_better better     6     5     7     2      3          5          8
    B01            neutral          higher     6     5     7     3      3.5        5          6
    B02            lower_is_better  not_judged -     -     -     2      3          5          8
    """
).assign(benchmark=4.0, republic=4.0)
WORDED = PROFILE.assign(
    name=[
        "Несовершеннолетние, привлечённые к уголовной ответственности, на 10 тыс. детей 0–17 лет",
        "Охват",
        "Доставленные",
        "Состоящие на учёте",
    ],
    group=["Правонарушения", "Правонарушения", "Учёт", "Учёт"],
    label=["6,0 ✗", "6,0 % ✓", "6,0 ↑", ""],
    reason=["", "", "", "данные не поступили"],
    hover=["подсказка"] * 4,
)
VIEW = ChartView(2022, "ru")


def drawn(table: pd.DataFrame = WORDED, view: ChartView = VIEW) -> dict:
    return spine_chart(table, view, "Республика Казахстан", "95 %")


def dots(figure: dict) -> list[dict]:
    return [trace for trace in figure["data"] if trace.get("customdata")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_it_is_a_valid_figure(language, theme, compact) -> None:
    figure = drawn(view=ChartView(2022, language, theme, compact=compact))
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_left_is_worse_and_the_farther_end_touches_the_edge() -> None:
    # The level 4 is the middle; 8 lies farther from it than 2, so 4 units are the whole half.
    worse, better, neutral, missing = spine_rows(WORDED)
    assert worse.places == {
        "value": -0.5,
        "lower": -0.25,
        "upper": -0.75,
        "lowest": 0.5,
        "quartile_1": 0.25,
        "quartile_3": -0.25,
        "highest": -1.0,
    }
    assert better.places["value"] == 0.5
    assert (better.places["lowest"], better.places["highest"]) == (-0.5, 1.0)
    # 3 to 6 around 4: the region itself is the farther end; low stands left.
    assert neutral.places["value"] == neutral.places["highest"] == 1.0
    assert neutral.places["lowest"] == -0.5
    assert missing.places == {}


def test_limits_beyond_all_regions_are_cut_at_the_edge() -> None:
    (row,) = spine_rows(WORDED.head(1).assign(lower=-30.0, upper=30.0))
    assert (row.places["lower"], row.places["upper"]) == (EDGE, -EDGE)


def test_without_a_level_the_republic_is_the_middle_and_without_both_nothing_is_placed() -> None:
    (row,) = spine_rows(WORDED.head(1).assign(benchmark=None))
    assert row.places["value"] == -0.5
    (row,) = spine_rows(WORDED.head(1).assign(benchmark=None, republic=None))
    assert row.places == {}


def test_all_regions_alike_stand_in_the_middle() -> None:
    same = dict.fromkeys(["value", "lowest", "quartile_1", "quartile_3", "highest"], 4.0)
    (row,) = spine_rows(WORDED.head(1).assign(**same))
    assert {row.places[name] for name in same} == {0.0}


def test_a_verdict_has_its_colour_its_shape_and_its_sign() -> None:
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        better, worse, _ = dots(drawn(view=ChartView(2022, "ru", theme)))
        assert (worse["customdata"], better["customdata"]) == (["A01"], ["A02"])
        assert worse["marker"]["color"] == colours.marks["worse"].fill
        assert better["marker"]["color"] == colours.marks["better"].fill
    assert [trace["name"] for trace in dots(drawn())] == ["✓ Лучше", "✗ Хуже", "↑ Выше"]
    judged = [SHAPES[verdict] for verdict in VERDICTS if verdict != "not_judged"]
    assert len(set(judged)) == len(judged)


def test_groups_are_headings_and_values_stand_right() -> None:
    layout = drawn()["layout"]
    first, second = heading_key("Правонарушения"), heading_key("Учёт")
    assert layout["yaxis"]["categoryarray"] == [first, "A01", "A02", second, "B01", "B02"]
    assert layout["yaxis"]["ticktext"][0] == "<b>Правонарушения</b>"
    assert layout["yaxis"]["ticktext"][1] == (
        "Несовершеннолетние, привлечённые к уголовной<br>ответственности, на 10 тыс. детей 0–17 лет"
    )
    assert layout["yaxis2"]["ticktext"] == ["", "6,0 ✗", "6,0 % ✓", "", "6,0 ↑", ""]


def test_in_place_of_a_dot_stands_the_reason() -> None:
    words = [trace for trace in drawn()["data"] if "данные не поступили" in trace.get("text", ())]
    assert [trace["y"] for trace in words] == [["B02"]]


def test_a_group_without_judgement_runs_from_lower_to_higher() -> None:
    (words,) = (trace for trace in drawn(WORDED.iloc[:3])["data"] if "← хуже" in trace.get("text", ()))
    assert words["text"] == ["← хуже", "← ниже"]


def test_on_a_narrow_screen_names_stand_above_their_rows() -> None:
    layout = drawn(view=ChartView(2022, "ru", compact=True))["layout"]
    keys = layout["yaxis"]["categoryarray"]
    assert keys.index("A01 name") == keys.index("A01") - 1
    assert set(layout["yaxis"]["ticktext"]) == {""}


def test_it_grows_with_its_rows() -> None:
    heights = [drawn(WORDED.head(number))["layout"]["height"] for number in (1, 2)]
    assert heights[1] - heights[0] == 36


def test_an_unknown_verdict_and_an_indicator_told_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="'fine'"):
        spine_rows(WORDED.assign(verdict="fine"))
    with pytest.raises(ValueError, match="twice"):
        spine_rows(pd.concat([WORDED, WORDED]))


def test_an_empty_table_gives_an_empty_chart() -> None:
    go.Figure(drawn(WORDED.head(0)))


def test_no_figure_points_outside() -> None:
    assert "http" not in json.dumps(drawn())
