"""One workbook for each named fault: what people and programs really do to returns."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter

from tests.workbooks.figures import KARAGANDA_2022, figures_of
from tests.workbooks.form_1m import Formula, Place, Return1M
from tests.workbooks.packages import (
    changed,
    package_of,
    part_of_sheet,
    replaced,
    with_duplicate,
    with_parts,
    with_understated_size,
)

MEGABYTE = 1024 * 1024
FIGURES = figures_of(KARAGANDA_2022)


def with_cell(sheet: str, row_code: int, graph: int, value: object) -> bytes:
    """A sound return but for one cell."""
    place: Place = (sheet, row_code, graph)
    return Return1M({**FIGURES, place: value}).content()


def sound() -> bytes:
    """Nothing is wrong."""
    return Return1M(FIGURES).content()


# ---------------------------------------------------------------- not a workbook at all


def empty_file() -> bytes:
    """No byte at all."""
    return b""


def text_renamed_xlsx() -> bytes:
    """A text table saved under the name of a workbook."""
    return "регион;привлечено\nКарагандинская;118\n".encode("cp1251")


def html_renamed_xls() -> bytes:
    """A web page that a system exports as .xls."""
    return b"<html><head><meta charset='utf-8'></head><table><tr><td>118</td></tr></table></html>"


def picture() -> bytes:
    """A picture under the name of a workbook."""
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def document() -> bytes:
    """A Word document under the name of a workbook."""
    return package_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def encrypted() -> bytes:
    """A workbook with a password: OLE2 with the stream EncryptedPackage."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )


def old_xls_broken() -> bytes:
    """An OLE2 file that holds no workbook."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)


def cut_off() -> bytes:
    """A workbook of which the end was lost on the way."""
    return sound()[:-2000]


# ---------------------------------------------------------------- hostile packages


def zip_bomb() -> bytes:
    """A part of 40 megabytes of spaces that packs to nothing."""
    return with_parts(sound(), {"xl/media/image1.bin": b" " * (40 * MEGABYTE)})


def zip_bomb_that_lies() -> bytes:
    """A part beyond the limit whose directory entry says one kilobyte."""
    bomb = with_parts(sound(), {"xl/media/image1.bin": b" " * (160 * MEGABYTE)})
    return with_understated_size(bomb, "xl/media/image1.bin", 1024)


def sheet_that_lies() -> bytes:
    """A sheet whose directory entry says fewer bytes than it holds."""
    content = sound()
    return with_understated_size(content, part_of_sheet(content, "R10"), 100)


def too_many_parts() -> bytes:
    """A package of 2,100 parts."""
    return with_parts(sound(), {f"xl/media/image{number}.bin": b"" for number in range(2_100)})


def duplicate_part() -> bytes:
    """The same part twice: two readers may take different ones."""
    return with_duplicate(sound(), "xl/workbook.xml")


def part_outside() -> bytes:
    """A part that wants to be unpacked above its folder."""
    return with_parts(sound(), {"../../etc/passwd": b"x"})


def entity_bomb() -> bytes:
    """A document type with entities in a sheet."""
    content = sound()
    declaration = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    return changed(
        content, part_of_sheet(content, "R1"), lambda data: data.replace(b"?>", b"?>" + declaration, 1)
    )


def utf16_sheet() -> bytes:
    """A sheet in UTF-16, past every scan for plain bytes."""
    content = sound()
    return changed(content, part_of_sheet(content, "R1"), lambda data: data.decode().encode("utf-16"))


def far_out_cell() -> bytes:
    """A value in the last cell of the sheet: a reader that allocates the box dies."""
    return Return1M(FIGURES, far_cell=("R10", "XFD1048576")).content()


def far_out_column() -> bytes:
    """A value so far to the right that no form reaches there."""
    return Return1M(FIGURES, far_cell=("R10", "DDD3")).content()


def row_number_overflow() -> bytes:
    """A row number beyond every integer."""
    content = sound()
    part = part_of_sheet(content, "R10")
    return replaced(content, part, b'<row r="1"', b'<row r="99999999999999999999"')


def far_out_behind_comment() -> bytes:
    """A far-out cell whose tags are torn by a comment, so that a scan does not see it."""
    content = sound()
    cell = b'<row r="1048576"><!-- x --><c r="XFD1048576"><!-- y --><v>1</v></c></row></sheetData>'
    return replaced(content, part_of_sheet(content, "R10"), b"</sheetData>", cell)


def broken_xml() -> bytes:
    """A sheet that ends in the middle of a tag."""
    content = sound()
    return changed(content, part_of_sheet(content, "R10"), lambda data: data[: len(data) // 2])


def many_merges() -> bytes:
    """A sheet with 60,000 merged ranges."""
    content = sound()
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1_000, 61_000))
    return replaced(content, part_of_sheet(content, "R10"), b"</mergeCells>", merges + b"</mergeCells>")


def many_sheets() -> bytes:
    """A workbook of 201 sheets."""
    return _plain({f"Лист {number}": [["текст"]] for number in range(201)})


# ---------------------------------------------------------------- another form, another region


def empty_workbook() -> bytes:
    """A new workbook that nobody filled in."""
    return _plain({"Лист1": []})


def another_form() -> bytes:
    """A table of the education department."""
    return _plain({"Кружки": [["Регион", "Кружков", "Детей"], ["Карагандинская", 12, 240]]})


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


def _plain(sheets: dict[str, list[list[object]]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()
