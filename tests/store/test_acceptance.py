"""Accepting one return: what is stored, what is refused, what is recognised."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

import pytest

from analytics.intake.batch import Draft, Observation
from analytics.periods import Period
from analytics.store import StoreError
from tests.store.drawn import ERROR, NOTE, WARNING, Store, draft

FIRST = draft("F1", "35", "2024Q1", flow="10", second="-", stock="blank")
BYTES = b"the bytes of a workbook"
SHA256 = hashlib.sha256(BYTES).hexdigest()


def with_findings(*findings: object) -> Draft:
    return dataclasses.replace(FIRST, findings=tuple(findings))


def test_an_empty_store_has_version_zero_and_no_return(store: Store) -> None:
    assert store.journal.version() == 0
    assert store.journal.current("F1", "35", Period(2024, 1)) is None


def test_an_accepted_return_is_read_back_as_it_came(store: Store) -> None:
    before = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    record = store.journal.accept(FIRST, BYTES, "aigul")
    stored = store.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert stored.batch == record == store.journal.batch(record.batch_id)
    assert stored.observations == FIRST.observations
    assert (record.revision, record.state, record.actor, record.sha256) == (1, "accepted", "aigul", SHA256)
    assert before <= record.accepted_at <= dt.datetime.now(dt.UTC).replace(tzinfo=None)
    assert store.journal.version() == record.batch_id


def test_the_workbook_is_kept_byte_for_byte(store: Store) -> None:
    record = store.journal.accept(FIRST, BYTES, "aigul")
    assert store.journal.file_content(SHA256) == BYTES
    assert store.journal.batches_of_file(SHA256) == (record,)
    assert store.database.rows("select sha256, file_name, size from journal.kept_file") == [
        (SHA256, "F1-35-2024Q1.xlsx", len(BYTES))
    ]


def test_a_file_that_was_never_kept_has_no_content(store: Store) -> None:
    assert store.journal.file_content("0" * 64) is None
    assert store.journal.batches_of_file("0" * 64) == ()


def test_a_kept_file_that_changed_on_disk_is_told(store: Store) -> None:
    store.journal.accept(FIRST, BYTES, "aigul")
    path = store.folder / "files" / SHA256[:2] / SHA256
    path.write_bytes(b"something else")
    with pytest.raises(StoreError, match="damaged_file"):
        store.journal.file_content(SHA256)


def test_warnings_and_their_reasons_are_stored_with_the_batch(store: Store) -> None:
    record = store.journal.accept(with_findings(NOTE, WARNING), BYTES, "aigul", {1: "опечатка в форме"})
    stored = store.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert stored.findings == (NOTE, WARNING)
    assert record.state == "accepted_with_warnings"
    assert store.database.rows(
        "select position, reason, reason_by, reason_at from journal.finding order by position"
    ) == [(0, None, None, None), (1, "опечатка в форме", "aigul", record.accepted_at)]


def test_a_note_alone_leaves_the_state_accepted(store: Store) -> None:
    assert store.journal.accept(with_findings(NOTE), BYTES, "aigul").state == "accepted"


def test_each_acceptance_is_a_line_of_the_audit(store: Store) -> None:
    record = store.journal.accept(FIRST, BYTES, "aigul")
    assert store.database.rows('select "at", actor, action, batch_id, detail from journal.audit') == [
        (record.accepted_at, "aigul", "accepted", record.batch_id, "F1-35-2024Q1.xlsx")
    ]


def test_the_same_file_again_gives_the_same_batch_and_stores_nothing(store: Store) -> None:
    record = store.journal.accept(FIRST, BYTES, "aigul")
    before = store.everything()
    assert store.journal.accept(FIRST, BYTES, "daniyar") == record
    assert store.everything() == before


def test_the_same_file_for_another_region_is_another_return(store: Store) -> None:
    first = store.journal.accept(FIRST, BYTES, "aigul")
    second = store.journal.accept(dataclasses.replace(FIRST, region_code="63"), BYTES, "aigul")
    assert (second.batch_id, second.revision) == (first.batch_id + 1, 1)
    assert store.journal.batches_of_file(SHA256) == (second, first)
    assert len(list((store.folder / "files").rglob("*"))) == 2  # one folder, one file


def test_a_correction_is_a_new_revision_and_the_old_one_stays(store: Store) -> None:
    first = store.journal.accept(FIRST, BYTES, "aigul")
    second = store.journal.accept(draft("F1", "35", "2024Q1", flow="12"), b"corrected", "aigul")
    stored = store.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert stored.batch == second
    assert second.revision == 2
    assert [figure.value for figure in stored.observations] == [12.0]
    assert store.journal.batch(first.batch_id) == first
    assert store.database.rows("select count(*) from journal.observation") == [(4,)]


def test_going_back_to_the_first_file_is_a_third_revision(store: Store) -> None:
    store.journal.accept(FIRST, BYTES, "aigul")
    store.journal.accept(FIRST, b"corrected", "aigul")
    assert store.journal.accept(FIRST, BYTES, "aigul").revision == 3


def test_a_return_without_a_file_is_stored_under_the_name_of_its_source(store: Store) -> None:
    published = dataclasses.replace(FIRST, origin="published", source="stat.gov.kz", received_on="2024-04-09")
    record = store.journal.accept(published, None, "aigul")
    assert (record.origin, record.source, record.sha256) == ("published", "stat.gov.kz", "")
    assert store.database.rows("select received_on from journal.batch") == [(dt.date(2024, 4, 9),)]
    assert store.journal.accept(published, None, "aigul").revision == 2


def test_a_draft_with_an_error_is_refused_and_leaves_everything_as_it_was(store: Store) -> None:
    store.journal.accept(FIRST, BYTES, "aigul")
    before = store.everything()
    with pytest.raises(StoreError, match="blocked") as refusal:
        store.journal.accept(with_findings(ERROR), b"another file", "aigul")
    assert refusal.value.code == "blocked"
    assert store.everything() == before


@pytest.mark.parametrize(
    ("observations", "words"),
    [
        ((*FIRST.observations, FIRST.observations[0]), "stands twice"),
        ((Observation("flow", None, "number", None, None),), "does not fit status 'number'"),
        ((Observation("flow", 3.0, "blank", None, None),), "does not fit status 'blank'"),
        ((Observation("flow", float("nan"), "number", None, None),), "does not fit status 'number'"),
        ((Observation("flow", float("inf"), "number", None, None),), "does not fit status 'number'"),
    ],
)
def test_figures_that_intake_never_makes_are_a_fault_of_the_program(
    store: Store, observations: tuple[Observation, ...], words: str
) -> None:
    before = store.everything()
    with pytest.raises(ValueError, match=words):
        store.journal.accept(dataclasses.replace(FIRST, observations=observations), BYTES, "aigul")
    assert store.everything() == before


def test_bytes_that_the_draft_was_not_read_from_are_a_fault_of_the_program(store: Store) -> None:
    before = store.everything()
    with pytest.raises(ValueError, match="was read from"):
        store.journal.accept(dataclasses.replace(FIRST, sha256="0" * 64), BYTES, "aigul")
    assert store.everything() == before


def test_an_event_without_a_batch_goes_into_the_audit(store: Store) -> None:
    store.journal.note("aigul", "exported", "compare 2024Q1")
    assert store.database.rows("select actor, action, batch_id, detail from journal.audit") == [
        ("aigul", "exported", None, "compare 2024Q1")
    ]
