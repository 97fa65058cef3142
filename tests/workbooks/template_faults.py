"""One damaged template for each named fault: what people really do to a form before they send it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from analytics.catalogue import load_catalogue
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Language
from tests.workbooks.packages import replaced
from tests.workbooks.templates import fill, keys, saved, value_cells, workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

REGION = "35"
PERIOD = Period(2025, 3)
FORM = "ZM-P"
Damage = Callable[["Workbook"], None]


@cache
def blank(form_code: str = FORM, language: Language = "ru", region_code: str = REGION) -> bytes:
    """A template as it is downloaded."""
    catalogue = load_catalogue()
    return template_workbook(
        catalogue.form(form_code), region_code, PERIOD, language, catalogue, load_regions(), Prefill()
    )


def sound_values(form_code: str = FORM) -> dict[str, object]:
    """A value for every indicator of a form; parts are not larger than wholes."""
    catalogue = load_catalogue()
    values: dict[str, object] = {}
    for place, code in enumerate(catalogue.form(form_code).indicator_codes):
        values[code] = 1 if catalogue.indicators[code].unit == "yes_no" else 1000 - place
    return values


def damaged(damage: Damage, values: Mapping[str, object] | None = None, language: Language = "ru") -> bytes:
    """A filled template after somebody did something to it."""
    book = workbook(blank(FORM, language))
    fill(book, sound_values() if values is None else values, {}, {})
    damage(book)
    return saved(book)


def figure_sheet(book: Workbook, code: str) -> Worksheet:
    """The sheet on which an indicator stands."""
    return book[value_cells(book)[code][0]]


def row_of(book: Workbook, code: str) -> int:
    """The row of an indicator, from 1."""
    sheet, cell = value_cells(book)[code]
    return int(book[sheet][cell].row)


def column_of(sheet: Worksheet, key: str) -> int:
    """The number of a column by its key, from 1."""
    return keys(sheet)[key]


# ---------------------------------------------------------------- still read as if nothing had happened


def nothing(book: Workbook) -> None:
    """Filled in and saved."""


def rows_inserted(book: Workbook) -> None:
    """Empty rows above the header and between the indicators."""
    sheet = figure_sheet(book, "B02")
    unmerge(sheet)
    sheet.insert_rows(row_of(book, "B02"), 3)
    sheet.insert_rows(2, 4)


def rows_sorted(book: Workbook) -> None:
    """The rows of a sheet in the opposite order."""
    sheet = figure_sheet(book, "B02")
    rows = [row_of(book, code) for code, (name, _) in value_cells(book).items() if name == sheet.title]
    cells = [[sheet.cell(row, column).value for column in range(1, 8)] for row in rows]
    for row, values in zip(rows, reversed(cells), strict=True):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value


def columns_moved(book: Workbook) -> None:
    """Two columns put in front."""
    sheet = figure_sheet(book, "B02")
    unmerge(sheet)
    sheet.insert_cols(1, 2)


def headers_renamed(book: Workbook) -> None:
    """The headings and the names of the indicators written anew, the sheet unprotected."""
    sheet = figure_sheet(book, "B02")
    sheet.protection.sheet = False
    for column in range(1, 8):
        sheet.cell(layout.HEADER_ROW, column).value = f"Столбец {column}"
    sheet.cell(row_of(book, "B02"), column_of(sheet, layout.NAME)).value = "Поставлено на учёт"


def sheet_renamed(book: Workbook) -> None:
    """A sheet under another name."""
    figure_sheet(book, "B02").title = "Учёт"


def unmerge(sheet: Worksheet) -> None:
    """Take merged ranges apart: openpyxl does not move them along."""
    for span in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(span))


# ---------------------------------------------------------------- damage to the template


def key_row_deleted(book: Workbook) -> None:
    """The hidden row went away with the rows above the table."""
    sheet = figure_sheet(book, "B02")
    unmerge(sheet)
    sheet.delete_rows(1, 1)


def keys_and_header_deleted(book: Workbook) -> None:
    """Everything above the table was deleted."""
    sheet = figure_sheet(book, "B02")
    unmerge(sheet)
    sheet.delete_rows(1, layout.HEADER_ROW)


def value_column_deleted(book: Workbook) -> None:
    """The column of the values was deleted."""
    sheet = figure_sheet(book, "B02")
    unmerge(sheet)
    sheet.delete_cols(column_of(sheet, layout.VALUE))


def value_column_repeated(book: Workbook) -> None:
    """The column of the values was copied."""
    sheet = figure_sheet(book, "B02")
    sheet.cell(layout.KEY_ROW, 9).value = layout.VALUE


def row_deleted(book: Workbook) -> None:
    """The row of an indicator was deleted."""
    sheet = figure_sheet(book, "B02")
    unmerge(sheet)
    sheet.delete_rows(row_of(book, "B02"))


def row_repeated(book: Workbook) -> None:
    """The row of an indicator was copied below the table."""
    sheet = figure_sheet(book, "B02")
    row, last = row_of(book, "B02"), sheet.max_row + 1
    for column in range(1, 8):
        sheet.cell(last, column).value = sheet.cell(row, column).value


def unknown_indicator(book: Workbook) -> None:
    """A row was added for an indicator that the form does not have."""
    sheet = figure_sheet(book, "B02")
    last = sheet.max_row + 1
    sheet.cell(last, column_of(sheet, layout.CODE)).value = "B98"
    sheet.cell(last, column_of(sheet, layout.VALUE)).value = 5


def identity_deleted(book: Workbook) -> None:
    """The hidden sheet was removed."""
    del book[layout.IDENTITY_SHEET]


def identity_edited(book: Workbook) -> None:
    """Somebody typed over the period."""
    book[layout.IDENTITY_SHEET]["B5"] = "3 квартал"


def older_version(book: Workbook) -> None:
    """A template of last year."""
    book[layout.IDENTITY_SHEET]["B3"] = "2025.1"


def newer_version(book: Workbook) -> None:
    """A template of a version that this server does not know yet."""
    book[layout.IDENTITY_SHEET]["B3"] = "2031.2"


# ---------------------------------------------------------------- cells


def cell_damage(value: object) -> Damage:
    """Another value in the cell of B02."""

    def damage(book: Workbook) -> None:
        sheet, cell = value_cells(book)["B02"]
        book[sheet][cell].value = value

    return damage


def value_beside(book: Workbook) -> None:
    """The number stands in the column of explanations."""
    sheet = figure_sheet(book, "B02")
    row = row_of(book, "B02")
    sheet.cell(row, column_of(sheet, layout.VALUE)).value = None
    sheet.cell(row, column_of(sheet, layout.EXPLANATION)).value = 118


def note_beside(book: Workbook) -> None:
    """A remark beside the table and another one below it."""
    sheet = figure_sheet(book, "B02")
    sheet.cell(row_of(book, "B02"), 10).value = "уточнить у Сериковой"
    sheet.cell(sheet.max_row + 3, 2).value = "Исполнитель: тел. 12-34-56"


def strays_far_below(book: Workbook) -> None:
    """Two stray signs 10,000 rows below."""
    sheet = figure_sheet(book, "B02")
    sheet.cell(10_000, 2).value = "."
    sheet.cell(10_001, 4).value = 7


def sheet_added(book: Workbook) -> None:
    """A sheet with somebody's own table."""
    book.create_sheet("Черновик")["A1"] = "Черновик"


def saved_formula(value: object = 118) -> bytes:
    """A sum instead of the number of B02, with the value that Excel saved."""
    content = damaged(cell_damage(424242))
    sheet = value_cells(workbook(content))["B02"][0]
    part = f"xl/worksheets/sheet{workbook(content).sheetnames.index(sheet) + 1}.xml"
    return replaced(content, part, b"<v>424242</v>", f"<f>100+18</f><v>{value}</v>".encode())
