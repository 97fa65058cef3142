"""A workbook furnished with all that people put into theirs, to see that it comes back whole."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import xlsxwriter

FIGURES = "Сведения"
LISTS = "Справочник"
PEOPLE = "Мероприятия & планы"


def furnished_workbook() -> bytes:
    """Three sheets with comments, validations, a picture, a chart, names, merges, and protection."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    figures, lists, people = (book.add_worksheet(name) for name in (FIGURES, LISTS, PEOPLE))
    _furnish_figures(book, figures)
    lists.write_column("A1", ["город", "село"])
    lists.hide()
    people.protect("secret", {"objects": True})
    people.merge_range("B2:D3", "Итого", book.add_format({"bg_color": "#FFFF00", "bold": True}))
    people.write_number("B5", 7, book.add_format({"locked": False, "num_format": "0.00"}))
    people.set_column("F:F", 12, book.add_format({"bg_color": "#00FF00"}))
    people.set_row(9, 30, book.add_format({"italic": True}))
    book.define_name("Места", f"={LISTS}!$A$1:$A$2")
    book.define_name(f"{FIGURES}!Всего", f"={FIGURES}!$B$4")
    figures.activate()
    book.close()
    return target.getvalue()


def _furnish_figures(book: Any, sheet: Any) -> None:
    yellow = book.add_format({"bg_color": "#FFFFCC", "border": 1, "num_format": "#,##0"})
    sheet.write_row("A1", ["Показатель", "Всего", "Доля"], book.add_format({"bold": True}))
    for row, (words, count) in enumerate([("Кружки", 12), ("Секции", 30), ("Итого", 42)], start=1):
        sheet.write_string(row, 0, words)
        sheet.write_number(row, 1, count, yellow)
        sheet.write_formula(row, 2, f"=B{row + 1}/B4", None, count / 42)
    sheet.write_comment("B2", "Уточнить у школы", {"author": "Оператор"})
    sheet.data_validation("B2:B4", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.data_validation("A6", {"validate": "list", "source": "=Места"})
    sheet.conditional_format("C2:C4", {"type": "data_bar"})
    sheet.insert_image("E2", "mark.png", {"image_data": io.BytesIO(_picture())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"={FIGURES}!$B$2:$B$3"})
    sheet.insert_chart("E8", chart)
    sheet.write_url("A8", "https://example.org/", string="Сайт")
    sheet.freeze_panes(1, 1)
    sheet.autofilter("A1:C4")
    sheet.print_area("A1:C10")


def _picture() -> bytes:
    """A PNG of one point."""

    def block(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    point = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + block(b"IHDR", head) + block(b"IDAT", point) + block(b"IEND", b"")
