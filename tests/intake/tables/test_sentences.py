"""Whole workbooks with one fault each, and the sentence that a person sees in each language."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from analytics import submission
from analytics.intake.batch import Finding
from analytics.intake.tables import TableMapping
from analytics.intake.wording import wording
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.intake.tables.sheets import all_findings, applied
from tests.workbooks.tables import Rows, national_table, table_workbook

FILE_NAME = "Свод 9 мес 2025.xlsx"


@dataclass(frozen=True)
class Fault:
    """A damaged national table of school pupils (C05), and what is said of it."""

    code: str
    rows: Rows
    ru: str
    kk: str
    en: str


def damaged(row: int, column: int, cell: object, heading: str = "C05") -> Rows:
    rows = national_table([heading])
    rows[row][column] = cell
    return rows


def without(row: int) -> Rows:
    rows = national_table(["C05"])
    del rows[row]
    return rows


FAULTS = [
    Fault(
        "table_row_unclear",
        damaged(19, 0, "Алматы"),
        "Лист «Свод», A20: «Алматы» может означать: Алматинская область / город Алматы.",
        "«Свод» парағы, A20: «Алматы» мыналардың бірін білдіруі мүмкін: Алматы облысы / Алматы қаласы.",
        "Sheet “Свод”, A20: “Алматы” may mean: Almaty Region / Almaty City.",
    ),
    Fault(
        "table_rows_left_out",
        [*national_table(["C05"]), ["ИТОГО", sum(range(10, 30))]],
        "Лист «Свод», A22: строки «ИТОГО» (1) — это итоги или части других строк. "
        "Итоги только сверяются с суммой.",
        "«Свод» парағы, A22: «ИТОГО» жолдары (1) — басқа жолдардың қорытындысы немесе бөлігі. "
        "Қорытынды тек қосындымен салыстырылады.",
        "Sheet “Свод”, A22: the rows «ИТОГО» (1) are totals or parts of other rows. "
        "Totals are only compared with the sum.",
    ),
    Fault(
        "table_rows_unknown",
        [*national_table(["C05"]), ["Воинские части", 5]],
        "Лист «Свод», A22: в строках «Воинские части» (1) есть числа, "
        "но название не похоже ни на один регион.",
        "«Свод» парағы, A22: «Воинские части» жолдарында (1) сандар бар, бірақ атауы ешбір өңірге ұқсамайды.",
        "Sheet “Свод”, A22: the rows «Воинские части» (1) hold figures, but their name is like no region.",
    ),
    Fault(
        "table_columns_left_out",
        national_table(["C05", "Театры"]),
        "Лист «Свод»: столбцы без показателя не сохраняются (1): C «Театры».",
        "«Свод» парағы: көрсеткіші жоқ бағандар сақталмайды (1): C «Театры».",
        "Sheet “Свод”: columns without an indicator are not stored (1): C «Театры».",
    ),
    Fault(
        "table_text_numbers",
        damaged(3, 1, "12 345,0"),
        "Лист «Свод», B4: чисел, записанных текстом: 1. Например, «12 345,0» прочитано как 12345.",
        "«Свод» парағы, B4: мәтінмен жазылған сандар: 1. Мысалы, «12 345,0» 12345 деп оқылды.",
        "Sheet “Свод”, B4: numbers written as text: 1. For example, “12 345,0” was read as 12345.",
    ),
    Fault(
        "table_total_differs",
        [*national_table(["C05"]), ["ИТОГО", 400]],
        "Лист «Свод», B22: итог столбца «C05» — 400, а сумма по регионам (B2:B21) — 390. Разница 10.",
        "«Свод» парағы, B22: «C05» бағанының қорытындысы — 400, ал өңірлер бойынша қосынды (B2:B21) — 390. "
        "Айырма 10.",
        "Sheet “Свод”, B22: the total of the column “C05” is 400, but the regions (B2:B21) add up to 390. "
        "Difference 10.",
    ),
    Fault(
        "table_region_twice",
        damaged(20, 0, "область Абай"),
        "Лист «Свод», A21: область Абай уже есть в ячейке A2.",
        "«Свод» парағы, A21: Абай облысы A2 ұяшығында бар.",
        "Sheet “Свод”, A21: Abai Region already stands in cell A2.",
    ),
    Fault(
        "table_regions_missing",
        without(7),
        "В таблице регионов: 19 из 20 (январь–сентябрь 2025 г. (9 месяцев)). Нет: Жамбылская область.",
        "Кестедегі өңірлер саны: 19, барлығы 20 болуы керек (2025 ж. қаңтар–қыркүйек (9 ай)). "
        "Жоқ өңірлер: Жамбыл облысы.",
        "The table names 19 of 20 regions (January–September 2025 (9 months)). Missing: Zhambyl Region.",
    ),
    Fault(
        "table_period_differs",
        [["За I квартал 2025 года", None], *national_table(["C05"])],
        "Выбран период «январь–сентябрь 2025 г. (9 месяцев)», а над таблицей на листе «Свод» сказано: "
        "«январь–март 2025 г. (3 месяца)». Значения сохраняются за период, названный в таблице.",
        "«2025 ж. қаңтар–қыркүйек (9 ай)» кезеңі таңдалған, ал «Свод» парағындағы кестенің үстінде "
        "«2025 ж. қаңтар–наурыз (3 ай)» делінген. Мәндер кестеде аталған кезеңге сақталады.",
        "The period “January–September 2025 (9 months)” was chosen, but above the table on the sheet “Свод” "
        "it says “January–March 2025 (3 months)”. The values are stored for the period that the table names.",
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.code for fault in FAULTS])
def test_a_fault_is_said_in_every_language(fault: Fault) -> None:
    reading = submission.read(table_workbook(fault.rows), FILE_NAME)
    assert (reading.form_code, len(reading.tables)) == (None, 1)
    mapping = TableMapping().with_column("c05", "C05")
    (finding,) = said_once(fault.code, all_findings(applied(*reading.tables, mapping=mapping)))
    assert [wording(finding, FILE_NAME, texts(language)).message for language in LANGUAGES] == [
        {"ru": fault.ru, "kk": fault.kk, "en": fault.en}[language] for language in LANGUAGES
    ]


def said_once(code: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def test_hidden_rows_and_sheets_without_a_table_are_said() -> None:
    content = table_workbook(
        national_table(["C05"]), others={"Легенда": [["- явления не было"]]}, hidden_rows=[4]
    )
    reading = submission.read(content, FILE_NAME)
    assert [(each.code, each.severity, each.given) for each in reading.findings] == [
        ("hidden_rows", "note", "5"),
        ("table_sheets_left_out", "note", "«Легенда»"),
    ]


def test_a_workbook_without_a_table_of_regions_stays_unknown() -> None:
    content = table_workbook([["Показатель", 2024, 2025], ["Мужчины", 5, 6], ["Женщины", 7, 8]])
    reading = submission.read(content, FILE_NAME)
    assert (reading.tables, [each.code for each in reading.findings]) == ((), ["form_unknown"])
