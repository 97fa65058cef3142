"""Which returns were expected, came and were in time."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.measures.completeness import DataAsOf, completeness, data_as_of, due_date, periods_available
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, of_regions, rows_of
from tests.measures.tiny_journal import TinyJournal

BATCHES = """
| batch | form | unit | period | revision | state                  | origin    | received   | accepted            |
| 1     | 1-M  | 11   | 2016Q2 | 1        | accepted               | reported  | 2016-07-10 | 2016-07-12 09:00:00 |
| 2     | 1-M  | 15   | 2016Q2 | 1        | accepted_with_warnings | reported  | 2016-07-14 | 2016-07-14 09:00:00 |
| 3     | 1-M  | 15   | 2016Q2 | 2        | accepted               | reported  | 2016-07-30 | 2016-08-01 09:00:00 |
| 30    | 1-M  | 15   | 2016Q2 | 3        | withdrawn              | reported  | 2016-08-02 | 2016-08-02 09:00:00 |
| 4     | 1-M  | 23   | 2016Q2 | 1        | accepted               | reported  |            | 2016-07-11 09:00:00 |
| 5     | 1-M  | 27   | 2016Q2 | 1        | accepted               | published |            | 2026-11-01 09:00:00 |
| 6     | 1-M  | 31   | 2016Q2 | 1        | withdrawn              | reported  | 2016-07-01 | 2016-07-01 09:00:00 |
| 7     | 1-M  | 90   | 2016Q2 | 1        | accepted               | reported  | 2016-07-02 | 2016-07-02 09:00:00 |
| 8     | ZM-E | 11   | 2016Q2 | 1        | accepted               | synthetic | 2016-07-20 | 2026-11-01 09:00:00 |
| 9     | 1-M  | 11   | 2016Q1 | 1        | accepted               | reported  | 2016-04-01 | 2016-04-01 09:00:00 |
"""  # noqa: E501
FINDINGS = """
| batch | severity | indicator | sheet | cell | reason   |
| 2     | warning  | F01       |       |      |          |
| 3     | warning  | F01       |       |      | checked  |
| 3     | warning  | F02       |       |      |          |
| 3     | note     | F02       |       |      |          |
"""


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return journal.add_batches(BATCHES).add_findings(FINDINGS)


def test_returns_are_due_some_days_after_the_quarter() -> None:
    assert due_date(CATALOGUE, "1-M", Period(2016, 2)) == dt.date(2016, 7, 10)
    assert due_date(CATALOGUE, "ZM-E", Period(2016, 4)) == dt.date(2017, 1, 20)


def test_what_came_and_whether_in_time(filled: TinyJournal, regions: Regions) -> None:
    # Due on 10 July. 15 is judged by its first revision; of 23 only the acceptance is known; nobody
    # sent the published figures of 27; the return of 31 was withdrawn; 90 was not expected.
    table = completeness(filled, CATALOGUE, regions, Period(2016, 2))
    expected = rows_of(
        """
        | form_code | region_code | expected | received | on_time | received_on | due_on     | days_late | state                  | revision | origin    | batch_id |
        | 1-M       | 11          | True     | True     | True    | 2016-07-10  | 2016-07-10 | 0         | accepted               | 1        | reported  | 1        |
        | 1-M       | 15          | True     | True     | False   | 2016-07-14  | 2016-07-10 | 4         | accepted               | 2        | reported  | 3        |
        | 1-M       | 19          | True     | False    |         |             | 2016-07-10 |           | not_received           |          |           |          |
        | 1-M       | 23          | True     | True     | False   | 2016-07-11  | 2016-07-10 | 1         | accepted               | 1        | reported  | 4        |
        | 1-M       | 27          | True     | True     |         |             | 2016-07-10 |           | accepted               | 1        | published | 5        |
        | 1-M       | 31          | True     | False    |         |             | 2016-07-10 |           | withdrawn              | 1        | reported  | 6        |
        | 1-M       | 90          | False    | True     | True    | 2016-07-02  | 2016-07-10 | 0         | accepted               | 1        | reported  | 7        |
        """  # noqa: E501
    )
    ours = of_regions(table[table["form_code"] == "1-M"], [row["region_code"] for row in expected])
    assert drawn(ours, expected) == expected


def test_a_row_for_every_form_and_unit_in_the_order_of_the_catalogue(
    filled: TinyJournal, regions: Regions
) -> None:
    table = completeness(filled, CATALOGUE, regions, Period(2016, 2))
    assert len(table) == 2 * 16 + 1
    assert table["form_code"].drop_duplicates().tolist() == ["1-M", "ZM-E"]
    later = completeness(filled, CATALOGUE, regions, Period(2022, 2))
    assert (len(later), later["received"].any()) == (2 * 20, False)


def test_warnings_are_those_of_the_current_revision(filled: TinyJournal, regions: Regions) -> None:
    table = completeness(filled, CATALOGUE, regions, Period(2016, 2))
    expected = rows_of("| region_code | warnings | unexplained |\n| 15 | 2 | 1 |\n| 23 | 0 | 0 |")
    ours = of_regions(table[table["form_code"] == "1-M"], ["15", "23"])
    assert drawn(ours, expected) == expected


def test_how_far_the_data_reach(filled: TinyJournal) -> None:
    filled.add_batches(
        """
        | batch | form | unit | period | state     | accepted            |
        | 40    | 1-M  | 11   | 2016Q3 | withdrawn | 2026-11-02 09:00:00 |
        """
    )
    assert data_as_of(filled) == DataAsOf(Period(2016, 2), dt.datetime(2026, 11, 1, 9), 40, 7)


def test_an_empty_store_reaches_nowhere(journal: TinyJournal, regions: Regions) -> None:
    assert data_as_of(journal) == DataAsOf(None, None, 0, 0)
    assert not completeness(journal, CATALOGUE, regions, Period(2016, 2))["received"].any()


def test_periods_with_a_whole_numerator(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value | status  |
        | F01       | 2016Q2 | 11   |     1 | number  |
        | F01       | 2016Q1 | 11   |     1 | number  |
        | F01       | 2015Q4 | 11   |       | blank   |
        | F04       | 2016Q2 | 15   |     1 | number  |
        | F01       | 2016Q3 | 11   |     0 | none    |
        | F04       | 2016Q3 | 11   |     1 | number  |
        """
    )
    indicators = CATALOGUE.indicators
    assert periods_available(journal, CATALOGUE, indicators["F01"]) == tuple(
        Period(2016, quarter) for quarter in (1, 2, 3)
    )
    # R02 sums F01 and F04: they must come from the same unit.
    assert periods_available(journal, CATALOGUE, indicators["R02"]) == (Period(2016, 3),)
    assert periods_available(journal, CATALOGUE, indicators["S01"]) == ()
