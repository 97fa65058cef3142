"""The copy is the person's own workbook: what need not change is carried over as it is."""

from __future__ import annotations

import io
import re

import pytest
import xlsxwriter

from tests.intake.marking.marks import all_values, coloured, comments, found, mark, opened
from tests.workbooks import packages
from tests.workbooks.furnished import FIGURES, LISTS, PEOPLE, furnished_workbook

BOOK = furnished_workbook()
MARKED = mark(BOOK, found(FIGURES, "B2"), found(FIGURES, "B3", "warning"), found(PEOPLE, "B5", "note"))
MAY_CHANGE = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet3.xml",
}
ADDED = {
    "xl/worksheets/sheet4.xml",
    "xl/comments2.xml",
    "xl/drawings/vmlDrawing2.vml",
    "xl/worksheets/_rels/sheet3.xml.rels",
}
STRICT_WORDS = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def strict(content: bytes) -> bytes:
    """The workbook in the flavour that Excel calls Strict Open XML."""
    parts = packages.parts_of(content)
    for old, new in STRICT_WORDS.items():
        parts = {name: data.replace(old, new) for name, data in parts.items()}
    return packages.package_of(parts)


def with_macros(content: bytes) -> bytes:
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    there = packages.with_parts(content, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"})
    return packages.replaced(there, "[Content_Types].xml", plain, macro)


def test_every_part_that_need_not_change_is_the_same_byte_for_byte():
    before, after = packages.parts_of(BOOK), packages.parts_of(MARKED.content)
    assert set(after) - set(before) == ADDED
    assert {name for name in before if after[name] != before[name]} == MAY_CHANGE
    assert {"xl/sharedStrings.xml", "xl/media/image1.png", "xl/charts/chart1.xml"} <= set(before) - MAY_CHANGE


def test_of_a_sheet_only_the_marked_cells_and_the_boxes_change():
    before = packages.parts_of(BOOK)["xl/worksheets/sheet1.xml"].decode()
    after = packages.parts_of(MARKED.content)["xl/worksheets/sheet1.xml"].decode()
    style = re.compile(r'(<c r="B[23]" s=)"\d+"')
    assert after != before
    assert style.sub(r"\1", after) == style.sub(r"\1", before)


def test_no_value_of_any_cell_changes():
    before, after = all_values(BOOK), all_values(MARKED.content)
    assert after.pop("Результаты проверки")
    assert after == before


def test_formats_of_other_cells_validations_names_and_views_stay():
    before, after = opened(BOOK), opened(MARKED.content)
    for name in (FIGURES, LISTS, PEOPLE):
        assert formats(after[name], {"B2", "B3", "B5"}) == formats(before[name], {"B2", "B3", "B5"})
        assert after[name].merged_cells.ranges == before[name].merged_cells.ranges
        assert after[name].sheet_state == before[name].sheet_state
        assert after[name].freeze_panes == before[name].freeze_panes
    rules = [(str(rule.sqref), rule.type, rule.formula1) for rule in sheet_rules(after)]
    assert rules == [(str(rule.sqref), rule.type, rule.formula1) for rule in sheet_rules(before)]
    assert rules == [("B2:B4", "whole", "0"), ("A6", "list", "Места")]
    assert after[PEOPLE].protection.password == before[PEOPLE].protection.password
    assert after[PEOPLE].protection.sheet is True
    assert len(after[FIGURES]._images) == len(after[FIGURES]._charts) == 1


def sheet_rules(book):
    return book[FIGURES].data_validations.dataValidation


def formats(sheet, but_for):
    parts = ("fill", "font", "border", "number_format", "protection", "alignment")
    return {
        cell.coordinate: [repr(getattr(cell, part)) for part in parts]
        for row in sheet.iter_rows()
        for cell in row
        if cell.coordinate not in but_for
    }


def test_names_and_print_areas_still_belong_to_their_sheets():
    before, after = opened(BOOK), opened(MARKED.content)
    assert after[FIGURES].print_area == before[FIGURES].print_area == f"'{FIGURES}'!$A$1:$C$10"
    assert after[FIGURES].defined_names["Всего"].attr_text == f"{FIGURES}!$B$4"
    assert after.defined_names["Места"].attr_text == f"{LISTS}!$A$1:$A$2"
    assert after.defined_names["_zhas_findings"].hidden is True
    assert after.active.title == before.active.title == FIGURES


def test_the_sheet_that_was_seen_first_is_still_seen():
    moved = packages.replaced(
        BOOK, "xl/workbook.xml", b"<workbookView ", b'<workbookView firstSheet="1" activeTab="2" '
    )
    view = opened(mark(moved, found(FIGURES, "B2")).content).views[0]
    assert (view.firstSheet, view.activeTab) == (2, 3)


def test_comments_that_people_wrote_are_all_there():
    assert comments(BOOK) == {f"{FIGURES}!B2": "Уточнить у школы"}
    only_elsewhere = mark(BOOK, found(FIGURES, "B3"))
    assert comments(only_elsewhere.content)[f"{FIGURES}!B2"] == "Уточнить у школы"
    boxes = packages.parts_of(only_elsewhere.content)["xl/drawings/vmlDrawing1.vml"]
    assert boxes.count(b'ObjectType="Note"') == 2


def test_a_conversation_is_left_as_it_is():
    author = b"<author>\xd0\x9e\xd0\xbf\xd0\xb5\xd1\x80\xd0\xb0\xd1\x82\xd0\xbe\xd1\x80</author>"
    talk = packages.replaced(BOOK, "xl/comments1.xml", author, b"<author>tc={0A0B}</author>")
    copy = mark(talk, found(FIGURES, "B2"))
    assert comments(copy.content) == {f"{FIGURES}!B2": "Уточнить у школы"}
    assert set(coloured(copy.content)) == {f"{FIGURES}!B2"}


def test_a_macro_workbook_keeps_its_macros_and_its_ending():
    copy = mark(with_macros(BOOK), found(FIGURES, "B3"), file_name="Отчёт.xlsm")
    assert (copy.kind, copy.file_name) == ("marked", "Отчёт (проверено).xlsm")
    parts = packages.parts_of(copy.content)
    assert parts["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0 macros"
    assert b"macroEnabled" in parts["[Content_Types].xml"]
    assert set(coloured(copy.content)) == {f"{FIGURES}!B3"}


def test_a_strict_workbook_gets_colours_and_the_list_which_says_that_there_are_no_comments():
    book = strict(BOOK)
    copy = mark(book, found(FIGURES, "B3"))
    parts = packages.parts_of(copy.content)
    assert (copy.kind, "xl/comments2.xml" in parts) == ("marked", False)
    assert parts["xl/worksheets/sheet1.xml"] != packages.parts_of(book)["xl/worksheets/sheet1.xml"]
    values = all_values(copy.content)
    told = [row[0] for row in values.pop("Результаты проверки")]
    assert any("Strict Open XML" in str(words) for words in told)
    assert values == all_values(book)


@pytest.mark.parametrize(
    "change",
    [
        lambda book: packages.replaced(book, "xl/workbook.xml", b"<bookViews>", b"<!-- > --><bookViews>"),
        lambda book: packages.changed(
            book, "xl/worksheets/sheet1.xml", lambda data: re.sub(rb' r="[A-Z]+\d+"', b"", data)
        ),
        lambda book: packages.changed(
            book, "xl/worksheets/sheet1.xml", lambda data: re.sub(rb'<row r="\d+"', b"<row", data)
        ),
        lambda book: packages.changed(book, "xl/worksheets/sheet1.xml", with_prefix),
    ],
    ids=["a comment with a sign", "cells without addresses", "rows without numbers", "prefixed elements"],
)
def test_other_ways_to_write_the_same_workbook(change):
    book = change(BOOK)
    copy = mark(book, found(FIGURES, "B3"), found(FIGURES, "D2"))
    values = all_values(copy.content)
    assert values.pop("Результаты проверки")
    assert copy.kind == "marked"
    assert values == all_values(BOOK)
    assert set(coloured(copy.content)) == {f"{FIGURES}!B3", f"{FIGURES}!D2"}


def with_prefix(data: bytes) -> bytes:
    """The part with ``x:`` before the names of its elements."""
    prefixed = re.sub(rb"<(/?)(?![?!/])(?![\w]+:)", rb"<\1x:", data)
    return prefixed.replace(b" xmlns=", b" xmlns:x=", 1)


def test_a_workbook_without_formats_gets_them():
    bare = packages.parts_of(BOOK)
    del bare["xl/styles.xml"]
    rels = re.sub(rb'<Relationship [^>]*styles.xml"/>', b"", bare["xl/_rels/workbook.xml.rels"])
    types = re.sub(rb'<Override PartName="/xl/styles.xml"[^>]*/>', b"", bare["[Content_Types].xml"])
    sheets = {name: re.sub(rb' s="\d+"', b"", data) for name, data in bare.items() if "/sheet" in name}
    book = packages.package_of(
        {**bare, **sheets, "xl/_rels/workbook.xml.rels": rels, "[Content_Types].xml": types}
    )
    copy = mark(book, found(FIGURES, "B3"))
    assert copy.kind == "marked"
    assert set(coloured(copy.content)) == {f"{FIGURES}!B3"}


def test_a_sheet_of_the_same_name_is_no_obstacle():
    parts = packages.parts_of(BOOK)
    book = packages.replaced(
        BOOK, "xl/workbook.xml", f'name="{LISTS}"'.encode(), 'name="Результаты проверки"'.encode()
    )
    assert len(parts) == len(packages.parts_of(book))
    names = [*all_values(mark(book, found(FIGURES, "B3")).content)]
    assert names == ["Результаты проверки (2)", FIGURES, "Результаты проверки", PEOPLE]


@pytest.mark.parametrize("unusual", [b"", b'<!-- <row r="3"> -->'], ids=["plain", "with a comment inside"])
def test_a_large_sheet_is_marked_in_its_rows_only(unusual):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("T")
        for row in range(0, 1000, 2):
            sheet.write_row(row, 0, [row * 1_000_000_000 + column for column in range(60)])
    part = "xl/worksheets/sheet1.xml"
    content = packages.replaced(target.getvalue(), part, b"<sheetData>", b"<sheetData>" + unusual)
    assert len(packages.parts_of(content)[part]) > 1_000_000
    cells = ["A1", "C501", "D502", "BZ999", "B1500"]
    copy = mark(content, *(found("T", cell) for cell in cells))
    assert set(coloured(copy.content)) == {f"T!{cell}" for cell in cells}
    assert all_values(copy.content)["T"] == all_values(content)["T"]
