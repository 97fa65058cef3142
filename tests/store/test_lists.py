"""The rows of lists come back exactly as they came, with their addresses."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.catalogue import load_catalogue
from analytics.intake.batch import ListRow
from analytics.periods import Period
from analytics.store.list_rows import LISTS
from tests.store.drawn import Store, draft, opened

EMPTY = draft("ZM-L", "35", "2026Q1")
EVENT = ListRow(
    "event",
    "Мероприятия",
    12,
    {
        "kind": "raid", "title": "Рейд «Подросток»", "held_on": "2026-02-14", "place": "г. Темиртау",
        "holder": "police", "partner_body": None, "children": 40.0, "registered_children": 3.0,
        "parents": None, "note": "=1+1",
    },
    {"kind": "B12", "title": "C12", "held_on": "D12"},
)  # fmt: skip

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20)
VALUES = {
    "text": TEXTS,
    "date": st.dates().map(dt.date.isoformat),
    "number": st.floats(allow_nan=False, allow_infinity=False),
}


@st.composite
def list_rows(draw: st.DrawFn) -> ListRow:
    code = draw(st.sampled_from(sorted(LISTS)))
    values = {column: draw(st.none() | VALUES[kind]) for column, kind in LISTS[code].items()}
    cells = {column: f"{chr(66 + place)}7" for place, column in enumerate(values)}
    return ListRow(code, draw(TEXTS), draw(st.integers(1, 1_048_576)), values, cells)


def stored_rows(store: Store) -> tuple[ListRow, ...]:
    stored = store.journal.current("ZM-L", "35", Period(2026, 1))
    assert stored is not None
    return stored.rows


def test_the_columns_of_a_list_are_those_of_its_table_and_of_its_form(store: Store) -> None:
    types = {"VARCHAR": "text", "DATE": "date", "DOUBLE": "number"}
    for code, columns in LISTS.items():
        table = store.database.rows(f"select column_name, column_type from (describe journal.{code})")
        assert {name: types[kind] for name, kind in table[4:]} == columns
    forms = load_catalogue().forms
    lists = {one.code: one for form in ("ZM-L", "ZM-LP") for one in forms[form].lists}
    kinds = {"date": "date", "count": "number", "money": "number", "yes_no": "number"}
    assert {
        code: {column.code: kinds.get(column.type, "text") for column in one.columns}
        for code, one in lists.items()
    } == LISTS


def test_a_row_comes_back_with_its_address(store: Store) -> None:
    store.journal.accept(dataclasses.replace(EMPTY, rows=(EVENT,)), b"list", "aigul")
    assert stored_rows(store) == (EVENT,)
    assert store.database.rows('select sheet, "row", held_on, children from journal.event') == [
        ("Мероприятия", 12, dt.date(2026, 2, 14), 40.0)
    ]


def test_the_rows_belong_to_their_revision(store: Store) -> None:
    store.journal.accept(dataclasses.replace(EMPTY, rows=(EVENT, EVENT)), b"first", "aigul")
    corrected = dataclasses.replace(EVENT, values={**EVENT.values, "children": 41.0})
    store.journal.accept(dataclasses.replace(EMPTY, rows=(corrected,)), b"second", "aigul")
    assert stored_rows(store) == (corrected,)
    store.journal.withdraw(2, "dana", "ошибка")
    assert stored_rows(store) == (EVENT, EVENT)


@given(rows=st.lists(list_rows(), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_list_holds_comes_back_as_it_came(rows: list[ListRow], empty_database: Path) -> None:
    in_order = tuple(row for code in LISTS for row in rows if row.list_code == code)
    with tempfile.TemporaryDirectory() as name:
        shutil.copyfile(empty_database, Path(name) / "zhas.duckdb")
        with opened(Path(name)) as store:
            store.journal.accept(dataclasses.replace(EMPTY, rows=tuple(rows)), b"list", "aigul")
            assert stored_rows(store) == in_order


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (dataclasses.replace(EVENT, list_code="picnic"), "there is no list 'picnic'"),
        (dataclasses.replace(EVENT, values={"weather": "ясно"}), "the list event has no column 'weather'"),
        (dataclasses.replace(EVENT, values={"held_on": "14.02.2026"}), "event.held_on is a date"),
        (dataclasses.replace(EVENT, values={"held_on": "2026-02-30"}), "event.held_on is a date"),
        (dataclasses.replace(EVENT, values={"children": "40"}), "event.children is a number"),
        (dataclasses.replace(EVENT, values={"children": float("nan")}), "event.children is a number"),
        (dataclasses.replace(EVENT, values={"title": 7.0}), "event.title is a text"),
    ],
)
def test_a_row_without_a_place_in_the_journal_is_a_fault_of_the_program(
    store: Store, row: ListRow, words: str
) -> None:
    before = store.everything()
    with pytest.raises(ValueError, match=words):
        store.journal.accept(dataclasses.replace(EMPTY, rows=(row,)), b"list", "aigul")
    assert store.everything() == before
