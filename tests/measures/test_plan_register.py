"""Plan measures with their states on a day, as known at a moment, counted by region."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics.measures.listed import lists_received
from analytics.measures.plan_register import plan_register, plan_summary
from analytics.periods import Period
from analytics.regions import BordersTooFine
from tests.measures.listed import CATALOGUE, REGIONS, fresh
from tests.measures.text_tables import rows_of
from tests.measures.tiny_journal import TinyJournal

BATCHES = """
batch | form | unit | period | accepted   | revision
1     | ZM-L | 11   | 2016Q1 | 2016-04-05 | 1
2     | ZM-L | 11   | 2016Q2 | 2016-07-05 | 1
3     | ZM-L | 11   | 2016Q2 | 2016-07-20 | 2
4     | ZM-L | 15   | 2016Q1 | 2016-04-05 | 1
5     | ZM-L | 19   | 2015Q4 | 2016-01-15 | 1
6     | ZM-L | 23   | 2016Q2 | 2016-07-05 | 1
"""


@pytest.fixture
def journal() -> TinyJournal:
    return fresh().add_batches(BATCHES)


def register(journal: TinyJournal, period: str = "2016Q2", borders: int = 2015, moment=None) -> pd.DataFrame:
    return plan_register(journal, CATALOGUE, REGIONS, Period.parse(period), borders, moment)


def summary(journal: TinyJournal, period: str = "2016Q2", borders: int = 2015) -> pd.DataFrame:
    table = plan_summary(journal, CATALOGUE, REGIONS, Period.parse(period), borders)
    return table.set_index("region_code")


# The last day is 30.06.2016, the next quarter ends on 30.09.2016.
STATES = """
measure | starts_on  | due_on     | done_on    | days | state     | expected
a       | 2016-01-01 | 2016-05-31 | 2016-05-31 |      | done      | done_on_time
b       | 2016-01-01 | 2016-05-31 | 2016-06-01 |      | done      | done_late
c       | 2016-01-01 | 2016-05-31 |            |      | done      | done_undated
d       | 2016-01-01 | 2016-06-29 |            | 1    | running   | overdue
e       | 2016-01-01 | 2016-02-29 |            | 122  | planned   | overdue
f       | 2016-01-01 | 2016-06-30 |            |      | running   | due_now
g       | 2016-01-01 | 2016-09-30 |            |      | running   | due_next
h       | 2016-01-01 | 2016-10-01 |            |      | running   | running
i       | 2016-08-01 | 2016-12-31 |            |      | planned   | planned
j       | 2016-01-01 | 2016-02-29 |            |      | cancelled | cancelled
k       | 2016-01-01 | 2016-09-30 | 2016-06-30 |      | done      | done_on_time
l       | 2016-01-01 | 2016-06-15 | 2016-07-01 | 15   | done      | overdue
m       | 2016-01-01 | 2016-12-31 | 2016-07-01 |      | done      | running
n       | 2016-01-01 | 2016-06-15 | 2016-06-10 | 15   | running   | overdue
"""


def test_the_state_on_the_last_day_is_computed_from_the_dates(journal: TinyJournal) -> None:
    journal.add_plan_measures(_of_batch(STATES, 3))
    table = register(journal)
    wanted = rows_of(STATES)
    assert table["measure"].tolist() == [row["measure"] for row in wanted]
    assert table["state_on_day"].tolist() == [row["expected"] for row in wanted]
    days = ["" if pd.isna(value) else str(int(value)) for value in table["days_overdue"]]
    assert days == [row["days"] for row in wanted]


def test_contradictions_are_told_and_nothing_is_mended(journal: TinyJournal) -> None:
    journal.add_plan_measures(
        """
        batch | measure | starts_on  | due_on     | done_on    | state
        3     | a       | 2016-01-01 | 2016-06-15 | 2016-07-01 | done
        3     | b       | 2016-01-01 | 2016-06-15 | 2016-06-10 | running
        3     | c       | 2016-01-01 | 2016-06-15 | 2016-06-10 | cancelled
        3     | d       | 2016-01-01 | 2016-12-15 |            | planned
        3     | e       | 2016-08-01 | 2016-12-15 |            | running
        3     | f       | 2016-08-01 | 2016-07-15 | 2016-05-01 | done
        3     | g       | 2016-01-01 | 2016-06-15 | 2016-06-10 | done
        """
    )
    table = register(journal)
    assert table["disagreements"].tolist() == [
        "done_after_period",
        "done_unsaid",
        "cancelled_but_done",
        "begun_but_planned",
        "running_before_start",
        "due_before_start;done_before_start",
        "",
    ]
    assert table["state"].tolist() == ["done", "running", "cancelled", "planned", "running", "done", "done"]
    assert str(table["done_on"][0].date()) == "2016-07-01"


def test_what_is_done_without_evidence_or_without_an_indicator_is_marked(journal: TinyJournal) -> None:
    journal.add_plan_measures(
        """
        batch | measure | due_on     | done_on    | evidence | moves_indicator | state
        3     | a       | 2016-06-15 | 2016-06-10 | order 12 | C06             | done
        3     | b       | 2016-06-15 | 2016-06-10 |          |                 | done
        3     | c       | 2016-06-15 |            |          | Z99             | running
        """
    )
    table = register(journal)
    assert table["without_evidence"].tolist() == [False, True, False]
    assert table["without_indicator"].tolist() == [False, True, True]


def test_the_last_list_of_the_year_counts_as_it_was_known(journal: TinyJournal) -> None:
    journal.add_plan_measures(
        """
        batch | measure | due_on
        1     | first   | 2016-12-31
        2     | second  | 2016-12-31
        3     | third   | 2016-12-31
        4     | early   | 2016-12-31
        5     | old     | 2016-12-31
        """
    )
    assert register(journal)["measure"].tolist() == ["third", "early"]
    assert register(journal)["is_earlier"].tolist() == [False, True]
    assert register(journal, moment=dt.datetime(2016, 7, 10))["measure"].tolist() == ["second", "early"]
    assert register(journal, moment=dt.datetime(2016, 6, 10))["measure"].tolist() == ["first", "early"]
    assert register(journal, moment=dt.datetime(2016, 1, 1)).empty


def test_a_withdrawn_list_lets_the_one_before_count_again(journal: TinyJournal) -> None:
    journal.add_plan_measures("batch | measure | due_on\n2 | second | 2016-12-31\n3 | third | 2016-12-31")
    journal.add_life("batch | action | actor | at | words\n3 | withdrawn | curator | 2016-08-01 | x")
    assert register(journal)["measure"].tolist() == ["second"]
    assert register(journal, moment=dt.datetime(2016, 7, 25))["measure"].tolist() == ["third"]


def test_units_without_a_list_are_named_with_their_last_one(journal: TinyJournal) -> None:
    journal.add_plan_measures("batch | measure | due_on\n3 | a | 2016-12-31\n5 | old | 2016-12-31")
    table = lists_received(journal, CATALOGUE, REGIONS, Period(2016, 2), 2015).set_index("unit_code")
    told = table.loc[["11", "15", "19", "23", "27"], ["period", "measures", "last_year_period", "is_earlier"]]
    assert told.astype(object).where(told.notna(), None).to_numpy().tolist() == [
        ["2016Q2", 1, None, False],
        ["2016Q1", 0, None, True],
        [None, None, "2015Q4", False],
        ["2016Q2", 0, None, False],
        [None, None, None, False],
    ]


def test_the_republic_is_the_sum_of_the_units_that_sent_a_list(journal: TinyJournal) -> None:
    journal.add_plan_measures(
        """
        batch | measure | due_on     | done_on    | budget_money | other_money | moves_indicator | state
        3     | a       | 2016-06-15 | 2016-06-10 | 10           | 2.5         | C06             | done
        3     | b       | 2016-06-15 |            | 4            |             |                 | running
        3     | c       | 2016-06-15 |            | 100          | 100         |                 | cancelled
        4     | d       | 2016-06-15 | 2016-06-20 |              |             | C06             | done
        """
    )
    table = summary(journal)
    whole = table.loc["00"]
    assert whole[["units", "units_received", "measures", "due", "on_time"]].tolist() == [16, 3, 4, 3, 1]
    assert whole[["overdue", "done_late", "cancelled", "without_indicator"]].tolist() == [1, 1, 1, 1]
    assert whole[["budget_money", "other_money", "without_money"]].tolist() == [14, 2.5, 1]
    # Wilson's limits of 1 of 3, computed by hand: (2 + z² ∓ z √(z² + 4 · 2/3)) / 2(3 + z²), z = 1.959964.
    assert whole["share"] == pytest.approx(100 / 3)
    assert (whole["lower"], whole["upper"]) == pytest.approx((6.1492, 79.2340), abs=1e-3)
    assert table.loc["23", ["measures", "due"]].tolist() == [0, 0]
    assert pd.isna(table.loc["19", "measures"])
    assert pd.isna(table.loc["23", "share"])


def test_lists_of_successors_add_up_in_older_borders() -> None:
    journal = fresh().add_batches(
        """
        batch | form | unit | period | accepted
        1     | ZM-L | 10   | 2023Q1 | 2023-04-05
        2     | ZM-L | 63   | 2023Q1 | 2023-04-05
        """
    )
    journal.add_plan_measures("batch | measure | due_on\n1 | a | 2023-12-31\n2 | b | 2023-12-31")
    assert register(journal, "2023Q1", 2015)["region_code"].tolist() == ["63", "63"]
    assert register(journal, "2023Q1", 2022)["region_code"].tolist() == ["10", "63"]
    assert summary(journal, "2023Q1", 2015).loc["63", ["units", "measures"]].tolist() == [2, 2]


def test_a_list_of_larger_land_is_marked() -> None:
    journal = fresh().add_batches(
        """
        batch | form | unit | period | accepted
        1     | ZM-L | 63   | 2022Q1 | 2022-04-05
        2     | ZM-L | 51   | 2018Q1 | 2018-04-05
        """
    )
    journal.add_plan_measures("batch | measure | due_on\n1 | a | 2022-12-31\n2 | b | 2018-12-31")
    (row,) = register(journal, "2022Q3", 2022).to_dict("records")
    assert (row["region_code"], row["other_land"]) == ("63", True)
    (row,) = register(journal, "2018Q3", 2018).to_dict("records")
    assert (row["region_code"], row["other_land"]) == ("", True)
    (row,) = register(journal, "2018Q3", 2015).to_dict("records")
    assert (row["region_code"], row["other_land"]) == ("51", False)


def test_a_unit_that_ceased_counts_no_longer_once_a_successor_told_the_year() -> None:
    """South Kazakhstan (51) became Turkistan (61) and Shymkent (79) in June 2018."""
    journal = fresh().add_batches(
        """
        batch | form | unit | period | accepted
        1     | ZM-L | 51   | 2018Q1 | 2018-04-05
        2     | ZM-L | 61   | 2018Q3 | 2018-10-05
        """
    )
    journal.add_plan_measures("batch | measure | due_on\n1 | a | 2018-12-31\n2 | a | 2018-12-31")
    (row,) = register(journal, "2018Q3", 2015).to_dict("records")
    assert (row["region_code"], row["unit_code"], row["place"]) == ("51", "61", 1)
    assert summary(journal, "2018Q3", 2015).loc[["51", "00"], "measures"].tolist() == [1, 1]
    assert register(journal, "2018Q1", 2015)["unit_code"].tolist() == ["51"]


def test_the_republic_counts_the_regions_that_sent_a_list_and_no_others() -> None:
    journal = fresh().add_batches(
        "batch | form | unit | period | accepted\n1 | ZM-L | 51 | 2018Q1 | 2018-04-05"
    )
    journal.add_plan_measures("batch | measure | due_on\n1 | a | 2018-12-31")
    table = summary(journal, "2018Q3", 2015)
    assert table.loc[["51", "00"], "units_received"].tolist() == [0, 0]
    assert table["measures"].isna().all()


def test_borders_finer_than_the_period_are_refused(journal: TinyJournal) -> None:
    with pytest.raises(BordersTooFine):
        register(journal, "2016Q2", 2022)


def test_nothing_at_all_is_no_fault() -> None:
    table = plan_summary(fresh(), CATALOGUE, REGIONS, Period(2016, 2), 2015)
    assert len(table) == 17
    assert table["measures"].isna().all()


def _of_batch(table: str, batch: int) -> str:
    """The drawn rows as those of one batch."""
    head, *lines = table.strip().splitlines()
    return "\n".join([f"batch | {head}", *(f"{batch} | {line}" for line in lines)])
