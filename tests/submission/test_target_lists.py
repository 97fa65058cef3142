"""From a workbook of targets to the store and out again: rights, differences, the question on target."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from analytics import submission
from analytics.access import Person, Role
from analytics.intake.batch import Observation, Reading
from analytics.intake.targets import TargetRow
from analytics.periods import Period
from analytics.store import StoreError
from analytics.submission.known import known
from analytics.submission.target_lists import (
    accept_targets,
    current_rows,
    read_target_list,
    sent_targets,
    target_sets,
    targets_file,
)
from analytics.text.localized import LANGUAGES, Language
from tests.store.drawn import Store
from tests.workbooks.targets import DOCUMENT, ROWS, handed_out

CURATOR = Person("Куратор", "curator")
TODAY = dt.date(2027, 1, 20)


def bring(store: Store, *rows: TargetRow, person: Person = CURATOR) -> int:
    content = handed_out(rows)
    sent = sent_targets(store.journal, read_target_list(content, "targets.xlsx"))
    return accept_targets(store.journal, sent, content, person, " по письму ").set_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_out_and_in_again_changes_nothing(store: Store, language: Language) -> None:
    bring(store, *ROWS)
    content = targets_file(store.journal, language)
    sent = sent_targets(store.journal, read_target_list(content, "targets.xlsx"))
    assert (sent.reading.findings, sent.changes, sent.acceptable) == ((), (), False)
    assert {row.key: row.content for row in sent.reading.rows} == {row.key: row.content for row in ROWS}
    with pytest.raises(StoreError, match="targets_unchanged"):
        accept_targets(store.journal, sent, content, CURATOR)
    assert len(target_sets(store.journal)) == 1


def test_an_empty_store_gives_the_empty_workbook(store: Store) -> None:
    content = targets_file(store.journal, "ru")
    sent = sent_targets(store.journal, read_target_list(content, "targets.xlsx"))
    assert (sent.reading.rows, sent.changes, sent.current) == ((), (), None)
    with pytest.raises(StoreError, match="targets_unchanged"):
        accept_targets(store.journal, sent, content, CURATOR)


def test_the_difference_names_what_is_added_changed_and_left_out(store: Store) -> None:
    bring(store, *ROWS)
    changed = dataclasses.replace(ROWS[1], value=82.0)
    other_point = dataclasses.replace(ROWS[0], point="п. 5")
    added = TargetRow("C15", "11", 2026, 30.0, DOCUMENT)
    content = handed_out((other_point, changed, added, ROWS[3]))
    sent = sent_targets(store.journal, read_target_list(content, "next.xlsx"))
    assert [
        (one.kind, *one.key, one.old and one.old.content, one.new and one.new.content) for one in sent.changes
    ] == [
        ("removed", "A06", "10", 2027, (2.45, DOCUMENT, ""), None),
        ("changed", "C14", "00", 2026, (75.0, DOCUMENT, "п. 3"), (75.0, DOCUMENT, "п. 5")),
        ("changed", "C14", "35", 2026, (80.5, DOCUMENT, "п. 4"), (82.0, DOCUMENT, "п. 4")),
        ("added", "C15", "11", 2026, None, (30.0, DOCUMENT, "")),
    ]
    assert sent.acceptable


def test_accepting_replaces_the_whole_list(store: Store) -> None:
    assert bring(store, *ROWS) == 1
    assert bring(store, ROWS[0]) == 2
    assert [row.key for row in current_rows(store.journal)] == [ROWS[0].key]
    newest, oldest = target_sets(store.journal)
    assert (newest.targets, newest.actor, newest.comment) == (1, "Куратор", "по письму")
    assert [row.key for row in current_rows(store.journal, oldest.accepted_at)] == sorted(
        row.key for row in ROWS
    )


def test_the_file_that_counts_is_recognised(store: Store) -> None:
    bring(store, *ROWS)
    content = handed_out()
    sent = sent_targets(store.journal, read_target_list(content, "again.xlsx"))
    assert sent.is_known
    assert accept_targets(store.journal, sent, content, CURATOR).set_id == 1


def test_two_curators_at_once_do_not_overwrite_each_other(store: Store) -> None:
    content = handed_out((ROWS[0],))
    seen_first = sent_targets(store.journal, read_target_list(content, "mine.xlsx"))
    bring(store, *ROWS)
    with pytest.raises(StoreError, match="targets_changed"):
        accept_targets(store.journal, seen_first, content, CURATOR)
    assert len(current_rows(store.journal)) == len(ROWS)


@pytest.mark.parametrize("role", ["viewer", "operator"])
def test_others_may_not_change_targets(store: Store, role: Role) -> None:
    with pytest.raises(StoreError, match="forbidden_targets"):
        bring(store, *ROWS, person=Person("Кто-то", role))
    assert target_sets(store.journal) == ()


def test_a_list_with_errors_is_not_accepted(store: Store) -> None:
    content = handed_out((dataclasses.replace(ROWS[0], document=""),))
    sent = sent_targets(store.journal, read_target_list(content, "targets.xlsx"))
    assert not sent.acceptable
    with pytest.raises(StoreError, match="blocked"):
        accept_targets(store.journal, sent, content, CURATOR)
    assert target_sets(store.journal) == ()


def test_checks_know_the_targets_of_the_region_and_the_year(store: Store) -> None:
    assert known(store.journal, "35", Period(2026, 4)).targets == {}
    bring(store, *ROWS, dataclasses.replace(ROWS[2], year=2026, unit_code="00"))
    assert known(store.journal, "35", Period(2026, 4)).targets == {"A06": 2.45, "C14": 80.5}
    assert known(store.journal, "11", Period(2026, 4)).targets == {"A06": 2.45, "C14": 75.0}
    # A06 adds up since 1 January: before the end of the year it is on its way.
    assert known(store.journal, "11", Period(2026, 3)).targets == {"C14": 75.0}
    assert known(store.journal, "11", Period(2025, 4)).targets == {}


@pytest.mark.parametrize(
    ("enrolled", "questions"),
    # 805 of 1,000 pupils are 80.5 %, the target of the region; 806 are 80.6 %.
    [(805.0, [("plausible_on_target", "E1", "80,5", "80,5")]), (806.0, [])],
)
def test_a_return_that_meets_its_target_exactly_is_asked_about(
    store: Store, enrolled: float, questions: list[object]
) -> None:
    bring(store, *ROWS)
    figures = {"C06": enrolled, "C05": 1000.0}
    observations = tuple(
        Observation(code, value, "number", "ZM-E", f"E{row}")
        for row, (code, value) in enumerate(figures.items(), start=1)
    )
    reading = Reading("ZM-E.xlsx", "", 0, "ZM-E", (), observations, ())
    draft = submission.make_draft(reading, "35", Period(2026, 4), TODAY, store.journal)
    found = [one for one in draft.findings if one.code == "plausible_on_target"]
    assert [(one.code, one.cell, one.given, one.expected) for one in found] == questions


def test_the_next_list_is_known_to_the_next_return(store: Store) -> None:
    bring(store, *ROWS)
    assert known(store.journal, "35", Period(2026, 4)).targets == {"C14": 80.5}
    bring(store, ROWS[0])
    assert known(store.journal, "35", Period(2026, 4)).targets == {"C14": 75.0}
