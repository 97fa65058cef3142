"""Of which quarter the figures of a condition are: earlier ones of the year, the last known, a deadline."""

from __future__ import annotations

import datetime as dt

from analytics.catalogue.recommendation_records import InTime, TookPlace
from analytics.regions import Regions
from tests.measures.recommendation_asking import asked, assert_results
from tests.measures.tiny_journal import TinyJournal


def test_a_quarter_alone_is_the_difference_of_two_returns(store: TinyJournal, regions: Regions) -> None:
    # 11: 4 in the first quarter, none in the second; 15: the first return is missing.
    store.add_facts("""
        | indicator | period | unit | value |
        | F05       | 2025Q1 | 11   | 4     |
        | F05       | 2025Q2 | 11   | 4     |
        | F05       | 2025Q3 | 11   | 6     |
        | F05       | 2025Q2 | 15   | 4     |
        """)
    condition = TookPlace(("F05",), None, "quarter", False)
    assert_results(
        asked(store, regions, "2025Q3", condition, first="2025Q1"),
        """
        | region_code | period | outcome | figure | reason    |
        | 11          | 2025Q1 | holds   | 4      |           |
        | 11          | 2025Q2 | fails   | 0      |           |
        | 11          | 2025Q3 | holds   | 2      |           |
        | 15          | 2025Q1 | no_data |        | no_figure |
        | 15          | 2025Q2 | no_data |        | no_figure |
        | 15          | 2025Q3 | no_data |        | no_figure |
        """,
    )


def test_what_was_approved_stays_approved(store: TinyJournal, regions: Regions) -> None:
    store.add_facts("""
        | indicator | period | unit | value |
        | G01       | 2015Q1 | 11   | 0     |
        | G01       | 2018Q4 | 11   | 1     |
        | G01       | 2018Q4 | 15   | 0     |
        """)
    conditions = (TookPlace(("G01",), None, "last_known", True), InTime(("G01",), dt.date(2015, 3, 31)))
    assert_results(
        asked(store, regions, "2025Q4", *conditions, borders=2015),
        """
        | region_code | condition | outcome | figure | reason         | found  |
        | 11          | 1         | holds   | 1      | earlier_figure | 2018Q4 |
        | 15          | 1         | fails   | 0      | earlier_figure | 2018Q4 |
        | 11          | 2         | fails   | 0      |                |        |
        | 15          | 2         | no_data |        | no_figure      |        |
        """,
    )


def test_what_took_place_since_january_stays_so_though_a_later_return_is_missing(
    store: TinyJournal, regions: Regions
) -> None:
    # 11 told of meetings by September; 15 of none, so of its year nobody can tell; 19 told of them last year.
    store.add_facts("""
        | indicator | period | unit | value |
        | G06       | 2025Q2 | 11   | 35    |
        | G06       | 2025Q3 | 11   | 39    |
        | G06       | 2025Q3 | 15   | 0     |
        | G06       | 2024Q4 | 19   | 12    |
        | E02       | 2025Q3 | 11   | 7     |
        """)
    conditions = [TookPlace((code,), None, "cumulative", False) for code in ("G06", "E02")]
    assert_results(
        asked(store, regions, "2025Q4", *conditions),
        """
        | region_code | condition | outcome | figure | reason         | lacking | found  |
        | 11          | 1         | holds   | 39     | earlier_figure |         | 2025Q3 |
        | 15          | 1         | no_data |        | no_figure      | 15:G06  |        |
        | 19          | 1         | no_data |        | no_figure      | 19:G06  |        |
        | 11          | 2         | no_data |        | no_figure      | 11:E02  |        |
        | 15          | 2         | no_data |        | no_figure      | 15:E02  |        |
        | 19          | 2         | no_data |        | no_figure      | 19:E02  |        |
        """,
    )


def test_a_new_region_is_not_asked_for_what_was_approved_before_it(
    store: TinyJournal, regions: Regions
) -> None:
    # 63 of 2022 is other land than 63 of 2018; 11 is the same and never told.
    store.add_facts("""
        | indicator | period | unit | value |
        | G01       | 2018Q4 | 63   | 1     |
        """)
    assert_results(
        asked(store, regions, "2025Q4", TookPlace(("G01",), None, "last_known", True)),
        """
        | region_code | outcome        | reason     | lacking |
        | 10          | not_applicable | other_land |         |
        | 11          | no_data        | no_figure  | 11:G01  |
        | 63          | not_applicable | other_land |         |
        """,
    )


def test_a_deadline_is_not_due_before_and_unknown_for_other_land(
    store: TinyJournal, regions: Regions
) -> None:
    store.add_facts("""
        | indicator | period | unit | value |
        | G01       | 2018Q4 | 11   | 1     |
        """)
    condition = InTime(("G01",), dt.date(2018, 12, 31))
    assert_results(
        asked(store, regions, "2018Q4", condition, first="2018Q3", borders=2018),
        """
        | region_code | period | outcome        | reason  |
        | 11          | 2018Q3 | not_applicable | not_due |
        | 11          | 2018Q4 | holds          |         |
        """,
    )
    assert_results(
        asked(store, regions, "2025Q4", condition),
        """
        | region_code | outcome        | reason     |
        | 10          | not_applicable | other_land |
        | 11          | holds          |            |
        """,
    )
