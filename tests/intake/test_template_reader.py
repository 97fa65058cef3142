"""Templates that people changed before they sent them back: what is read, and what each of them is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.text import Language
from tests.intake.asked import brief, read, said, values
from tests.workbooks import template_faults as faults

FILE = "ZM-P_35_2025Q3.xlsx"
SHEET = "Учёт и занятость"  # of the register, where B02 stands in row 8
HARMLESS = [
    faults.nothing,
    faults.rows_inserted,
    faults.rows_sorted,
    faults.columns_moved,
    faults.headers_renamed,
    faults.sheet_renamed,
]
ON_SHEETS: list[tuple[Callable[..., None], str, str, str | None, str | None, dict[Language, str]]] = [
    (faults.key_row_deleted, "template_keys_missing", "warning", SHEET, None, {
        "ru": f"На листе «{SHEET}» нет скрытой служебной строки шаблона; столбцы определены по заголовкам.",
        "kk": f"«{SHEET}» парағында үлгінің жасырын қызметтік жолы жоқ; "
        "бағандар тақырыптары бойынша анықталды.",
        "en": f"The sheet “{SHEET}” lacks the hidden first row of the template; "
        "the columns were told by their headings.",
    }),
    (faults.keys_and_header_deleted, "template_layout_lost", "error", SHEET, None, {
        "ru": f"На листе «{SHEET}» нет ни служебной строки шаблона, ни его заголовков; "
        "значения с листа не прочитаны.",
        "kk": f"«{SHEET}» парағында үлгінің қызметтік жолы да, тақырыптары да жоқ; "
        "парақтағы мәндер оқылмады.",
        "en": f"The sheet “{SHEET}” has neither the hidden row nor the headings of the template; "
        "its values were not read.",
    }),
    (faults.value_column_deleted, "template_column_missing", "error", SHEET, None, {
        "ru": f"На листе «{SHEET}» нет столбца «Значение».",
        "kk": f"«{SHEET}» парағында «Мәні» бағаны жоқ.",
        "en": f"The sheet “{SHEET}” has no column “Value”.",
    }),
    (faults.value_column_repeated, "template_column_repeated", "error", SHEET, None, {
        "ru": f"На листе «{SHEET}» столбец «Значение» стоит несколько раз: D, I.",
        "kk": f"«{SHEET}» парағында «Мәні» бағаны бірнеше рет тұр: D, I.",
        "en": f"On the sheet “{SHEET}” the column “Value” stands several times: D, I.",
    }),
    (faults.row_deleted, "template_row_missing", "error", None, None, {
        "ru": f"В файле «{FILE}» нет строки показателя B02 «Несовершеннолетние, поставленные на учёт в ОВД».",
        "kk": f"«{FILE}» файлында B02 «ІІО есебіне қойылған кәмелетке толмағандар» көрсеткішінің жолы жоқ.",
        "en": f"The file “{FILE}” has no row for the indicator B02 “Minors put on the police register”.",
    }),
    (faults.row_repeated, "template_row_repeated", "error", SHEET, "D12", {
        "ru": "Показатель B02 «Несовершеннолетние, поставленные на учёт в ОВД» стоит в нескольких местах: "
        f"{SHEET}!D8, {SHEET}!D12. Не принято ни одно из значений.",
        "kk": "B02 «ІІО есебіне қойылған кәмелетке толмағандар» көрсеткіші бірнеше жерде тұр: "
        f"{SHEET}!D8, {SHEET}!D12. Мәндердің ешқайсысы алынған жоқ.",
        "en": "The indicator B02 “Minors put on the police register” stands in several places: "
        f"{SHEET}!D8, {SHEET}!D12. None of the values was taken.",
    }),
    (faults.unknown_indicator, "template_indicator_unknown", "warning", SHEET, "A12", {
        "ru": f"Лист «{SHEET}», ячейка A12: показателя с кодом B98 в этой форме нет, строка не прочитана.",
        "kk": f"«{SHEET}» парағы, A12 ұяшығы: бұл нысанда коды B98 болатын көрсеткіш жоқ, жол оқылмады.",
        "en": f"Sheet “{SHEET}”, cell A12: this form has no indicator with the code B98; "
        "the row was not read.",
    }),
    (faults.identity_deleted, "identity_missing", "error", None, None, {
        "ru": f"Книга «{FILE}» похожа на шаблон, "
        "но служебного листа с формой, регионом и периодом в ней нет.",
        "kk": f"«{FILE}» кітабы үлгіге ұқсайды, "
        "бірақ онда нысан, өңір және кезең көрсетілген қызметтік парақ жоқ.",
        "en": f"The workbook “{FILE}” looks like a template, "
        "but the hidden sheet with form, region and period is gone.",
    }),
    (faults.identity_edited, "identity_damaged", "error", "_zhas", "B5", {
        "ru": f"В книге «{FILE}» на служебном листе шаблона стоит «3 квартал», прочитать это нельзя.",
        "kk": f"«{FILE}» кітабында үлгінің қызметтік парағында «3 квартал» тұр, оны оқу мүмкін емес.",
        "en": f"In the workbook “{FILE}” the hidden sheet of the template says “3 квартал”, "
        "which cannot be read.",
    }),
    (faults.older_version, "template_version", "warning", None, None, {
        "ru": f"Файл «{FILE}» — шаблон версии 2025.1, а сейчас действует версия 2026.1. "
        "Прочитано всё, что есть в обеих.",
        "kk": f"«{FILE}» файлы — үлгінің 2025.1 нұсқасы, ал қазір 2026.1 нұсқасы қолданыста. "
        "Екеуінде де бар деректер оқылды.",
        "en": f"The file “{FILE}” is a template of version 2025.1; today's version is 2026.1. "
        "What both have was read.",
    }),
    (faults.newer_version, "template_version", "warning", None, None, {
        "ru": f"Файл «{FILE}» — шаблон версии 2031.2, а сейчас действует версия 2026.1. "
        "Прочитано всё, что есть в обеих.",
        "kk": f"«{FILE}» файлы — үлгінің 2031.2 нұсқасы, ал қазір 2026.1 нұсқасы қолданыста. "
        "Екеуінде де бар деректер оқылды.",
        "en": f"The file “{FILE}” is a template of version 2031.2; today's version is 2026.1. "
        "What both have was read.",
    }),
    (faults.value_beside, "value_beside", "error", SHEET, "D8", {
        "ru": f"«Несовершеннолетние, поставленные на учёт в ОВД» ({SHEET}, D8): "
        "ячейка пуста, а число стоит рядом, в ячейке G8.",
        "kk": f"«ІІО есебіне қойылған кәмелетке толмағандар» ({SHEET}, D8): "
        "ұяшық бос, ал сан жанындағы G8 ұяшығында тұр.",
        "en": f"“Minors put on the police register” ({SHEET}, D8): "
        "the cell is blank, but a number stands beside it in G8.",
    }),
    (faults.note_beside, "cells_ignored", "note", SHEET, "J8", {
        "ru": f"На листе «{SHEET}» рядом с таблицей есть записи, они не прочитаны: J8, B14.",
        "kk": f"«{SHEET}» парағында кестенің жанында жазбалар бар, олар оқылмады: J8, B14.",
        "en": f"On the sheet “{SHEET}” something stands beside the table and was not read: J8, B14.",
    }),
    (faults.strays_far_below, "strays_ignored", "note", SHEET, "B10000", {
        "ru": f"На листе «{SHEET}» далеко от данных есть записи, они не прочитаны: B10000, D10001.",
        "kk": f"«{SHEET}» парағында деректерден алыс жерде жазбалар бар, олар оқылмады: B10000, D10001.",
        "en": f"On the sheet “{SHEET}” something stands far from the data and was not read: B10000, D10001.",
    }),
    (faults.sheet_added, "sheets_ignored", "note", None, None, {
        "ru": "Не прочитаны листы, которые не относятся к шаблону: Черновик.",
        "kk": "Үлгіге жатпайтын парақтар оқылмады: Черновик.",
        "en": "Sheets that are no part of the template were not read: Черновик.",
    }),
]  # fmt: skip
IN_A_CELL: list[tuple[object, str, str, float | None, dict[Language, str]]] = [
    ("12 чел.", "number_with_words", "error", None, {
        "ru": f"Лист «{SHEET}», ячейка D8: стоит «12 чел.», а нужно только число.",
        "kk": f"«{SHEET}» парағы, D8 ұяшығы: «12 чел.» тұр, ал тек сан керек.",
        "en": f"Sheet “{SHEET}”, cell D8: “12 чел.” stands there, but only a number belongs there.",
    }),
    ("3,5 млн", "number_with_words", "error", None, {
        "ru": f"Лист «{SHEET}», ячейка D8: стоит «3,5 млн», а нужно только число.",
        "kk": f"«{SHEET}» парағы, D8 ұяшығы: «3,5 млн» тұр, ал тек сан керек.",
        "en": f"Sheet “{SHEET}”, cell D8: “3,5 млн” stands there, but only a number belongs there.",
    }),
    ("=1+1", "formula_uncalculated", "error", None, {
        "ru": f"Лист «{SHEET}», ячейка D8: у формулы =1+1 нет значения.",
        "kk": f"«{SHEET}» парағы, D8 ұяшығы: =1+1 формуласының мәні жоқ.",
        "en": f"Sheet “{SHEET}”, cell D8: the formula =1+1 has no value.",
    }),
    (None, "blank", "warning", None, {
        "ru": f"Лист «{SHEET}», ячейка D8: значения нет.",
        "kk": f"«{SHEET}» парағы, D8 ұяшығы: мән жоқ.",
        "en": f"Sheet “{SHEET}”, cell D8: there is no value.",
    }),
    (12.5, "not_whole", "error", 12.5, {
        "ru": f"Лист «{SHEET}», ячейка D8: стоит 12,5.",
        "kk": f"«{SHEET}» парағы, D8 ұяшығы: 12,5 тұр.",
        "en": f"Sheet “{SHEET}”, cell D8: 12,5 stands there.",
    }),
    ("12 345", "text_number", "warning", 12345.0, {
        "ru": f"Лист «{SHEET}», ячейка D8: текст «12 345» прочитан как число 12345.",
        "kk": f"«{SHEET}» парағы, D8 ұяшығы: «12 345» мәтіні 12345 саны деп оқылды.",
        "en": f"Sheet “{SHEET}”, cell D8: the text “12 345” was read as the number 12345.",
    }),
]  # fmt: skip


@pytest.mark.parametrize("damage", HARMLESS, ids=lambda damage: damage.__name__)
def test_what_a_person_may_move_or_rename_changes_nothing(damage: Callable[..., None]) -> None:
    reading = read(faults.damaged(damage), FILE)
    assert values(reading) == faults.sound_values()
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("damage", "code", "severity", "sheet", "cell", "sentences"),
    ON_SHEETS,
    ids=[case[0].__name__ for case in ON_SHEETS],
)
def test_a_damaged_template_says_what_is_wrong(
    damage: Callable[..., None],
    code: str,
    severity: str,
    sheet: str | None,
    cell: str | None,
    sentences: dict[Language, str],
) -> None:
    reading = read(faults.damaged(damage), FILE)
    assert brief(reading.findings) == [(code, severity, sheet, cell)]
    assert {language: said(reading.findings[0], FILE, language) for language in sentences} == sentences


@pytest.mark.parametrize(
    ("given", "code", "severity", "value", "sentences"), IN_A_CELL, ids=[str(case[0]) for case in IN_A_CELL]
)
def test_a_wrong_cell_says_what_is_wrong(
    given: object, code: str, severity: str, value: float | None, sentences: dict[Language, str]
) -> None:
    reading = read(faults.damaged(faults.cell_damage(given)), FILE)
    assert brief(reading.findings) == [(code, severity, SHEET, "D8")]
    assert {language: said(reading.findings[0], FILE, language) for language in sentences} == sentences
    assert values(reading) == {**faults.sound_values(), "B02": value}


def test_a_formula_is_read_by_its_saved_value_and_said() -> None:
    reading = read(faults.saved_formula(118), FILE)
    assert brief(reading.findings) == [("formula_value", "note", SHEET, "D8")]
    assert said(reading.findings[0], FILE) == (
        f"Лист «{SHEET}», ячейка D8: стоит формула =100+18, прочитано её сохранённое значение: 118."
    )
    assert values(reading) == {**faults.sound_values(), "B02": 118.0}


def test_only_the_damaged_part_is_lost() -> None:
    kept = values(read(faults.damaged(faults.keys_and_header_deleted), FILE))
    register = {"B01", "B02", "B03", "B04", "B11", "B16"}
    assert kept == {code: value for code, value in faults.sound_values().items() if code not in register}
    one = values(read(faults.damaged(faults.row_repeated), FILE))
    assert one == {code: value for code, value in faults.sound_values().items() if code != "B02"}


def test_an_empty_template_has_one_finding_and_not_one_a_cell() -> None:
    reading = read(faults.blank(), FILE)
    assert brief(reading.findings) == [("template_empty", "error", None, None)]
    assert said(reading.findings[0], FILE) == f"В шаблоне «{FILE}» не заполнено ни одно значение."


def test_a_template_says_whose_and_of_when_it_is() -> None:
    reading = read(faults.damaged(faults.nothing, language="kk"), FILE)
    declared = reading.declared
    assert declared is not None
    assert (declared.form_code, declared.region_code, str(declared.period)) == ("ZM-P", "35", "2025Q3")
    assert (declared.version, declared.language) == ("2026.1", "kk")
    assert reading.form_code == "ZM-P"
    assert [(each.region_code, each.source, each.words) for each in reading.proposals] == [
        ("35", "template", "Қарағанды облысы")
    ]


def test_what_is_written_beside_a_figure_goes_along() -> None:
    from tests.workbooks.templates import filled

    content = filled(faults.blank(), faults.sound_values(), {"B02": "сверка с полицией", "F04": 5})
    assert read(content, FILE).explanations == {"B02": "сверка с полицией", "F04": "5"}


def test_the_signs_of_the_statistics_are_values_too() -> None:
    reading = read(faults.damaged(faults.cell_damage("-")), FILE)
    assert reading.findings == ()
    [observation] = [each for each in reading.observations if each.indicator_code == "B02"]
    assert (observation.value, observation.status, observation.cell) == (0.0, "none", "D8")


def test_a_template_is_not_forced_into_another_form() -> None:
    from analytics.catalogue import load_catalogue
    from analytics.intake import read_workbook
    from analytics.regions import load_regions

    content = faults.damaged(faults.nothing)
    reading = read_workbook(content, FILE, load_catalogue(), load_regions(), 10**7, "1-M")
    assert brief(reading.findings) == [("template_other_form", "error", None, None)]
    assert reading.form_code is None
    assert said(reading.findings[0], FILE) == (f"Указана форма 1-M, а файл «{FILE}» — шаблон формы ZM-P.")


def test_a_row_that_an_older_template_lacks_is_no_mistake_of_the_person() -> None:
    def of_last_year(book: object) -> None:
        faults.row_deleted(book)  # type: ignore[arg-type]
        faults.older_version(book)  # type: ignore[arg-type]

    assert brief(read(faults.damaged(of_last_year), FILE).findings) == [
        ("template_version", "warning", None, None),
        ("template_row_missing", "warning", None, None),
    ]


def test_a_copy_that_came_back_with_marks_reads_as_the_file_itself() -> None:
    """The sheet of findings in it is nobody's data, and is not told as an unknown sheet either."""
    from analytics.intake.annotate import marked_copy
    from analytics.text import texts

    content = faults.damaged(faults.cell_damage("12 чел."))
    reading = read(content, FILE)
    copy = marked_copy(content, FILE, reading.findings, texts("kk"))
    again = read(copy.content, FILE)
    assert again.findings == reading.findings
    assert again.observations == reading.observations
