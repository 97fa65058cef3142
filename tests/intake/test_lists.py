"""List sheets: typed columns, what rows lack, what contradicts, and what stands beside the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pytest

from analytics.text import Language
from tests.intake.asked import brief, read, said
from tests.workbooks import template_faults as faults
from tests.workbooks.templates import fill, filled, list_sheet, saved, workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FILE = "ZM-LP_35_2025Q3.xlsx"
SHEET = "Мероприятия"
EVENT: Mapping[str, object] = {
    "kind": "Лекция, беседа",
    "title": "Правила дорожного движения",
    "held_on": dt.date(2025, 5, 14),
    "holder": "Департамент полиции",
    "children": 25,
}
CELLS: list[tuple[dict[str, object], str, str, str, dict[Language, str]]] = [
    ({"held_on": "14.05.2025"}, "list_date_text", "note", "D6", {
        "ru": f"Лист «{SHEET}», ячейка D6 («Дата проведения»): текст «14.05.2025» прочитан как 14.05.2025.",
        "kk": f"«{SHEET}» парағы, D6 ұяшығы («Өткізілген күні»): «14.05.2025» мәтіні 14.05.2025 деп оқылды.",
        "en": f"Sheet “{SHEET}”, cell D6 (“Date”): the text “14.05.2025” was read as 14.05.2025.",
    }),
    ({"held_on": "01/02/2025"}, "list_date_ambiguous", "error", "D6", {
        "ru": f"Лист «{SHEET}», ячейка D6 («Дата проведения»): "
        "«01/02/2025» может быть 02.01.2025 или 01.02.2025.",
        "kk": f"«{SHEET}» парағы, D6 ұяшығы («Өткізілген күні»): "
        "«01/02/2025» 02.01.2025 күнін де, 01.02.2025 күнін де білдіруі мүмкін.",
        "en": f"Sheet “{SHEET}”, cell D6 (“Date”): “01/02/2025” may be 02.01.2025 or 01.02.2025.",
    }),
    ({"held_on": "май 2025"}, "list_date_wrong", "error", "D6", {
        "ru": f"Лист «{SHEET}», ячейка D6 («Дата проведения»): «май 2025» не читается как дата.",
        "kk": f"«{SHEET}» парағы, D6 ұяшығы («Өткізілген күні»): «май 2025» күн ретінде оқылмайды.",
        "en": f"Sheet “{SHEET}”, cell D6 (“Date”): “май 2025” cannot be read as a date.",
    }),
    ({"held_on": dt.date(1915, 5, 14)}, "list_date_year", "error", "D6", {
        "ru": f"Лист «{SHEET}», ячейка D6 («Дата проведения»): стоит дата 14.05.1915.",
        "kk": f"«{SHEET}» парағы, D6 ұяшығы («Өткізілген күні»): 14.05.1915 күні тұр.",
        "en": f"Sheet “{SHEET}”, cell D6 (“Date”): the date 14.05.1915 stands there.",
    }),
    ({"held_on": dt.date(2025, 10, 1)}, "list_date_outside_period", "warning", "D6", {
        "ru": f"Лист «{SHEET}», ячейка D6 («Дата проведения»): "
        "01.10.2025 не входит в период «январь–сентябрь 2025 г. (9 месяцев)».",
        "kk": f"«{SHEET}» парағы, D6 ұяшығы («Өткізілген күні»): "
        "01.10.2025 «2025 ж. қаңтар–қыркүйек (9 ай)» кезеңіне кірмейді.",
        "en": f"Sheet “{SHEET}”, cell D6 (“Date”): "
        "01.10.2025 is not in the period “January–September 2025 (9 months)”.",
    }),
    ({"kind": "Танцы"}, "list_choice_unknown", "error", "B6", {
        "ru": f"Лист «{SHEET}», ячейка B6 («Вид мероприятия»): «Танцы» нет среди возможных значений.",
        "kk": f"«{SHEET}» парағы, B6 ұяшығы («Іс-шараның түрі»): «Танцы» мүмкін мәндердің арасында жоқ.",
        "en": f"Sheet “{SHEET}”, cell B6 (“Kind of event”): “Танцы” is not among the possible entries.",
    }),
    ({"title": None}, "list_required_missing", "error", "C6", {
        "ru": f"Лист «{SHEET}», ячейка C6: строка начата, а «Название» не указано.",
        "kk": f"«{SHEET}» парағы, C6 ұяшығы: жол басталған, ал «Атауы» көрсетілмеген.",
        "en": f"Sheet “{SHEET}”, cell C6: the row was begun, but “Title” is not filled in.",
    }),
    ({"children": "25 чел."}, "number_with_words", "error", "H6", {
        "ru": f"Лист «{SHEET}», ячейка H6: стоит «25 чел.», а нужно только число.",
        "kk": f"«{SHEET}» парағы, H6 ұяшығы: «25 чел.» тұр, ал тек сан керек.",
        "en": f"Sheet “{SHEET}”, cell H6: “25 чел.” stands there, but only a number belongs there.",
    }),
    ({"held_on": "=TODAY()"}, "list_cell_error", "error", "D6", {
        "ru": f"Лист «{SHEET}», ячейка D6 («Дата проведения»): вместо значения стоит =TODAY().",
        "kk": f"«{SHEET}» парағы, D6 ұяшығы («Өткізілген күні»): мәннің орнында =TODAY() тұр.",
        "en": f"Sheet “{SHEET}”, cell D6 (“Date”): =TODAY() stands there instead of a value.",
    }),
]  # fmt: skip


def events(*rows: Mapping[str, object]) -> bytes:
    """The police department's list with these rows."""
    return filled(faults.blank("ZM-LP"), {}, {}, {"event": rows})


def damaged(damage: Callable[[Worksheet], None], *rows: Mapping[str, object]) -> bytes:
    """The list after somebody did something to its sheet."""
    book = workbook(faults.blank("ZM-LP"))
    fill(book, {}, {}, {"event": rows})
    damage(list_sheet(book, "event"))
    return saved(book)


def test_a_sound_row_is_read_with_its_codes_and_cells() -> None:
    reading = read(events(EVENT), FILE)
    assert reading.findings == ()
    [row] = reading.rows
    assert (row.list_code, row.sheet, row.row) == ("event", SHEET, 6)
    assert {code: value for code, value in row.values.items() if value is not None} == {
        "kind": "talk",
        "title": "Правила дорожного движения",
        "held_on": "2025-05-14",
        "holder": "police",
        "children": 25.0,
    }
    assert row.cells["held_on"] == "D6"


@pytest.mark.parametrize(
    ("changes", "code", "severity", "cell", "sentences"), CELLS, ids=[str(case[0]) for case in CELLS]
)
def test_a_wrong_entry_says_what_is_wrong(
    changes: dict[str, object], code: str, severity: str, cell: str, sentences: dict[Language, str]
) -> None:
    reading = read(events({**EVENT, **changes}), FILE)
    assert brief(reading.findings) == [(code, severity, SHEET, cell)]
    assert {language: said(reading.findings[0], FILE, language) for language in sentences} == sentences


@pytest.mark.parametrize("words", ["talk", "лекция,  беседа", "Дәріс, әңгімелесу", "LECTURE, TALK"])
def test_a_choice_is_known_by_its_code_and_in_every_language(words: str) -> None:
    [row] = read(events({**EVENT, "kind": words}), FILE).rows
    assert row.values["kind"] == "talk"


def test_dates_may_not_stand_before_the_ones_they_follow() -> None:
    measure = {
        "measure": "1. Открыть кружок",
        "agency": "Управление образования",
        "starts_on": dt.date(2025, 6, 1),
        "due_on": dt.date(2025, 5, 1),
        "budget_money": 1.5,
        "moves_indicator": "c05",
        "state": "Исполняется",
    }
    reading = read(filled(faults.blank("ZM-L"), {}, {}, {"plan_measure": [measure]}), FILE)
    assert brief(reading.findings) == [("list_date_order", "error", "Мероприятия плана", "E6")]
    assert said(reading.findings[0], FILE) == (
        "Лист «Мероприятия плана», ячейка E6: «Срок исполнения» (01.05.2025) раньше, "
        "чем «Начало» (01.06.2025, D6)."
    )
    assert reading.rows[0].values["moves_indicator"] == "C05"
    assert reading.rows[0].values["budget_money"] == 1.5


def test_an_indicator_that_nobody_knows_is_asked() -> None:
    measure = {
        "measure": "1",
        "agency": "УО",
        "due_on": dt.date(2025, 5, 1),
        "moves_indicator": "Дети",
        "state": "done",
    }
    reading = read(filled(faults.blank("ZM-L"), {}, {}, {"plan_measure": [measure]}), FILE)
    assert brief(reading.findings) == [("list_indicator_unknown", "error", "Мероприятия плана", "H6")]


def test_two_rows_alike_are_warned_about_on_both() -> None:
    reading = read(events(EVENT, {**EVENT, "children": 26}, EVENT), FILE)
    assert brief(reading.findings) == [
        ("list_rows_alike", "warning", SHEET, "B6"),
        ("list_rows_alike", "warning", SHEET, "B8"),
    ]
    assert [said(finding, FILE) for finding in reading.findings] == [
        f"На листе «{SHEET}» строка 6 полностью повторяет строку 8.",
        f"На листе «{SHEET}» строка 8 полностью повторяет строку 6.",
    ]


def test_five_thousand_rows_are_read_and_stray_signs_far_below_are_told() -> None:
    rows = [{**EVENT, "title": f"Встреча {number}"} for number in range(5_000)]

    def stray(sheet: Worksheet) -> None:
        sheet.cell(15_000, 3).value = "."

    reading = read(damaged(stray, *rows), FILE)
    assert len(reading.rows) == 5_000
    assert [row.row for row in reading.rows][-1] == 5_005
    assert brief(reading.findings) == [("strays_ignored", "note", SHEET, "C15000")]


def test_more_rows_than_any_list_has_are_refused() -> None:
    rows = [{"title": "a"}] * 20_001
    reading = read(events(*rows), FILE)
    assert brief(reading.findings) == [("list_too_long", "error", SHEET, None)]
    assert said(reading.findings[0], FILE) == f"На листе «{SHEET}» заполнено слишком много строк: 20001."


def test_a_hundred_findings_of_a_kind_are_enough_and_the_others_are_counted() -> None:
    rows = [{**EVENT, "title": f"Встреча {number}", "children": "много"} for number in range(150)]
    findings = read(events(*rows), FILE).findings
    assert [finding.code for finding in findings] == ["text_in_number_cell"] * 100 + ["list_more_findings"]
    assert findings[-1].given == "50"


def test_columns_moved_and_rows_inserted_are_still_read() -> None:
    def move(sheet: Worksheet) -> None:
        faults.unmerge(sheet)
        sheet.insert_rows(6, 2)
        sheet.insert_rows(2, 3)
        sheet.insert_cols(2, 1)

    reading = read(damaged(move, EVENT, EVENT | {"children": 1}), FILE)
    assert reading.findings == ()
    assert [(row.row, row.cells["title"], row.values["children"]) for row in reading.rows] == [
        (11, "D11", 25.0),
        (12, "D12", 1.0),
    ]


def test_without_its_keys_a_list_is_read_by_its_headings() -> None:
    def cut(sheet: Worksheet) -> None:
        faults.unmerge(sheet)
        sheet.delete_rows(1, 1)

    reading = read(damaged(cut, EVENT), FILE)
    assert brief(reading.findings) == [("template_keys_missing", "warning", SHEET, None)]
    assert [row.row for row in reading.rows] == [5]


def test_a_required_column_that_was_deleted_is_an_error_and_another_a_warning() -> None:
    def cut(sheet: Worksheet) -> None:
        faults.unmerge(sheet)
        sheet.delete_cols(11)  # the note
        sheet.delete_cols(3)  # the title

    reading = read(damaged(cut, EVENT), FILE)
    assert brief(reading.findings) == [
        ("template_column_missing", "error", SHEET, None),
        ("template_column_missing", "warning", SHEET, None),
    ]
    assert said(reading.findings[0], FILE) == f"На листе «{SHEET}» нет столбца «Название»."


def test_a_deleted_list_sheet_and_an_empty_list_are_told() -> None:
    book = workbook(faults.blank("ZM-LP"))
    del book[SHEET]
    assert brief(read(saved(book), FILE).findings) == [("list_sheet_missing", "error", None, None)]
    reading = read(faults.blank("ZM-LP"), FILE)
    assert brief(reading.findings) == [("lists_empty", "warning", None, None)]
    assert said(reading.findings[0], FILE) == f"В файле «{FILE}» нет ни одной заполненной строки."


def test_remarks_beside_a_list_are_not_read_and_that_is_said() -> None:
    def remark(sheet: Worksheet) -> None:
        sheet.cell(6, 20).value = "проверить"

    reading = read(damaged(remark, EVENT), FILE)
    assert brief(reading.findings) == [("cells_ignored", "note", SHEET, "T6")]
