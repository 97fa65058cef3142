"""The grid of states: paint, signs, clicks, legend, and what people hear who do not see it."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analytics.charts.palette import DARK, LIGHT, contrast
from analytics.charts.state_grid import (
    STATES,
    GridAxes,
    GridCell,
    name_in_lines,
    state_grid,
    state_grid_alt,
    state_marks,
)
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.localized import LANGUAGES

AXES = GridAxes([("R01", "R01 · Plans"), ("R02", "R02 · Events")], [("11", "Akmola"), ("15", "Aktobe")])
CELLS = {
    ("R01", "11"): GridCell("met", "Akmola: met", "11|R01"),
    ("R01", "15"): GridCell("not", "Aktobe: not met", "15|R01"),
    ("R02", "11"): GridCell("partly", "Akmola: partly", "11|R02", sign="7"),
}


def signs(figure) -> dict[str, str]:
    return {
        code: sign
        for trace in figure["data"]
        for code, sign in zip(trace.get("customdata", ()), trace.get("text", ()), strict=False)
    }


def test_each_field_has_its_paint_and_its_sign() -> None:
    figure = state_grid(CELLS, ChartView(2022, "en"), AXES)
    assert figure["data"][0]["z"] == [
        [STATES.index("met"), STATES.index("not")],
        [STATES.index("partly"), STATES.index("no_data")],
    ]
    assert signs(figure) == {"11|R01": "✓", "15|R01": "✗", "11|R02": "7"}
    assert figure["layout"]["yaxis"]["ticktext"] == ["R01 · Plans", "R02 · Events"]
    go.Figure(figure)  # what plotly does not know it refuses


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_names_the_states_that_occur(language) -> None:
    figure = state_grid(CELLS, ChartView(2022, language), AXES)
    named = [trace["name"] for trace in figure["data"] if trace.get("showlegend")]
    text = texts(language)
    assert named == [
        f"{text(f'recommendation_signs.{state}')} {text(f'recommendation_states.{state}')}"
        for state in ("met", "partly", "not")
    ]
    assert len({text(f"recommendation_signs.{state}") for state in STATES}) == len(STATES)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_signs_can_be_read_on_their_paint(colours) -> None:
    assert all(contrast(mark.ink, mark.fill) >= 4.5 for mark in state_marks(colours).values())


def test_an_unknown_state_is_named() -> None:
    with pytest.raises(ValueError, match="unknown state 'done'"):
        state_grid({("R01", "11"): GridCell("done", "", "")}, ChartView(2022, "ru"), AXES)


def test_what_people_hear() -> None:
    counted = {"recommendations": 2, "regions": 2}
    told = state_grid_alt(["met", "met", "not"], counted, texts("en"))
    assert told == "Recommendations: 2, regions: 2. Cells: met – 2, not met – 1."
    quarters = state_grid_alt(["no_data"], {"recommendations": 2, "quarters": 1}, texts("ru"))
    assert quarters == "Рекомендации — 2, кварталы — 1. Клетки: нет данных – 1."


def test_long_names_stand_in_lines() -> None:
    assert (
        name_in_lines("R04 · Повышение квалификации педагогов") == "R04 · Повышение квалификации<br>педагогов"
    )
