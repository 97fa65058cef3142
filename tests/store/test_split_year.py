"""The quarters of a year in which a region was split: who starts from nothing, and who does not."""

from __future__ import annotations

from tests.store.drawn import Store, accepted_one_by_one, mart, same_table


def test_a_region_born_during_the_year_starts_from_nothing(store: Store) -> None:
    # Ulytau (62) was split from Karaganda (35) on 8 June 2022; Karaganda keeps the first quarter.
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    35      2022Q1  40
        F1    35      2022Q2  70
        F1    62      2022Q2  6
        F1    62      2022Q3  15
    """,
    )
    assert mart(store, "unit_code period reported quarter") == same_table("""
        unit_code period reported quarter
        35  2022Q1  40  40
        35  2022Q2  70  30
        62  2022Q2  6   6
        62  2022Q3  15  9
    """)


def test_every_region_of_both_splits_starts_from_nothing_and_no_other(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    10      2022Q2  1
        F1    33      2022Q2  2
        F1    62      2022Q2  3
        F1    61      2018Q2  4
        F1    79      2018Q2  5
        F1    19      2022Q2  6
        F1    35      2022Q2  7
        F1    63      2022Q2  8
        F1    90      2022Q2  9
        F1    71      2022Q2  10
    """,
    )
    assert mart(store, "period unit_code quarter") == same_table("""
        period unit_code quarter
        2018Q2  61  4
        2018Q2  79  5
        2022Q2  10  1
        2022Q2  19  .
        2022Q2  33  2
        2022Q2  35  .
        2022Q2  62  3
        2022Q2  63  .
        2022Q2  71  .
        2022Q2  90  .
    """)


def test_the_second_return_of_a_new_region_needs_its_first(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    62      2022Q3  15
    """,
    )
    assert mart(store, "period quarter") == same_table("""
        period  quarter
        2022Q3  .
    """)
