"""The tested change on the same period of last year, against figures computed elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from analytics.measures.changes import change_of_sum, changes
from analytics.measures.comparison import Comparison
from tests.measures.asking import compared
from tests.measures.text_tables import drawn, of_regions, rows_of
from tests.measures.tiny_journal import TinyJournal

POPULATION = "| unit | year | persons |\n" + "\n".join(
    f"| {unit} | {year} | 10000 |" for unit in ("11", "15", "19", "23", "27", "31") for year in (2015, 2016)
)
FACTS = """
| indicator | period | unit | value | status        |
| F01       | 2016Q2 | 11   |   120 | number        |
| F01       | 2015Q2 | 11   |    60 | number        |
| F01       | 2016Q2 | 15   |    24 | number        |
| F01       | 2015Q2 | 15   |    20 | number        |
| F01       | 2016Q2 | 19   |     4 | number        |
| F01       | 2015Q2 | 19   |     0 | number        |
| F01       | 2016Q2 | 23   |     0 | number        |
| F01       | 2015Q2 | 23   |     0 | number        |
| F01       | 2016Q2 | 27   |    30 | number        |
| F01       | 2016Q2 | 31   |       | confidential  |
| F01       | 2015Q2 | 31   |    30 | number        |
"""


def moved(answer: Comparison) -> pd.DataFrame:
    return changes(answer.table, answer.view)


@pytest.fixture
def answer(journal: TinyJournal) -> Comparison:
    return compared(journal.add_population(POPULATION).add_facts(FACTS), "F01", "2016Q2")


def test_growth_chance_zero_bases_and_gaps(answer: Comparison) -> None:
    # 60 -> 120 doubles; 20 -> 24 is +20 % and chance; from zero there is no per cent; what stands in
    # one year only has no change at all.
    expected = rows_of(
        """
        | region_code | change | change_percent | change_verdict | judgement  | small |
        | 11          | 60     | 100            | growth         | worse      | False |
        | 15          | 4      | 20             | within_chance  | similar    | False |
        | 19          | 4      |                | within_chance  | similar    | True  |
        | 23          | 0      |                | within_chance  | similar    | True  |
        | 27          |        |                | not_judged     | not_judged | False |
        | 31          |        |                | not_judged     | not_judged | False |
        """
    )
    table = of_regions(moved(answer), ["11", "15", "19", "23", "27", "31"])
    assert drawn(table, expected) == expected


def test_probabilities_are_those_of_the_binomial_and_are_adjusted_together(answer: Comparison) -> None:
    # Of 180 offences in both years 120 fell into the second: the exact two-sided binomial test gives
    # 9e-6, the mid-p one a little less. Four regions are judged: 11, 15, 19, 23.
    table = moved(answer).set_index("region_code")
    exact = {"11": (120, 180), "15": (24, 44), "19": (4, 4)}
    for code, (successes, trials) in exact.items():
        upper = binomtest(successes, trials, 0.5).pvalue
        assert table.loc[code, "probability"] <= upper
        assert table.loc[code, "probability"] > upper / 3
    judged = table.loc[["11", "15", "19", "23"], "probability"].to_numpy()
    smallest = float(np.sort(judged)[0]) * 4
    assert table["adjusted"].min() == pytest.approx(smallest)


def test_limits_of_the_per_cent_hold_the_change_and_agree_with_the_test(answer: Comparison) -> None:
    # exp(log 2 -+ 1.96 √(1/120 + 1/60)) is 1.469 to 2.723: +46.9 % to +172.3 % by the log method; the
    # exact limits (Clopper and Pearson), which the mid-p ones lie inside, are a little wider.
    row = moved(answer).set_index("region_code").loc["11"]
    assert (row["lower"], row["upper"]) == pytest.approx((46.9, 172.3), abs=2)
    exact = binomtest(120, 180).proportion_ci(0.95, "exact")
    assert (exact.low / (1 - exact.low) - 1) * 100 < row["lower"]
    assert row["upper"] < (exact.high / (1 - exact.high) - 1) * 100
    chance = moved(answer).set_index("region_code").loc["15"]
    assert chance["lower"] < 0 < chance["upper"]
    assert row["limits_of"] == "percent"


def test_shares_change_in_points(journal: TinyJournal) -> None:
    # 300 of 1,000 and 200 of 1,000: +10 points; Newcombe's limits and the pooled z as statsmodels has them.
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | S01       | 2016Q2 | 11   |   300 |
        | S02       | 2016Q2 | 11   |  1000 |
        | S01       | 2015Q2 | 11   |   200 |
        | S02       | 2015Q2 | 11   |  1000 |
        """
    )
    row = moved(compared(journal, "R01", "2016Q2", "stock")).set_index("region_code").loc["11"]
    low, high = confint_proportions_2indep(300, 1000, 200, 1000, method="newcomb")
    assert row["change"] == pytest.approx(10)
    assert (row["lower"], row["upper"]) == pytest.approx((low * 100, high * 100))
    assert row["probability"] == pytest.approx(proportions_ztest([300, 200], [1000, 1000])[1])
    assert (row["limits_of"], row["change_verdict"], row["judgement"]) == ("points", "growth", "better")


def test_what_has_no_known_chance_keeps_its_change_and_is_not_judged(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | F05       | 2016Q2 | 11   |    30 |
        | S02       | 2016Q2 | 11   |    10 |
        | F05       | 2015Q2 | 11   |    20 |
        | S02       | 2015Q2 | 11   |    10 |
        """
    )
    row = moved(compared(journal, "F05", "2016Q2")).set_index("region_code").loc["11"]
    assert (row["change"], row["change_percent"]) == (1.0, 50.0)
    assert row["change_verdict"] == "not_judged"
    assert pd.isna(row["lower"])
    assert pd.isna(row["probability"])
    assert not row["small"]


def test_a_count_of_events_is_tested_as_events(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(FACTS)
    table = moved(compared(journal, "F01", "2016Q2", measure="count")).set_index("region_code")
    assert table.loc["11", "change_verdict"] == "growth"
    assert table.loc["11", "change"] == 60


def test_a_stock_shown_as_a_count_is_not_judged(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        "| indicator | period | unit | value |\n| S01 | 2016Q2 | 11 | 900 |\n| S01 | 2015Q2 | 11 | 300 |"
    )
    table = moved(compared(journal, "S01", "2016Q2", "stock", measure="count")).set_index("region_code")
    assert table.loc["11", "change_verdict"] == "not_judged"
    rate = moved(compared(journal, "S01", "2016Q2", "stock")).set_index("region_code")
    assert rate.loc["11", "change_verdict"] == "growth"


def test_the_sum_is_taken_over_the_same_regions_of_both_years(answer: Comparison) -> None:
    # 11, 15, 19, 23 stand in both years: 148 and 80 over 40,000 each. 27 and 31 are left out.
    whole = change_of_sum(answer.table, answer.view)
    assert (whole["numerator"], whole["numerator_last_year"], whole["regions"]) == (148, 80, 4)
    assert (whole["value"], whole["value_last_year"]) == (37, 20)
    assert whole["change_percent"] == pytest.approx(85)
    assert (whole["change_verdict"], whole["judgement"]) == ("growth", "worse")


def test_nothing_matched_has_no_change(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        "| indicator | period | unit | value |\n| F01 | 2016Q2 | 11 | 9 |"
    )
    answer = compared(journal, "F01", "2016Q2")
    whole = change_of_sum(answer.table, answer.view)
    assert whole["regions"] == 0
    assert np.isnan(whole["change"])
    assert whole["change_verdict"] == "not_judged"


def test_a_split_region_is_compared_only_where_its_land_is_the_same(journal: TinyJournal) -> None:
    # In 2023 the new Abai (10) has 2022's half year behind it: no change. In the borders of 2018 it is
    # part of East Kazakhstan (63), whose sums of both years are 90 + 40 and 60 + 70.
    journal.add_population(
        """
        | unit | year | persons |
        | 10   | 2023 | 20000 |
        | 63   | 2023 | 40000 |
        | 10   | 2022 | 20000 |
        | 63   | 2022 | 40000 |
        """
    ).add_facts(
        """
        | indicator | period | unit | value |
        | F01 | 2023Q4 | 10 | 40 |
        | F01 | 2023Q4 | 63 | 90 |
        | F01 | 2022Q4 | 10 | 70 |
        | F01 | 2022Q4 | 63 | 60 |
        """
    )
    fine = moved(compared(journal, "F01", "2023Q4", borders=2022)).set_index("region_code")
    assert fine.loc[["10", "63"], "change"].isna().all()
    merged = moved(compared(journal, "F01", "2023Q4", borders=2018)).set_index("region_code")
    assert (merged.loc["63", "numerator"], merged.loc["63", "numerator_last_year"]) == (130, 130)
    assert merged.loc["63", "change"] == 0
    assert merged.loc["63", "change_verdict"] == "within_chance"
