"""The data version grows with whatever a page can show, and with nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from analytics.periods import Period
from tests.store.drawn import WARNING, Store, draft, opened

PERIOD = Period(2024, 1)
RETURN = dataclasses.replace(draft("F1", "35", "2024Q1", flow="10"), findings=(WARNING,))

CHANGES: dict[str, Callable[[Store], object]] = {
    "accept": lambda store: store.journal.accept(RETURN, b"next", "aigul"),
    "accept many": lambda store: store.journal.accept_many([RETURN], "aigul"),
    "withdraw": lambda store: store.journal.withdraw(1, "dana", "ошибка"),
    "approve": lambda store: store.journal.decide(1, "approved", "", "dana"),
    "return": lambda store: store.journal.decide(1, "returned", "проверьте", "dana"),
    "answer": lambda store: store.journal.answer(1, 0, "сверено", "aigul"),
    "lock": lambda store: store.journal.lock("F1", PERIOD, "сдано", "dana"),
    "remember a mapping": lambda store: store.journal.remember_mapping("3F2A1B", "{}", "aigul"),
}
NO_CHANGES: dict[str, Callable[[Store], object]] = {
    "the same file": lambda store: store.journal.accept(RETURN, b"file", "aigul"),
    "export": lambda store: store.journal.note("aigul", "exported"),
    "sign in": lambda store: store.journal.note("aigul", "signed_in"),
    "look": lambda store: store.journal.look("aigul"),
}


@pytest.fixture
def filled(store: Store) -> Store:
    store.journal.accept(RETURN, b"file", "aigul")
    return store


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_a_new_version(filled: Store, name: str) -> None:
    before = filled.journal.version()
    CHANGES[name](filled)
    assert filled.journal.version() == before + 1


@pytest.mark.parametrize("name", NO_CHANGES)
def test_what_no_page_shows_is_no_new_version(filled: Store, name: str) -> None:
    before = filled.journal.version()
    NO_CHANGES[name](filled)
    assert filled.journal.version() == before


def test_undoing_is_a_new_version_as_well(filled: Store) -> None:
    versions = [filled.journal.version()]
    for undo in (
        lambda: filled.journal.withdraw(1, "dana", "ошибка"),
        lambda: filled.journal.restore(1, "dana", "верно"),
        lambda: filled.journal.lock("F1", PERIOD, "сдано", "dana"),
        lambda: filled.journal.except_from_lock("F1", PERIOD, "35", "письмо", "dana"),
        lambda: filled.journal.unlock("F1", PERIOD, "исправления", "dana"),
    ):
        undo()
        versions.append(filled.journal.version())
    assert versions == [1, 2, 3, 4, 5, 6]


def test_the_version_is_known_again_after_opening(filled: Store) -> None:
    filled.journal.withdraw(1, "dana", "ошибка")
    version = filled.journal.version()
    filled.journal.close()
    with opened(filled.folder) as again:
        assert again.journal.version() == version == 2


def test_the_last_mapping_of_a_shape_is_the_one_that_is_used(store: Store) -> None:
    assert store.journal.mapping("3F2A1B") is None
    store.journal.remember_mapping("3F2A1B", '{"B": "A01"}', "aigul")
    store.journal.remember_mapping("3F2A1B", '{"B": "A02"}', "dana")
    store.journal.remember_mapping("000000", "{}", "dana")
    assert store.journal.mapping("3F2A1B") == '{"B": "A02"}'
    assert store.database.rows("select actor, action, detail from journal.audit") == [
        ("aigul", "mapping_confirmed", "3F2A1B"),
        ("dana", "mapping_confirmed", "3F2A1B"),
        ("dana", "mapping_confirmed", "000000"),
    ]
