"""A real workbook on its whole way: read, draft, difference, acceptance, mart."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from analytics import submission
from analytics.access import Person
from analytics.intake.batch import Finding
from analytics.periods import Period
from analytics.store import StoreError
from analytics.submission import Submission
from tests.store.drawn import Store
from tests.submission.form_1m import workbook

TODAY = dt.date(2026, 11, 23)
PERIOD = Period(2026, 3)
AIGUL = Person("aigul", "operator", frozenset({"35"}))
DANIYAR = Person("daniyar", "curator")
NAME = "Karagandy Region.XLSX"
FIRST = workbook({"A09": 8, "A10": 5})
CORRECTED = workbook({"A09": 9, "A10": 5})


def sent(store: Store, content: bytes, period: Period = PERIOD, region: str | None = None) -> Submission:
    reading = submission.read(content, NAME)
    prepared = submission.prepare(store.journal, reading, region or reading.proposed_region, period, TODAY)
    assert prepared is not None
    return prepared


def codes(prepared: Submission) -> list[str]:
    return [finding.code for finding in prepared.draft.findings]


def test_a_first_return_goes_from_the_file_into_the_mart(store: Store) -> None:
    prepared = sent(store, FIRST)
    assert (prepared.state, prepared.draft.region_code, codes(prepared)) == ("new", "35", [])
    assert (prepared.differences, prepared.stored_batch, prepared.known_as) == ((), None, ())

    record = submission.accept(store.journal, prepared, FIRST, AIGUL)
    assert (record.revision, record.state, record.origin, record.source) == (1, "accepted", "reported", NAME)
    assert store.journal.file_content(hashlib.sha256(FIRST).hexdigest()) == FIRST
    assert store.database.rows("select received_on from journal.batch") == [(TODAY,)]
    figures = store.journal.table("mart/region_quarter").set_index("indicator_code")
    assert figures.loc["A09", ["period", "unit_code", "reported", "sheet", "cell"]].tolist() == [
        "2026Q3", "35", 8.0, "R10", "J4"
    ]  # fmt: skip


def test_the_same_file_again_is_recognised_and_gives_its_batch(store: Store) -> None:
    record = submission.accept(store.journal, sent(store, FIRST), FIRST, AIGUL)
    again = sent(store, FIRST)
    assert again.state == "same_file"
    assert again.stored_batch == record
    assert submission.accept(store.journal, again, FIRST, DANIYAR) == record


def test_a_corrected_file_shows_what_it_changes_and_becomes_the_next_revision(store: Store) -> None:
    submission.accept(store.journal, sent(store, FIRST), FIRST, AIGUL)
    prepared = sent(store, CORRECTED)
    assert prepared.state == "new_revision"
    assert [(row.indicator_code, row.old, row.new, row.cell) for row in prepared.differences] == [
        ("A09", 8.0, 9.0, "J4")
    ]
    assert submission.accept(store.journal, prepared, CORRECTED, AIGUL).revision == 2


def test_the_same_bytes_under_another_region_are_known_by_their_batches(store: Store) -> None:
    record = submission.accept(store.journal, sent(store, FIRST), FIRST, AIGUL)
    elsewhere = sent(store, FIRST, region="63")
    assert elsewhere.state == "new"
    assert elsewhere.known_as == (record,)


def test_the_quarter_before_is_looked_up_in_the_store(store: Store) -> None:
    submission.accept(store.journal, sent(store, FIRST, PERIOD.shift(-1)), FIRST, AIGUL)
    fallen = workbook({"A09": 7, "A10": 5})
    prepared = sent(store, fallen)
    assert codes(prepared) == ["cumulative_falls"]
    (finding,) = prepared.draft.findings
    assert (finding.indicator_code, finding.given, finding.expected, finding.cell) == ("A09", "7", "8", "J4")

    record = submission.accept(store.journal, prepared, fallen, AIGUL, {0: "исправлено по решению суда"})
    assert record.state == "accepted_with_warnings"
    assert store.database.rows("select code, reason from journal.finding") == [
        ("cumulative_falls", "исправлено по решению суда")
    ]


def test_a_return_of_a_quarter_that_has_not_ended_is_refused_and_leaves_nothing(store: Store) -> None:
    before = store.everything()
    prepared = sent(store, FIRST, Period(2026, 4))
    assert prepared.state == "refused"
    with pytest.raises(StoreError, match="blocked"):
        submission.accept(store.journal, prepared, FIRST, AIGUL)
    assert store.everything() == before


@pytest.mark.parametrize(
    "person", [Person("viewer", "viewer"), Person("operator of Pavlodar", "operator", frozenset({"55"}))]
)
def test_without_the_right_nothing_is_stored(store: Store, person: Person) -> None:
    before = store.everything()
    prepared = sent(store, FIRST)
    with pytest.raises(StoreError, match="forbidden"):
        submission.accept(store.journal, prepared, FIRST, person)
    assert store.everything() == before


def test_a_file_that_is_no_workbook_has_a_finding_and_no_draft(store: Store) -> None:
    reading = submission.read(b"not a workbook at all", "report.xlsx")
    assert [finding.severity for finding in reading.findings] == ["error"]
    assert submission.prepare(store.journal, reading, "35", PERIOD, TODAY) is None
    with pytest.raises(ValueError, match=r"the form of 'report\.xlsx' is not known"):
        submission.make_draft(reading, "35", PERIOD, TODAY, store.journal)


def test_without_a_region_there_is_no_draft(store: Store) -> None:
    reading = submission.read(workbook({}, title="1-M"), "отчёт.xlsx")
    assert reading.proposed_region is None
    assert submission.prepare(store.journal, reading, None, PERIOD, TODAY) is None


def test_files_that_came_together_are_checked_in_their_order(store: Store) -> None:
    one, other = sent(store, FIRST).draft, sent(store, CORRECTED).draft
    nothing, first, second = submission.check_together([None, one, other])
    assert nothing == ()
    assert [finding.code for finding in first] == ["two_files_for_region"]
    assert [finding.code for finding in second] == ["two_files_for_region"]


def test_a_further_error_turns_a_submission_into_a_refused_one(store: Store) -> None:
    prepared = sent(store, FIRST)
    refused = prepared.with_findings([Finding("two_files_for_region", "error")])
    assert (prepared.state, refused.state) == ("new", "refused")


def test_a_form_that_nobody_knows_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="no form 'X-1'"):
        submission.read(FIRST, NAME, "X-1")
