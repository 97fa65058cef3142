import datetime as dt

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts.completeness import STATES, completeness_grid, return_states, state_marks
from analytics.charts.palette import LIGHT
from analytics.charts.view import ChartView
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

VIEW = ChartView(borders=2022, language="ru")
FORMS = {"1-M": "Правонарушения", "ZM-E": "Дополнительное образование детей"}
RETURNS = table_of(
    """
    region_code  form_code  state
    11           1-M        on_time
    11           ZM-E       late
    71           1-M        missing
    75           1-M        expected
    75           ZM-E       received
    """
)


def cells(figure):
    return figure["data"][0]


def signs(figure):
    return {
        (code, form): sign
        for trace in figure["data"]
        if trace.get("mode") == "text"
        for form, code, sign in zip(trace["x"], trace["y"], trace["text"], strict=True)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_a_valid_figure(language, theme):
    figure = completeness_grid(RETURNS, ChartView(2022, language, theme, compact=True), FORMS)
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_each_field_holds_the_state_of_its_return():
    grid = cells(completeness_grid(RETURNS, VIEW, FORMS))
    named = [[STATES[number] for number in row] for row in grid["z"]]
    assert grid["y"] == ["11", "71", "75"]
    assert named == [["on_time", "late"], ["missing", "not_expected"], ["expected", "received"]]


def test_each_field_is_painted_by_its_state():
    grid = cells(completeness_grid(RETURNS, VIEW, FORMS))
    steps = grid["colorscale"]
    marks = state_marks(LIGHT)
    assert [steps[2 * number][1] for number in range(len(STATES))] == [marks[state].fill for state in STATES]
    assert steps[0][0] == 0
    assert steps[-1][0] == 1


def test_meaning_never_hangs_on_colour_alone():
    drawn = signs(completeness_grid(RETURNS, VIEW, FORMS))
    assert drawn == {
        ("11", "1-M"): "✓",
        ("11", "ZM-E"): "◆",
        ("71", "1-M"): "✗",
        ("75", "1-M"): "○",
        ("75", "ZM-E"): "●",
    }


def test_the_legend_names_what_occurs():
    figure = completeness_grid(RETURNS, VIEW, FORMS)
    names = [trace["name"] for trace in figure["data"] if trace.get("showlegend")]
    assert names == [
        "✓ В срок",
        "◆ С опозданием",
        "● Поступил",
        "✗ Не поступил",
        "○ Ожидается",
        "Не требуется",
    ]


def test_names_are_those_of_the_language_and_long_ones_wrap():
    layout = completeness_grid(RETURNS, VIEW, FORMS)["layout"]
    assert layout["yaxis"]["ticktext"] == ["Акмолинская область", "город Астана", "город Алматы"]
    assert layout["xaxis"]["ticktext"] == ["Правонарушения", "Дополнительное<br>образование<br>детей"]


def test_an_unknown_state_is_named():
    with pytest.raises(ValueError, match="lost"):
        completeness_grid(RETURNS.assign(state="lost"), VIEW, FORMS)


def test_states_follow_from_the_returns_and_the_day():
    due = dt.date(2022, 10, 20)
    rows = [
        ("11", True, due, True, "accepted", "on_time"),
        ("15", True, due, False, "accepted_with_warnings", "late"),
        ("23", True, due, pd.NA, "accepted", "received"),
        ("27", True, due, pd.NA, "not_received", "missing"),
        ("31", True, due, True, "withdrawn", "missing"),
        ("39", True, dt.date(2022, 11, 30), pd.NA, "not_received", "expected"),
        ("43", False, due, pd.NA, "not_received", "not_expected"),
    ]
    names = ["region_code", "expected", "due_on", "on_time", "state", "expected_state"]
    returns = pd.DataFrame(rows, columns=names).assign(form_code="1-M").astype({"on_time": "boolean"})
    states = return_states(returns, today=dt.date(2022, 11, 1))
    assert states["state"].tolist() == returns["expected_state"].tolist()
    assert states.columns.tolist() == ["region_code", "form_code", "state"]
