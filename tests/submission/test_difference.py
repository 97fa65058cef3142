"""What a corrected return would change, cell by cell."""

from __future__ import annotations

import datetime as dt

from analytics.intake.batch import Draft, Observation
from analytics.periods import Period
from analytics.store import BatchRecord, StoredReturn
from analytics.submission import Difference, difference
from tests.store.drawn import draft


def stored(**figures: str) -> StoredReturn:
    before = draft("F1", "35", "2024Q1", **figures)
    batch = BatchRecord(
        1,
        "F1",
        "35",
        Period(2024, 1),
        1,
        "accepted",
        "reported",
        "",
        "",
        "",
        "aigul",
        dt.datetime(2024, 4, 9),
    )
    return StoredReturn(batch, before.observations, ())


def corrected(**figures: str) -> Draft:
    return draft("F1", "35", "2024Q1", **figures)


def test_a_first_return_changes_nothing_that_is_stored() -> None:
    assert difference(corrected(A01="10"), None) == ()


def test_figures_that_stay_have_no_row() -> None:
    assert difference(corrected(A01="10", A02="-", A03="x"), stored(A01="10", A02="-", A03="x")) == ()


def test_a_changed_figure_comes_with_its_change_and_its_cell() -> None:
    assert difference(corrected(A01="12"), stored(A01="10")) == (
        Difference("A01", 10.0, 12.0, 2.0, 20.0, "Лист1", "E7", "number", "number"),
    )


def test_a_fall_below_zero_is_told_against_the_size_of_the_old_figure() -> None:
    (row,) = difference(corrected(A01="-15"), stored(A01="-10"))
    assert (row.change, row.change_percent) == (-5.0, -50.0)


def test_from_zero_there_is_a_change_and_no_percentage() -> None:
    (row,) = difference(corrected(A01="3"), stored(A01="-"))
    assert (row.old, row.new, row.change, row.change_percent) == (0.0, 3.0, 3.0, None)


def test_a_blank_that_becomes_confidential_is_a_change_without_numbers() -> None:
    (row,) = difference(corrected(A01="x"), stored(A01="blank"))
    assert (row.old_status, row.new_status, row.change) == ("blank", "confidential", None)


def test_new_figures_stand_in_the_order_of_the_form_and_lost_ones_at_the_end() -> None:
    rows = difference(corrected(A03="1", A02="5"), stored(A01="7", A02="4"))
    assert [(row.indicator_code, row.old, row.new, row.old_status, row.new_status) for row in rows] == [
        ("A03", None, 1.0, None, "number"),
        ("A02", 4.0, 5.0, "number", "number"),
        ("A01", 7.0, None, "number", None),
    ]


def test_the_draft_says_where_the_new_figure_stands() -> None:
    draft_with_cells = Draft(
        "F1", "35", Period(2024, 1), (Observation("A01", 8.0, "number", "R2", "E9+E10"),)
    )
    (row,) = difference(draft_with_cells, stored(A01="7"))
    assert (row.sheet, row.cell) == ("R2", "E9+E10")
