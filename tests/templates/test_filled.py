"""What a person types into a template stands where the reader looks for it, also after LibreOffice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from tests.templates.made import content
from tests.workbooks.libreoffice import saved_by_libreoffice
from tests.workbooks.templates import filled, identity, keys, list_sheet, value_cells, workbook

VALUES = {"A12": 1200, "A13": "-", "A14": "…", "B01": 345, "B11": "x", "F01": 0}
EXPLANATIONS = {"A12": "Добавлены данные двух районов."}
EVENTS = [
    {
        "kind": "Лекция, беседа",
        "title": "=не формула",
        "held_on": dt.datetime(2025, 8, 1),
        "holder": "Совместно",
        "children": 1200,
    },
    {"kind": "Другое", "title": "Встреча", "held_on": dt.datetime(2025, 9, 30), "holder": "Другой орган"},
]


def typed(place: bytes, key: str = layout.VALUE) -> dict[str, object]:
    """What stands in a column of the figures, by indicator code; blank cells are left out."""
    book = workbook(place)
    cells = {code: book[sheet][cell].value for code, (sheet, cell) in value_cells(book, key).items()}
    return {code: value for code, value in cells.items() if value is not None}


def test_the_filler_types_into_the_cells_of_the_codes() -> None:
    full = filled(content("ZM-P"), VALUES, EXPLANATIONS)
    assert typed(full) == VALUES
    assert typed(full, layout.EXPLANATION) == EXPLANATIONS


def test_the_filler_refuses_a_code_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        filled(content("ZM-P"), {"C01": 1})
    with pytest.raises(KeyError):
        filled(content("ZM-LP"), {}, list_rows={"partner": [{"name": "x"}]})


def test_libreoffice_keeps_identity_keys_and_figures_where_they_are(tmp_path: Path) -> None:
    given = Prefill(previous={"A12": 1068.0, "B01": 350.0}, last_year={"A12": 977.5})
    before = filled(content("ZM-P", prefill=given), VALUES, EXPLANATIONS)
    after = saved_by_libreoffice(before, tmp_path)
    assert identity(workbook(after)) == identity(workbook(before))
    assert value_cells(workbook(after)) == value_cells(workbook(before))
    assert typed(after) == VALUES
    assert typed(after, layout.EXPLANATION) == EXPLANATIONS
    assert typed(after, layout.PREVIOUS) == {"A12": 1068, "B01": 350}
    assert typed(after, layout.LAST_YEAR) == {"A12": 977.5}
    book = workbook(after)
    assert [keys(sheet) for sheet in book.worksheets] == [
        keys(sheet) for sheet in workbook(before).worksheets
    ]
    assert book[layout.IDENTITY_SHEET].sheet_state != "visible"
    assert all(sheet.protection.sheet for sheet in book.worksheets)


def test_libreoffice_counts_what_is_filled_in(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    (tmp_path / "in").mkdir()
    after = saved_by_libreoffice(filled(content("ZM-P"), VALUES), tmp_path)
    (tmp_path / "after.xlsx").write_bytes(after)
    book = load_workbook(tmp_path / "after.xlsx", data_only=True)
    progress = {
        sheet.title: sheet.cell(layout.REGION_ROW, 7).value
        for sheet in book.worksheets
        if layout.CODE in keys(sheet)
    }
    assert progress["Правонарушения"] == "Заполнено: 3 из 6"
    assert progress["Мероприятия и разъяснительная…"] == "Заполнено: 1 из 2"


def test_libreoffice_keeps_the_rows_of_a_list(tmp_path: Path) -> None:
    before = filled(content("ZM-LP"), {}, list_rows={"event": EVENTS})
    after = workbook(saved_by_libreoffice(before, tmp_path))
    sheet = list_sheet(after, "event")
    columns = {
        key.removeprefix(layout.COLUMN): column
        for key, column in keys(sheet).items()
        if key.startswith(layout.COLUMN)
    }
    read = [
        {
            code: sheet.cell(layout.FIRST_ROW + place, column).value
            for code, column in columns.items()
            if sheet.cell(layout.FIRST_ROW + place, column).value is not None
        }
        for place in range(len(EVENTS))
    ]
    assert read == EVENTS
    assert len(sheet.data_validations.dataValidation) == len(columns)
