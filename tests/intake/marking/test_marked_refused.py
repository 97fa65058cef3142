"""Files whose cells cannot be marked: an own list of findings that says why, and no harm."""

from __future__ import annotations

import pytest

from analytics.intake.pool import POOL
from tests.intake.asked import read
from tests.intake.marking.marks import all_values, found, mark, opened
from tests.workbooks import hostile, packages
from tests.workbooks.furnished import FIGURES, furnished_workbook
from tests.workbooks.open_document import return_as_ods
from tests.workbooks.returns import sound_return

OLD = (
    "В файлах этого формата ячейки не отмечаются. Исправьте их по этому списку или сохраните книгу как .xlsx"
)
UNREADABLE = "Отметить ячейки в самом файле не удалось. Здесь перечислено всё, что в нём найдено."
HOSTILE = [
    hostile.empty_file,
    hostile.text_renamed_xlsx,
    hostile.html_renamed_xls,
    hostile.picture,
    hostile.document,
    hostile.encrypted,
    hostile.cut_off,
    hostile.zip_bomb,
    hostile.zip_bomb_that_lies,
    hostile.too_many_parts,
    hostile.duplicate_part,
    hostile.part_outside,
    hostile.entity_bomb,
    hostile.utf16_sheet,
    hostile.broken_xml,
    hostile.many_merges,
    hostile.many_sheets,
    hostile.row_number_overflow,
    hostile.far_out_cell,
]


@pytest.mark.parametrize("build", HOSTILE, ids=lambda build: build.__name__)
def test_a_file_that_cannot_be_read_gives_the_list_of_what_was_found(build):
    content = build()
    findings = read(content, "Отчёт.xlsx").findings
    copy = mark(content, *findings, found("R10", "E7"))
    rows = [[cell.value for cell in row] for row in opened(copy.content).worksheets[0].iter_rows()]
    listed = [row for row in rows if row[0] and row[1] and row[0] != "№"]
    assert len(listed) == len(findings) + 1
    assert copy.file_name in ("Отчёт (результаты проверки).xlsx", "Отчёт (проверено).xlsx")


def test_after_all_that_the_next_file_is_marked_as_ever():
    for build in (hostile.entity_bomb, hostile.broken_xml, hostile.cut_off):
        content = build()
        assert mark(content, *read(content).findings).kind == "list"
    assert mark(furnished_workbook(), found(FIGURES, "B3")).kind == "marked"
    assert POOL.warm_processes >= 1


@pytest.mark.parametrize(
    ("content", "file_name", "sentence"),
    [
        (return_as_ods(), "Отчёт.ods", OLD),
        (hostile.old_xls_broken(), "Отчёт.xls", OLD),
        (
            packages.package_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b""}),
            "Отчёт.xlsb",
            OLD,
        ),
        (hostile.cut_off(), "Отчёт.xlsx", UNREADABLE),
    ],
    ids=["ods", "xls", "xlsb", "damaged"],
)
def test_the_list_says_why_the_cells_are_not_marked(content, file_name, sentence):
    copy = mark(content, found("R10", "E7"), file_name=file_name)
    assert (copy.kind, copy.file_name) == ("list", "Отчёт (результаты проверки).xlsx")
    sheet = opened(copy.content).worksheets[0]
    assert sheet["A1"].value == f"Результаты проверки файла «{file_name}»"
    assert sheet["A3"].value.startswith(sentence)
    assert [cell.value for cell in sheet[6]][:4] == ["1", "Ошибка", "R10", "E7"]


def test_words_in_the_list_are_words_and_never_formulas():
    copy = mark(return_as_ods(), found("R10", "E7", given="=1+1"), found("=A1", "@E7"), file_name="Отчёт.ods")
    sheet = opened(copy.content).worksheets[0]
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}


def test_a_part_that_says_more_than_it_holds_is_no_obstacle():
    content = sound_return("Карагандинская область")
    broken = packages.replaced(content, "xl/workbook.xml", b"</workbook>", b"</workbook")
    assert mark(broken, found("R10", "E7")).kind == "list"


def test_more_findings_than_fit_are_counted():
    findings = [found(FIGURES, f"A{row}", "note") for row in range(1, 5003)]
    copy = mark(furnished_workbook(), *findings, found(FIGURES, "B2"))
    rows = all_values(copy.content)["Результаты проверки"]
    assert rows[1][0] == "1 ошибка · 5\u00a0002 замечания"
    assert rows[2][0] == "Здесь не поместились ещё 3 сообщения: исправьте сначала то, что перечислено."
    assert rows[-1][0] == "5000"
