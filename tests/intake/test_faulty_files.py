"""Files that cannot be read: one finding, the sentence that a person sees, and nothing stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.intake.asked import FILE_NAME, brief, read, said
from tests.workbooks import faults, hostile

NAME = f"«{FILE_NAME}»"
CASES = [
    (hostile.empty_file, "file_empty", f"В файле {NAME} нет данных."),
    (
        hostile.text_renamed_xlsx,
        "text_renamed",
        f"Файл {NAME} — это обычный текст, сохранённый под именем книги Excel.",
    ),
    (
        hostile.html_renamed_xls,
        "html_renamed",
        f"Файл {NAME} — это веб-страница (HTML), сохранённая под именем книги Excel.",
    ),
    (
        hostile.picture,
        "not_a_workbook",
        f"Файл {NAME} по содержанию не является книгой Excel, каким бы ни было его имя.",
    ),
    (
        hostile.document,
        "not_a_workbook",
        f"Файл {NAME} по содержанию не является книгой Excel, каким бы ни было его имя.",
    ),
    (hostile.encrypted, "encrypted", f"Файл {NAME} зашифрован, прочитать его нельзя."),
    (
        hostile.old_xls_broken,
        "file_unreadable",
        f"Файл {NAME} не удалось прочитать. Другие файлы это не затронуло.",
    ),
    (hostile.cut_off, "file_damaged", f"Файл {NAME} повреждён: его части не читаются или отсутствуют."),
    (
        hostile.broken_xml,
        "file_unreadable",
        f"Файл {NAME} не удалось прочитать. Другие файлы это не затронуло.",
    ),
    (
        hostile.zip_bomb,
        "zip_bomb",
        f"Содержимое файла {NAME} после распаковки во много раз больше допустимого, файл не открывался.",
    ),
    (
        hostile.zip_bomb_that_lies,
        "zip_bomb",
        f"Содержимое файла {NAME} после распаковки во много раз больше допустимого, файл не открывался.",
    ),
    (
        hostile.sheet_that_lies,
        "file_damaged",
        f"Файл {NAME} повреждён: его части не читаются или отсутствуют.",
    ),
    (
        hostile.too_many_parts,
        "zip_too_many_parts",
        f"Файл {NAME} состоит из слишком большого числа частей: 2135.",
    ),
    (
        hostile.duplicate_part,
        "zip_duplicate_part",
        f"В файле {NAME} часть «xl/workbook.xml» записана дважды; Excel так не сохраняет.",
    ),
    (
        hostile.part_outside,
        "zip_unsafe_name",
        f"В файле {NAME} есть часть с недопустимым именем «../../etc/passwd».",
    ),
    (
        hostile.entity_bomb,
        "xml_entities",
        f"В файле {NAME} в части «xl/worksheets/sheet1.xml» есть объявление типа документа; "
        "Excel такого не записывает.",
    ),
    (
        hostile.utf16_sheet,
        "xml_encoding",
        f"В файле {NAME} часть «xl/worksheets/sheet1.xml» записана не в кодировке UTF-8.",
    ),
    (hostile.many_sheets, "sheets_too_many", f"В файле {NAME} слишком много листов: 201."),
    (faults.empty_workbook, "workbook_empty", f"В книге {NAME} ни на одном листе нет значений."),
    (
        faults.another_form,
        "form_unknown",
        f"Книга {NAME} не похожа ни на одну из принимаемых форм. Её листы: Кружки.",
    ),
]
ON_A_SHEET = [
    (
        hostile.far_out_cell,
        "sheet_too_large",
        "XFD1048576",
        "На листе «R10» есть значение далеко за пределами формы, например в ячейке XFD1048576.",
    ),
    (
        hostile.far_out_behind_comment,
        "sheet_too_large",
        "XFD1048576",
        "На листе «R10» есть значение далеко за пределами формы, например в ячейке XFD1048576.",
    ),
    (
        hostile.far_out_column,
        "sheet_too_large",
        "DDD30",
        "На листе «R10» есть значение далеко за пределами формы, например в ячейке DDD30.",
    ),
    (
        hostile.many_merges,
        "merges_too_many",
        None,
        "На листе «R10» слишком много объединённых ячеек: 60013.",
    ),
]


@pytest.mark.parametrize(("build", "code", "sentence"), CASES, ids=[case[0].__name__ for case in CASES])
def test_a_file_that_cannot_be_read_says_why(build: Callable[[], bytes], code: str, sentence: str) -> None:
    reading = read(build())
    assert brief(reading.findings) == [(code, "error", None, None)]
    assert said(reading.findings[0]) == sentence
    assert reading.form_code is None
    assert reading.observations == ()


@pytest.mark.parametrize(
    ("build", "code", "cell", "sentence"), ON_A_SHEET, ids=[case[0].__name__ for case in ON_A_SHEET]
)
def test_a_sheet_out_of_bounds_is_named(
    build: Callable[[], bytes], code: str, cell: str | None, sentence: str
) -> None:
    reading = read(build())
    assert brief(reading.findings) == [(code, "error", "R10", cell)]
    assert said(reading.findings[0]) == sentence
    assert reading.observations == ()


def test_a_file_over_the_limit_is_not_opened() -> None:
    reading = read(faults.sound() + bytes(2 * 1024 * 1024), limit=2 * 1024 * 1024)
    assert brief(reading.findings) == [("file_too_large", "error", None, None)]
    assert said(reading.findings[0]) == f"Файл {NAME} занимает 3 МБ."


def test_a_row_number_beyond_every_integer_does_no_harm() -> None:
    reading = read(hostile.row_number_overflow())
    assert not any(finding.severity == "error" for finding in reading.findings)
    assert len(reading.observations) == 12


def test_the_form_that_a_person_names_is_not_forced_on_another_workbook() -> None:
    from analytics.catalogue import load_catalogue
    from analytics.intake import read_workbook
    from analytics.regions import load_regions

    content = faults.another_form()
    reading = read_workbook(content, "a.xlsx", load_catalogue(), load_regions(), 10**7, "1-M")
    assert brief(reading.findings) == [("form_unknown", "error", None, None)]
    with pytest.raises(ValueError, match="no form '9-X'"):
        read_workbook(content, "a.xlsx", load_catalogue(), load_regions(), 10**7, "9-X")
