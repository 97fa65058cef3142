"""The marked copy goes round: mended, sent again, read as before, and marked anew."""

from __future__ import annotations

import pytest

from tests.intake.asked import read, values
from tests.intake.marking.marks import COLOURS, all_values, coloured, comments, found, mark, opened
from tests.workbooks import faults, packages
from tests.workbooks import template_faults as faults_of_templates
from tests.workbooks.furnished import FIGURES, PEOPLE, furnished_workbook
from tests.workbooks.libreoffice import saved_by_libreoffice
from tests.workbooks.returns import sound_return
from tests.workbooks.templates import filled

BOOK = furnished_workbook()


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_marked_return_reads_as_before(language):
    content = faults.division_by_zero()
    before = read(content)
    copy = mark(content, *before.findings, language=language)
    after = read(copy.content)
    assert copy.kind == "marked"
    assert (after.form_code, after.observations, after.findings) == (
        before.form_code,
        before.observations,
        before.findings,
    )
    assert after.proposals == before.proposals


def test_a_sound_return_is_marked_without_harm():
    content = sound_return("Карагандинская область")
    before = read(content)
    copy = mark(content, found("R10", "E7", "note"))
    assert values(read(copy.content)) == values(before)


def test_marks_of_cells_that_are_in_order_now_go_away():
    first = mark(BOOK, found(FIGURES, "B2"), found(FIGURES, "B3"), found(PEOPLE, "B5"), found(PEOPLE, "D9"))
    second = mark(first.content, found(FIGURES, "B3", "warning"))
    assert coloured(second.content) == {f"{FIGURES}!B3": COLOURS["warning"]}
    told = comments(second.content)
    assert set(told) == {f"{FIGURES}!B2", f"{FIGURES}!B3"}
    assert told[f"{FIGURES}!B2"] == "Уточнить у школы"
    assert "Предупреждение" in told[f"{FIGURES}!B3"]
    assert "Ошибка" not in told[f"{FIGURES}!B3"]
    fill = opened(second.content)[FIGURES]["B2"].fill
    assert (fill.fill_type, fill.fgColor.rgb) == ("solid", "FFFFFFCC")


def test_the_list_is_made_anew_and_not_twice():
    first = mark(BOOK, found(FIGURES, "B2"), found(FIGURES, "B3"))
    second = mark(first.content, found(FIGURES, "B3"), language="kk")
    book = opened(second.content)
    assert book.sheetnames == ["Результаты проверки", FIGURES, "Справочник", PEOPLE]
    assert book.worksheets[0]["A2"].value == "1 қате"
    assert list(book.defined_names) == ["Места", "_zhas_findings"]


def test_a_list_that_somebody_deleted_is_made_anew():
    first = mark(BOOK, found(FIGURES, "B2"))
    gone = packages.replaced(
        first.content, "xl/workbook.xml", "'Результаты проверки'!$A$1".encode(), b"#REF!"
    )
    renamed = packages.replaced(
        gone, "xl/workbook.xml", 'name="Результаты проверки"'.encode(), 'name="Прочее"'.encode()
    )
    second = mark(renamed, found(FIGURES, "B3"))
    assert opened(second.content).sheetnames[:2] == ["Результаты проверки", "Прочее"]
    assert set(comments(second.content)) == {f"{FIGURES}!B2", f"{FIGURES}!B3"}


def test_marking_twice_alters_no_value():
    first = mark(BOOK, found(FIGURES, "B2:C4"), found(PEOPLE, "A20"))
    second = mark(first.content, found(PEOPLE, "B2"))
    after = all_values(second.content)
    assert after.pop("Результаты проверки")
    assert after == all_values(BOOK)


def test_a_fill_that_somebody_wrote_into_the_list_does_no_harm():
    first = mark(BOOK, found(FIGURES, "B3"))
    parts = packages.parts_of(first.content)
    forged = parts["xl/worksheets/sheet4.xml"].replace(b"patternFill patternType", b"/fill&gt;&lt;!-- x")
    second = mark(
        packages.with_parts(first.content, {"xl/worksheets/sheet4.xml": forged}), found(PEOPLE, "B5")
    )
    assert coloured(second.content) == {f"{PEOPLE}!B5": COLOURS["error"]}


@pytest.mark.parametrize(("form_code", "language"), [("ZM-P", "ru"), ("ZM-E", "kk"), ("ZM-L", "en")])
def test_a_marked_template_reads_as_before(form_code, language):
    rows = {"event": [{"kind": "nonsense", "title": "=1"}]} if form_code == "ZM-L" else None
    values = faults_of_templates.sound_values(form_code)
    damaged = dict.fromkeys(list(values)[2:4], "12 чел.")
    content = filled(faults_of_templates.blank(form_code, language), {**values, **damaged}, None, rows)
    before = read(content)
    copy = mark(content, *before.findings, language=language)
    after = read(copy.content)
    assert len(before.findings) >= 2
    assert (after.findings, after.observations, after.rows, after.declared) == (
        before.findings,
        before.observations,
        before.rows,
        before.declared,
    )


@pytest.mark.filterwarnings(
    "ignore:.*extension is not supported:UserWarning"
)  # openpyxl and what LibreOffice adds
def test_a_marked_copy_that_libreoffice_saved_is_known_again(tmp_path):
    first = mark(BOOK, found(FIGURES, "B2"), found(FIGURES, "B3"))
    saved = saved_by_libreoffice(first.content, tmp_path)
    assert set(coloured(saved)) == {f"{FIGURES}!B2", f"{FIGURES}!B3"}
    links = [cell.hyperlink for row in opened(saved).worksheets[0] for cell in row if cell.hyperlink]
    assert [link.location for link in links] == [f"'{FIGURES}'!B2", f"'{FIGURES}'!B3"]
    second = mark(saved, found(PEOPLE, "B5"))
    assert coloured(second.content) == {f"{PEOPLE}!B5": COLOURS["error"]}
    assert opened(second.content).sheetnames == opened(first.content).sheetnames
    assert set(comments(second.content)) == {f"{FIGURES}!B2", f"{PEOPLE}!B5"}
