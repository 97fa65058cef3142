"""Files that no reader should trust: no workbooks at all, and packages made to do harm."""

from __future__ import annotations

from tests.workbooks.faults import plain, sound
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
    return _with_rows_at_the_end(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def far_out_column() -> bytes:
    """A value so far to the right that no form reaches there."""
    return _with_rows_at_the_end(b'<row r="30"><c r="DDD30"><v>1</v></c></row>')


def row_number_overflow() -> bytes:
    """A row number beyond every integer."""
    content = sound()
    part = part_of_sheet(content, "R10")
    return replaced(content, part, b'<row r="1"', b'<row r="99999999999999999999"')


def far_out_behind_comment() -> bytes:
    """A far-out cell whose tags are torn by a comment, so that a scan does not see it."""
    return _with_rows_at_the_end(b'<row r="1048576"><!-- x --><c r="XFD1048576"><!-- y --><v>1</v></c></row>')


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
    return plain({f"Лист {number}": [["текст"]] for number in range(201)})


def _with_rows_at_the_end(rows: bytes) -> bytes:
    content = sound()
    return replaced(content, part_of_sheet(content, "R10"), b"</sheetData>", rows + b"</sheetData>")
