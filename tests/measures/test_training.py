"""Teachers trained by source of funds: sums of the same regions, the change as two proportions."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.training import training, training_changes
from analytics.periods import Period
from tests.measures.listed import CATALOGUE, REGIONS, fresh
from tests.measures.tiny_journal import TinyJournal

PERIODS = (Period(2015, 4), Period(2016, 4))
FACTS = """
indicator | period | unit | value
D03       | 2015Q4 | 11   | 40
D04       | 2015Q4 | 11   | 10
D01       | 2015Q4 | 11   | 500
D03       | 2016Q4 | 11   | 80
D04       | 2016Q4 | 11   | 20
D01       | 2016Q4 | 11   | 500
D05       | 2016Q4 | 11   | 12
D03       | 2016Q4 | 15   | 30
D04       | 2016Q4 | 15   | 0
D01       | 2016Q4 | 15   | 100
D03       | 2016Q4 | 19   | 1000
"""


@pytest.fixture
def journal() -> TinyJournal:
    return fresh().add_facts(FACTS)


def of(table: pd.DataFrame, code: str, period: str = "2016Q4") -> pd.Series:
    return table[table["region_code"].eq(code) & table["period"].eq(period)].iloc[0]


def test_the_share_and_its_limits(journal: TinyJournal) -> None:
    table = training(journal, CATALOGUE, REGIONS, PERIODS, 2015)
    row = of(table, "11")
    assert row[["budget", "other", "trained", "teachers", "prevention"]].tolist() == [80, 20, 100, 500, 12]
    # Wilson's limits of 100 of 500 by statsmodels: proportion_confint(100, 500, method="wilson").
    assert (row["share"], row["lower"], row["upper"]) == pytest.approx((20, 16.7285, 23.7289), abs=1e-3)


def test_the_republic_holds_the_regions_whose_figures_are_all_there(journal: TinyJournal) -> None:
    table = training(journal, CATALOGUE, REGIONS, PERIODS, 2015)
    row = of(table, "00")
    assert row[["budget", "other", "teachers", "regions", "expected"]].tolist() == [110, 20, 600, 2, 16]
    assert row["share"] == pytest.approx(130 / 600 * 100)
    assert of(table, "19")["status"] == "missing"
    assert of(table, "00", "2015Q4")["regions"] == 1


def test_the_change_is_tested_as_two_proportions(journal: TinyJournal) -> None:
    table = training(journal, CATALOGUE, REGIONS, PERIODS, 2015)
    changes = training_changes(table, CATALOGUE, PERIODS[1]).set_index("region_code")
    own = changes.loc["11"]
    assert own["change"] == pytest.approx(10)
    # Newcombe's hybrid score limits of 100/500 against 50/500, by statsmodels:
    # confint_proportions_2indep(100, 500, 50, 500, method="newcomb").
    assert (own["lower"], own["upper"]) == pytest.approx((5.6001, 14.3982), abs=1e-3)
    assert own["change_verdict"] == "growth"
    assert pd.isna(changes.loc["15", "change"])
    assert changes.loc["15", "change_verdict"] == "not_judged"


def test_the_change_of_the_republic_is_that_of_regions_with_both_years(journal: TinyJournal) -> None:
    """Region 15 came in 2016 only: 100 of 500 against 50 of 500, and not 130 of 600."""
    table = training(journal, CATALOGUE, REGIONS, PERIODS, 2015)
    whole = training_changes(table, CATALOGUE, PERIODS[1]).set_index("region_code").loc["00"]
    assert (whole["value"], whole["value_last_year"], whole["change"]) == pytest.approx((20, 10, 10))
    assert (whole["numerator"], whole["numerator_last_year"], whole["regions"]) == (100, 50, 1)
    assert whole["change_verdict"] == "growth"


def test_without_a_region_of_both_years_the_republic_has_no_change(journal: TinyJournal) -> None:
    table = training(journal, CATALOGUE, REGIONS, (Period(2014, 4), Period(2015, 4)), 2015)
    whole = training_changes(table, CATALOGUE, Period(2015, 4)).set_index("region_code").loc["00"]
    assert pd.isna(whole["change"])
    assert whole["change_verdict"] == "not_judged"


def test_regions_of_another_time_add_up_to_the_republic() -> None:
    journal = fresh().add_facts(
        """
        indicator | period | unit | value
        D03       | 2017Q4 | 51   | 30
        D04       | 2017Q4 | 51   | 10
        D01       | 2017Q4 | 51   | 200
        D03       | 2018Q4 | 61   | 20
        D04       | 2018Q4 | 61   | 10
        D01       | 2018Q4 | 61   | 150
        """
    )
    table = training(journal, CATALOGUE, REGIONS, (Period(2017, 4), Period(2018, 4)), 2018)
    assert of(table, "00", "2017Q4")[["trained", "teachers", "expected"]].tolist() == [40, 200, 16]
    assert of(table, "00", "2018Q4")[["trained", "teachers", "expected"]].tolist() == [30, 150, 17]
    assert of(table, "61", "2017Q4")["status"] == "other_land"
