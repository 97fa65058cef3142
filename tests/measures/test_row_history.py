"""The history of one row of a list, followed through revisions and quarters."""

from __future__ import annotations

import pytest

from analytics.measures.row_history import row_history
from analytics.regions import load_regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal

BATCHES = """
batch | form  | unit | period | revision | accepted   | actor | state
1     | ZM-L  | 35   | 2025Q1 | 1        | 2025-04-10 | aigul | accepted
2     | ZM-L  | 35   | 2025Q1 | 2        | 2025-04-20 | dana  | accepted
3     | ZM-L  | 35   | 2025Q2 | 1        | 2025-07-10 | aigul | accepted
4     | ZM-L  | 55   | 2025Q2 | 1        | 2025-07-10 | other | accepted
5     | ZM-LP | 35   | 2025Q2 | 1        | 2025-07-10 | other | accepted
6     | ZM-L  | 35   | 2025Q3 | 1        | 2025-10-10 | aigul | accepted
7     | ZM-L  | 35   | 2024Q4 | 1        | 2025-01-10 | aigul | accepted
"""


@pytest.fixture
def journal() -> TinyJournal:
    return TinyJournal(CATALOGUE, load_regions()).add_batches(BATCHES)


def told(journal: TinyJournal, batch_id: int, row: int, list_code: str = "event") -> list[tuple[object, ...]]:
    """Kind, period with revision, who, and the columns that changed: the newest first."""
    return [
        (
            one.kind,
            f"{one.period}.{one.revision}",
            one.actor,
            [f"{f.column}: {f.old} → {f.new}" for f in one.fields],
        )
        for one in row_history(journal, list_code, batch_id, row)  # type: ignore[arg-type]
    ]


def test_a_row_is_followed_through_revisions_and_quarters(journal: TinyJournal) -> None:
    journal.add_list_rows(
        "event",
        """batch | row | title              | held_on    | children
           1     | 6   | Беседа             | 2025-02-03 | 20
           1     | 7   | Рейд               | 2025-03-14 | 5
           2     | 6   | Рейд               | 2025-03-14 | 7
           2     | 7   | Беседа             | 2025-02-03 | 20
           3     | 6   | Рейд «Подросток»   | 2025-03-14 | 7
           4     | 6   | Рейд               | 2025-03-14 | 99
           5     | 6   | Рейд               | 2025-03-14 | 98
           6     | 9   | Рейд «Подросток»   | 2025-03-14 | 7
           7     | 6   | Рейд               | 2025-03-14 | 97""",
    )
    expected = [
        ("same", "2025Q3.1", "aigul", []),
        ("changed", "2025Q2.1", "aigul", ["title: Рейд → Рейд «Подросток»"]),
        ("changed", "2025Q1.2", "dana", ["children: 5.0 → 7.0"]),
        ("first", "2025Q1.1", "aigul", []),
    ]
    assert told(journal, 1, 7) == told(journal, 2, 6) == told(journal, 3, 6) == told(journal, 6, 9)
    assert told(journal, 6, 9)[:1] == expected[:1]
    assert [step[0] for step in told(journal, 1, 7)] == ["same", "changed", "changed", "first"]


def test_words_far_apart_are_two_rows(journal: TinyJournal) -> None:
    journal.add_list_rows(
        "event",
        """batch | row | title      | held_on    | children
           1     | 6   | Беседа     | 2025-02-03 | 20
           2     | 6   | Спартакиада| 2025-02-03 | 20""",
    )
    assert told(journal, 2, 6) == [
        ("gone", "2025Q2.1", "aigul", []),
        ("first", "2025Q1.2", "dana", []),
    ]


def test_a_row_that_left_and_came_back(journal: TinyJournal) -> None:
    journal.add_list_rows(
        "event",
        """batch | row | title  | held_on    | children
           1     | 6   | Рейд   | 2025-03-14 | 5
           6     | 6   | Рейд   | 2025-03-14 | 6""",
    )
    expected = [
        ("back", "2025Q3.1", "aigul", ["children: 5.0 → 6.0"]),
        ("gone", "2025Q1.2", "dana", []),
        ("first", "2025Q1.1", "aigul", []),
    ]
    assert told(journal, 1, 6) == expected
    assert told(journal, 6, 6) == expected


def test_measures_and_agreements_live_for_years(journal: TinyJournal) -> None:
    journal.add_list_rows(
        "plan_measure",
        """batch | row | measure           | state   | due_on
           7     | 6   | 1. Открыть кружок | planned | 2025-06-01
           1     | 6   | 1. Открыть кружок | running | 2025-06-01
           2     | 6   | 1. Открыть кружок | running | 2025-06-01
           3     | 6   | 1. Открыть кружок | done    | 2025-06-01""",
    )
    assert told(journal, 3, 6, "plan_measure") == [
        ("gone", "2025Q3.1", "aigul", []),
        ("changed", "2025Q2.1", "aigul", ["state: running → done"]),
        ("same", "2025Q1.2", "dana", []),
        ("changed", "2025Q1.1", "aigul", ["state: planned → running"]),
        ("first", "2024Q4.1", "aigul", []),
    ]


def test_each_step_says_which_revision_counts_and_from_which_file(journal: TinyJournal) -> None:
    table = "batch | row | title | held_on\n1 | 6 | Рейд | 2025-03-14\n2 | 6 | Рейд | 2025-03-14"
    journal.add_list_rows("event", table)
    _, last, first = row_history(journal, "event", 2, 6)  # type: ignore[arg-type]
    assert [(one.kind, one.is_current, one.batch_id, one.origin) for one in (last, first)] == [
        ("same", True, 2, "reported"),
        ("first", False, 1, "reported"),
    ]
    assert first.row is not None
    assert (first.row.row, first.accepted_at.isoformat()) == (6, "2025-04-10T00:00:00")


@pytest.mark.parametrize(("batch_id", "row"), [(1, 99), (99, 6)])
def test_a_row_that_is_not_there_is_a_fault_of_the_program(
    journal: TinyJournal, batch_id: int, row: int
) -> None:
    with pytest.raises(ValueError, match=f"batch {batch_id} has no row {row}"):
        row_history(journal, "event", batch_id, row)  # type: ignore[arg-type]
