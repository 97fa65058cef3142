"""A locked period does not change, but for the exceptions that name a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.periods import Period
from analytics.store import StoreError
from tests.store.drawn import Store, draft, drafts

FIRST_QUARTER = Period(2024, 1)


@pytest.fixture
def locked(store: Store) -> Store:
    """Two revisions of Karaganda's return (batches 1 and 2); the period of the form is locked."""
    store.journal.accept(draft("F1", "35", "2024Q1", flow="10"), b"first", "aigul")
    store.journal.accept(draft("F1", "35", "2024Q1", flow="12"), b"second", "aigul")
    store.journal.lock("F1", FIRST_QUARTER, "сводка сдана", "dana")
    return store


def is_locked(store: Store, form: str = "F1", region: str = "35", period: Period = FIRST_QUARTER) -> bool:
    return store.journal.is_locked(form, period, region)


def send(store: Store, region: str = "35") -> object:
    return store.journal.accept(draft("F1", region, "2024Q1", flow="99"), region.encode(), "aigul")


CHANGES: dict[str, Callable[[Store], object]] = {
    "accept": send,
    "accept together": lambda store: store.journal.accept_together(
        drafts("form region period flow\nF1 11 2024Q2 1\nF1 35 2024Q1 1"), b"table", "aigul"
    ),
    "accept many": lambda store: store.journal.accept_many(
        drafts("form region period flow\nF1 11 2024Q2 1\nF1 35 2024Q1 1"), "aigul"
    ),
    "withdraw": lambda store: store.journal.withdraw(2, "dana", "ошибка"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_of_a_locked_period_changes(locked: Store, name: str) -> None:
    before = locked.everything()
    with pytest.raises(StoreError, match="locked: F1 35 2024Q1") as refusal:
        CHANGES[name](locked)
    assert refusal.value.code == "locked"
    assert locked.everything() == before


def test_a_withdrawn_return_of_a_locked_period_stays_withdrawn(store: Store) -> None:
    store.journal.accept(draft("F1", "35", "2024Q1", flow="10"), b"first", "aigul")
    store.journal.withdraw(1, "dana", "ошибка")
    store.journal.lock("F1", FIRST_QUARTER, "сводка сдана", "dana")
    before = store.everything()
    with pytest.raises(StoreError, match="locked"):
        store.journal.restore(1, "dana", "верно")
    assert store.everything() == before


def test_the_same_file_is_recognised_in_a_locked_period_and_stores_nothing(locked: Store) -> None:
    before = locked.everything()
    again = locked.journal.accept(draft("F1", "35", "2024Q1", flow="12"), b"second", "aigul")
    assert again.batch_id == 2
    assert locked.everything() == before


def test_another_form_and_another_period_stay_open(locked: Store) -> None:
    assert is_locked(locked)
    assert not is_locked(locked, form="F2")
    assert not is_locked(locked, period=Period(2024, 2))
    assert locked.journal.accept(draft("F1", "35", "2024Q2", flow="20"), b"next", "aigul").revision == 1


def test_an_exception_lets_one_region_send_once(locked: Store) -> None:
    locked.journal.except_from_lock("F1", FIRST_QUARTER, "35", "письмо № 12", "dana")
    assert (is_locked(locked), is_locked(locked, region="11")) == (False, True)
    assert locked.journal.accept(draft("F1", "35", "2024Q1", flow="13"), b"third", "aigul").revision == 3
    assert is_locked(locked)
    assert locked.database.rows(
        'select region_code, action, reason, actor from journal.lock order by "at"'
    ) == [
        ("", "locked", "сводка сдана", "dana"),
        ("35", "exception", "письмо № 12", "dana"),
        ("35", "exception_ended", "", "aigul"),
    ]


def test_an_exception_outlives_a_withdrawal_and_a_restoring(locked: Store) -> None:
    locked.journal.except_from_lock("F1", FIRST_QUARTER, "35", "письмо № 12", "dana")
    locked.journal.withdraw(2, "dana", "ошибка")
    locked.journal.restore(2, "dana", "верно")
    assert not is_locked(locked)


def test_a_period_locked_anew_has_no_exceptions_from_before(locked: Store) -> None:
    locked.journal.except_from_lock("F1", FIRST_QUARTER, "35", "письмо № 12", "dana")
    locked.journal.unlock("F1", FIRST_QUARTER, "массовые исправления", "dana")
    assert not is_locked(locked, region="11")
    locked.journal.lock("F1", FIRST_QUARTER, "сводка сдана снова", "dana")
    assert is_locked(locked)


def test_after_unlocking_everybody_may_send(locked: Store) -> None:
    locked.journal.unlock("F1", FIRST_QUARTER, "массовые исправления", "dana")
    send(locked)
    send(locked, region="11")
    assert locked.database.rows("select max(batch_id) from journal.batch") == [(4,)]


def test_locking_twice_and_opening_what_is_open_are_told(locked: Store) -> None:
    before = locked.everything()
    with pytest.raises(StoreError, match="already_locked: F1 2024Q1"):
        locked.journal.lock("F1", FIRST_QUARTER, "ещё раз", "dana")
    with pytest.raises(StoreError, match="not_locked: F2 2024Q1"):
        locked.journal.unlock("F2", FIRST_QUARTER, "ещё раз", "dana")
    with pytest.raises(StoreError, match="not_locked: F2 2024Q1"):
        locked.journal.except_from_lock("F2", FIRST_QUARTER, "35", "письмо", "dana")
    assert locked.everything() == before


def test_a_lock_of_the_free_tables_holds_for_every_shape_of_them(store: Store) -> None:
    store.journal.lock("TABLE", FIRST_QUARTER, "сводка сдана", "dana")
    with pytest.raises(StoreError, match="locked: TABLE-3F2A1B 35 2024Q1"):
        store.journal.accept(draft("TABLE-3F2A1B", "35", "2024Q1", flow="1"), b"table", "aigul")
    store.journal.except_from_lock("TABLE", FIRST_QUARTER, "35", "письмо", "dana")
    store.journal.accept(draft("TABLE-3F2A1B", "35", "2024Q1", flow="1"), b"table", "aigul")
    assert is_locked(store, form="TABLE-3F2A1B")


def test_each_change_of_a_lock_is_a_line_of_the_audit(locked: Store) -> None:
    locked.journal.except_from_lock("F1", FIRST_QUARTER, "35", "письмо № 12", "dana")
    send(locked)
    locked.journal.unlock("F1", FIRST_QUARTER, "массовые исправления", "dana")
    assert locked.database.rows(
        'select actor, action, batch_id, detail from journal.audit order by "at", rowid'
    )[2:] == [
        ("dana", "locked", None, "F1 2024Q1: сводка сдана"),
        ("dana", "exception", None, "F1 35 2024Q1: письмо № 12"),
        ("aigul", "accepted", 3, "F1-35-2024Q1.xlsx"),
        ("aigul", "exception_ended", None, "F1 35 2024Q1"),
        ("dana", "unlocked", None, "F1 2024Q1: массовые исправления"),
    ]
