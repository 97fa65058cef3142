"""The register: start of the year + put on − removed = end."""

from __future__ import annotations

import pytest

from analytics.intake.checks.continuity import registers_are_continuous
from tests.intake.checks.drawn import drawn, found

START = {"B01": {"2021Q4": 240}}


@pytest.mark.parametrize(
    ("stock", "added", "removed", "expected"),
    [
        (230, 50, 60, []),
        (231, 50, 60, [("register_discontinuous", "E1", "231", "230")]),
        (229, 50, 60, [("register_discontinuous", "E1", "229", "230")]),
        (0, 0, 240, []),
        ("blank", 50, 60, []),
        (230, "…", 60, []),
    ],
)
def test_movement_since_last_year(stock, added, removed, expected):
    context = drawn({"B01": stock, "B02": added, "B03": removed}, START, form_code="ZM-P")
    assert found(registers_are_continuous, context) == expected


@pytest.mark.parametrize("period", ["2022Q1", "2022Q2", "2022Q3"])
def test_every_quarter_starts_from_the_end_of_last_year(period):
    own = {"B01": {"2021Q4": 240, "2022Q1": 999, "2022Q2": 999}}
    context = drawn({"B01": 250, "B02": 30, "B03": 20}, own, period=period, form_code="ZM-P")
    assert found(registers_are_continuous, context) == []


def test_without_a_start_there_is_nothing_to_compare():
    assert found(registers_are_continuous, drawn({"B01": 1, "B02": 2, "B03": 3}, form_code="ZM-P")) == []


def test_a_region_on_new_land_starts_anew():
    figures = {"B01": 1, "B02": 2, "B03": 3}
    split = drawn(figures, START, region_code="63", form_code="ZM-P")
    assert found(registers_are_continuous, split) == []
    unchanged = drawn(figures, START, region_code="59", form_code="ZM-P")
    assert len(found(registers_are_continuous, unchanged)) == 1


def test_the_sentence_tells_start_and_movement():
    (finding,) = registers_are_continuous(drawn({"B01": 231, "B02": 50, "B03": 60}, START, form_code="ZM-P"))
    told = {key: finding.values[key] for key in ("start", "added", "removed", "difference")}
    assert told == {"start": "240", "added": "50", "removed": "60", "difference": "1"}
    assert finding.values["start_period_en"] == "January–December 2021 (12 months)"
