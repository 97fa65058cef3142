"""Lists of targets: whole lists, the last one counts, earlier ones stay, a failure leaves nothing."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from analytics.intake.batch import Finding
from analytics.intake.targets import TargetRow, TargetsReading
from analytics.store import StoreError, target_sets
from analytics.store.files import KeptFiles
from tests.store.drawn import Store, draft

FIRST = (TargetRow("C14", "00", 2026, 75.0, "Документ", "п. 3", "Цели", "F6"),)
SECOND = (
    TargetRow("C14", "00", 2026, 80.0, "Документ", "п. 3", "Цели", "F6"),
    TargetRow("A06", "35", 2027, 2.45, "Другой документ", "", "Цели", "F7"),
)


def listed(content: bytes, *rows: TargetRow) -> TargetsReading:
    sha256 = hashlib.sha256(content).hexdigest()
    return TargetsReading("targets.xlsx", sha256, len(content), rows, ())


def accept(store: Store, content: bytes, *rows: TargetRow, based_on: int) -> target_sets.TargetSet:
    return store.journal.accept_targets(listed(content, *rows), content, "aigul", "по письму", based_on)


def current(store: Store, moment: object = None) -> list[tuple[object, ...]]:
    frame = store.journal.table("measures/targets", moment=moment)
    columns = ["set_id", "indicator_code", "unit_code", "year", "value", "document", "point", "cell"]
    return [tuple(row) for row in frame[columns].itertuples(index=False)]


def test_an_empty_store_has_no_target(store: Store) -> None:
    assert current(store) == []
    assert target_sets.current_set(store.database) is None


def test_the_last_list_counts_and_the_earlier_one_stays(store: Store) -> None:
    first = accept(store, b"one", *FIRST, based_on=0)
    second = accept(store, b"two", *SECOND, based_on=1)
    assert (first.set_id, first.targets, second.set_id, second.targets) == (1, 1, 2, 2)
    assert current(store) == [
        (2, "A06", "35", 2027, 2.45, "Другой документ", "", "F7"),
        (2, "C14", "00", 2026, 80.0, "Документ", "п. 3", "F6"),
    ]
    assert target_sets.target_sets(store.database) == (second, first)
    assert store.database.rows("select set_id, count(*) from journal.target group by all order by 1") == [
        (1, 1),
        (2, 2),
    ]


def test_the_list_of_a_past_moment_can_be_asked(store: Store) -> None:
    first = accept(store, b"one", *FIRST, based_on=0)
    second = accept(store, b"two", based_on=1)
    assert current(store) == []
    assert current(store, first.accepted_at) == [(1, "C14", "00", 2026, 75.0, "Документ", "п. 3", "F6")]
    frame = store.journal.table("journal/target_sets", moment=first.accepted_at)
    assert frame["set_id"].tolist() == [1]
    assert first.accepted_at < second.accepted_at


def test_the_workbook_is_kept_and_the_acceptance_audited(store: Store) -> None:
    record = accept(store, b"one", *FIRST, based_on=0)
    assert store.journal.file_content(record.sha256) == b"one"
    assert store.database.rows("select sha256, file_name, size from journal.kept_file") == [
        (record.sha256, "targets.xlsx", 3)
    ]
    assert store.database.rows('select "at", actor, action, batch_id, detail from journal.audit') == [
        (record.accepted_at, "aigul", "targets_accepted", None, "targets.xlsx")
    ]
    assert record.comment == "по письму"


def test_the_same_bytes_are_the_list_that_is_there(store: Store) -> None:
    first = accept(store, b"one", *FIRST, based_on=0)
    before, version = store.everything(), store.journal.version()
    assert accept(store, b"one", *FIRST, based_on=1) == first
    assert (store.everything(), store.journal.version()) == (before, version)


def test_an_earlier_list_may_be_brought_back(store: Store) -> None:
    accept(store, b"one", *FIRST, based_on=0)
    accept(store, b"two", *SECOND, based_on=1)
    assert accept(store, b"one", *FIRST, based_on=2).set_id == 3
    assert [row[:5] for row in current(store)] == [(3, "C14", "00", 2026, 75.0)]


def test_a_new_list_is_a_new_version(store: Store) -> None:
    store.journal.accept(draft("F1", "35", "2024Q1", flow="10"), b"file", "aigul")
    versions = [store.journal.version()]
    for number, content in enumerate((b"one", b"two")):
        accept(store, content, *FIRST, based_on=number)
        versions.append(store.journal.version())
    assert versions == [1, 2, 3]


def test_a_list_that_came_meanwhile_is_not_overwritten(store: Store) -> None:
    accept(store, b"one", *FIRST, based_on=0)
    before = store.everything()
    with pytest.raises(StoreError, match="targets_changed"):
        accept(store, b"two", *SECOND, based_on=0)
    assert store.everything() == before


def test_a_list_with_errors_is_refused(store: Store) -> None:
    faulty = dataclasses.replace(listed(b"one", *FIRST), findings=(Finding("target_blank", "error"),))
    before = store.everything()
    with pytest.raises(StoreError, match="blocked"):
        store.journal.accept_targets(faulty, b"one", "aigul", "", 0)
    assert store.everything() == before


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((*FIRST, *FIRST), "stands twice"),
        ((dataclasses.replace(FIRST[0], value=float("nan")),), "finite value"),
        ((dataclasses.replace(FIRST[0], document=""),), "a document"),
    ],
)
def test_what_no_reader_gives_is_the_programs_own_fault(
    store: Store, rows: tuple[TargetRow, ...], words: str
) -> None:
    before = store.everything()
    with pytest.raises(ValueError, match=words):
        accept(store, b"one", *rows, based_on=0)
    with pytest.raises(ValueError, match="others"):
        store.journal.accept_targets(listed(b"one", *FIRST), b"two", "aigul", "", 0)
    assert store.everything() == before


@pytest.mark.parametrize("table", ["target", "kept_file", "audit"])
def test_a_failure_leaves_nothing_behind(store: Store, table: str) -> None:
    accept(store, b"one", *FIRST, based_on=0)
    with store.database.transaction() as cursor:
        cursor.execute(f"alter table journal.{table} rename to hidden")
    before = store.everything()
    with pytest.raises(Exception, match=table):
        accept(store, b"two", *SECOND, based_on=1)
    assert store.everything() == before
    with store.database.transaction() as cursor:
        cursor.execute(f"alter table journal.hidden rename to {table}")
    assert [row[0] for row in current(store)] == [1]


def test_a_file_that_returns_or_lists_need_is_not_dropped(store: Store) -> None:
    files = KeptFiles(store.folder / "files")
    accept(store, b"one", *FIRST, based_on=0)
    store.journal.accept(draft("F1", "35", "2024Q1", flow="10"), b"two", "aigul")
    for content, needed in ((b"one", True), (b"two", True), (b"three", False)):
        sha256 = hashlib.sha256(content).hexdigest()
        assert target_sets._is_needed(store.database, sha256) is needed
        assert (files.content(sha256) is not None) is needed
