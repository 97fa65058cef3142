"""Form 1-M is read from the places that the real returns have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from analytics.catalogue import CellAnchor, Form, load_catalogue
from analytics.settings import PROJECT
from tests.catalogue.expected import expected_rows

REAL = PROJECT.parent / "shared" / "real" / "form-1-M"
RETURNS = expected_rows("form_1m_2022_expected.csv")

# Sheet, row («Шифр строки») and graph of each indicator, as read by hand in the form of 2022.
PLACES = {
    "A01": "R2/1/3",
    "A02": "R2/3/3",
    "A03": "R2/6/3 + R2/7/3",
    "A04": "R2/107/3",
    "A05": "R2/1/14",
    "A06": "R10/1/1",
    "A07": "R10/1/3",
    "A08": "R10/1/4",
    "A09": "R10/1/8",
    "A10": "R10/1/7",
    "A11": "R1/1/5",
    "A22": "R2/1/1",
}
CONTROLS = {
    "registered_by_kind": "R1/1/2 = R1/2/2 + R1/3/2",
    "against_minors_by_kind": "R1/1/5 = R1/2/5 + R1/3/5",
    "registered_by_severity": "R1/3/2 = R1/4/2 + R1/5/2 + R1/6/2 + R1/7/2",
    "against_minors_in_registered": "R1/1/5 <= R1/1/2",
    "completed_by_kind": "R2/1/1 = R2/2/1 + R2/3/1",
    "by_minors_by_kind": "R2/1/3 = R2/2/3 + R2/3/3",
    "by_minors_by_severity": "R2/3/3 = R2/4/3 + R2/5/3 + R2/6/3 + R2/7/3",
    "by_minors_in_completed": "R2/1/3 <= R2/1/1",
    "group_with_minors_in_groups": "R2/1/14 <= R2/1/12",
    "completed_in_two_sections": "R2/1/1 = R1/1/6",
    "minors_in_two_sections": "R10/1/1 = R6/1/10",
    "minors_by_age": "R6/1/10 = R6/1/11 + R6/1/12 + R6/1/13",
    "minors_by_kind": "R10/1/1 = R10/2/1 + R10/3/1",
    "minors_by_occupation": "R10/1/3 + R10/1/4 <= R10/1/1",
    "mixed_groups_in_groups": "R10/1/6 <= R10/1/5",
}


@pytest.fixture(scope="module")
def form() -> Form:
    return load_catalogue().forms["1-M"]


def written(cells: Iterable[CellAnchor]) -> str:
    return " + ".join(f"{cell.sheet}/{cell.row_code}/{cell.graph}" for cell in cells)


def test_the_places_of_the_indicators(form: Form) -> None:
    assert {place.indicator_code: written(place.cells) for place in form.indicators} == PLACES
    assert (form.reading, form.row_code_header) == ("anchored", "Шифр строки")
    assert form.sheets == ("R1", "R2", "R6", "R10")


def test_the_control_sums(form: Form) -> None:
    signs = {"equal": "=", "at_most": "<="}
    assert {
        control.code: f"{written(control.left)} {signs[control.relation]} {written(control.right)}"
        for control in form.controls
    } == CONTROLS
    assert {control.tolerance for control in form.controls} == {0}


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("1-M  Акмолинская область (Свод)", "Акмолинская область"),  # Latin M, two spaces
        ("1-М  г.Шымкент (Свод)", "г.Шымкент"),  # Cyrillic М
        ("1-M  область Жетісу (Свод)", "область Жетісу"),
        ("1-М Улытау", "Улытау"),
        ("СНГ-1  Акмолинская область (Свод)", None),
        ("1-M", None),
    ],
)
def test_the_region_in_the_title(form: Form, title: str, region: str | None) -> None:
    assert region_words(form.title_patterns, title) == region


@pytest.mark.parametrize(
    ("file_name", "region"),
    [
        ("Karagandy Region.XLSX", "Karagandy Region"),
        ("Shymkent.XLSX", "Shymkent"),
        ("East-Kazakhstan Region.XLSX", "East-Kazakhstan Region"),
        ("г.Шымкент (Свод).xlsx", "г.Шымкент"),
        ("1-М Акмолинская область (Свод).xlsx", "Акмолинская область"),
        ("1-M_Павлодарская область_9 мес 2022.xls", "Павлодарская область"),
        ("1-М ЗКО 2022.xlsx", "ЗКО"),
        ("2022.xlsx", None),
        ("Karagandy Region.pdf", None),
    ],
)
def test_the_region_in_the_file_name(form: Form, file_name: str, region: str | None) -> None:
    assert region_words(form.file_name_patterns, file_name) == region


def region_words(patterns: Iterable[str], words: str) -> str | None:
    found = (re.search(pattern, words) for pattern in patterns)
    return next((match["region"] for match in found if match), None)


def test_terms_of_the_forms() -> None:
    forms = load_catalogue().forms
    assert {code: form.due_days for code, form in forms.items() if form.expected} == {
        "1-M": 10,
        "ZM-E": 20,
        "ZM-L": 20,
        "ZM-LP": 15,
        "ZM-P": 15,
    }
    assert {code: form.reading for code, form in forms.items()} == {
        "1-M": "anchored",
        "TABLE": "table",
        "ZM-E": "template",
        "ZM-L": "template",
        "ZM-LP": "template",
        "ZM-P": "template",
    }


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real workbooks do not lie beside the project")
@pytest.mark.parametrize("expected", RETURNS, ids=[row["file"] for row in RETURNS])
def test_a_real_return(form: Form, expected: dict[str, str]) -> None:
    cells = cells_of(REAL / expected["file"], form)
    figures = {place.indicator_code: total(cells, place.cells) for place in form.indicators}
    assert {code: str(figures[code]) for code in expected if code != "file"} == {
        code: figure for code, figure in expected.items() if code != "file"
    }
    differences = {
        control.code: total(cells, control.left) - total(cells, control.right) for control in form.controls
    }
    equal = {control.code for control in form.controls if control.relation == "equal"}
    assert {code for code in equal if differences[code] != 0} == set()
    assert {code for code in differences.keys() - equal if differences[code] > 0} == set()


def total(cells: dict[CellAnchor, int], anchors: Iterable[CellAnchor]) -> int:
    return sum(cells[anchor] for anchor in anchors)


def cells_of(path: Path, form: Form) -> dict[CellAnchor, int]:
    """Every numeric cell of the form's sheets by sheet, row code and graph number."""
    workbook = CalamineWorkbook.from_path(path)
    found: dict[CellAnchor, int] = {}
    for sheet in form.sheets:
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        column = next(row.index(form.row_code_header) for row in rows if form.row_code_header in row)
        first = next(number for number, row in enumerate(rows) if row[0] == "А" and row[column] == "Б")
        graphs = {place: int(graph) for place, graph in enumerate(rows[first]) if isinstance(graph, float)}
        for row in rows[first + 1 :]:
            row_code = row[column]
            for place, graph in graphs.items():
                value = row[place]
                if isinstance(row_code, float) and isinstance(value, float):
                    found[CellAnchor(sheet, int(row_code), graph)] = int(value)
    return found
