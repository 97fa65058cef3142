"""A table of all regions on its whole way: mapping, returns, acceptance in one go, memory."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from analytics import submission
from analytics.access import Person
from analytics.intake.batch import Reading
from analytics.intake.tables import TableMapping
from analytics.periods import Period
from analytics.store import StoreError
from analytics.submission import TableReturns
from tests.store.drawn import Store
from tests.workbooks.tables import NAMES, national_table, table_workbook

TODAY = dt.date(2026, 11, 23)
PERIOD = Period(2025, 3)
CURATOR = Person("daniyar", "curator")
AIGUL = Person("aigul", "operator", frozenset({"35"}))
CONTENT = table_workbook(national_table(["C05", "C06"], first=1000))
MAPPING = TableMapping().with_column("c05", "C05").with_column("c06", "C06")


def read(content: bytes = CONTENT, name: str = "Свод.xlsx") -> Reading:
    return submission.read(content, name)


def returns_of(
    store: Store, content: bytes = CONTENT, mapping: TableMapping = MAPPING, period: Period = PERIOD
) -> TableReturns:
    return submission.table_submissions(store.journal, read(content), mapping, period, TODAY)


def changed(row: int, column: int, value: object) -> bytes:
    rows = national_table(["C05", "C06"], first=1000)
    rows[row][column] = value
    return table_workbook(rows)


def codes(returns: TableReturns) -> set[str]:
    return {finding.code for finding in returns.all_findings}


def test_a_table_becomes_one_return_a_region_and_they_are_stored_together(store: Store) -> None:
    returns = returns_of(store)
    assert [each.draft.region_code for each in returns.submissions] == list(NAMES)
    assert {each.state for each in returns.submissions} == {"new"}
    assert (returns.refused, returns.findings) == (False, ())
    assert returns.form_code == f"TABLE-{returns.shape}"

    records = submission.accept_table(store.journal, returns, MAPPING, CONTENT, CURATOR)
    assert [(record.form_code, record.revision) for record in records] == [(returns.form_code, 1)] * 20
    figures = store.journal.table("mart/region_quarter").set_index(["unit_code", "indicator_code"])
    assert figures.loc[("11", "C06"), ["period", "reported", "sheet", "cell"]].tolist() == [
        "2025Q3", 1003.0, "Свод", "C3"
    ]  # fmt: skip
    assert store.journal.file_content(read().sha256) == CONTENT


def test_a_confirmed_mapping_is_remembered_for_the_next_file_of_the_shape(store: Store) -> None:
    headings = ["Ученики всех школ района", "Секции прочие"]
    content = table_workbook(national_table(headings))
    reading = read(content)
    proposed = submission.proposal(store.journal, reading)
    assert not proposed.certain
    mapping = proposed.mapping.with_column("ученики всех школ района", "C05")
    mapping = mapping.with_column("секции прочие", None)
    returns = returns_of(store, content, mapping)
    submission.accept_table(store.journal, returns, mapping, content, CURATOR)

    later = submission.proposal(store.journal, read(table_workbook(national_table(headings, first=500))))
    assert later.certain
    assert [(each.why, each.indicator_code) for each in later.headings] == [
        ("remembered", "C05"),
        ("remembered", None),
    ]


def test_the_same_table_again_changes_nothing(store: Store) -> None:
    first = submission.accept_table(store.journal, returns_of(store), MAPPING, CONTENT, CURATOR)
    again = returns_of(store)
    assert {each.state for each in again.submissions} == {"same_file"}
    assert submission.accept_table(store.journal, again, MAPPING, CONTENT, CURATOR) == first


def test_a_corrected_table_revises_every_return_and_shows_what_changes(store: Store) -> None:
    submission.accept_table(store.journal, returns_of(store), MAPPING, CONTENT, CURATOR)
    corrected = changed(2, 1, 2500)
    returns = returns_of(store, corrected)
    assert {each.state for each in returns.submissions} == {"new_revision"}
    differences = [(each.draft.region_code, row) for each in returns.submissions for row in each.differences]
    assert [(region, row.indicator_code, row.old, row.new, row.cell) for region, row in differences] == [
        ("11", "C05", 1002.0, 2500.0, "B3")
    ]
    records = submission.accept_table(
        store.journal, returns, MAPPING, corrected, CURATOR, comment="исправлено"
    )
    assert {(record.revision, record.comment) for record in records} == {(2, "исправлено")}


def test_an_error_in_one_region_keeps_all_out_unless_a_part_is_wanted(store: Store) -> None:
    content = changed(2, 1, "много")
    returns = returns_of(store, content)
    assert [each.draft.region_code for each in returns.submissions if each.draft.blocked] == ["11"]
    before = store.everything()
    with pytest.raises(StoreError, match="blocked"):
        submission.accept_table(store.journal, returns, MAPPING, content, CURATOR)
    assert store.everything() == before
    records = submission.accept_table(store.journal, returns, MAPPING, content, CURATOR, partly=True)
    assert [record.region_code for record in records] == [code for code in NAMES if code != "11"]


def test_an_error_about_the_file_keeps_all_of_it_out(store: Store) -> None:
    content = changed(19, 0, "Алматы")
    returns = returns_of(store, content)
    assert returns.refused
    with pytest.raises(StoreError, match="blocked"):
        submission.accept_table(store.journal, returns, MAPPING, content, CURATOR, partly=True)
    named = returns_of(store, content, MAPPING.with_row("Алматы", "75"))
    assert not named.refused


def test_nobody_sends_for_regions_that_are_not_theirs(store: Store) -> None:
    returns = returns_of(store)
    before = store.everything()
    with pytest.raises(StoreError, match="forbidden"):
        submission.accept_table(store.journal, returns, MAPPING, CONTENT, AIGUL)
    assert store.everything() == before
    records = submission.accept_table(store.journal, returns, MAPPING, CONTENT, AIGUL, partly=True)
    assert [record.region_code for record in records] == ["35"]


def test_findings_about_the_file_and_the_explanation_are_kept(store: Store) -> None:
    rows = national_table(["C05", "C06"], first=1000)
    content = table_workbook([*rows, ["Воинские части", 5, 6]])
    returns = returns_of(store, content)
    assert [finding.code for finding in returns.findings] == ["table_rows_unknown"]
    submission.accept_table(store.journal, returns, MAPPING, content, CURATOR, reason="это не регион")
    query = "select batch_id, reason from journal.finding where code = 'table_rows_unknown'"
    assert store.database.rows(query) == [(1, "это не регион")]


def test_a_table_is_checked_like_any_other_return(store: Store) -> None:
    content = changed(2, 2, 5_000_000)  # more children in clubs than pupils
    assert "larger_than_population" in codes(returns_of(store, content))


def test_quarters_of_one_file_are_compared_with_each_other(store: Store) -> None:
    heading = "Несовершеннолетние, поставленные на учёт в ОВД"
    drawn = [[heading, None, None], [None, "3 мес. 2025", "6 мес. 2025"]]
    rows = [["Акмолинская", 90, 80], ["Костанайская", 5, 6]]
    content = table_workbook([*drawn, *rows])
    mapping = submission.proposal(store.journal, read(content)).mapping
    returns = returns_of(store, content, mapping)
    (finding,) = [each for each in returns.all_findings if each.code == "cumulative_falls"]
    assert (finding.cell, finding.given, finding.expected) == ("C3", "80", "90")


def test_a_quarter_that_is_not_over_is_refused(store: Store) -> None:
    returns = returns_of(store, period=Period(2026, 4))
    assert "period_future" in codes(returns)
    assert returns.sound == ()


def test_a_file_without_tables_is_a_fault_of_the_program(store: Store) -> None:
    reading = dataclasses.replace(read(), tables=())
    with pytest.raises(ValueError, match="holds no table"):
        submission.table_submissions(store.journal, reading, MAPPING, PERIOD, TODAY)
