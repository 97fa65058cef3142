"""What is where: read by graph number and row code, whatever people did to the layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.intake.asked import brief, read, said, values
from tests.workbooks import faults

# By hand from the counts of tests/workbooks/figures.py (Karaganda Region, January-December 2022).
EXPECTED = {
    "A01": 104, "A02": 99, "A03": 32, "A04": 39, "A05": 30, "A06": 118,
    "A07": 69, "A08": 45, "A09": 2, "A10": 0, "A11": 168, "A22": 4117,
}  # fmt: skip
STILL_READ = [
    faults.sound,
    faults.columns_moved,
    faults.rows_inserted,
    faults.sheet_names_with_spaces,
    faults.latin_letters_in_header,
    faults.long_sheets,
]
BROKEN = [
    (
        faults.sheet_missing,
        ("sheet_missing", None),
        "В книге «1-M Карагандинская.xlsx» нет листа «R10». Есть листы: R1, R1-1, R1-2, R2, R3, R3-1, R4, "
        "R4-1, R5, R6, R7, R8, R9, R11, PRIL1, PRIL2, PRIL3, PRIL4, PRIL5, PRIL6, PRIL7, PRIL8, PRIL9, "
        "PRIL10, PRIL11.",
        {"A06", "A07", "A08", "A09", "A10"},
    ),
    (
        faults.header_missing,
        ("header_missing", "R10"),
        "На листе «R10» не найдена строка с номерами граф (А, Б, 1, 2, 3 …).",
        {"A06", "A07", "A08", "A09", "A10"},
    ),
    (
        faults.row_code_missing,
        ("row_code_missing", "R2"),
        "На листе «R2» нет строки с шифром 6.",
        {"A03"},
    ),
    (
        faults.row_code_repeated,
        ("row_code_repeated", "R10"),
        "На листе «R10» шифр 1 стоит в нескольких строках: 7, 15.",
        {"A06", "A07", "A08", "A09", "A10"},
    ),
    (
        faults.row_code_repeated_far_below,
        ("row_code_repeated", "R10"),
        "На листе «R10» шифр 1 стоит в нескольких строках: 7, 315.",
        {"A06", "A07", "A08", "A09", "A10"},
    ),
    (faults.graph_missing, ("graph_missing", "R10"), "На листе «R10» нет графы 8.", {"A09"}),
    (
        faults.graph_repeated,
        ("graph_repeated", "R10"),
        "На листе «R10» номер графы 3 стоит в нескольких столбцах.",
        {"A07"},
    ),
]


@pytest.mark.parametrize("build", STILL_READ, ids=[build.__name__ for build in STILL_READ])
def test_the_figures_are_found_by_graph_number_and_row_code(build: Callable[[], bytes]) -> None:
    reading = read(build())
    assert values(reading) == EXPECTED
    assert reading.findings == ()


def test_every_figure_has_its_address() -> None:
    observations = {each.indicator_code: each for each in read(faults.sound()).observations}
    places = {code: (each.sheet, each.cell) for code, each in observations.items()}
    assert places["A11"] == ("R1", "I7")
    assert places["A01"] == ("R2", "G7")
    assert places["A03"] == ("R2", "G12+G13")
    assert places["A06"] == ("R10", "E7")


def test_moved_columns_and_rows_move_the_addresses() -> None:
    moved = {each.indicator_code: each.cell for each in read(faults.columns_moved()).observations}
    inserted = {each.indicator_code: each.cell for each in read(faults.rows_inserted()).observations}
    assert (moved["A06"], inserted["A06"]) == ("M7", "E10")


@pytest.mark.parametrize(
    ("build", "place", "sentence", "lost"), BROKEN, ids=[case[0].__name__ for case in BROKEN]
)
def test_a_broken_structure_is_an_error_with_its_place(
    build: Callable[[], bytes], place: tuple[str, str | None], sentence: str, lost: set[str]
) -> None:
    reading = read(build())
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    assert [(finding.code, finding.sheet) for finding in errors] == [place]
    assert said(errors[0]) == sentence
    assert set(EXPECTED) - set(values(reading)) == lost
    kept = {code: value for code, value in EXPECTED.items() if code not in lost}
    assert values(reading) == kept


def test_macros_links_and_hidden_figures_are_noted() -> None:
    assert brief(read(faults.macros()).findings) == [("macros", "note", None, None)]
    assert brief(read(faults.external_links()).findings) == [("external_links", "note", None, None)]
    hidden = read(faults.hidden_with_figures())
    assert values(hidden) == EXPECTED
    assert sorted(said(finding) for finding in hidden.findings) == [
        "На листе «R10» заполнены скрытые строки: 8–9.",
        "На листе «R2» заполнены скрытые столбцы: G.",
    ]
