"""Taking a return back and letting it count again; a curator's decision; the answer to a finding."""

from __future__ import annotations

import dataclasses

import pytest

from analytics.periods import Period
from analytics.store import StoreError
from tests.store.drawn import NOTE, WARNING, Store, draft, mart, same_table

FIRST = draft("F1", "35", "2024Q1", flow="10", stock="100")
SECOND = draft("F1", "35", "2024Q1", flow="12", stock="100")
NEXT_QUARTER = draft("F1", "35", "2024Q2", flow="30", stock="90")


@pytest.fixture
def revised(store: Store) -> Store:
    """Two revisions of the first quarter (batches 1 and 2), one return of the second (3)."""
    store.journal.accept(FIRST, b"first", "aigul")
    store.journal.accept(SECOND, b"second", "aigul", comment="опечатка в строке 3")
    store.journal.accept(NEXT_QUARTER, b"third", "aigul")
    return store


def current_batch(store: Store) -> int | None:
    stored = store.journal.current("F1", "35", Period(2024, 1))
    return None if stored is None else stored.batch.batch_id


def audit(store: Store) -> list[tuple[object, ...]]:
    return store.database.rows('select actor, action, batch_id, detail from journal.audit order by "at"')


def test_withdrawing_the_second_revision_brings_the_first_back(revised: Store) -> None:
    record = revised.journal.withdraw(2, "dana", "прислан не тот файл")
    assert (record.batch_id, record.revision, record.state) == (2, 2, "withdrawn")
    assert current_batch(revised) == 1
    assert mart(revised, "indicator_code period reported quarter batch_id") == same_table("""
        indicator_code period reported quarter batch_id
        flow   2024Q1  10   10  1
        flow   2024Q2  30   20  3
        stock  2024Q1  100  100 1
        stock  2024Q2  90   90  3
    """)
    assert audit(revised)[-1] == ("dana", "withdrawn", 2, "прислан не тот файл")


def test_restoring_leaves_the_mart_as_it_was(revised: Store) -> None:
    before = revised.database.rows("select * from mart.region_quarter order by all")
    revised.journal.withdraw(2, "dana", "прислан не тот файл")
    record = revised.journal.restore(2, "dana", "файл был верным")
    assert (record.batch_id, record.state) == (2, "accepted")
    assert current_batch(revised) == 2
    assert revised.database.rows("select * from mart.region_quarter order by all") == before
    assert audit(revised)[-1] == ("dana", "restored", 2, "файл был верным")


def test_with_the_only_revision_withdrawn_nothing_is_left_but_the_record(revised: Store) -> None:
    revised.journal.withdraw(2, "dana", "ошибка")
    revised.journal.withdraw(1, "dana", "ошибка")
    assert current_batch(revised) is None
    assert mart(revised, "indicator_code period reported quarter") == same_table("""
        indicator_code period reported quarter
        flow   2024Q2  30  .
        stock  2024Q2  90  90
    """)
    assert revised.journal.file_content(revised.journal.batch(1).sha256) == b"first"  # type: ignore[union-attr]


def test_a_restored_return_is_what_it_was_accepted_as(store: Store) -> None:
    warned = dataclasses.replace(FIRST, findings=(NOTE, WARNING))
    store.journal.accept(warned, b"first", "aigul")
    store.journal.withdraw(1, "dana", "ошибка")
    assert store.journal.restore(1, "dana", "верно").state == "accepted_with_warnings"
    assert store.journal.batch(1).state == "accepted_with_warnings"  # type: ignore[union-attr]


def test_a_revision_after_a_withdrawal_takes_the_place_of_the_one_that_counts(revised: Store) -> None:
    revised.journal.withdraw(2, "dana", "ошибка")
    assert revised.journal.accept(SECOND, b"second", "aigul").revision == 3
    assert revised.database.rows("select batch_id, replaces from journal.batch order by batch_id") == [
        (1, None), (2, 1), (3, None), (4, 1)
    ]  # fmt: skip


def test_an_earlier_revision_that_is_restored_stays_behind_the_current_one(revised: Store) -> None:
    revised.journal.withdraw(2, "dana", "ошибка")
    revised.journal.accept(draft("F1", "35", "2024Q1", flow="13"), b"fourth", "aigul")
    revised.journal.restore(2, "dana", "для истории")
    assert current_batch(revised) == 4


@pytest.mark.parametrize("batch_id", [1, 2])
def test_only_the_current_revision_can_be_withdrawn(revised: Store, batch_id: int) -> None:
    if batch_id == 2:
        revised.journal.withdraw(2, "dana", "ошибка")
    before = revised.everything()
    with pytest.raises(StoreError, match="not_current"):
        revised.journal.withdraw(batch_id, "dana", "ошибка")
    assert revised.everything() == before


def test_only_what_was_withdrawn_can_be_restored(revised: Store) -> None:
    before = revised.everything()
    with pytest.raises(StoreError, match="not_withdrawn"):
        revised.journal.restore(2, "dana", "ошибка")
    assert revised.everything() == before


def test_a_batch_that_does_not_exist_is_a_fault_of_the_program(revised: Store) -> None:
    before = revised.everything()
    for change in (
        lambda: revised.journal.withdraw(9, "dana", "ошибка"),
        lambda: revised.journal.restore(9, "dana", "ошибка"),
        lambda: revised.journal.decide(9, "approved", "", "dana"),
    ):
        with pytest.raises(ValueError, match="no batch 9"):
            change()
    assert revised.everything() == before


def test_the_comment_of_a_revision_comes_back_with_it(revised: Store) -> None:
    stored = revised.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert stored.batch.comment == "опечатка в строке 3"
    assert revised.journal.batch(1).comment == ""  # type: ignore[union-attr]


def test_decisions_are_kept_one_after_another(revised: Store) -> None:
    revised.journal.decide(2, "returned", "проверьте строку 3", "dana")
    revised.journal.decide(2, "approved", "", "dana")
    assert revised.database.rows(
        'select batch_id, decision, comment, actor from journal.decision order by "at"'
    ) == [(2, "returned", "проверьте строку 3", "dana"), (2, "approved", "", "dana")]
    assert audit(revised)[-2:] == [
        ("dana", "returned", 2, "проверьте строку 3"),
        ("dana", "approved", 2, ""),
    ]


def test_only_the_current_revision_can_be_decided_about(revised: Store) -> None:
    with pytest.raises(StoreError, match="not_current"):
        revised.journal.decide(1, "approved", "", "dana")
    assert revised.database.rows("select * from journal.decision") == []


def test_the_last_answer_is_the_explanation_of_a_finding(store: Store) -> None:
    warned = dataclasses.replace(FIRST, findings=(NOTE, WARNING))
    store.journal.accept(warned, b"first", "aigul", {1: "так в форме"})
    explained = "select position, reason, explanation, explained_by from journal.explained_finding order by 1"
    assert store.database.rows(explained) == [
        (0, None, None, None),
        (1, "так в форме", "так в форме", "aigul"),
    ]
    store.journal.answer(1, 1, "сверено с актом", "daniyar")
    store.journal.answer(1, 1, "сверено с актом № 7", "daniyar")
    assert store.database.rows(explained) == [
        (0, None, None, None),
        (1, "так в форме", "сверено с актом № 7", "daniyar"),
    ]
    assert audit(store)[-1] == ("daniyar", "answered", 1, "сверено с актом № 7")


def test_an_answered_warning_is_no_longer_unexplained(store: Store) -> None:
    store.journal.accept(dataclasses.replace(FIRST, findings=(WARNING,)), b"first", "aigul")
    everything = {"form_code": None, "region_code": None, "origin": None}
    assert store.journal.table("journal/register", **everything)["unexplained"].tolist() == [1]
    store.journal.answer(1, 0, "сверено с актом", "daniyar")
    assert store.journal.table("journal/register", **everything)["unexplained"].tolist() == [0]


@pytest.mark.parametrize(("batch_id", "position"), [(1, 1), (9, 0)])
def test_an_answer_to_a_finding_that_is_not_there_is_a_fault_of_the_program(
    store: Store, batch_id: int, position: int
) -> None:
    store.journal.accept(dataclasses.replace(FIRST, findings=(WARNING,)), b"first", "aigul")
    with pytest.raises(ValueError, match="has no finding"):
        store.journal.answer(batch_id, position, "сверено", "daniyar")
    assert store.database.rows("select * from journal.answer") == []
