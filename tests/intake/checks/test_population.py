"""Children are not more than live in the region."""

from __future__ import annotations

from analytics.intake.checks.population import children_within_population
from tests.intake.checks.drawn import drawn, found, with_rule


def test_more_children_than_live_there_are_asked_about():
    context = drawn({"C05": 200_001, "C06": 200_000}, children=200_000)
    assert found(children_within_population, context) == [
        ("larger_than_population", "E1", "200001", "200000")
    ]


def test_parents_and_attendances_may_be_more():
    assert found(children_within_population, drawn({"A15": 300_000, "F03": 400_000}, children=200_000)) == []


def test_an_unknown_population_is_no_reason_to_ask():
    assert found(children_within_population, drawn({"C05": 10**9})) == []


def test_the_tolerance_is_a_share_of_the_population():
    rules = with_rule("larger_than_population", tolerance=0.05)
    assert found(children_within_population, drawn({"C05": 210_000}, children=200_000, rules=rules)) == []
    assert len(found(children_within_population, drawn({"C05": 210_001}, children=200_000, rules=rules))) == 1
