"""What a person sees in the marked copy: colours, comments, and the list of findings."""

from __future__ import annotations

import pytest

from analytics.intake.batch import Finding
from tests.intake.marking.marks import COLOURS, coloured, comments, found, mark, opened
from tests.workbooks.furnished import FIGURES, PEOPLE, furnished_workbook

BOOK = furnished_workbook()


def test_a_cell_gets_the_colour_of_its_severity_and_keeps_its_format():
    copy = mark(
        BOOK,
        found(FIGURES, "B2"),
        found(FIGURES, "B3", "warning"),
        found(FIGURES, "B4", "note"),
        found(PEOPLE, "B5"),
    )
    assert coloured(copy.content) == {
        f"{FIGURES}!B2": COLOURS["error"],
        f"{FIGURES}!B3": COLOURS["warning"],
        f"{FIGURES}!B4": COLOURS["note"],
        f"{PEOPLE}!B5": COLOURS["error"],
    }
    sheet = opened(copy.content)[FIGURES]
    assert (sheet["B3"].number_format, sheet["B3"].border.left.style) == ("#,##0", "thin")
    assert opened(copy.content)[PEOPLE]["B5"].protection.locked is False


def test_the_comment_says_what_was_found_what_was_expected_and_how_to_mend_it():
    copy = mark(BOOK, found(FIGURES, "B3", given="тридцать"))
    assert comments(copy.content)[f"{FIGURES}!B3"] == (
        "Zhas Monitor\n"
        "Ошибка\n"
        "Лист «Сведения», ячейка B3: стоит текст «тридцать».\n"
        "Ожидалось: Целое число, 0 или знак «-».\n"
        "Как исправить: Впишите число; пояснения перенесите из ячейки в другое место.\n"
    )


@pytest.mark.parametrize(
    ("language", "severity", "sentence"),
    [
        ("kk", "Қате", "«Сведения» парағы, B3 ұяшығы: «тридцать» мәтіні тұр."),
        ("en", "Error", "Sheet “Сведения”, cell B3: the text “тридцать” stands there."),
    ],
)
def test_comments_speak_the_language_of_the_person(language, severity, sentence):
    copy = mark(BOOK, found(FIGURES, "B3", given="тридцать"), language=language)
    assert comments(copy.content)[f"{FIGURES}!B3"].split("\n")[1:3] == [severity, sentence]


def test_several_findings_of_one_cell_share_its_comment_and_the_worst_gives_the_colour():
    copy = mark(BOOK, found(FIGURES, "B3", "note", "один"), found(FIGURES, "$B$3", "error", "два"))
    assert coloured(copy.content) == {f"{FIGURES}!B3": COLOURS["error"]}
    words = comments(copy.content)[f"{FIGURES}!B3"]
    assert words.index("Ошибка") < words.index("«два»") < words.index("Замечание") < words.index("«один»")


def test_a_comment_that_somebody_wrote_stays_and_is_continued():
    copy = mark(BOOK, found(FIGURES, "B2"))
    words = comments(copy.content)[f"{FIGURES}!B2"]
    assert words.startswith("Уточнить у школы\n\nZhas Monitor\nОшибка\nЛист «Сведения», ячейка B2")
    assert opened(copy.content)[FIGURES]["B2"].comment.author == "Оператор"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B2+B4", {f"{FIGURES}!B2", f"{FIGURES}!B4"}),
        (f"{PEOPLE}!B5", {f"{PEOPLE}!B5"}),
        (f"'{PEOPLE}'!B5;B3", {f"{PEOPLE}!B5", f"{FIGURES}!B3"}),
        ("B2:C3", {f"{FIGURES}!{cell}" for cell in ("B2", "B3", "C2", "C3")}),
        ("строка 7", set()),
        ("XFE1", set()),
        ("A0", set()),
        (None, set()),
    ],
)
def test_every_way_to_write_an_address_is_marked(cell, expected):
    assert set(coloured(mark(BOOK, found(FIGURES, cell)).content)) == expected


@pytest.mark.parametrize("cell", ["D9", "AB3", "B200", "A1"])
def test_a_cell_that_does_not_exist_yet_is_made(cell):
    assert coloured(mark(BOOK, found(PEOPLE, cell)).content) == {f"{PEOPLE}!{cell}": COLOURS["error"]}


def test_a_cell_that_is_made_keeps_the_format_of_its_row_or_column():
    sheet = opened(mark(BOOK, found(PEOPLE, "C10")).content)[PEOPLE]
    assert sheet["C10"].font.italic is True
    assert sheet.row_dimensions[10].height == 30


def test_inside_a_merged_range_the_cell_that_shows_is_marked():
    copy = mark(BOOK, found(PEOPLE, "C3"))
    assert coloured(copy.content) == {f"{PEOPLE}!B2": COLOURS["error"]}
    assert opened(copy.content)[PEOPLE]["B2"].font.bold is True


def test_the_first_sheet_lists_everything_errors_first_with_links():
    copy = mark(
        BOOK,
        Finding("region_unknown", "note"),
        found(PEOPLE, "B5", "warning"),
        found(FIGURES, "B2+B4"),
        found("Нет такого", "B2"),
    )
    sheet = opened(copy.content).worksheets[0]
    assert sheet.title == "Результаты проверки"
    assert sheet["A1"].value == "Результаты проверки файла «Отчёт.xlsx»"
    assert sheet["A2"].value == "2 ошибки · 1 предупреждение · 1 замечание"
    heads = [cell.value for cell in sheet[6]][:7]
    assert heads == ["№", "Важность", "Лист", "Ячейка", "Что найдено", "Что ожидалось", "Как исправить"]
    rows = [[sheet.cell(row, column).value for column in range(1, 5)] for row in range(7, 11)]
    assert rows == [
        ["1", "Ошибка", "Сведения", "B2+B4"],
        ["2", "Ошибка", "Нет такого", "B2"],
        ["3", "Предупреждение", "Мероприятия & планы", "B5"],
        ["4", "Замечание", None, None],
    ]
    links = {cell.coordinate: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert links == {"D7": "'Сведения'!B2", "D9": "'Мероприятия & планы'!B5"}


def test_words_that_look_like_a_formula_are_words():
    given = '=HYPERLINK("http://elsewhere";"x")'
    sheet = opened(mark(BOOK, found(FIGURES, "B3", given=given)).content).worksheets[0]
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}
    listed = sheet["E7"].value
    assert given in listed


def test_words_that_xml_cannot_hold_do_no_harm():
    given = "a\x00\x0b\ud800<b>&_x000D_"
    copy = mark(BOOK, found(FIGURES, "B3", given=given))
    assert "«a<b>&_x000D_»" in comments(copy.content)[f"{FIGURES}!B3"].replace("_x005F_", "_")


@pytest.mark.parametrize(
    ("language", "sheet", "name"),
    [
        ("ru", "Результаты проверки", "Отчёт (проверено).xlsx"),
        ("kk", "Тексеру нәтижелері", "Отчёт (тексерілді).xlsx"),
        ("en", "Check results", "Отчёт (checked).xlsx"),
    ],
)
def test_the_names_of_the_copy_are_in_the_language_of_the_person(language, sheet, name):
    copy = mark(BOOK, found(FIGURES, "B3"), language=language)
    assert (copy.kind, copy.file_name) == ("marked", name)
    assert opened(copy.content).sheetnames == [sheet, FIGURES, "Справочник", PEOPLE]


def test_a_file_that_was_checked_before_is_not_renamed_twice():
    copy = mark(BOOK, found(FIGURES, "B3"), file_name="Отчёт (проверено).xlsx", language="en")
    assert copy.file_name == "Отчёт (checked).xlsx"
