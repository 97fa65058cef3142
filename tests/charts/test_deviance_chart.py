"""Deviance from expected and forest plots: order, places, colours, words."""

from __future__ import annotations

from math import exp, log

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts.deviance import VERDICTS, deviance_alt, deviance_chart, deviance_marks
from analytics.charts.estimates import estimates_alt, estimates_chart
from analytics.charts.palette import LIGHT
from analytics.charts.view import ChartView
from analytics.reports.figure import figure_png
from analytics.reports.scales import extent, ticks
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

DEVIANCE = table_of(
    """
    region_code period_name ratio lower upper signal     verdict             reason
    11          2023        1.6   1.2   2.1   above      persistently_worse  -
    11          2024        1.4   1.1   1.9   above      persistently_worse  -
    71          2023        0.6   0.5   0.8   below      persistently_better -
    71          2024        0.9   0.7   1.2   within     persistently_better -
    75          2023        -     -     -     not_judged as_expected         -
    75          2024        1.0   0.8   1.3   within     as_expected         -
    27          2023        -     -     -     not_judged not_judged          no_structure
    27          2024        -     -     -     not_judged not_judged          no_structure
    """
).fillna({"reason": ""})
ESTIMATES = pd.DataFrame(
    {
        "name": ["Основная модель", "Без городов", "Только сёла"],
        "code": ["main", "no_cities", "rural"],
        "value": [-3.1, -6.2, None],
        "lower": [-8.0, -9.9, None],
        "upper": [2.1, -2.4, None],
        "is_main": [True, False, False],
        "reason": ["", "", "слишком мало регионов"],
    }
)
VIEW = ChartView(2022, "ru")


def clickable(figure):
    return next(trace for trace in figure["data"] if trace.get("customdata"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_they_are_valid_figures_and_can_be_drawn(language, theme, compact):
    view = ChartView(2022, language, theme, selected="71", compact=compact)
    for figure in (deviance_chart(DEVIANCE, view), estimates_chart(ESTIMATES, view, "Изменение, %")):
        assert len(go.Figure(figure).data) == len(figure["data"])
        assert figure_png(figure, "Название", "", "", theme).startswith(b"\x89PNG")


def test_regions_go_from_the_lowest_ratios_to_the_highest_and_silent_ones_last():
    axis = deviance_chart(DEVIANCE, VIEW)["layout"]["yaxis"]
    assert axis["ticktext"] == [
        "город Астана",
        "город Алматы",
        "Акмолинская область",
        "Западно-Казахстанская область",
    ]
    assert axis["tickvals"] == [0, -1, -2, -3]
    assert axis["range"] == [-3.5, 0.5]


def test_ratios_stand_on_a_scale_of_ratios_and_periods_one_below_the_other():
    trace = clickable(deviance_chart(DEVIANCE, VIEW))
    assert trace["customdata"] == ["71", "71", "75", "11", "11"]
    assert [round(exp(x), 6) for x in trace["x"]] == [0.6, 0.9, 1.0, 1.6, 1.4]
    # Two periods share 0.62 of a row: a quarter of that above and below its middle; a gap keeps its place.
    assert trace["y"] == pytest.approx([0.155, -0.155, -1.155, -1.845, -2.155])
    shape = deviance_chart(DEVIANCE, VIEW)["layout"]["shapes"][0]
    assert shape["x0"] == shape["x1"] == log(1)


def test_what_stands_out_is_filled_in_the_colour_of_the_verdict():
    marker = clickable(deviance_chart(DEVIANCE, VIEW))["marker"]
    better, worse, ground = LIGHT.marks["better"], LIGHT.marks["worse"], LIGHT.background
    assert marker["color"] == [better.fill, ground, ground, worse.fill, worse.fill]
    assert marker["line"]["color"][:2] == [better.line, better.line]
    assert len({mark.fill for mark in deviance_marks(LIGHT).values()}) == len(VERDICTS)


def test_a_region_that_is_not_judged_says_why():
    words = next(t for t in deviance_chart(DEVIANCE, VIEW)["data"] if t.get("mode") == "text")
    assert (words["y"], words["text"]) == ([-3], ["\u00a0нет структурных показателей"])
    right = deviance_chart(DEVIANCE, VIEW)["layout"]["yaxis2"]["ticktext"]
    assert right[0] == "✓ Устойчиво ниже ожидаемого"
    assert right[3] == "○ Без оценки"


def test_narrow_screens_have_signs_and_a_legend_that_explains_them():
    figure = deviance_chart(DEVIANCE, ChartView(2022, "ru", compact=True))
    assert figure["layout"]["yaxis2"]["ticktext"] == ["✓", "≈", "✗", "○"]
    named = [trace["name"] for trace in figure["data"] if trace.get("showlegend")]
    assert named[0] == "✓ Устойчиво ниже ожидаемого"
    assert len(named) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_a_sign_and_words_of_its_own(language):
    text = texts(language)
    assert len({text(f"charts.deviance.sign.{verdict}") for verdict in VERDICTS}) == len(VERDICTS)
    assert len({text(f"charts.deviance.verdict.{verdict}") for verdict in VERDICTS}) == len(VERDICTS)


def test_an_unknown_verdict_is_named():
    with pytest.raises(ValueError, match="splendid"):
        deviance_chart(DEVIANCE.assign(verdict="splendid"), VIEW)


def test_deviance_is_told_in_words():
    assert deviance_alt(DEVIANCE, VIEW) == (
        "По регионам: отношение фактического числа к ожидаемому. Устойчиво ниже ожидаемого — 1, "
        "Устойчиво выше ожидаемого — 1, Как ожидается — 1, Без оценки — 1."
    )


def test_estimates_stand_in_the_order_given_around_the_line_of_no_difference():
    figure = estimates_chart(ESTIMATES, VIEW, "Изменение, %")
    trace = clickable(figure)
    assert (trace["x"], trace["y"], trace["customdata"]) == ([-3.1, -6.2], [0, -1], ["main", "no_cities"])
    assert figure["data"][0]["x"] == [-8.0, 2.1, None, -9.9, -2.4, None]
    assert figure["layout"]["shapes"][0]["x0"] == 0
    assert figure["layout"]["yaxis"]["ticktext"] == ["<b>Основная модель</b>", "Без городов", "Только сёла"]
    assert figure["layout"]["yaxis2"]["ticktext"] == ["−3,1 (−8,0 … +2,1)", "−6,2 (−9,9 … −2,4)", ""]


def test_an_estimate_whose_limits_hold_no_difference_is_hollow_unless_it_is_the_main_one():
    table = ESTIMATES.assign(is_main=False)
    assert clickable(estimates_chart(table, VIEW, ""))["marker"]["color"] == [LIGHT.background, LIGHT.accent]
    main = clickable(estimates_chart(ESTIMATES, VIEW, ""))["marker"]
    assert main["symbol"] == ["diamond", "circle"]
    assert main["color"] == [LIGHT.accent, LIGHT.accent]


def test_an_estimate_that_is_missing_says_why():
    words = next(t for t in estimates_chart(ESTIMATES, VIEW, "")["data"] if t.get("mode") == "text")
    assert words["text"] == ["\u00a0слишком мало регионов"]
    plain = estimates_chart(ESTIMATES.drop(columns="reason"), VIEW, "")
    assert next(t for t in plain["data"] if t.get("mode") == "text")["text"] == ["\u00a0оценки нет"]


def test_long_names_are_set_in_lines():
    table = ESTIMATES.assign(name="Без городов республиканского значения и столицы, только области страны")
    names = estimates_chart(table, VIEW, "")["layout"]["yaxis"]["ticktext"]
    assert names[0].startswith("<b>Без городов республиканского значения и столицы,</b><br><b>")
    assert "<b>" not in names[1]
    assert "<br>" in names[1]


def test_estimates_are_told_in_words():
    assert estimates_alt(ESTIMATES, VIEW, "изменение, %") == (
        "Оценки с доверительными границами, изменение, %: Основная модель: −3,1 (−8,0 … +2,1); "
        "Без городов: −6,2 (−9,9 … −2,4); Только сёла: –."
    )


def test_figures_of_a_drawn_axis_are_written_as_they_are():
    # A span of 16 in seven steps asks for 2.5, which would be written 2, 5, 8 without decimals.
    axis = {"range": [-10.0, 6.0], "nticks": 7, "tickformat": ",.0f"}
    assert [words for _, words in ticks(axis, extent(axis, []), ", ")] == ["−10", "−5", "0", "5"]
    finer = axis | {"tickformat": ",.1f"}
    assert [words for _, words in ticks(finer, extent(finer, []), ", ")][:2] == ["−10,0", "−7,5"]
