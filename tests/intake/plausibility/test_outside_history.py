"""A figure that is unusual for this region in this quarter of the year."""

from __future__ import annotations

import pytest
from scipy.stats import nbinom

from analytics.intake.checks import load_rules
from analytics.intake.plausibility import figures_within_own_history
from tests.intake.checks.drawn import drawn, found, with_rule

STEADY = {"B10": {f"{year}Q4": 100.0 for year in range(2018, 2022)}}


def limits(mean: float, variance: float) -> str:
    """The 99 % interval of the negative binomial distribution, from scipy."""
    size = mean**2 / (variance - mean)
    lower, upper = nbinom.ppf([0.005, 0.995], size, size / (size + mean))
    return f"{int(lower)}–{int(upper)}"


def test_the_interval_is_told_where_a_stock_lies_outside():
    # mean 100, floor 100 + (0.12 * 100)² = 244, times 1 + 1/4
    expected = limits(100, 244 * 1.25)
    assert expected == "60–150"
    assert found(figures_within_own_history, drawn({"B10": 151}, STEADY)) == [
        ("plausible_outside_history", "E1", "151", expected)
    ]
    assert found(figures_within_own_history, drawn({"B10": 59}, STEADY))[0][3] == expected
    inside = [found(figures_within_own_history, drawn({"B10": value}, STEADY)) for value in (60, 150)]
    assert inside == [[], []]


def test_a_flow_is_compared_by_its_quarter_alone():
    own = {"F05": {}}
    for year in range(2018, 2022):
        own["F05"] |= {f"{year}Q2": 100.0, f"{year}Q3": 140.0}
    own["F05"]["2022Q2"] = 300.0
    usual = drawn({"F05": 340}, own, period="2022Q3")
    assert found(figures_within_own_history, usual) == []
    # mean 40, floor 40 + (0.2 * 40)² = 104, times 1 + 1/4
    unusual = drawn({"F05": 400}, own, period="2022Q3")
    assert found(figures_within_own_history, unusual) == [
        ("plausible_outside_history", "E1", "100", limits(40, 104 * 1.25))
    ]


def test_without_the_quarter_before_a_flow_is_not_compared():
    own = {"F05": {f"{year}Q{quarter}": 50.0 * quarter for year in range(2018, 2022) for quarter in (2, 3)}}
    assert found(figures_within_own_history, drawn({"F05": 9000}, own, period="2022Q3")) == []


@pytest.mark.parametrize(
    ("years", "expected"), [(range(2019, 2022), 1), (range(2020, 2022), 0), (range(2009, 2016), 0)]
)
def test_at_least_three_of_the_last_six_years_are_needed(years, expected):
    own = {"B10": {f"{year}Q4": 100.0 for year in years}}
    assert len(found(figures_within_own_history, drawn({"B10": 400}, own))) == expected


def test_other_quarters_do_not_count():
    own = {"B10": {f"{year}Q3": 100.0 for year in range(2018, 2023)}}
    assert found(figures_within_own_history, drawn({"B10": 400}, own)) == []


def test_history_before_a_new_definition_does_not_count():
    own = {"A11": {f"{year}Q1": 100.0 for year in range(2012, 2016)}}
    assert found(figures_within_own_history, drawn({"A11": 900}, own, period="2017Q1")) == []
    later = {"A11": {f"{year}Q1": 100.0 for year in range(2015, 2018)}}
    assert len(found(figures_within_own_history, drawn({"A11": 900}, later, period="2018Q1"))) == 1


def test_history_of_other_land_does_not_count():
    split = drawn({"B10": 400}, STEADY, region_code="63")
    assert found(figures_within_own_history, split) == []
    year_of_split = {"F05": {f"{year}Q1": 100.0 for year in range(2022, 2025)}}
    context = drawn({"F05": 900}, year_of_split, region_code="63", period="2025Q1")
    assert found(figures_within_own_history, context) == []


def test_small_figures_and_zeros_are_not_asked_about():
    small = {"B10": {f"{year}Q4": 1.0 for year in range(2018, 2022)}}
    assert found(figures_within_own_history, drawn({"B10": 9}, small)) == []
    assert found(figures_within_own_history, drawn({"B10": 0}, STEADY)) == []


def test_the_parameters_are_data():
    ours = load_rules().checks["plausible_outside_history"].parameters
    rules = with_rule("plausible_outside_history", parameters={**ours, "stock_variation": 0.5})
    assert found(figures_within_own_history, drawn({"B10": 151}, STEADY, rules=rules)) == []
