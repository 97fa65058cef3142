"""The named queries of the journal: what they answer, and that their headers tell the truth."""

from __future__ import annotations

import dataclasses
import re

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analytics.store.reading import SQL_FOLDER, read_sql
from tests.store.drawn import NOTE, WARNING, Store, draft, drafts

QUERIES = sorted(
    f"{path.parent.name}/{path.stem}"
    for folder in ("journal", "mart")
    for path in (SQL_FOLDER / folder).glob("*.sql")
)
NULLS: dict[str, object] = {"number": 1, "batch_id": 1}


@pytest.fixture
def filled(store: Store) -> Store:
    warned = dataclasses.replace(
        draft("F1", "35", "2024Q1", flow="10", stock="blank"), findings=(NOTE, WARNING, WARNING)
    )
    store.journal.accept(warned, b"one", "aigul", {1: "опечатка"})
    store.journal.accept(draft("F1", "35", "2024Q1", flow="12"), b"two", "daniyar")
    store.journal.accept_many(
        [
            dataclasses.replace(draft("F2", "63", "2024Q2", flow="5"), origin="synthetic"),
            dataclasses.replace(draft("F1", "63", "2024Q1", flow="-"), findings=(WARNING, NOTE)),
        ],
        "demo",
    )
    return store


def answer(store: Store, name: str, columns: str, **parameters: object) -> list[tuple[object, ...]]:
    frame = store.journal.table(name, **parameters)[columns.split()]
    return [
        tuple(None if pd.isna(value) else value for value in row) for row in frame.itertuples(index=False)
    ]


def test_the_register_shows_what_stands_now(filled: Store) -> None:
    columns = (
        "form_code region_code period revision state origin observations numbers warnings unexplained notes"
    )
    everything = {"form_code": None, "region_code": None, "origin": None}
    assert answer(filled, "journal/register", columns, **everything) == [
        ("F2", "63", "2024Q2", 1, "accepted", "synthetic", 1, 1, 0, 0, 0),
        ("F1", "35", "2024Q1", 2, "accepted", "reported", 1, 1, 0, 0, 0),
        ("F1", "63", "2024Q1", 1, "accepted_with_warnings", "reported", 1, 1, 1, 1, 1),
    ]


@pytest.mark.parametrize(
    ("choice", "batches"),
    [({"form_code": "F1"}, [2, 4]), ({"region_code": "63"}, [3, 4]), ({"origin": "synthetic"}, [3])],
)
def test_the_register_can_be_narrowed(filled: Store, choice: dict[str, str], batches: list[int]) -> None:
    parameters = {"form_code": None, "region_code": None, "origin": None} | choice
    assert answer(filled, "journal/register", "batch_id", **parameters) == [(batch,) for batch in batches]


def test_the_history_of_a_return_has_all_revisions(filled: Store) -> None:
    key = {"form_code": "F1", "region_code": "35", "period": "2024Q1"}
    assert answer(filled, "journal/batch_history", "revision actor state is_current", **key) == [
        (2, "daniyar", "accepted", True),
        (1, "aigul", "accepted_with_warnings", False),
    ]


def test_where_a_figure_comes_from(filled: Store) -> None:
    key = {"indicator_code": "flow", "unit_code": "35", "period": "2024Q1"}
    columns = "batch_id form_code revision is_current value status sheet cell file_name actor"
    assert answer(filled, "journal/provenance", columns, **key) == [
        (2, "F1", 2, True, 12.0, "number", "Лист1", "E7", "F1-35-2024Q1.xlsx", "daniyar"),
        (1, "F1", 1, False, 10.0, "number", "Лист1", "E7", "F1-35-2024Q1.xlsx", "aigul"),
    ]


def test_current_batches_are_one_a_return(filled: Store) -> None:
    assert answer(filled, "journal/current_batches", "batch_id form_code region_code period") == [
        (2, "F1", "35", "2024Q1"),
        (4, "F1", "63", "2024Q1"),
        (3, "F2", "63", "2024Q2"),
    ]


def test_the_findings_of_a_batch_come_with_their_reasons(filled: Store) -> None:
    columns = "position code severity cell detail reason reason_by"
    assert answer(filled, "journal/findings_of_batch", columns, batch_id=1) == [
        (0, "text_number", "note", "E8", "{}", None, None),
        (1, "sum_differs", "warning", "E7", '{"by": "1"}', "опечатка", "aigul"),
        (2, "sum_differs", "warning", "E7", '{"by": "1"}', None, None),
    ]


def test_the_audit_begins_with_the_newest(filled: Store) -> None:
    filled.journal.note("aigul", "exported", "compare")
    assert answer(filled, "journal/audit", "actor action batch_id region_code period revision", number=3) == [
        ("aigul", "exported", None, None, None, None),
        ("demo", "accepted", 4, "63", "2024Q1", 1),
        ("demo", "loaded_demonstration", 3, "63", "2024Q2", 1),
    ]


def test_a_table_has_typed_columns_even_when_it_is_empty(store: Store) -> None:
    frame = store.journal.table("journal/batch", batch_id=1)
    assert frame.empty
    expected = pd.DataFrame(
        {"revision": pd.Series([], dtype="int32"), "accepted_at": pd.Series([], dtype="M8[us]")}
    )
    assert_frame_equal(frame[["revision", "accepted_at"]], expected)


def documented(name: str, section: str) -> list[str]:
    """The names that a header lists under ``Parameters`` or ``Columns``."""
    header = re.match(r"(?:--[^\n]*\n)+", read_sql(name))
    assert header is not None, f"{name} has no header"
    found = re.search(rf"-- {section}:\n((?:--   [^\n]*\n)+)", header[0])
    return re.findall(r"^--   \$?(\w+)  ", found[1], re.MULTILINE) if found else []


@pytest.mark.parametrize("name", QUERIES)
def test_a_header_says_what_grain_parameters_and_columns(name: str) -> None:
    text = read_sql(name)
    for word in ("-- What:   ", "-- Grain:  ", "-- Parameters:", "-- Columns:"):
        assert text.count(word) == 1
    body = re.sub(r"^\s*--.*\n", "", text, flags=re.MULTILINE)
    assert sorted(documented(name, "Parameters")) == sorted(set(re.findall(r"\$(\w+)", body)))


@pytest.mark.parametrize("name", [name for name in QUERIES if documented(name, "Columns")])
def test_a_query_answers_with_the_columns_of_its_header(store: Store, name: str) -> None:
    parameters = {parameter: NULLS.get(parameter) for parameter in documented(name, "Parameters")}
    assert list(store.journal.table(name, **parameters).columns) == documented(name, "Columns")


def test_revisions_are_counted_over_withdrawn_ones(store: Store) -> None:
    store.journal.accept_many(drafts("form region period flow\nF1 11 2024Q1 1\nF1 11 2024Q1 2"), "demo")
    with store.database.transaction() as cursor:
        cursor.execute("update journal.batch set state = 'withdrawn' where revision = 2")
    assert store.journal.accept(draft("F1", "11", "2024Q1", flow="3"), b"x", "aigul").revision == 3
