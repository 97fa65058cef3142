"""Figures since 1 January do not fall within a year."""

from __future__ import annotations

import pytest

from analytics.intake.checks.cumulative import cumulative_does_not_fall
from tests.intake.checks.drawn import drawn, found


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2022Q4", [("cumulative_falls", "E1", "9", "10")]), ("2022Q1", [])],
)
def test_a_year_starts_anew(period, expected):
    own = {"B02": {"2022Q3": 10, "2021Q4": 10}}
    context = drawn({"B02": 9}, own, period=period, form_code="ZM-P")
    assert found(cumulative_does_not_fall, context) == expected


def test_a_stock_may_fall():
    assert found(cumulative_does_not_fall, drawn({"B01": 9}, own={"B01": {"2022Q3": 10}})) == []


def test_a_code_that_meant_other_land_is_not_compared():
    own = {"B02": {"2022Q1": 10, "2022Q2": 10}}
    split = drawn({"B02": 9}, own, region_code="63", period="2022Q2", form_code="ZM-P")
    assert found(cumulative_does_not_fall, split) == []
    after = drawn({"B02": 9}, own, region_code="63", period="2022Q3", form_code="ZM-P")
    assert len(found(cumulative_does_not_fall, after)) == 1
