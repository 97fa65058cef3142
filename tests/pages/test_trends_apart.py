"""Trends one by one: a chart for each region, the republic with it, all on one scale."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened


def drawn(app: AppTest) -> list[dict[str, Any]]:
    """The figures of the page, in their order."""
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("republic", "lines"),
    [("True", [["KZ", "Akmola"], ["KZ", "Almaty"]]), ("False", [["Akmola"], ["Almaty"]])],
)
def test_a_chart_for_each_region_on_one_scale(opened: Opened, republic: str, lines: list[list[str]]) -> None:
    app = opened("trends.py", lang="en", regions="11,75", mode="apart", republic=republic)
    figures = drawn(app)
    named = [[trace["name"] for trace in one["data"] if trace.get("customdata")] for one in figures]
    assert [len(names) for names in named] == [len(names) for names in lines]
    assert [names[-1].split()[0] for names in named] == ["Akmola", "Almaty"]
    assert figures[0]["layout"]["yaxis"]["range"] == figures[1]["layout"]["yaxis"]["range"]


@pytest.mark.usefixtures("demonstration")
def test_the_republic_alone_has_a_chart_of_its_own(opened: Opened) -> None:
    (figure,) = drawn(opened("trends.py", lang="ru", mode="apart"))
    assert [trace["name"] for trace in figure["data"] if trace.get("customdata")] == ["Республика Казахстан"]
