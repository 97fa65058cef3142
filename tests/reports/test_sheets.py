import datetime as dt
import io

from openpyxl import load_workbook

from analytics.reports.sheets import Column, Painted, Sheet, table_workbook

SHEET = Sheet(
    name="Таблица",
    title="=Показатель",
    columns=[
        Column("Регион"),
        Column("Значение", "number", 1),
        Column("Изменение", "signed", 2),
        Column("Слова"),
    ],
    rows=[
        ["Ақмола облысы", 12.34, -1.5, "=cmd|'/c calc'!A1"],
        ["Астана", 0, 0.25, "+7 701"],
        ["Өскемен", None, float("nan"), "@SUM(A1)"],
        ["http://example.invalid", 1e6, 3, "-5"],
    ],
    head=[("Период", "2022 год")],
    alarm="синтетические данные",
    total=["Всего", 13.0, "", ""],
    notes=["Примечание"],
)


def opened(content: bytes):
    return load_workbook(io.BytesIO(content))


def values(worksheet):
    return [[cell.value for cell in row] for row in worksheet.iter_rows()]


def test_the_table_comes_back_as_it_was():
    rows = values(opened(table_workbook([SHEET], "Показатель"))["Таблица"])
    assert rows == [
        ["=Показатель", None, None, None],
        ["Период: 2022 год", None, None, None],
        ["синтетические данные", None, None, None],
        [None, None, None, None],
        ["Регион", "Значение", "Изменение", "Слова"],
        ["Ақмола облысы", 12.34, -1.5, "=cmd|'/c calc'!A1"],
        ["Астана", 0, 0.25, "+7 701"],
        ["Өскемен", None, None, "@SUM(A1)"],
        ["http://example.invalid", 1000000, 3, "-5"],
        ["Всего", 13, None, None],
        [None, None, None, None],
        ["Примечание", None, None, None],
    ]


def test_nothing_is_a_formula_or_a_link():
    worksheet = opened(table_workbook([SHEET], "x"))["Таблица"]
    assert {cell.data_type for row in worksheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in worksheet.iter_rows() for cell in row)


def test_numbers_are_shown_with_their_decimals():
    worksheet = opened(table_workbook([SHEET], "x"))["Таблица"]
    assert worksheet["B6"].number_format == "#,##0.0"
    assert worksheet["C6"].number_format == "+#,##0.00;\u2212#,##0.00;#,##0.00"


def test_the_header_stays_in_view_and_can_be_filtered():
    worksheet = opened(table_workbook([SHEET], "x"))["Таблица"]
    assert worksheet.freeze_panes == "B6"
    assert worksheet.auto_filter.ref == "A5:D9"
    assert worksheet.print_title_rows == "$5:$5"


def test_columns_are_wide_enough_for_their_cells():
    widths = opened(table_workbook([SHEET], "x"))["Таблица"].column_dimensions
    assert widths["A"].width >= len("http://example.invalid")
    assert widths["D"].width >= len("=cmd|'/c calc'!A1")


def test_several_sheets_keep_their_order():
    second = Sheet(name="Паспорт", title="t", columns=[Column("a", width=30)], rows=[], has_filter=False)
    workbook = opened(table_workbook([SHEET, second], "x"))
    assert workbook.sheetnames == ["Таблица", "Паспорт"]
    assert workbook["Паспорт"].auto_filter.ref is None


def test_the_same_input_gives_the_same_bytes():
    moment = dt.datetime(2026, 11, 23, 9, 0)
    assert table_workbook([SHEET], "x", moment) == table_workbook([SHEET], "x", moment)


def test_a_painted_cell_is_a_number_with_its_sign_on_its_ground():
    cells = [Painted(2.44, "✗", "#c2410c", "#ffffff", 1), Painted("нет данных", "", "#dbe1e7", "#14232d")]
    sheet = Sheet("Лист", "Карта", [Column("A01", "number"), Column("A02", "number")], [cells])
    number, words = opened(table_workbook([sheet], "Карта"))["Лист"][4]
    assert (number.value, number.number_format) == (2.44, '#,##0.0" ✗"')
    assert (number.fill.fgColor.rgb, number.font.color.rgb) == ("FFC2410C", "FFFFFFFF")
    assert (words.value, words.fill.fgColor.rgb) == ("нет данных", "FFDBE1E7")
