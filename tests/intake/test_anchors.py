"""The numbered header row and the row codes, in every way that people write them."""

from __future__ import annotations

import pytest

from analytics.intake.child.anchors import find_blocks, sheet_key, whole_number

TITLE = ["Раздел 10. Сведения", "", "", ""]
LABELS = ["Наименование", "Шифр\n строки", "Всего", "из них"]


def rows(*given: list[object]) -> list[tuple[int, list[object]]]:
    return list(enumerate(given))


@pytest.mark.parametrize(
    "header",
    [
        ["А", "Б", 1.0, 2.0],
        ["A", "B", 1.0, 2.0],
        ["а", "б", "1", "2"],
        [" А ", "Б ", " 1 ", "2.0"],
    ],
)
def test_the_numbered_row_in_either_alphabet(header: list[object]) -> None:
    (block,) = find_blocks(
        rows(TITLE, LABELS, header, ["Всего", 1.0, 118.0, 3.0], ["из них", "02", 4.0, 0.0])
    )
    assert (block.header_row, block.code_column) == (2, 1)
    assert block.columns == {1: 2, 2: 3}
    assert block.rows == {1: [3], 2: [4]}


def test_the_words_over_the_codes_help_where_the_letter_is_missing() -> None:
    header: list[object] = ["А", "", 1.0, 2.0, 3.0]
    (block,) = find_blocks(rows(TITLE, LABELS, header, ["Всего", 1.0, 118.0, 3.0, 0.0]), ("Шифр строки",))
    assert block.code_column == 1
    assert find_blocks(rows(TITLE, LABELS, header)) == []


def test_two_tables_on_a_sheet_keep_their_rows_apart() -> None:
    blocks = find_blocks(
        rows(
            ["А", "Б", 1.0],
            ["Всего", 1.0, 118.0],
            ["Примечание", "", ""],
            ["А", "Б", 2.0],
            ["Всего", 1.0, 7.0],
        )
    )
    assert [(block.columns, block.rows) for block in blocks] == [({1: 2}, {1: [1]}), ({2: 2}, {1: [4]})]


@pytest.mark.parametrize(
    "row",
    [
        ["Всего", 1.0, 2.0, 3.0],
        ["", 1.0, 2.0, 3.0],
        ["А", "Б", "в том числе", ""],
        ["А", "", "", ""],
        ["", ""],
    ],
)
def test_other_rows_are_no_header(row: list[object]) -> None:
    assert find_blocks(rows(row)) == []


def test_a_graph_number_twice_is_remembered() -> None:
    (block,) = find_blocks(rows(["А", "Б", 1.0, 2.0, 2.0]))
    assert block.repeated_graphs == {2}


@pytest.mark.parametrize(
    ("cell", "number"),
    [(3.0, 3), ("3", 3), (" 03 ", 3), ("3.0", 3), ("3,0", 3), (3.5, None), (-1.0, None), (True, None),
     (float("inf"), None), (float("nan"), None), ("1-3", None), ("", None), (None, None)],
)  # fmt: skip
def test_a_code_is_a_whole_number_however_it_is_written(cell: object, number: int | None) -> None:
    assert whole_number(cell) == number


def test_sheet_names_are_alike_without_spaces_case_and_lookalikes() -> None:
    assert sheet_key("PRIL1 ") == sheet_key("рril\n1")
    assert sheet_key("R1-1") == sheet_key(" r1-1")
    assert sheet_key("R1") != sheet_key("R10")
