"""One file with the returns of several regions: one transaction, one kept file, all or nothing."""

from __future__ import annotations

import dataclasses

import pytest

from analytics.store import StoreError
from analytics.store.moments import now
from tests.store.drawn import ERROR, WARNING, Store, accepted_one_by_one, draft, drafts, mart

TABLE = b"a table of regions"
RETURNS = """
form    region  period  flow  stock
TABLE-A 11      2024Q1  10    100
TABLE-A 11      2024Q2  25    90
TABLE-A 35      2024Q1  5     .
"""


def test_every_return_of_the_file_is_a_batch_of_one_file(store: Store) -> None:
    records = store.journal.accept_together(drafts(RETURNS), TABLE, "aigul", comment="по письму № 3")
    assert [(record.batch_id, record.region_code, str(record.period)) for record in records] == [
        (1, "11", "2024Q1"), (2, "11", "2024Q2"), (3, "35", "2024Q1")
    ]  # fmt: skip
    assert {(record.revision, record.comment, record.accepted_at) for record in records} == {
        (1, "по письму № 3", records[0].accepted_at)
    }
    assert store.journal.file_content(records[0].sha256) == TABLE
    assert len(list((store.folder / "files").rglob("*"))) == 2  # one folder, one file
    assert store.database.rows("select count(*) from journal.kept_file") == [(1,)]


def test_the_mart_is_that_of_the_same_returns_one_by_one(store: Store) -> None:
    store.journal.accept_together(drafts(RETURNS), TABLE, "aigul")
    together = mart(store, "indicator_code period unit_code reported quarter reported_last_year")
    store.journal.withdraw(1, "dana", "ошибка")
    store.journal.withdraw(2, "dana", "ошибка")
    store.journal.withdraw(3, "dana", "ошибка")
    assert mart(store, "indicator_code period") == "indicator_code period"
    accepted_one_by_one(store, RETURNS)
    one_by_one = mart(store, "indicator_code period unit_code reported quarter reported_last_year")
    assert together == one_by_one


def test_the_reasons_stand_beside_their_return(store: Store) -> None:
    warned = [dataclasses.replace(one, findings=(WARNING,)) for one in drafts(RETURNS)]
    store.journal.accept_together(warned, TABLE, "aigul", [{}, {0: "так в акте"}, {}])
    assert store.database.rows("select batch_id, reason from journal.finding order by 1") == [
        (1, None), (2, "так в акте"), (3, None)
    ]  # fmt: skip


def test_the_same_file_again_gives_the_same_batches_and_stores_nothing(store: Store) -> None:
    records = store.journal.accept_together(drafts(RETURNS), TABLE, "aigul")
    before = store.everything()
    assert store.journal.accept_together(drafts(RETURNS), TABLE, "daniyar") == records
    assert store.everything() == before


def test_only_what_is_not_there_yet_is_stored(store: Store) -> None:
    first, second, third = drafts(RETURNS)
    store.journal.accept_together([first, third], TABLE, "aigul")
    records = store.journal.accept_together([first, second, third], TABLE, "aigul")
    assert [record.batch_id for record in records] == [1, 3, 2]
    assert store.journal.version() == 3


def test_a_withdrawn_return_of_the_file_comes_back_as_a_revision(store: Store) -> None:
    store.journal.accept_together(drafts(RETURNS), TABLE, "aigul")
    store.journal.withdraw(2, "dana", "ошибка")
    records = store.journal.accept_together(drafts(RETURNS), TABLE, "aigul")
    assert [(record.batch_id, record.revision) for record in records] == [(1, 1), (4, 2), (3, 1)]


def test_one_blocked_return_refuses_the_whole_file(store: Store) -> None:
    before = store.everything()
    *others, last = drafts(RETURNS)
    with pytest.raises(StoreError, match="blocked: TABLE-A 35 2024Q1"):
        store.journal.accept_together([*others, dataclasses.replace(last, findings=(ERROR,))], TABLE, "aigul")
    assert store.everything() == before


def test_two_drafts_of_one_return_are_a_fault_of_the_program(store: Store) -> None:
    before = store.everything()
    with pytest.raises(ValueError, match="stands twice in one file"):
        store.journal.accept_together([*drafts(RETURNS), drafts(RETURNS)[0]], TABLE, "aigul")
    assert store.everything() == before


def test_no_return_at_all_is_no_fault(store: Store) -> None:
    before = store.everything()
    assert store.journal.accept_together([], TABLE, "aigul") == ()
    assert store.everything() == before


def test_a_file_of_many_returns_leaves_the_mart_sorted(store: Store) -> None:
    many = [
        draft("TABLE-A", "11", f"{year}Q{quarter}", flow=str(year), stock="1")
        for year in range(1890, 2024)
        for quarter in (4, 3, 2, 1)
    ]
    store.journal.accept_together(many, TABLE, "aigul")
    keys = store.database.rows("select indicator_key, period_key from mart.region_quarter order by rowid")
    assert len(keys) == 2 * len(many)
    assert keys == sorted(keys)


def test_no_two_moments_are_the_same() -> None:
    moments = [now() for _ in range(1000)]
    assert moments == sorted(set(moments))
