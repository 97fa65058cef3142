"""Workbooks of targets: what is handed out comes back unchanged; each fault is told by its cell."""

from __future__ import annotations

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake import read_workbook
from analytics.intake.batch import Finding
from analytics.intake.targets import TargetsReading, read_targets
from analytics.intake.targets import columns as c
from analytics.intake.wording import wording
from analytics.regions import load_regions
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.workbooks import targets as books
from tests.workbooks.targets import ROWS, Damage, damaged, handed_out, typed
from tests.workbooks.templates import saved, workbook

FILE = "targets.xlsx"
LIMIT = 20 * 1024 * 1024
# What was done to the workbook; code, severity and cell of the finding; its sentence in each language.
FAULTS: list[tuple[Damage, str, str, str | None, dict[Language, str]]] = [
    (typed(1, c.INDICATOR, "Z99"), "target_indicator_unknown", "error", "A6", {
        "ru": "Лист «Цели», ячейка A6: показателя «Z99» нет в справочнике.",
        "kk": "«Цели» парағы, A6 ұяшығы: анықтамалықта «Z99» көрсеткіші жоқ.",
        "en": "Sheet “Цели”, cell A6: the register has no indicator “Z99”.",
    }),
    (typed(2, c.REGION, "Атлантида"), "target_region_unknown", "error", "C7", {
        "ru": "Лист «Цели», ячейка C7: регион «Атлантида» не опознан.",
        "kk": "«Цели» парағы, C7 ұяшығы: «Атлантида» өңірі танылмады.",
        "en": "Sheet “Цели”, cell C7: the region “Атлантида” is unknown.",
    }),
    (typed(2, c.REGION, "90"), "target_region_unknown", "error", "C7", {
        "ru": "Лист «Цели», ячейка C7: регион «90» не опознан.",
        "kk": "«Цели» парағы, C7 ұяшығы: «90» өңірі танылмады.",
        "en": "Sheet “Цели”, cell C7: the region “90” is unknown.",
    }),
    (typed(2, c.REGION, "Алматы"), "target_region_ambiguous", "error", "C7", {
        "ru": "Лист «Цели», ячейка C7: «Алматы» может означать несколько регионов: "
        "19 · Алматинская область; 75 · город Алматы.",
        "kk": "«Цели» парағы, C7 ұяшығы: «Алматы» бірнеше өңірді білдіруі мүмкін: "
        "19 · Алматы облысы; 75 · Алматы қаласы.",
        "en": "Sheet “Цели”, cell C7: “Алматы” may mean several regions: "
        "19 · Almaty Region; 75 · Almaty City.",
    }),
    (typed(2, c.REGION, "51"), "target_region_not_in_year", "error", "C7", {
        "ru": "Лист «Цели», ячейка C7: «51» — Южно-Казахстанская область, "
        "а на конец 2026 года такого региона нет.",
        "kk": "«Цели» парағы, C7 ұяшығы: «51» — Оңтүстік Қазақстан облысы, "
        "ал 2026 жылдың соңында мұндай өңір жоқ.",
        "en": "Sheet “Цели”, cell C7: “51” is South Kazakhstan Region, "
        "and there is no such region at the end of 2026.",
    }),
    (typed(3, c.YEAR, 2014), "target_year_wrong", "error", "E8", {
        "ru": "Лист «Цели», ячейка E8: «2014» — не год.",
        "kk": "«Цели» парағы, E8 ұяшығы: «2014» — жыл емес.",
        "en": "Sheet “Цели”, cell E8: “2014” is not a year.",
    }),
    (typed(3, c.YEAR, 2026.5), "target_year_wrong", "error", "E8", {
        "ru": "Лист «Цели», ячейка E8: «2026,5» — не год.",
        "kk": "«Цели» парағы, E8 ұяшығы: «2026,5» — жыл емес.",
        "en": "Sheet “Цели”, cell E8: “2026,5” is not a year.",
    }),
    (typed(3, c.VALUE, "двенадцать"), "target_value_wrong", "error", "F8", {
        "ru": "Лист «Цели», ячейка F8: «двенадцать» — не число.",
        "kk": "«Цели» парағы, F8 ұяшығы: «двенадцать» — сан емес.",
        "en": "Sheet “Цели”, cell F8: “двенадцать” is no number.",
    }),
    (typed(3, c.VALUE, "-"), "target_value_wrong", "error", "F8", {
        "ru": "Лист «Цели», ячейка F8: «-» — не число.",
        "kk": "«Цели» парағы, F8 ұяшығы: «-» — сан емес.",
        "en": "Sheet “Цели”, cell F8: “-” is no number.",
    }),
    (typed(3, c.VALUE, -3), "target_value_negative", "error", "F8", {
        "ru": "Лист «Цели», ячейка F8: целевое значение -3 меньше нуля.",
        "kk": "«Цели» парағы, F8 ұяшығы: -3 нысаналы мәні нөлден кем.",
        "en": "Sheet “Цели”, cell F8: the target value -3 is below zero.",
    }),
    (typed(1, c.VALUE, 120), "target_share_over_hundred", "error", "F6", {
        "ru": "Лист «Цели», ячейка F6: доля не бывает больше 100 %, а у показателя C14 "
        "«Охват дополнительным образованием (общий)» стоит 120.",
        "kk": "«Цели» парағы, F6 ұяшығы: үлес 100 %-дан аспайды, ал C14 "
        "«Қосымша біліммен қамту (жалпы)» көрсеткішінде 120 тұр.",
        "en": "Sheet “Цели”, cell F6: a share is at most 100 %, but 120 stands for the indicator C14 "
        "“Coverage by additional education, total”.",
    }),
    (typed(1, c.DOCUMENT, None), "target_document_missing", "error", "H6", {
        "ru": "Лист «Цели», ячейка H6: не указано, каким документом установлена цель.",
        "kk": "«Цели» парағы, H6 ұяшығы: мақсаттың қай құжатпен белгіленгені көрсетілмеген.",
        "en": "Sheet “Цели”, cell H6: the document that sets the target is not named.",
    }),
    (typed(4, c.YEAR, None), "target_blank", "error", "E9", {
        "ru": "Лист «Цели», ячейка E9: не заполнен столбец «Год».",
        "kk": "«Цели» парағы, E9 ұяшығы: «Жыл» бағаны толтырылмаған.",
        "en": "Sheet “Цели”, cell E9: the column “Year” is not filled in.",
    }),
    (typed(4, c.VALUE, "=1/0"), "target_cell_error", "error", "F9", {
        "ru": "Лист «Цели», ячейка F9 («Целевое значение»): вместо значения стоит «=1/0».",
        "kk": "«Цели» парағы, F9 ұяшығы («Нысаналы мән»): мәннің орнында «=1/0» тұр.",
        "en": "Sheet “Цели”, cell F9 (“Target value”): “=1/0” stands in the place of a value.",
    }),
    (books.target_repeated, "target_repeated", "error", "A7", {
        "ru": "Лист «Цели», ячейка A7: цель показателя «C14» (Республика Казахстан, 2026 год) "
        "уже стоит на листе «Цели», ячейка F6.",
        "kk": "«Цели» парағы, A7 ұяшығы: «C14» көрсеткішінің мақсаты (Қазақстан Республикасы, 2026 жыл) "
        "«Цели» парағының F6 ұяшығында тұр.",
        "en": "Sheet “Цели”, cell A7: the target of the indicator “C14” (Republic of Kazakhstan, 2026) "
        "already stands on the sheet “Цели”, cell F6.",
    }),
    (typed(2, c.VALUE, "80,5"), "text_number", "note", "F7", {
        "ru": "Лист «Цели», ячейка F7: текст «80,5» прочитан как число 80,5.",
        "kk": "«Цели» парағы, F7 ұяшығы: «80,5» мәтіні 80,5 саны деп оқылды.",
        "en": "Sheet “Цели”, cell F7: the text “80,5” was read as the number 80,5.",
    }),
    (typed(2, c.VALUE, "80,500"), "number_ambiguous", "error", "F7", {}),
    (typed(2, c.VALUE, "80 %"), "number_with_words", "error", "F7", {}),
    (books.value_column_deleted, "target_column_missing", "error", None, {
        "ru": "На листе «Цели» нет столбца «Целевое значение».",
        "kk": "«Цели» парағында «Нысаналы мән» бағаны жоқ.",
        "en": "The sheet “Цели” has no column “Target value”.",
    }),
    (books.point_column_deleted, "target_column_missing", "warning", None, {
        "ru": "На листе «Цели» нет столбца «Пункт».",
        "kk": "«Цели» парағында «Тармақ» бағаны жоқ.",
        "en": "The sheet “Цели” has no column “Point”.",
    }),
    (books.value_column_repeated, "target_column_repeated", "error", None, {
        "ru": "На листе «Цели» столбец «Целевое значение» стоит несколько раз: F, L.",
        "kk": "«Цели» парағында «Нысаналы мән» бағаны бірнеше рет тұр: F, L.",
        "en": "On the sheet “Цели” the column “Target value” stands several times: F, L.",
    }),
    (books.keys_deleted, "targets_not_ours", "error", None, {
        "ru": "В книге «targets.xlsx» нет служебной строки, по которой узнаётся книга с целями. "
        "Листы: Инструкция, Цели, _zhas.",
        "kk": "«targets.xlsx» кітабында мақсаттар кітабын тануға мүмкіндік беретін қызметтік жол жоқ. "
        "Парақтар: Инструкция, Цели, _zhas.",
        "en": "The workbook “targets.xlsx” lacks the hidden row by which a workbook of targets is told. "
        "Sheets: Инструкция, Цели, _zhas.",
    }),
    (books.all_rows_deleted, "targets_none", "note", None, {
        "ru": "В книге «targets.xlsx» не заполнено ни одной строки.",
        "kk": "«targets.xlsx» кітабында бірде-бір жол толтырылмаған.",
        "en": "In the workbook “targets.xlsx” no row is filled in.",
    }),
]  # fmt: skip


def read(content: bytes) -> TargetsReading:
    return read_targets(content, FILE, load_catalogue(), load_regions(), LIMIT)


def contents(reading: TargetsReading) -> list[tuple[object, ...]]:
    return sorted((*row.key, *row.content) for row in reading.rows)


EXPECTED = sorted((*row.key, *row.content) for row in ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_handed_out_is_read_back_without_a_word(language: Language) -> None:
    reading = read(handed_out(language=language))
    assert (contents(reading), reading.findings) == (EXPECTED, ())
    assert [row.cell for row in reading.rows] == ["F6", "F7", "F8", "F9"]


@pytest.mark.parametrize("damage", [books.columns_moved, books.rows_inserted, books.headings_renamed])
def test_columns_are_found_by_their_keys(damage: Damage) -> None:
    reading = read(damaged(damage))
    assert (contents(reading), reading.findings) == (EXPECTED, ())


@pytest.mark.parametrize(("damage", "code", "severity", "cell", "sentences"), FAULTS)
def test_a_fault_is_told_at_its_cell(
    damage: Damage, code: str, severity: str, cell: str | None, sentences: dict[Language, str]
) -> None:
    (finding,) = read(damaged(damage)).findings
    assert (finding.code, finding.severity, finding.cell) == (code, severity, cell)
    for language, sentence in sentences.items():
        assert wording(finding, FILE, texts(language)).message == sentence


@pytest.mark.parametrize("code", sorted({fault[1] for fault in FAULTS} | {"targets_workbook"}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_says_what_was_expected_and_how_to_mend_it(code: str, language: Language) -> None:
    for part in ("title", "expected", "mend"):
        assert texts(language).has(f"findings.{code}.{part}")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("35", "35"),
        (35, "35"),
        (0, "00"),
        ("00", "00"),
        ("Карагандинская область", "35"),
        ("ВКО", "63"),
        ("г.Нур-Султан", "71"),
        ("Алматы қаласы", "75"),
        ("Республика Казахстан", "00"),
    ],
)
def test_a_region_may_be_named_in_many_ways(words: object, code: str) -> None:
    reading = read(damaged(typed(4, c.REGION, words)))
    assert reading.findings == ()
    assert reading.rows[3].unit_code == code


def test_the_year_decides_which_region_an_old_name_means() -> None:
    book = workbook(handed_out())
    sheet = books.targets_sheet(book)
    books.put(sheet, 1, c.REGION, "ЮКО")
    books.put(sheet, 1, c.YEAR, 2016)
    reading = read(saved(book))
    assert (reading.rows[0].unit_code, reading.rows[0].year, reading.findings) == ("51", 2016, ())


@pytest.mark.parametrize("words", ["c14", "С14", "C14 · Охват", "Охват дополнительным образованием (общий)"])
def test_an_indicator_may_be_typed_with_cyrillic_letters_or_by_its_name(words: str) -> None:
    reading = read(damaged(typed(1, c.INDICATOR, words)))
    assert (reading.rows[0].indicator_code, reading.findings) == ("C14", ())


def test_a_share_of_a_hundred_and_a_rate_over_a_hundred_are_possible() -> None:
    assert read(damaged(typed(1, c.VALUE, 100))).findings == ()
    assert read(damaged(typed(3, c.VALUE, 120))).findings == ()


def test_a_year_typed_as_text_is_read_with_a_note() -> None:
    reading = read(damaged(typed(1, c.YEAR, "2026")))
    assert [(one.code, one.severity, one.cell) for one in reading.findings] == [("text_number", "note", "E6")]
    assert reading.rows[0].year == 2026


def test_a_file_that_is_no_workbook_is_refused_by_the_common_guards() -> None:
    reading = read(b"indicator;region\nC14;00\n")
    assert ([finding.code for finding in reading.findings], reading.rows) == (["text_renamed"], ())
    assert reading.blocked


def test_the_empty_workbook_is_the_template() -> None:
    reading = read(handed_out(()))
    assert (reading.rows, [finding.code for finding in reading.findings]) == ((), ["targets_none"])
    assert not reading.blocked


def test_the_page_of_returns_says_where_such_a_workbook_belongs() -> None:
    found = read_workbook(handed_out(), FILE, load_catalogue(), load_regions(), LIMIT)
    assert (found.form_code, found.findings) == (None, (Finding("targets_workbook", "error"),))


def test_words_that_begin_like_a_formula_stay_words() -> None:
    sheet = books.targets_sheet(workbook(handed_out()))
    cell = sheet["H9"]
    assert (cell.value, cell.data_type) == ("=другой документ", "s")
