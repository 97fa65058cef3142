"""Places by an index: in the order given, each with its interval and its name."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analytics.charts.index_places import index_places_alt, index_places_chart
from analytics.charts.view import ChartView
from analytics.reports.figure import figure_png
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

PLACES = table_of(
    """
    region_code place first last
    71          1     1     3
    11          2.5   1     4
    75          2.5   2     4
    99          4     3     4
    """
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_it_is_a_valid_figure_and_can_be_drawn(language, theme, compact):
    view = ChartView(2022, language, theme, selected="71", compact=compact)
    figure = index_places_chart(PLACES, view)
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert figure["layout"]["yaxis"]["showticklabels"]
    assert figure_png(figure, "Название", "", "", theme).startswith(b"\x89PNG")


def test_regions_stand_in_the_order_given_and_unknown_ones_are_left_out():
    figure = index_places_chart(PLACES, ChartView(2022, "ru"))
    bars, points = figure["data"][:2]
    assert points["customdata"] == ["71", "11", "75"]
    assert points["x"] == [1, 2.5, 2.5]
    assert bars["x"] == [1, 3, None, 1, 4, None, 2, 4, None]
    assert figure["layout"]["yaxis2"]["ticktext"] == ["1–3", "1–4", "2–4"]


def test_the_words_hold_intervals_and_no_bare_place():
    alt = index_places_alt(PLACES, ChartView(2022, "ru"))
    assert "город Астана — с 1 по 3" in alt
    assert "2,5" not in alt
    assert index_places_alt(PLACES[:0], ChartView(2022, "ru"))
