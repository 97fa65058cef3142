"""The register of returns: what is owed, what came, how late, and what became of it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from analytics.catalogue.records import Catalogue, Deadline
from analytics.measures.register import locked_periods, register
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE, form
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

# 1-M is due on 10 July 2016 (10 days after the quarter), ZM-E on 20 July.
TODAY = dt.date(2016, 7, 15)
SECOND = Period(2016, 2)
BATCHES = """
| batch | form      | unit | period | revision | state                  | received   | accepted            | sha256 |
| 1     | 1-M       | 11   | 2016Q2 | 1        | accepted               | 2016-07-10 | 2016-07-12 09:00:00 | aa     |
| 2     | 1-M       | 15   | 2016Q2 | 1        | accepted_with_warnings | 2016-07-13 | 2016-07-13 09:00:00 | bb     |
| 3     | 1-M       | 15   | 2016Q2 | 2        | accepted               | 2016-07-14 | 2016-07-14 09:00:00 | cc     |
| 4     | 1-M       | 23   | 2016Q2 | 1        | withdrawn              | 2016-07-01 | 2016-07-01 09:00:00 |        |
| 5     | 1-M       | 27   | 2016Q2 | 1        | accepted               | 2016-07-08 | 2016-07-08 09:00:00 |        |
| 6     | 1-M       | 31   | 2016Q2 | 1        | accepted               | 2016-07-08 | 2016-07-08 09:00:00 |        |
| 7     | 1-M       | 90   | 2016Q2 | 1        | withdrawn              | 2016-07-08 | 2016-07-08 09:00:00 |        |
| 8     | TABLE-3F2 | 11   | 2016Q2 | 1        | accepted               | 2016-09-09 | 2016-09-09 09:00:00 |        |
"""  # noqa: E501
LIFE = """
| batch | action    | actor   | at                  | words       |
| 4     | withdrawn | curator | 2016-07-02 10:00:00 | wrong file  |
| 5     | returned  | curator | 2016-07-09 10:00:00 | check F01   |
| 5     | approved  | curator | 2016-07-10 10:00:00 |             |
| 6     | approved  | curator | 2016-07-09 10:00:00 |             |
| 6     | returned  | curator | 2016-07-11 10:00:00 | check F02   |
| 2     | approved  | curator | 2016-07-13 12:00:00 |             |
"""


def table_form() -> Catalogue:
    """The small catalogue with free tables, which nobody owes."""
    table = dataclasses.replace(form("TABLE", 0), reading="table", expected=False)
    return dataclasses.replace(CATALOGUE, forms={**CATALOGUE.forms, "TABLE": table})


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return journal.add_batches(BATCHES).add_life(LIFE)


def test_every_state_a_return_can_be_in(filled: TinyJournal, regions: Regions) -> None:
    # 15: its first revision counts for the day, its second for the decision, which is still open.
    # 23: what came in time was withdrawn, so it is overdue by 5 days. 90 was never owed.
    table = register(filled, table_form(), regions, SECOND, SECOND, TODAY)
    expected = rows_of(
        """
        | form_code | region_code | state        | expected | received | on_time | days_late | revision | revisions | decision_words | last_action | last_words | batch_id |
        | 1-M       | 11          | sent         | True     | True     | True    | 0         | 1        | 1         |                | accepted    |            | 1        |
        | 1-M       | 15          | sent         | True     | True     | False   | 3         | 2        | 2         |                | accepted    |            | 3        |
        | 1-M       | 19          | overdue      | True     | False    |         | 5         |          | 0         |                |             |            |          |
        | 1-M       | 23          | withdrawn    | True     | False    |         | 5         | 1        | 1         |                | withdrawn   | wrong file | 4        |
        | 1-M       | 27          | approved     | True     | True     | True    | 0         | 1        | 1         |                | approved    |            | 5        |
        | 1-M       | 31          | returned     | True     | True     | True    | 0         | 1        | 1         | check F02      | returned    | check F02  | 6        |
        | 1-M       | 90          | not_expected | False    | False    |         | 0         | 1        | 1         |                | accepted    |            | 7        |
        | ZM-E      | 11          | expected     | True     | False    |         | 0         |          | 0         |                |             |            |          |
        | TABLE-3F2 | 11          | sent         | False    | True     |         |           | 1        | 1         |                | accepted    |            | 8        |
        """  # noqa: E501
    )
    wanted = [(row["form_code"], row["region_code"]) for row in expected]
    keys = list(zip(table["form_code"], table["region_code"], strict=True))
    assert drawn(table[[key in wanted for key in keys]], expected) == expected
    assert len(table) == 2 * 16 + 2


def test_nothing_is_owed_before_the_quarter_has_ended(journal: TinyJournal, regions: Regions) -> None:
    for day, states in {
        dt.date(2016, 6, 30): {"not_due_yet"},
        dt.date(2016, 7, 1): {"expected"},
        dt.date(2016, 7, 10): {"expected"},
        dt.date(2016, 7, 11): {"overdue"},
    }.items():
        table = register(journal, CATALOGUE, regions, SECOND, SECOND, day)
        assert set(table.loc[table["form_code"] == "1-M", "state"]) == states


def test_a_dated_deadline_is_the_last_day(filled: TinyJournal, regions: Regions) -> None:
    deadline = Deadline("1-M", SECOND, dt.date(2016, 7, 12), "order")
    catalogue = dataclasses.replace(CATALOGUE, deadlines={("1-M", SECOND): deadline})
    table = register(filled, catalogue, regions, SECOND, SECOND, TODAY)
    late = table[table["region_code"].isin(["11", "15", "19"]) & (table["form_code"] == "1-M")]
    assert late["days_late"].tolist() == [0, 1, 3]
    assert set(late["due_on"]) == {dt.date(2016, 7, 12)}


def test_a_form_is_owed_from_its_first_period_on(journal: TinyJournal, regions: Regions) -> None:
    later = dataclasses.replace(form("ZM-L", 20), expected_from=SECOND)
    catalogue = dataclasses.replace(CATALOGUE, forms={**CATALOGUE.forms, "ZM-L": later})
    table = register(journal, catalogue, regions, Period(2016, 1), SECOND, TODAY)
    owed = table.groupby("period", sort=False)["form_code"].unique()
    assert {period: list(forms) for period, forms in owed.items()} == {
        "2016Q1": ["1-M", "ZM-E"],
        "2016Q2": ["1-M", "ZM-E", "ZM-L"],
    }


def test_regions_are_those_of_each_period(journal: TinyJournal, regions: Regions) -> None:
    table = register(journal, CATALOGUE, regions, Period(2018, 1), Period(2018, 2), TODAY)
    numbers = table[table["form_code"] == "1-M"].groupby("period")["region_code"].nunique()
    assert numbers.to_dict() == {"2018Q1": 16, "2018Q2": 17}


def test_locks_close_a_period_but_for_the_excepted(filled: TinyJournal, regions: Regions) -> None:
    filled.add_locks(
        """
        | form  | period | unit | action    | actor   | at                  | reason |
        | 1-M   | 2016Q2 |      | locked    | curator | 2016-07-20 09:00:00 | done   |
        | 1-M   | 2016Q2 | 15   | exception | curator | 2016-07-21 09:00:00 | error  |
        | ZM-E  | 2016Q2 |      | locked    | curator | 2016-07-20 09:00:00 | done   |
        | ZM-E  | 2016Q2 |      | unlocked  | curator | 2016-07-22 09:00:00 | again  |
        | TABLE | 2016Q2 |      | locked    | curator | 2016-07-22 09:00:00 | done   |
        """
    )
    table = register(filled, table_form(), regions, SECOND, SECOND, TODAY)
    expected = rows_of(
        """
        | form_code | region_code | locked | excepted |
        | 1-M       | 11          | True   | False    |
        | 1-M       | 15          | False  | True     |
        | ZM-E      | 11          | False  | False    |
        | ZM-E      | 15          | False  | False    |
        | TABLE-3F2 | 11          | True   | False    |
        """
    )
    shown = table[table["region_code"].isin(["11", "15"])]
    assert drawn(shown, expected) == expected
    lock = locked_periods(filled)["1-M", "2016Q2"]
    assert (lock["reason"], lock["actor"], list(lock["region_codes"])) == ("done", "curator", ["15"])


def test_what_a_return_holds(filled: TinyJournal, regions: Regions) -> None:
    filled.add_observations(3, 4).add_findings(
        """
        | batch | severity | indicator | sheet | cell | reason  |
        | 3     | warning  | F01       |       |      | checked |
        | 3     | warning  | F02       |       |      |         |
        | 3     | note     | F02       |       |      |         |
        | 2     | warning  | F02       |       |      |         |
        """
    )
    table = register(filled, CATALOGUE, regions, SECOND, SECOND, TODAY)
    expected = rows_of(
        """
        | region_code | cells | figures | list_rows | warnings | unexplained | sha256 | last_actor |
        | 15          | 4     | 4       | 0         | 2        | 1           | cc     | operator   |
        """
    )
    shown = table[(table["region_code"] == "15") & (table["form_code"] == "1-M")]
    assert drawn(shown, expected) == expected
