"""What a list changes in the stored one: rows added, removed, changed, and in which columns."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from analytics.access import LOCAL_PERSON
from analytics.catalogue import load_catalogue
from analytics.intake import read_workbook
from analytics.intake.batch import Draft, Finding
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.submission import RowChange, accept, prepare, rows_that_differ
from analytics.submission.list_differences import FieldChange, change_counts
from tests.intake.checks.drawn_lists import list_rows
from tests.store.drawn import Store
from tests.workbooks.lists import EVENT, MEASURE, PARTNER, lists_workbook

PERIOD = Period(2025, 3)
TODAY = dt.date(2025, 10, 5)


def brief(changes: tuple[RowChange, ...]) -> list[tuple[str, str, int, list[str]]]:
    """Kind, list, row of the sheet and the columns that differ."""
    return [(one.kind, one.row.list_code, one.row.row, [f.column for f in one.fields]) for one in changes]


def submission(store: Store, content: bytes, period: Period = PERIOD):
    reading = read_workbook(content, "ZM-L.xlsx", load_catalogue(), load_regions(), 20_000_000)
    found = prepare(store.journal, reading, "35", period, TODAY)
    assert found is not None
    return found


def test_rows_are_added_removed_and_changed_column_by_column() -> None:
    before = list_rows("event", "title | children | place\nБеседа | 20 | .\nРейд | 5 | школа")
    after = list_rows("event", "title | children | place\nСеминар | 9 | .\nБеседа | 21 | г. Темиртау")
    changes = rows_that_differ(before, after)
    assert brief(changes) == [
        ("added", "event", 6, []),
        ("changed", "event", 7, ["place", "children"]),
        ("removed", "event", 7, []),
    ]
    assert changes[1].fields == (
        FieldChange("place", None, "г. Темиртау"),
        FieldChange("children", 20.0, 21.0),
    )
    assert change_counts(changes) == {"added": 1, "removed": 1, "changed": 1}


def test_rows_that_only_moved_are_no_change() -> None:
    before = list_rows("event", "title\nА\nБ")
    assert rows_that_differ(before, tuple(reversed(before))) == ()


def test_lists_are_told_one_after_the_other() -> None:
    before = (*list_rows("event", "title\nА"), *list_rows("partner", "name\nФонд"))
    after = (*list_rows("event", "title\nБ"), *list_rows("partner", "name | money\nФонд | 2"))
    assert brief(rows_that_differ(before, after)) == [
        ("added", "event", 6, []),
        ("removed", "event", 6, []),
        ("changed", "partner", 6, ["money"]),
    ]


def test_a_file_beside_the_stored_return_tells_what_it_would_change(store: Store) -> None:
    first = lists_workbook(
        event=[EVENT, {**EVENT, "title": "Рейд"}], plan_measure=[MEASURE], partner=[PARTNER]
    )
    new = submission(store, first)
    assert (new.state, new.row_changes, new.changes_stored) == ("new", (), False)
    accept(store.journal, new, first, LOCAL_PERSON)
    second = lists_workbook(
        event=[{**EVENT, "children": 26}], plan_measure=[{**MEASURE, "state": "Исполнено"}], partner=[PARTNER]
    )
    revised = submission(store, second)
    assert revised.state == "new_revision"
    assert revised.changes_stored
    assert revised.differences == ()
    assert brief(revised.row_changes) == [
        ("changed", "event", 6, ["children"]),
        ("removed", "event", 7, []),
        ("changed", "plan_measure", 6, ["state"]),
    ]
    assert vanished(revised.draft.findings) == ["«Рейд» (14.05.2025)"]


def test_the_list_of_the_next_quarter_is_asked_about_rows_of_the_last_one(store: Store) -> None:
    early = lists_workbook(event=[EVENT, {**EVENT, "title": "Рейд"}])
    draft = dataclasses.replace(submission(store, early).draft, period=Period(2025, 2))
    accept(store.journal, draft, early, LOCAL_PERSON)
    late = submission(store, lists_workbook(event=[EVENT]))
    assert late.row_changes == ()  # nothing is stored of this return yet
    assert vanished(late.draft.findings) == ["«Рейд» (14.05.2025)"]
    store.journal.withdraw(1, "dana", "ошибка")
    assert vanished(submission(store, lists_workbook(event=[EVENT])).draft.findings) == []


def test_a_list_of_other_land_is_no_measure(store: Store) -> None:
    """Karaganda of the first quarter of 2022 still held Ulytau."""
    rows = list_rows("event", "title | held_on\nРейд | 2022-02-01")
    store.journal.accept(Draft("ZM-L", "35", Period(2022, 1), (), rows=rows), None, "aigul")
    found = submission(store, lists_workbook(event=[EVENT]), Period(2022, 2))
    assert vanished(found.draft.findings) == []


@pytest.mark.parametrize("period", [Period(2025, 2), PERIOD])
def test_generated_rows_just_give_way(store: Store, period: Period) -> None:
    rows = list_rows("event", "title | held_on\nРейд | 2025-02-01")
    store.journal.accept(
        Draft("ZM-L", "35", period, (), rows=rows, origin="synthetic"), None, "demonstration"
    )
    assert vanished(submission(store, lists_workbook(event=[EVENT])).draft.findings) == []


def vanished(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.values["rows"] for finding in findings if finding.code == "list_rows_vanished"]
