"""Two ministries' figures side by side: what differs, whose turn it is, how many days are left."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from analytics.catalogue.reconciliation import SharedFact
from analytics.measures.reconciliation import deadline_of, reconciliation
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import WORDS, catalogue_of, indicator
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

PERIOD = Period(2016, 2)
# Both figures stand in form 1-M of the made-up catalogue, due on 10 July: so the deadline is 20 July.
FACT = SharedFact("register", WORDS, "S01", "S02", "police", 10, 5.0, 2.0)
FACTS = """
| indicator | period | unit | value | status        |
| S01       | 2016Q2 | 11   | 200   |               |
| S02       | 2016Q2 | 11   | 190   |               |
| S01       | 2016Q2 | 15   | 200   |               |
| S02       | 2016Q2 | 15   | 189   |               |
| S01       | 2016Q2 | 19   | 10    |               |
| S02       | 2016Q2 | 19   | 12    |               |
| S01       | 2016Q2 | 23   | 10    |               |
| S02       | 2016Q2 | 23   | 13    |               |
| S01       | 2016Q1 | 23   | 10    |               |
| S02       | 2016Q1 | 23   | 20    |               |
| S01       | 2015Q4 | 23   | 10    |               |
| S02       | 2015Q4 | 23   | 10    |               |
| S01       | 2015Q3 | 23   | 10    |               |
| S02       | 2015Q3 | 23   | 30    |               |
| S01       | 2016Q2 | 27   | 10    |               |
| S02       | 2016Q2 | 27   |       | not_available |
| S02       | 2016Q2 | 31   | 10    |               |
| S01       | 2016Q2 | 35   | 0     |               |
| S02       | 2016Q2 | 35   | 0     |               |
"""


def asked(journal: TinyJournal, regions: Regions, today: dt.date) -> pd.DataFrame:
    catalogue = catalogue_of(indicator("S01", kind="stock"), indicator("S02", kind="stock"))
    return reconciliation(journal, catalogue, regions, PERIOD, today, [FACT])


def test_the_figures_side_by_side(journal: TinyJournal, regions: Regions) -> None:
    # 11 differs by exactly 5 % of the larger figure, 19 by exactly two persons: both are agreed.
    table = asked(journal.add_facts(FACTS), regions, dt.date(2016, 7, 18))
    expected = rows_of(
        """
        | region_code | police | education | difference | percent | state             | quarters | owner     |
        | 11          | 200    | 190       | -10        | -5      | settled           | 0        | police    |
        | 15          | 200    | 189       | -11        | -5.5    | open              | 1        | police    |
        | 19          | 10     | 12        | 2          | 16.6667 | settled           | 0        | police    |
        | 23          | 10     | 13        | 3          | 23.0769 | open              | 2        | police    |
        | 27          | 10     |           |            |         | education_missing | 0        | education |
        | 31          |        | 10        |            |         | police_missing    | 0        | police    |
        | 35          | 0      | 0         | 0          | 0       | settled           | 0        | police    |
        | 39          |        |           |            |         | both_missing      | 0        | police    |
        """
    )
    assert len(table) == 16
    assert table["fact"].unique().tolist() == ["register"]
    named = table[table["region_code"].isin([row["region_code"] for row in expected])]
    assert drawn(named, expected) == expected


@pytest.mark.parametrize(
    ("today", "state", "days_left"),
    [
        (dt.date(2016, 7, 19), "open", 1),
        (dt.date(2016, 7, 20), "open", 0),
        (dt.date(2016, 7, 21), "overdue", -1),
    ],
)
def test_the_day_of_the_deadline_is_still_in_time(
    journal: TinyJournal, regions: Regions, today: dt.date, state: str, days_left: int
) -> None:
    table = asked(journal.add_facts(FACTS), regions, today).set_index("region_code")
    row = table.loc["15"]
    assert (row["state"], row["deadline"], row["days_left"]) == (state, dt.date(2016, 7, 20), days_left)
    assert table.loc["11", "state"] == "settled"


def test_the_later_of_two_due_dates_counts() -> None:
    later = dataclasses.replace(indicator("S02", kind="stock"), forms=("ZM-E",))
    catalogue = catalogue_of(indicator("S01", kind="stock"), later)
    # 1-M is due 10 days after the quarter, ZM-E 20.
    assert deadline_of(catalogue, FACT, PERIOD) == dt.date(2016, 7, 30)
