"""The history of a figure: every revision with who, when and why, and what was remarked about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.intake.batch import Finding
from analytics.measures.figure_history import ReportedFigure, figure_history, remarks_about
from analytics.periods import Period
from tests.measures.text_tables import drawn, rows_of
from tests.store.drawn import NOTE, WARNING, Store, draft, opened

FIGURE = ReportedFigure("flow", "35", Period(2024, 1))
ELSEWHERE = dataclasses.replace(WARNING, indicator_code="stock", cell="E9")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Four revisions in one form (the third withdrawn) and one return of another form."""
    with opened(tmp_path) as store:
        warned = dataclasses.replace(
            draft("F1", "35", "2024Q1", flow="10", stock="5"), findings=(WARNING, ELSEWHERE)
        )
        store.journal.accept(warned, b"1", "aigul", {0: "так в акте"})
        store.journal.accept(draft("F1", "35", "2024Q1", flow="12"), b"2", "aigul", comment="опечатка")
        store.journal.accept(draft("F1", "35", "2024Q1", flow="99"), b"3", "aigul", comment="дополнение")
        store.journal.withdraw(3, "dana", "не тот файл")
        store.journal.accept(draft("F1", "35", "2024Q1", stock="5"), b"4", "daniyar", comment="без строки 3")
        store.journal.accept(draft("F2", "35", "2024Q1", flow="7"), b"5", "bolat")
        store.journal.decide(5, "approved", "", "dana")
        store.journal.accept(draft("F1", "63", "2024Q1", flow="1"), b"6", "aigul")
        yield store


def test_every_revision_stands_in_the_history_with_its_change(store: Store) -> None:
    expected = rows_of("""
        | form_code | revision | is_current | is_shown | value | status  | change | state                  |
        | F2        | 1        | True       | True     | 7     | number  |        | accepted               |
        | F1        | 4        | True       | False    |       | missing |        | accepted               |
        | F1        | 3        | False      | False    | 99    | number  | 87     | withdrawn              |
        | F1        | 2        | False      | False    | 12    | number  | 2      | accepted               |
        | F1        | 1        | False      | False    | 10    | number  |        | accepted_with_warnings |
    """)
    assert drawn(figure_history(store.journal, FIGURE), expected) == expected


def test_who_why_and_where_stand_beside_it(store: Store) -> None:
    expected = rows_of("""
        | batch_id | actor   | comment      | cell | last_action | last_actor | last_words  |
        | 5        | bolat   |              | E7   | approved    | dana       |             |
        | 4        | daniyar | без строки 3 |      |             |            |             |
        | 3        | aigul   | дополнение   | E7   | withdrawn   | dana       | не тот файл |
        | 2        | aigul   | опечатка     | E7   |             |            |             |
        | 1        | aigul   |              | E7   |             |            |             |
    """)
    table = figure_history(store.journal, FIGURE)
    assert drawn(table, expected) == expected
    assert table["accepted_at"].is_monotonic_decreasing
    assert table["file_name"].tolist()[0] == "F2-35-2024Q1.xlsx"


def test_after_a_withdrawal_the_change_is_that_to_the_revision_that_counted(store: Store) -> None:
    store.journal.withdraw(4, "dana", "ошибка")
    store.journal.accept(draft("F1", "35", "2024Q1", flow="15"), b"7", "aigul")
    table = figure_history(store.journal, FIGURE)
    assert table[["revision", "change"]].iloc[0].tolist() == [5, 3.0]  # 15 after the 12 of revision 2


def test_a_figure_that_nobody_reported_has_no_history(store: Store) -> None:
    assert figure_history(store.journal, dataclasses.replace(FIGURE, unit_code="71")).empty


def test_the_remarks_about_a_figure_come_with_their_explanation(store: Store) -> None:
    (remark,) = remarks_about(store.journal, [FIGURE])
    assert (remark.batch_id, remark.position, remark.finding) == (1, 0, WARNING)
    assert (remark.file_name, remark.figure) == ("F1-35-2024Q1.xlsx", FIGURE)
    assert (remark.explanation, remark.explained_by) == ("так в акте", "aigul")
    store.journal.answer(1, 0, "сверено с актом № 7", "daniyar")
    (answered,) = remarks_about(store.journal, [FIGURE])
    assert (answered.explanation, answered.explained_by) == ("сверено с актом № 7", "daniyar")


def test_what_nobody_explained_says_so(store: Store) -> None:
    (remark,) = remarks_about(store.journal, [dataclasses.replace(FIGURE, indicator_code="stock")])
    assert remark.finding == ELSEWHERE
    assert (remark.explanation, remark.explained_by, remark.explained_at) == (None, None, None)


@pytest.mark.parametrize(
    ("finding", "number"),
    [(dataclasses.replace(NOTE, cell="E7"), 1), (NOTE, 0), (Finding("sheet_hidden", "note", "Лист1"), 0)],
)
def test_a_finding_without_an_indicator_belongs_to_the_figure_of_its_cell(
    store: Store, finding: Finding, number: int
) -> None:
    noted = dataclasses.replace(draft("F1", "11", "2024Q1", flow="10"), findings=(finding,))
    store.journal.accept(noted, b"noted", "aigul")
    assert len(remarks_about(store.journal, [dataclasses.replace(FIGURE, unit_code="11")])) == number


def test_the_remarks_of_several_figures_come_as_asked(store: Store) -> None:
    stock = dataclasses.replace(FIGURE, indicator_code="stock")
    remarks = remarks_about(store.journal, [stock, FIGURE])
    assert [remark.figure for remark in remarks] == [stock, FIGURE]
    assert remarks_about(store.journal, []) == ()
