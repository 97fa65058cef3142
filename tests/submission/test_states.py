"""Who may change what became of a return, and that a reason is asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from analytics import submission
from analytics.access import Person
from analytics.periods import Period
from analytics.store import StoreError
from analytics.store.journal import Journal
from tests.store.drawn import WARNING, Store, draft

PERIOD = Period(2024, 1)
VIEWER = Person("viewer", "viewer")
AIGUL = Person("aigul", "operator", frozenset({"35"}))
DANIYAR = Person("daniyar", "operator", frozenset({"63"}))
DANA = Person("dana", "curator")
ANNA = Person("anna", "administrator")

Change = Callable[[Journal, Person, str], object]

CURATED: dict[str, Change] = {
    "withdraw": lambda journal, person, words: submission.withdraw(journal, 1, person, words),
    "return": lambda journal, person, words: submission.decide(journal, 1, "returned", person, words),
    "lock": lambda journal, person, words: submission.lock(journal, "ZM-P", Period(2024, 2), person, words),
    "unlock": lambda journal, person, words: submission.unlock(journal, "1-M", PERIOD, person, words),
    "except": lambda journal, person, words: submission.except_from_lock(
        journal, "1-M", PERIOD, "35", person, words
    ),
    "restore": lambda journal, person, words: submission.restore(journal, 2, person, words),
}
ANSWER: Change = lambda journal, person, words: submission.answer(journal, 1, 0, person, words)  # noqa: E731


@pytest.fixture
def journal(store: Store) -> Journal:
    """A return with a warning (batch 1), a withdrawn one (2), and a locked period of another form."""
    warned = dataclasses.replace(draft("ZM-P", "35", "2024Q1", B01="10"), findings=(WARNING,))
    store.journal.accept(warned, b"file", "aigul")
    store.journal.accept(draft("ZM-P", "63", "2024Q1", B01="10"), b"another", "daniyar")
    store.journal.withdraw(2, "dana", "ошибка")
    store.journal.lock("1-M", PERIOD, "сдано", "dana")
    return store.journal


@pytest.mark.parametrize("person", [VIEWER, AIGUL], ids=lambda person: person.role)
@pytest.mark.parametrize("name", CURATED)
def test_only_a_curator_may(store: Store, journal: Journal, name: str, person: Person) -> None:
    before = store.everything()
    with pytest.raises(StoreError, match=f"forbidden_curate: {person.name}"):
        CURATED[name](journal, person, "причина")
    assert store.everything() == before


@pytest.mark.parametrize("name", [*CURATED, "answer"])
def test_without_a_reason_nothing_changes(store: Store, journal: Journal, name: str) -> None:
    before = store.everything()
    with pytest.raises(StoreError, match="reason_missing"):
        (CURATED | {"answer": ANSWER})[name](journal, DANA, "  \n")
    assert store.everything() == before


@pytest.mark.parametrize("person", [DANA, ANNA], ids=lambda person: person.role)
@pytest.mark.parametrize("name", CURATED)
def test_a_curator_changes_it_in_the_own_name(
    store: Store, journal: Journal, name: str, person: Person
) -> None:
    CURATED[name](journal, person, " причина ")
    actor, detail = store.database.rows('select actor, detail from journal.audit order by "at" desc')[0]
    assert actor == person.name
    assert detail.endswith("причина")


def test_an_approval_needs_no_words(store: Store, journal: Journal) -> None:
    submission.decide(journal, 1, "approved", DANA)
    assert store.database.rows("select decision, comment, actor from journal.decision") == [
        ("approved", "", "dana")
    ]


@pytest.mark.parametrize("person", [VIEWER, DANIYAR], ids=lambda person: person.role)
def test_an_answer_is_for_those_of_the_region(store: Store, journal: Journal, person: Person) -> None:
    with pytest.raises(StoreError, match=f"forbidden_answer: {person.name} may not answer for 35"):
        ANSWER(journal, person, "сверено")
    assert store.database.rows("select * from journal.answer") == []


@pytest.mark.parametrize("person", [AIGUL, DANA], ids=lambda person: person.role)
def test_those_of_the_region_and_curators_answer(store: Store, journal: Journal, person: Person) -> None:
    ANSWER(journal, person, " сверено ")
    assert store.database.rows("select batch_id, position, answer, actor from journal.answer") == [
        (1, 0, "сверено", person.name)
    ]


def test_an_answer_about_a_batch_that_is_not_there_is_a_fault_of_the_program(journal: Journal) -> None:
    with pytest.raises(ValueError, match="there is no batch 9"):
        submission.answer(journal, 9, 0, DANA, "сверено")
