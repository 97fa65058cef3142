"""The mart's figures: the quarter alone and the year before, for every way returns come in."""

from __future__ import annotations

import pytest

from analytics.periods import Period
from analytics.store.mart import rebuild, touched_periods
from analytics.store.moments import now
from tests.store.drawn import Store, accepted_one_by_one, draft, mart, same_table

COLUMNS = "indicator_code period unit_code reported quarter reported_last_year quarter_last_year status"


def test_a_flow_is_taken_apart_into_quarters_and_a_stock_stays(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow  stock
        F1    11      2023Q4  90    7
        F1    11      2024Q1  10    100
        F1    11      2024Q2  25    90
        F1    11      2024Q3  25    95
    """,
    )
    assert mart(store, "indicator_code period reported quarter") == same_table("""
        indicator_code period reported quarter
        flow   2023Q4  90   .
        flow   2024Q1  10   10
        flow   2024Q2  25   15
        flow   2024Q3  25   0
        stock  2023Q4  7    7
        stock  2024Q1  100  100
        stock  2024Q2  90   90
        stock  2024Q3  95   95
    """)


def test_a_correction_downwards_gives_a_negative_quarter(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    11      2024Q1  10
        F1    11      2024Q2  8
    """,
    )
    assert mart(store, "period reported quarter") == same_table("""
        period  reported  quarter
        2024Q1  10        10
        2024Q2  8         -2
    """)


def test_a_missing_quarter_leaves_the_next_one_without_a_figure_of_its_own(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    11      2024Q1  10
        F1    11      2024Q3  30
        F1    11      2024Q4  42
    """,
    )
    assert mart(store, "period reported quarter") == same_table("""
        period  reported  quarter
        2024Q1  10        10
        2024Q3  30        .
        2024Q4  42        12
    """)


def test_the_missing_quarter_comes_later_and_mends_the_next_one(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    11      2024Q3  30
        F1    11      2024Q2  25
    """,
    )
    assert mart(store, "period reported quarter") == same_table("""
        period  reported  quarter
        2024Q2  25        .
        2024Q3  30        5
    """)


def test_no_event_counts_as_zero_and_what_is_no_number_as_missing(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow   second
        F1    11      2024Q1  -      blank
        F1    11      2024Q2  4      3
        F1    11      2024Q3  x      5
        F1    11      2024Q4  9      ...
    """,
    )
    assert mart(store, "indicator_code period reported quarter status") == same_table("""
        indicator_code period reported quarter status
        flow    2024Q1  0  0  none
        flow    2024Q2  4  4  number
        flow    2024Q3  .  .  confidential
        flow    2024Q4  9  .  number
        second  2024Q1  .  .  blank
        second  2024Q2  3  .  number
        second  2024Q3  5  2  number
        second  2024Q4  .  .  not_available
    """)


def test_the_same_period_last_year_stands_beside(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow  stock
        F1    11      2024Q1  10    50
        F1    11      2024Q2  25    60
        F1    11      2023Q1  8     40
        F1    11      2023Q2  20    45
    """,
    )
    assert mart(store, COLUMNS) == same_table("""
        indicator_code period unit_code reported quarter reported_last_year quarter_last_year status
        flow   2023Q1  11  8   8   .   .   number
        flow   2023Q2  11  20  12  .   .   number
        flow   2024Q1  11  10  10  8   8   number
        flow   2024Q2  11  25  15  20  12  number
        stock  2023Q1  11  40  40  .   .   number
        stock  2023Q2  11  45  45  .   .   number
        stock  2024Q1  11  50  50  40  40  number
        stock  2024Q2  11  60  60  45  45  number
    """)


@pytest.mark.parametrize(
    ("period", "touched"),
    [
        ("2023Q1", "2023Q1 2023Q2 2024Q1 2024Q2"),
        ("2023Q2", "2023Q2 2023Q3 2024Q2 2024Q3"),
        ("2023Q3", "2023Q3 2023Q4 2024Q3 2024Q4"),
        ("2023Q4", "2023Q4 2024Q4"),
    ],
)
def test_a_return_touches_its_quarter_the_next_and_both_a_year_later(period: str, touched: str) -> None:
    assert " ".join(map(str, touched_periods(Period.parse(period)))) == touched


def test_a_revision_changes_its_neighbours_of_this_and_the_next_year(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    11      2023Q1  8
        F1    11      2023Q2  20
        F1    11      2024Q1  10
        F1    11      2024Q2  25
        F1    11      2023Q1  9
    """,
    )
    figures = mart(store, "period reported quarter reported_last_year quarter_last_year batch_id")
    assert figures == same_table("""
        period  reported  quarter  reported_last_year  quarter_last_year  batch_id
        2023Q1  9         9        .                   .                  5
        2023Q2  20        11       .                   .                  2
        2024Q1  10        10       9                   9                  3
        2024Q2  25        15       20                  11                 4
    """)


def test_an_indicator_that_a_revision_leaves_out_is_gone(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow  second
        F1    11      2024Q1  10    5
        F1    11      2024Q2  30    9
        F1    11      2024Q1  10    .
    """,
    )
    assert mart(store, "indicator_code period quarter") == same_table("""
        indicator_code period quarter
        flow    2024Q1  10
        flow    2024Q2  20
        second  2024Q2  .
    """)


def test_units_outside_the_regions_have_their_rows(store: Store) -> None:
    store.journal.accept(draft("F1", "90", "2024Q1", flow="3"), b"file", "aigul")
    assert mart(store, "unit_code reported") == "unit_code reported\n90 3"


def test_an_indicator_in_two_forms_takes_the_number_before_the_blank_then_the_later(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow  second
        F1    11      2024Q1  10    5
        F2    11      2024Q1  12    blank
    """,
    )
    assert mart(store, "indicator_code reported batch_id") == same_table("""
        indicator_code reported batch_id
        flow    12  2
        second  5   1
    """)


def test_ratios_and_unknown_indicators_stay_in_the_journal(store: Store) -> None:
    store.journal.accept(draft("F1", "11", "2024Q1", flow="1", rate="0.5", unheard="3"), b"file", "aigul")
    assert mart(store, "indicator_code reported") == "indicator_code reported\nflow 1"
    assert store.database.rows("select count(*) from journal.observation") == [(3,)]


def test_a_withdrawn_revision_gives_way_to_the_one_before(store: Store) -> None:
    accepted_one_by_one(
        store,
        """
        form  region  period  flow
        F1    11      2024Q1  10
        F1    11      2024Q1  12
    """,
    )
    with store.database.transaction() as cursor:
        cursor.execute("update journal.batch set state = 'withdrawn' where revision = 2")
        rebuild(cursor, now())
    assert mart(store, "period reported batch_id") == "period reported batch_id\n2024Q1 10 1"
    stored = store.journal.current("F1", "11", Period(2024, 1))
    assert stored is not None
    assert stored.batch.revision == 1
