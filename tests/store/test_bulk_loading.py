"""Loading many returns at once: one transaction, revisions in order, one full computation."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from analytics.periods import Period
from analytics.store import StoreError
from tests.store.drawn import ERROR, WARNING, Store, draft, drafts, mart, same_table

RETURNS = """
form  region  period  flow  stock
F1    35      2024Q1  10    100
F1    35      2024Q2  25    90
F1    63      2024Q1  5     .
F1    35      2024Q1  11    100
"""


def test_returns_are_stored_in_order_with_their_revisions(store: Store) -> None:
    assert store.journal.accept_many(drafts(RETURNS), "demo") == 4
    assert store.database.rows(
        "select batch_id, region_code, period, revision from journal.batch order by batch_id"
    ) == [(1, "35", "2024Q1", 1), (2, "35", "2024Q2", 1), (3, "63", "2024Q1", 1), (4, "35", "2024Q1", 2)]
    assert store.journal.version() == 4


def test_the_mart_shows_the_last_revisions(store: Store) -> None:
    store.journal.accept_many(drafts(RETURNS), "demo")
    assert mart(store, "indicator_code period unit_code reported quarter batch_id") == same_table("""
        indicator_code period unit_code reported quarter batch_id
        flow   2024Q1  35  11   11  4
        flow   2024Q1  63  5    5   3
        flow   2024Q2  35  25   14  2
        stock  2024Q1  35  100  100 4
        stock  2024Q2  35  90   90  2
    """)


def test_revisions_go_on_from_what_is_stored(store: Store) -> None:
    store.journal.accept(draft("F1", "35", "2024Q1", flow="9"), b"file", "aigul")
    store.journal.accept_many(drafts(RETURNS), "demo")
    stored = store.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert stored.batch.revision == 3


def test_the_day_of_receipt_origin_and_warnings_are_kept(store: Store) -> None:
    late = dataclasses.replace(
        draft("F1", "35", "2024Q1", flow="9"),
        received_on="2024-04-12", origin="synthetic", source="model", findings=(WARNING,),
    )  # fmt: skip
    store.journal.accept_many([late], "demo")
    assert store.database.rows("select received_on, origin, source, state from journal.batch") == [
        (dt.date(2024, 4, 12), "synthetic", "model", "accepted_with_warnings")
    ]
    assert store.database.rows("select action, batch_id from journal.audit") == [("loaded_demonstration", 1)]
    assert store.database.rows("select code, reason from journal.finding") == [("sum_differs", None)]


def test_a_return_of_the_same_file_is_passed_over(store: Store) -> None:
    once = dataclasses.replace(draft("F1", "35", "2024Q1", flow="9"), sha256="a" * 64)
    assert store.journal.accept_many([once, once], "demo") == 1
    assert store.journal.accept_many([once], "demo") == 0


def test_nothing_to_load_is_no_fault(store: Store) -> None:
    before = store.everything()
    assert store.journal.accept_many([], "demo") == 0
    assert store.everything() == before


def test_one_blocked_return_refuses_all_of_them(store: Store) -> None:
    before = store.everything()
    blocked = dataclasses.replace(draft("F1", "63", "2024Q3", flow="1"), findings=(ERROR,))
    with pytest.raises(StoreError, match="blocked: F1 63 2024Q3"):
        store.journal.accept_many([*drafts(RETURNS), blocked], "demo")
    assert store.everything() == before
