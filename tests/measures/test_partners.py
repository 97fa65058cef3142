"""Agreements with partners on a day, and lists beside the figures that were returned."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics.measures.list_reconciliation import list_reconciliation
from analytics.measures.partners import partner_summary, partners
from analytics.periods import Period
from tests.measures.listed import CATALOGUE, REGIONS, fresh
from tests.measures.text_tables import rows_of
from tests.measures.tiny_journal import TinyJournal

PERIOD = Period(2016, 2)
BATCHES = """
batch | form | unit | period | accepted
1     | ZM-L | 11   | 2016Q2 | 2016-07-05
2     | ZM-L | 15   | 2016Q2 | 2016-07-05
"""
# The last day is 30.06.2016, the next quarter ends on 30.09.2016.
AGREEMENTS = """
batch | kind              | name       | signed_on  | ends_on    | money | children | expected
1     | business          | ТОО «Луч»  | 2015-01-01 |            | 2     | 10       | in_force
1     | enterprise        | тоо  «луч» | 2015-05-01 | 2016-09-30 | 1.5   | 5        | ending
1     | ngo               | НПО        | 2015-01-01 | 2016-06-30 |       | 7        | ending
1     | ngo               | НПО        | 2015-01-01 | 2016-06-29 | 4     | 100      | ended
1     | vocational_school | Колледж    | 2016-07-01 | 2017-07-01 |       | 50       | not_yet
2     | ngo               | НПО        | 2015-01-01 | 2016-10-01 |       |          | in_force
"""


@pytest.fixture
def journal() -> TinyJournal:
    return fresh().add_batches(BATCHES).add_list_rows("partner", AGREEMENTS)


def test_the_state_of_an_agreement_on_the_last_day(journal: TinyJournal) -> None:
    table = partners(journal, CATALOGUE, REGIONS, PERIOD, 2015)
    assert table["state_on_day"].tolist() == [row["expected"] for row in rows_of(AGREEMENTS)]
    assert table["disagreements"].tolist()[4] == "signed_after_period"
    assert partners(journal, CATALOGUE, REGIONS, PERIOD, 2015, dt.datetime(2016, 7, 1)).empty


def test_agreements_are_counted_by_region_and_in_the_republic(journal: TinyJournal) -> None:
    table = partner_summary(journal, CATALOGUE, REGIONS, PERIOD, 2015).set_index("region_code")
    own = table.loc["11"]
    assert own[["agreements", "in_force", "ending", "ended", "not_yet"]].tolist() == [5, 3, 2, 1, 1]
    assert own[["business", "ngo", "vocational_school", "enterprise"]].tolist() == [1, 1, 0, 1]
    # One name with two agreements is one partner.
    assert own[["business_partners", "ngo_partners"]].tolist() == [1, 1]
    # The money of the year counts of all, the children of the last day of those in force.
    assert own[["money", "children", "without_money"]].tolist() == [7.5, 22, 1]
    whole = table.loc["00"]
    assert whole[["in_force", "ngo_partners", "children", "without_children"]].tolist() == [4, 2, 22, 1]
    assert pd.isna(table.loc["19", "in_force"])


def test_a_list_beside_the_returned_figures(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        indicator | period | unit | value
        E01       | 2016Q2 | 11   | 5
        E02       | 2016Q2 | 11   | 1
        E01       | 2016Q2 | 19   | 4
        """
    )
    table = list_reconciliation(journal, CATALOGUE, REGIONS, "partners", PERIOD, 2015)
    wanted = table[table["region_code"].isin(["11", "15", "19", "23"]) & table["fact"].eq("in_force")]
    assert wanted["state"].tolist() == ["differs", "no_return", "no_list", "neither"]
    assert wanted["listed"].tolist()[:2] == [3, 1]
    assert wanted["difference"].tolist()[0] == -2
    (equal,) = table[table["region_code"].eq("11") & table["fact"].eq("business_partners")].to_dict("records")
    assert (equal["listed"], equal["returned"], equal["state"]) == (1, 1, "equal")


def test_items_of_the_year_beside_the_returned_numbers() -> None:
    journal = fresh().add_batches(BATCHES)
    journal.add_plan_measures(
        """
        batch | measure | due_on     | done_on    | state
        1     | before  | 2015-12-31 | 2015-12-31 | done
        1     | on time | 2016-02-29 | 2016-02-29 | done
        1     | late    | 2016-02-29 | 2016-03-01 | done
        1     | not yet | 2016-07-01 |            | running
        1     | gone    | 2016-02-29 |            | cancelled
        """
    )
    journal.add_facts("indicator | period | unit | value\nG02 | 2016Q2 | 11 | 2\nG03 | 2016Q2 | 11 | 2")
    table = list_reconciliation(journal, CATALOGUE, REGIONS, "plan", PERIOD, 2015)
    own = table[table["region_code"].eq("11")]
    assert own["listed"].tolist() == [2, 1]
    assert own["returned"].tolist() == [2, 2]
    assert own["state"].tolist() == ["equal", "differs"]
