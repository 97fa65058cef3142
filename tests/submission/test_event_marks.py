"""Who may say that two events are one, that a reason is asked, and that the word is kept and counted."""

from __future__ import annotations

import pytest

from analytics import submission
from analytics.access import Person
from analytics.measures.event_duplicates import pair_marks
from analytics.store import StoreError
from tests.store.drawn import Store

AIGUL = Person("aigul", "operator", frozenset({"11"}))
STRANGER = Person("stranger", "operator", frozenset({"15"}))
DANA = Person("dana", "curator")


@pytest.mark.parametrize("person", [AIGUL, DANA], ids=lambda person: person.role)
def test_a_side_and_the_curator_may_say_so(store: Store, person: Person) -> None:
    before = store.journal.version()
    submission.mark_pair(store.journal, "a-b", "same", "11", person, " звонили обеим ")
    (mark,) = pair_marks(store.journal).values()
    assert (mark.verdict, mark.reason, mark.actor) == ("same", "звонили обеим", person.name)
    assert store.journal.version() == before + 1


def test_the_last_word_counts_and_the_earlier_one_stays(store: Store) -> None:
    submission.mark_pair(store.journal, "a-b", "same", "11", AIGUL, "похоже")
    submission.mark_pair(store.journal, "a-b", "two", "11", DANA, "разные классы")
    assert pair_marks(store.journal)["a-b"].verdict == "two"
    assert store.database.rows("select verdict, actor from journal.event_pair order by 1") == [
        ("same", "aigul"),
        ("two", "dana"),
    ]
    said = store.database.rows("select actor, detail from journal.audit where action = 'pair_marked'")
    assert said == [("aigul", "11 same: похоже"), ("dana", "11 two: разные классы")]


@pytest.mark.parametrize(
    ("person", "reason", "code"),
    [(STRANGER, "почему-то", "forbidden_pair"), (AIGUL, "  ", "reason_missing")],
)
def test_without_right_or_reason_nothing_is_kept(
    store: Store, person: Person, reason: str, code: str
) -> None:
    with pytest.raises(StoreError, match=code):
        submission.mark_pair(store.journal, "a-b", "same", "11", person, reason)
    assert pair_marks(store.journal) == {}
