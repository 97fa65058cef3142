"""Sheets that are read whole: every cell at its address, and what a second look tells beside them."""

from __future__ import annotations

import datetime as dt
import importlib
import io
import random
import re
import sys
from collections.abc import Callable
from typing import Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake.batch import Finding
from analytics.intake.child.anchors import sheet_key
from analytics.intake.child.packing import packed, unpacked
from analytics.intake.opening import Moment, OpenedWorkbook, Wanted, WholeSheet, open_workbook
from analytics.intake.pool import WORKER
from tests.workbooks.open_document import return_as_ods
from tests.workbooks.packages import changed, part_of_sheet, parts_of

sys.path.append(str(WORKER.parent))  # its modules find each other by their bare names, as in the process
look = importlib.import_module("whole_look")
sys.path.remove(str(WORKER.parent))

LIMIT = 20 * 1024 * 1024
WHOLE = Wanted({}, whole=True)


def book(write: Callable[[Any, Any], None]) -> bytes:
    """A workbook with one sheet that a function writes."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    write(workbook, workbook.add_worksheet("Лист"))
    workbook.close()
    return target.getvalue()


def opened(content: bytes, wanted: Wanted = WHOLE) -> OpenedWorkbook:
    """The opened workbook, which must be readable."""
    found = open_workbook(content, "", wanted, LIMIT)
    assert not isinstance(found, Finding)
    return found


def first(content: bytes) -> WholeSheet:
    """The first sheet, read whole."""
    return opened(content).sheets[0]


def everything(workbook: Any, sheet: Any) -> None:
    percent, date = (workbook.add_format({"num_format": words}) for words in ("0.0%", "dd.mm.yyyy"))
    sheet.merge_range("B2:D3", "Заголовок")
    sheet.write_row("B5", ["текст", 12, 0.5, True])
    sheet.write_number("C6", 0.755, percent)
    sheet.write_datetime("D6", dt.datetime(2025, 12, 31), date)
    sheet.write_formula("C7", '=SUM(C5,1)&"<"', None, 13)
    sheet.write_formula("D7", "=1/0", None, "#DIV/0!")
    sheet.write_formula("E7", "=NOW()", None, "")
    sheet.write_string("B8", "")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column("E:E", None, None, {"hidden": True})


def test_every_cell_stands_at_its_address_from_the_first_row_and_column() -> None:
    sheet = first(book(everything))
    assert sheet.rows == [
        ["", "", "", "", ""],
        ["", "Заголовок", "", "", ""],
        ["", "", "", "", ""],
        ["", "", "", "", ""],
        ["", "текст", 12.0, 0.5, True],
        ["", "", 0.755, Moment("31.12.2025"), ""],
        ["", "", 13.0, "", ""],
    ]
    assert sheet.merges == [(1, 1, 2, 3)]
    assert sheet.formulas == {"C7": 'SUM(C5,1)&"<"'}
    assert sheet.errors == {"D7": "#DIV/0!"}
    assert sheet.uncalculated == {"E7": "NOW()"}
    assert sheet.empty_texts == {"B8"}
    assert sheet.percents == {"C6"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({5}, {5})
    assert (sheet.strays, sheet.visible) == ((), True)


def test_hidden_sheets_are_read_and_charts_are_not() -> None:
    def write(workbook: Any, sheet: Any) -> None:
        sheet.write("A1", "виден")
        hidden, very_hidden = workbook.add_worksheet("Скрыт"), workbook.add_worksheet("_zhas")
        hidden.write("A1", "скрыт")
        very_hidden.write("A1", "product")
        hidden.hide()
        very_hidden.very_hidden()
        chart = workbook.add_chartsheet("Диаграмма")
        series = workbook.add_chart({"type": "column"})
        series.add_series({"values": "=Лист!$A$1:$A$1"})
        chart.set_chart(series)

    found = opened(book(write))
    assert [(sheet.name, sheet.visible) for sheet in found.sheets] == [
        ("Лист", True),
        ("Скрыт", False),
        ("_zhas", False),
    ]
    assert len(found.sheet_names) == 4


def test_whole_sheets_come_only_where_they_are_asked_for() -> None:
    content = book(everything)
    assert opened(content, Wanted({})).sheets == ()
    assert opened(content, Wanted({}, whole_if="_zhas")).sheets == ()
    assert [sheet.name for sheet in opened(content, Wanted({}, whole_if="Лист")).sheets] == ["Лист"]
    assert [sheet.name for sheet in opened(content, Wanted({}, whole_otherwise=True)).sheets] == ["Лист"]
    assert opened(content, Wanted({sheet_key("Лист"): []}, whole_otherwise=True)).sheets == ()


def test_what_stands_far_below_or_beside_is_no_data_but_is_told() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_column("A1", range(1, 11))
        sheet.write("A209", "ещё данные")  # 198 empty rows above it
        sheet.write("B10000", ".")
        sheet.write("DD5", "x")  # more than a hundred empty columns

    sheet = first(book(write))
    assert len(sheet.rows) == 209
    assert {len(row) for row in sheet.rows} == {1}
    assert sheet.strays == ("B10000", "DD5")


def test_a_filled_cell_far_out_is_refused_by_its_address() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write("A1", 1)
        sheet.write("XFD1048576", 1)

    found = open_workbook(book(write), "", WHOLE, LIMIT)
    assert isinstance(found, Finding)
    assert (found.code, found.sheet, found.cell) == ("sheet_too_large", "Лист", "XFD1048576")


def test_old_formats_give_their_values_only() -> None:
    sheets = opened(return_as_ods()).sheets
    assert [sheet.name for sheet in sheets] == ["R1", "R2", "R6", "R10"]
    assert sheets[3].rows[5][:5] == ["А", "", "", "Б", 1.0]
    assert sheets[3].rows[6][3:5] == [1.0, 118.0]
    assert sheets[3].formulas == {}


def test_a_workbook_that_is_too_full_is_refused_with_a_sentence() -> None:
    def write(_: Any, sheet: Any) -> None:
        chance = random.Random(1)
        words = [chance.randbytes(500).hex() for _ in range(100)]
        for row in range(3_500):
            sheet.write_row(row, 0, [words[(row + place) % 100] for place in range(20)])

    found = open_workbook(book(write), "", WHOLE, LIMIT)
    assert isinstance(found, Finding)
    assert (found.code, found.values) == ("workbook_too_full", {"limit": "64"})


# ---------------------------------------------------------------- both ways of looking agree

VALUES = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "текст", "=1+1", 'a<b>&"c"']),
    st.integers(0, 3),
    st.booleans(),
    st.tuples(st.sampled_from(["A1*2", '"<f>"&B2', "1/0"]), st.sampled_from(["", 5, "#DIV/0!", "да"])),
)
ROWS = st.lists(st.lists(st.tuples(VALUES, st.booleans()), min_size=1, max_size=6), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_quick_look_and_the_look_by_cell_find_the_same(rows: list[list[tuple[Any, bool]]]) -> None:
    def write(workbook: Any, sheet: Any) -> None:
        percent = workbook.add_format({"num_format": "0%"})
        for row, cells in enumerate(rows):
            for column, (value, styled) in enumerate(cells):
                style = percent if styled else None
                if isinstance(value, tuple):
                    sheet.write_formula(row, column, f"={value[0]}", style, value[1])
                elif isinstance(value, str):
                    sheet.write_string(row, column, value, style)
                elif value is None:
                    sheet.write_blank(row, column, None, style)
                else:
                    sheet.write(row, column, value, style)

    parts = parts_of(book(write))
    meanings = look.Meanings(frozenset({1}), look.empty_strings(parts.get("xl/sharedStrings.xml", b"")))
    data = parts["xl/worksheets/sheet1.xml"]
    assert look.look_at_all(data, meanings) == look.look_by_cell(data, meanings)
    # Another way of writing the same XML leaves the quick way and finds the same.
    renamed = re.sub(rb"<(/?)(worksheet|sheetData|row|c|f|v|is|t)\b", rb"<\1x:\2", data)
    renamed = renamed.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")
    assert look.look_at_all(renamed, meanings) == look.look_at_all(data, meanings)


def test_a_comment_between_cells_leaves_the_quick_way() -> None:
    content = book(everything)
    part = part_of_sheet(content, "Лист")
    commented = changed(content, part, lambda data: data.replace(b"<row ", b"<!-- --><row ", 1))
    assert first(commented) == first(content)


CELLS = st.one_of(st.floats(allow_nan=False), st.just(""), st.text(max_size=3), st.booleans())


@given(st.integers(0, 260), st.lists(CELLS, min_size=1, max_size=4), st.floats(allow_nan=False))
def test_rows_travel_packed_and_come_out_the_same(height: int, cells: list[Any], number: float) -> None:
    rows = [[*cells, number + index] for index in range(height)]
    assert unpacked(packed(rows)) == rows
