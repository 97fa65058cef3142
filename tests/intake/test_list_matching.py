"""Rows of two lists are known again by what they say; nothing is taken for something else."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake.batch import ListRow
from analytics.intake.list_matching import alike_words, matched
from tests.intake.checks.drawn_lists import list_rows


def paired(list_code: str, old: str, new: str) -> list[tuple[int | None, int | None]]:
    """The pairs by the places of their rows, from 1."""
    pairs = matched(list_rows(list_code, old), list_rows(list_code, new))
    return [
        (pair.old.row - 5 if pair.old else None, pair.new.row - 5 if pair.new else None) for pair in pairs
    ]


@pytest.mark.parametrize(
    ("list_code", "old", "new", "pairs"),
    [
        ("event", "title\nА\nБ", "title\nБ\nА", [(2, 1), (1, 2)]),
        ("event", "title\nРейд «Подросток»", "title\nРЕЙД  \"подросток\"", [(1, 1)]),
        ("event", "title | children\nРейд | 5", "title | children\nРейд | 6", [(1, 1)]),
        ("event", "title\nБеседа о правилах", "title\nБеседа о правилах движения", [(1, 1)]),
        ("event", "title\nБеседа", "title\nСпартакиада", [(None, 1), (1, None)]),
        ("event", "title\nРейд", "title\nРейд «Подросток»", [(1, 1)]),
        ("event", "title | children\nРейд | 5", "title | children\nРейд «Подросток» | 9",
         [(None, 1), (1, None)]),
        ("event", "title | place\nБеседа в школе 3 | А", "title | place\nБеседа в школе 5 | Б",
         [(None, 1), (1, None)]),
        # Another day and all else alike is a corrected day; with other figures it is another event.
        ("event", "held_on\n2025-05-14", "held_on\n2025-04-15", [(1, 1)]),
        ("event", "held_on | children\n2025-05-14 | 5", "held_on | children\n2025-04-15 | 6",
         [(None, 1), (1, None)]),
        # Of several with one key the one that agrees in most comes first.
        ("event", "children | parents\n5 | 1\n7 | 2", "children | parents\n7 | 3\n5 | 1", [(2, 1), (1, 2)]),
        ("event", "title\nА\nА\nА", "title\nА", [(1, 1), (2, None), (3, None)]),
        ("plan_measure", "measure | state\n1. Открыть кружок | planned",
         "measure | state\n1. Открыть кружок | running", [(1, 1)]),
        ("plan_measure", "measure\n1. Открыть кружок", "measure\n1. Открыть 2 кружка", [(1, 1)]),
        ("plan_measure", "measure\n1. Открыть кружок", "measure\n7. Открыть кружок", [(1, 1)]),
        ("plan_measure", "measure\n1. Открыть кружок", "measure\n2. Открыть кружки", [(None, 1), (1, None)]),
        ("partner", "agreement\n№ 5", "agreement\n№ 5 от 20.01.2025", [(1, 1)]),
        ("partner", "agreement | signed_on\n№ 5 | 2024-01-20", "agreement | signed_on\n№ 9 | 2025-02-01",
         [(None, 1), (1, None)]),
        ("partner", "name\nФонд «Болашак»", "name\nФонд «Болашақ»", [(1, 1)]),
    ],
)  # fmt: skip
def test_which_row_is_which(
    list_code: str, old: str, new: str, pairs: list[tuple[int | None, int | None]]
) -> None:
    assert paired(list_code, old, new) == pairs


def test_rows_without_a_name_are_matched_by_all_they_say() -> None:
    nameless = "title\n.\n."
    assert paired("event", nameless, nameless) == [(1, 1), (2, 2)]


TITLES = st.sampled_from(["Беседа", "беседа", "Рейд", "Рейд «Подросток»", "Семинар", ""])
DAYS = st.sampled_from(["2025-01-09", "2025-05-14", "2025-09-01"])
CODES = st.sampled_from(["event", "plan_measure", "partner"])


@st.composite
def rows(draw: st.DrawFn) -> list[ListRow]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        code, title = draw(CODES), draw(TITLES) or None
        named = {"event": "title", "plan_measure": "measure", "partner": "name"}[code]
        values = {
            named: title,
            "held_on": draw(DAYS),
            "agreement": None,
            "children": draw(st.sampled_from([1.0, 2.0])),
        }
        found.append(ListRow(code, "S", number + 6, values, {}))
    return found  # fmt: skip


@given(old=rows(), new=rows())
@settings(max_examples=200, deadline=None)
def test_every_row_stands_in_one_pair_and_a_list_matches_itself(
    old: list[ListRow], new: list[ListRow]
) -> None:
    pairs = matched(old, new)
    assert sorted(map(id, new)) == sorted(id(pair.new) for pair in pairs if pair.new)
    assert sorted(map(id, old)) == sorted(id(pair.old) for pair in pairs if pair.old)
    assert all(pair.old.list_code == pair.new.list_code for pair in pairs if pair.old and pair.new)
    assert all(pair.old and pair.new and pair.old.values == pair.new.values for pair in matched(new, new))


def test_five_thousand_rows_are_matched_quickly() -> None:
    table = "title | children\n" + "\n".join(f"Встреча {number} | 25" for number in range(5_000))
    old = list_rows("event", table)
    new = [dataclasses.replace(row, values={**row.values, "children": 26.0}) for row in old[1:]]
    started = time.perf_counter()
    pairs = matched(old, new)
    assert time.perf_counter() - started < 3  # 0.1 s on the machine this was written on
    assert [pair.old.row if pair.old else 0 for pair in pairs[:-1]] == [row.row for row in new]
    assert pairs[-1].new is None
    assert pairs[-1].old == old[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Рейд «Ночь»", "рейд  \"ночь\""), ("8 – 9 класс", "8 - 9 класс"), ("Ёлка", "елка"),
     ("a\u00a0b", "A b")],
)  # fmt: skip
def test_words_that_differ_in_writing_only_are_alike(one: str, other: str) -> None:
    assert alike_words(one) == alike_words(other)
    assert alike_words(" ") is None
    assert alike_words(7.0) == 7.0
