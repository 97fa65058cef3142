"""What changed since a moment: one row a change, and those done together told as one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.measures.changed_since import changed_since, changes_in_short, last_look
from analytics.periods import Period
from tests.intake.checks.drawn_lists import list_rows
from tests.measures.text_tables import drawn, rows_of
from tests.store.drawn import WARNING, Store, draft, drafts, opened

PERIOD = Period(2024, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def lived(store: Store) -> Store:
    """A life of one return and its period, from the first acceptance to the exception."""
    journal = store.journal
    journal.accept(draft("F1", "35", "2024Q1", flow="10", second="4", stock="5"), b"1", "aigul")
    journal.accept(
        draft("F1", "35", "2024Q1", flow="12", second="blank", stock="5"), b"2", "aigul", comment="опечатка"
    )
    journal.withdraw(2, "dana", "не тот файл")
    journal.restore(2, "dana", "файл верный")
    journal.decide(2, "returned", "проверьте строку 3", "dana")
    journal.lock("F1", PERIOD, "сводка сдана", "dana")
    journal.except_from_lock("F1", PERIOD, "35", "письмо № 12", "dana")
    journal.accept(draft("F1", "35", "2024Q1", flow="12", second="1", stock="5"), b"3", "aigul")
    journal.unlock("F1", PERIOD, "исправления", "dana")
    return store


def test_each_change_is_a_row_the_newest_first(store: Store) -> None:
    expected = rows_of("""
        | action    | actor | form_code | region_code | period | revision | figures | changed | words              |
        | unlocked  | dana  | F1        |             | 2024Q1 |          |         |         | исправления        |
        | revised   | aigul | F1        | 35          | 2024Q1 | 3        | 3       | 1       |                    |
        | exception | dana  | F1        | 35          | 2024Q1 |          |         |         | письмо № 12        |
        | locked    | dana  | F1        |             | 2024Q1 |          |         |         | сводка сдана       |
        | returned  | dana  | F1        | 35          | 2024Q1 | 2        |         |         | проверьте строку 3 |
        | restored  | dana  | F1        | 35          | 2024Q1 | 2        |         |         | файл верный        |
        | withdrawn | dana  | F1        | 35          | 2024Q1 | 2        |         |         | не тот файл        |
        | revised   | aigul | F1        | 35          | 2024Q1 | 2        | 3       | 2       | опечатка           |
        | accepted  | aigul | F1        | 35          | 2024Q1 | 1        | 3       |         |                    |
    """)  # noqa: E501
    assert drawn(changed_since(lived(store).journal, None), expected) == expected


def test_only_what_came_after_the_moment_is_told(store: Store) -> None:
    changes = changed_since(lived(store).journal, None)
    later = changed_since(store.journal, changes["at"].iloc[2])
    assert later["action"].tolist() == ["unlocked", "revised"]
    assert changed_since(store.journal, changes["at"].iloc[0]).empty


def test_signing_in_and_exporting_are_no_changes(store: Store) -> None:
    store.journal.note("aigul", "signed_in")
    store.journal.note("aigul", "exported", "compare")
    assert changed_since(store.journal, None).empty


def test_an_answer_is_a_change(store: Store) -> None:
    store.journal.accept(
        dataclasses.replace(draft("F1", "35", "2024Q1", flow="10"), findings=(WARNING,)), b"1", "aigul"
    )
    store.journal.answer(1, 0, "сверено", "aigul")
    first = changed_since(store.journal, None).iloc[0]
    assert (first["action"], first["region_code"], first["words"]) == ("answered", "35", "сверено")


def test_figures_that_a_revision_leaves_out_have_changed(store: Store) -> None:
    store.journal.accept(draft("F1", "35", "2024Q1", flow="10", stock="5"), b"1", "aigul")
    store.journal.accept(draft("F1", "35", "2024Q1", second="3"), b"2", "aigul")
    expected = rows_of("| action | figures | changed |\n| revised | 1 | 3 |\n| accepted | 2 | |")
    assert drawn(changed_since(store.journal, None), expected) == expected


def test_what_was_done_together_is_told_as_one(store: Store) -> None:
    table = drafts("""
        form    region  period  flow  stock
        TABLE-A 11      2024Q1  10    100
        TABLE-A 35      2024Q1  5     7
        TABLE-A 63      2024Q1  8     .
    """)
    store.journal.accept_together(table, b"table", "aigul", comment="сводная таблица")
    store.journal.accept(draft("F1", "35", "2024Q1", flow="5"), b"1", "aigul")
    short = changes_in_short(changed_since(store.journal, None))
    expected = rows_of("""
        | action   | form_code | region_code | period | returns | revision | figures | changed | words           |
        | accepted | F1        | 35          | 2024Q1 | 1       | 1        | 1       |         |                 |
        | accepted | TABLE-A   |             | 2024Q1 | 3       |          | 5       |         | сводная таблица |
    """)  # noqa: E501
    assert drawn(short, expected) == expected


def test_nothing_in_short_is_nothing(store: Store) -> None:
    assert changes_in_short(changed_since(store.journal, None)).empty


def test_a_person_has_seen_what_was_there_at_the_last_look(store: Store) -> None:
    changes = changed_since(lived(store).journal, None)
    assert last_look(store.journal, "dana") is None
    store.journal.look("dana", changes["at"].iloc[3].to_pydatetime())
    assert last_look(store.journal, "dana") == changes["at"].iloc[3]
    assert last_look(store.journal, "aigul") is None
    store.journal.look("dana")
    assert changed_since(store.journal, last_look(store.journal, "dana")).empty


EVENTS = "title | children\nБеседа | 20\nРейд | 5\nСеминар | 9"
REVISED = "title | children\nБеседа | 21\nРейд | 5\nВстреча | 8\nКонкурс | 7"


def test_rows_of_lists_that_came_went_and_changed_are_counted(store: Store) -> None:
    listed = draft("ZM-L", "35", "2024Q1")
    for number, table in enumerate((EVENTS, REVISED, REVISED)):
        rows = list_rows("event", table)
        store.journal.accept(dataclasses.replace(listed, rows=rows), f"{number}".encode(), "aigul")
    store.journal.withdraw(3, "dana", "не тот файл")
    expected = rows_of("""
        | action    | figures | list_rows | replaces | rows_added | rows_removed | rows_changed |
        | withdrawn |         |           |          |            |              |              |
        | revised   | 0       | 4         | 2        | 0          | 0            | 0            |
        | revised   | 0       | 4         | 1        | 2          | 1            | 1            |
        | accepted  | 0       | 3         |          |            |              |              |
    """)
    assert drawn(changed_since(store.journal, None), expected) == expected


def test_a_list_that_was_emptied_is_a_revision_of_rows(store: Store) -> None:
    listed = draft("ZM-L", "35", "2024Q1")
    store.journal.accept(dataclasses.replace(listed, rows=list_rows("event", EVENTS)), b"1", "aigul")
    store.journal.accept(listed, b"2", "aigul")
    last = changed_since(store.journal, None).iloc[0]
    assert (last["list_rows"], last["rows_added"], last["rows_removed"], last["rows_changed"]) == (0, 0, 3, 0)


def test_a_revision_of_figures_says_nothing_of_rows(store: Store) -> None:
    changes = changed_since(lived(store).journal, None)
    assert changes[["rows_added", "rows_removed", "rows_changed"]].isna().all(axis=None)


def test_rows_of_lists_done_together_are_summed(store: Store) -> None:
    both = [
        dataclasses.replace(draft("ZM-L", region, "2024Q1"), rows=list_rows("event", EVENTS))
        for region in ("35", "55")
    ]
    store.journal.accept_together(both, b"1", "aigul")
    (told,) = changes_in_short(changed_since(store.journal, None)).to_dict("records")
    assert (told["returns"], told["list_rows"]) == (2, 6)
