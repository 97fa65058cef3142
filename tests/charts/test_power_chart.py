"""The power of a panel: a line, the share that is enough, and words."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analytics.charts.palette import LIGHT
from analytics.charts.power import power_alt, power_chart
from analytics.charts.view import ChartView
from analytics.reports.figure import figure_png
from analytics.text.localized import LANGUAGES

EFFECTS, FOUND = (-2.0, -10.0, -20.0), (0.08, 0.37, 0.88)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_it_is_a_valid_figure_and_can_be_drawn(language, theme, compact):
    figure = power_chart(EFFECTS, FOUND, 0.8, ChartView(2015, language, theme, compact=compact))
    assert len(go.Figure(figure).data) == 1
    assert figure_png(figure, "Название", "Вывод", "", theme).startswith(b"\x89PNG")


def test_sizes_stand_on_x_shares_on_y_and_those_that_are_enough_are_filled():
    figure = power_chart(EFFECTS, FOUND, 0.8, ChartView(2015, "ru"))
    (line,) = figure["data"]
    assert line["x"] == [2.0, 10.0, 20.0]
    assert line["y"] == pytest.approx([8.0, 37.0, 88.0])
    assert line["marker"]["color"] == [LIGHT.background, LIGHT.background, LIGHT.accent]
    (enough,) = figure["layout"]["shapes"]
    assert enough["y0"] == enough["y1"] == pytest.approx(80)
    assert figure["layout"]["annotations"][0]["text"] == "достаточно: 80\u00a0%"


def test_it_is_told_in_words():
    told = power_alt(EFFECTS, FOUND, ChartView(2015, "en"))
    assert told == (
        "Share of cases in which these data would notice a change: a change of −2%: noticed in 8% of cases, "
        "a change of −10%: noticed in 37% of cases and a change of −20%: noticed in 88% of cases."
    )
