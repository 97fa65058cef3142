"""One workbook for each named fault: what people and programs really do to returns."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter

from tests.workbooks.figures import KARAGANDA_2022, figures_of
from tests.workbooks.form_1m import CREATED, Formula, Place, Return1M
from tests.workbooks.packages import with_parts

FIGURES = figures_of(KARAGANDA_2022)


def with_cell(sheet: str, row_code: int, graph: int, value: object) -> bytes:
    """A sound return but for one cell."""
    place: Place = (sheet, row_code, graph)
    return Return1M({**FIGURES, place: value}).content()


def sound() -> bytes:
    """Nothing is wrong."""
    return Return1M(FIGURES).content()


# ---------------------------------------------------------------- another form, another region


def empty_workbook() -> bytes:
    """A new workbook that nobody filled in."""
    return plain({"Лист1": []})


def another_form() -> bytes:
    """A table of the education department."""
    return plain({"Кружки": [["Регион", "Кружков", "Детей"], ["Карагандинская", 12, 240]]})


def ambiguous_title() -> bytes:
    """«Алматы» alone: the city or the oblast."""
    return Return1M(FIGURES, title="1-M  Алматы (Свод)").content()


def no_title() -> bytes:
    """The title property was wiped."""
    return Return1M(FIGURES, title="").content()


# ---------------------------------------------------------------- structure


def sheet_missing() -> bytes:
    """The sheet about minors was deleted."""
    return Return1M(FIGURES, without_sheets=frozenset({"R10"})).content()


def header_missing() -> bytes:
    """The row of graph numbers was deleted from one sheet."""
    return Return1M(FIGURES, without_header=frozenset({"R10"})).content()


def row_code_missing() -> bytes:
    """The row of grave crimes was deleted."""
    return Return1M(FIGURES, without_rows=frozenset({("R2", 6)})).content()


def row_code_repeated() -> bytes:
    """The total row was copied below."""
    return Return1M(FIGURES, repeated_row=("R10", 1)).content()


def row_code_repeated_far_below() -> bytes:
    """The total row was copied to the end of a long sheet."""
    return Return1M(FIGURES, repeated_row=("R10", 1), rows_after=300).content()


def graph_missing() -> bytes:
    """The graph of repeat offenders was deleted."""
    return Return1M(FIGURES, graph_order={"R10": (1, 2, 3, 4, 5, 6, 7, 9)}).content()


def graph_repeated() -> bytes:
    """The graph number 3 stands over two columns."""
    return Return1M(FIGURES, graph_order={"R10": (1, 2, 3, 3, 4, 5, 6, 7, 8, 9)}).content()


# ---------------------------------------------------------------- still readable


def columns_moved() -> bytes:
    """Somebody sorted the columns the other way round."""
    return Return1M(FIGURES, graph_order={"R10": tuple(range(9, 0, -1))}).content()


def rows_inserted() -> bytes:
    """Somebody inserted rows with an explanation under the header."""
    return Return1M(FIGURES, inserted_rows=3).content()


def sheet_names_with_spaces() -> bytes:
    """Sheet names with trailing spaces and small letters."""
    return Return1M(FIGURES, sheet_names={"R1": "R1 ", "R2": " R2", "R10": "r10  "}).content()


def latin_letters_in_header() -> bytes:
    """Latin A and B in the numbered row, and graph numbers as text."""
    return Return1M(FIGURES, letters=("A", "B"), graphs_as_text=True).content()


def long_sheets() -> bytes:
    """Hundreds of further rows, as in the official file."""
    return Return1M(FIGURES, rows_after=300).content()


def macros() -> bytes:
    """A workbook with macros."""
    return with_parts(sound(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 not run"})


def external_links() -> bytes:
    """A workbook with a link to another one."""
    return with_parts(sound(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def hidden_with_figures() -> bytes:
    """A hidden row and a hidden column with figures in them."""
    return Return1M(FIGURES, hidden_rows=(("R10", 8), ("R10", 9)), hidden_columns=(("R2", 7),)).content()


# ---------------------------------------------------------------- single cells


def text_in_number_cell() -> bytes:
    """Words instead of a number."""
    return with_cell("R10", 1, 1, "сто восемнадцать")


def division_by_zero() -> bytes:
    """An error that Excel shows as #DIV/0!."""
    return with_cell("R10", 1, 4, Formula("=1/0", "#DIV/0!"))


def formula_never_calculated() -> bytes:
    """A formula that a program wrote and Excel never opened."""
    return with_cell("R1", 1, 5, Formula("=I8+I9"))


def date_instead_of_number() -> bytes:
    """1.10 became 1 October."""
    return with_cell("R10", 1, 8, dt.date(2022, 10, 1))


def sum_off_by_one() -> bytes:
    """The severity rows miss the total by one, as in an official return of 2022."""
    return with_cell("R1", 7, 2, 154)


def part_larger_than_whole() -> bytes:
    """More students among the minors held liable than minors held liable."""
    return with_cell("R10", 1, 3, 120)


def plain(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook of these sheets, row by row."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": CREATED})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()
