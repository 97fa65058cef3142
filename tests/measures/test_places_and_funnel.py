"""Places with their intervals, and funnels, from comparisons drawn as text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analytics.measures.comparison import Comparison
from analytics.measures.funnel_plot import funnel_plot
from analytics.measures.place_intervals import place_intervals
from tests.measures.asking import compared
from tests.measures.text_tables import drawn, of_regions, rows_of
from tests.measures.tiny_journal import TinyJournal

UNITS = ("11", "15", "19", "23", "27", "31")


def people(journal: TinyJournal, persons: int = 100_000) -> TinyJournal:
    rows = "\n".join(f"| {unit} | 2016 | {persons} |" for unit in UNITS)
    return journal.add_population("| unit | year | persons |\n" + rows)


def reported(journal: TinyJournal, *values: int, code: str = "F01") -> TinyJournal:
    rows = "\n".join(
        f"| {code} | 2016Q2 | {unit} | {value} |" for unit, value in zip(UNITS, values, strict=False)
    )
    return journal.add_facts("| indicator | period | unit | value |\n" + rows)


def placed(answer: Comparison) -> pd.DataFrame:
    return place_intervals(answer.table, answer.view)


def test_far_apart_regions_have_certain_places(journal: TinyJournal) -> None:
    # 4,000, 1,000 and 100 events among as many children: no chance brings them near each other.
    answer = compared(reported(people(journal), 4000, 1000, 100), "F01", "2016Q2")
    expected = rows_of(
        """
        | region_code | place | first | last | tied_with |
        | 11          | 1     | 1     | 1    |           |
        | 15          | 2     | 2     | 2    |           |
        | 19          | 3     | 3     | 3    |           |
        | 23          |       |       |      |           |
        """
    )
    assert drawn(of_regions(placed(answer), ["11", "15", "19", "23"]), expected) == expected


def test_equal_regions_share_the_mean_place_and_are_tied(journal: TinyJournal) -> None:
    # Two equal values: each place is 1.5, the interval both places, and each is tied with the other.
    answer = compared(reported(people(journal), 30, 30), "F01", "2016Q2")
    expected = rows_of(
        """
        | region_code | place | first | last | tied_with |
        | 11          | 1.5   | 1     | 2    | 15        |
        | 15          | 1.5   | 1     | 2    | 11        |
        """
    )
    assert drawn(of_regions(placed(answer), ["11", "15"]), expected) == expected


def test_all_zeros_have_places_that_say_nothing(journal: TinyJournal) -> None:
    table = placed(compared(reported(people(journal), 0, 0, 0), "F01", "2016Q2"))
    known = table[table["place"].notna()]
    assert known["place"].tolist() == [2.0, 2.0, 2.0]
    assert (known["last"] - known["first"]).tolist() == [2, 2, 2]


def test_one_region_alone_is_first_and_last(journal: TinyJournal) -> None:
    known = placed(compared(reported(people(journal), 5), "F01", "2016Q2")).dropna(subset=["place"])
    assert known[["place", "first", "last"]].to_numpy().tolist() == [[1, 1, 1]]


def test_the_interval_is_the_same_at_every_call(journal: TinyJournal) -> None:
    answer = compared(reported(people(journal), 30, 28, 25, 21, 20, 12), "F01", "2016Q2")
    pd.testing.assert_frame_equal(placed(answer), placed(answer))


def test_what_has_no_known_chance_has_no_place(journal: TinyJournal) -> None:
    reported(reported(journal, 30, 20, code="F05"), 10, 10, code="S02")
    assert placed(compared(journal, "F05", "2016Q2"))["place"].isna().all()
    stock = compared(reported(people(journal), 30, 20, code="S01"), "S01", "2016Q2", "stock", measure="count")
    assert placed(stock)["place"].isna().all()


def test_the_funnel_widens_for_the_usual_scatter(journal: TinyJournal) -> None:
    # √rates of 900, 961, 1024, 1089, 1156 events are 30 to 34 standard errors of 1/2 apart from 0.
    answer = compared(reported(people(journal), 900, 961, 1024, 1089, 1156), "F01", "2016Q2")
    plot = funnel_plot(answer.table, answer.view)
    # z = 2 (√O - √target): the target is the mean 1026, √ = 32.03: -4.06, -2.06, -0.06, 1.94, 3.94;
    # winsorised at 10 %: -3.26 and 3.14 at the ends; φ = (10.63 + 4.25 + 0.00 + 3.76 + 9.86) / 5 = 5.70.
    assert plot.target == pytest.approx(102.6)
    assert plot.phi == pytest.approx(5.70, abs=0.02)
    assert set(plot.regions["position"]) == {"within"}
    assert set(plot.regions["verdict"]) == {"similar"}


def test_a_region_far_outside_is_judged_by_polarity(journal: TinyJournal) -> None:
    # Five regions as chance makes them and one with twice as many events; more offences are worse.
    answer = compared(reported(people(journal), 400, 402, 398, 405, 395, 800), "F01", "2016Q2")
    plot = funnel_plot(answer.table, answer.view)
    found = plot.regions.set_index("region_code")
    assert found.loc["31", "verdict"] == "worse"
    assert found.loc["31", "z"] > found["z"].drop("31").max()


def test_the_limits_narrow_with_size_around_the_level(journal: TinyJournal) -> None:
    answer = compared(reported(people(journal), 90, 96, 102, 108, 115), "F01", "2016Q2")
    limits = funnel_plot(answer.table, answer.view).limits
    width = limits["upper_95"] - limits["lower_95"]
    assert (np.diff(width) < 0).all()
    assert (limits["upper_998"] > limits["upper_95"]).all()
    assert (limits["lower_998"] < limits["lower_95"]).all()


@pytest.mark.parametrize(("measure", "values", "reason"), [("count", 6, "count"), ("rate", 4, "few_regions")])
def test_no_funnel_says_why(journal: TinyJournal, measure, values: int, reason: str) -> None:
    answer = compared(reported(people(journal), *range(10, 10 + values)), "F01", "2016Q2", measure=measure)
    assert funnel_plot(answer.table, answer.view).reason == reason


def test_money_has_no_funnel(journal: TinyJournal) -> None:
    reported(reported(journal, 30, 20, 10, 5, 4, code="F05"), 10, 10, 10, 10, 10, code="S02")
    answer = compared(journal, "F05", "2016Q2")
    assert funnel_plot(answer.table, answer.view).reason == "no_distribution"
