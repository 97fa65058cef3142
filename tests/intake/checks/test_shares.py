"""Shares over 100 %: each ratio of the catalogue in per cent has a check that notices it."""

from __future__ import annotations

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake import check_return
from analytics.intake.checks.shares import shares_within_hundred
from tests.intake.checks.drawn import drawn, found, with_rule

PER_CENT = [
    indicator
    for indicator in load_catalogue().indicators.values()
    if indicator.kind == "ratio" and indicator.unit == "percent"
]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"A01": 105, "A22": 100}, [("share_over_hundred", "E1", "105", "100")]),
        ({"A01": 100, "A22": 100}, []),
        ({"A01": 105, "A22": 0}, []),
        ({"A01": 105, "A22": "blank"}, []),
        ({"D01": 200, "D03": 150, "D04": 51}, [("share_over_hundred", "E2", "100,5", "100")]),
        ({"D01": 200, "D03": 150, "D04": 50}, []),
    ],
)
def test_a_share_is_at_most_hundred(figures, expected):
    assert found(shares_within_hundred, drawn(figures)) == expected


def test_a_part_of_its_whole_is_left_to_the_check_of_parts():
    assert found(shares_within_hundred, drawn({"C05": 100, "C07": 101})) == []


def test_what_the_return_lacks_is_taken_from_the_store():
    context = drawn({"A22": 100}, own={"A01": {"2022Q4": 101}}, forms={"A01": "TABLE-7"})
    assert found(shares_within_hundred, context) == [("share_over_hundred", "E1", "101", "100")]
    elsewhen = drawn({"A22": 100}, own={"A01": {"2022Q3": 101}})
    assert found(shares_within_hundred, elsewhen) == []


def test_the_tolerance_is_in_percentage_points():
    rules = with_rule("share_over_hundred", tolerance=5.0)
    assert found(shares_within_hundred, drawn({"A01": 105, "A22": 100}, rules=rules)) == []
    assert len(found(shares_within_hundred, drawn({"A01": 106, "A22": 100}, rules=rules))) == 1


@pytest.mark.parametrize("ratio", PER_CENT, ids=lambda ratio: ratio.code)
def test_no_share_over_hundred_stays_unnoticed(ratio):
    figures = dict.fromkeys(ratio.denominator, 100.0) | dict.fromkeys(ratio.numerator, 101.0)
    whole, part = set(ratio.denominator), load_catalogue().indicators[ratio.numerator[0]].part_of
    if part and part not in whole:  # C07 is a part of C06, which is a part of C05
        figures[part] = 100.0
    assert [finding.code for finding in check_return(drawn(figures))] != []
