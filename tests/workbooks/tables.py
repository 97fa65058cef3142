"""Free tables as workbooks: rows of cells, merged ranges, several sheets."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]
Merge = tuple[int, int, int, int]

# Names as files write them: with footnotes, abbreviations, cities with and without their word.
NAMES: dict[str, str] = {
    "10": "область Абай", "11": "Акмолинская", "15": "Актюбинская область", "19": "Алматинская",
    "23": "Атырауская", "27": "ЗКО", "31": "Жамбылская", "33": "Жетісу", "35": "Карагандинская",
    "39": "Костанайская", "43": "Кызылординская", "47": "Мангистауская", "55": "Павлодарская",
    "59": "СКО", "61": "Туркестанская1)", "62": "Ұлытау", "63": "ВКО", "71": "г. Астана",
    "75": "г.Алматы", "79": "г. Шымкент",
}  # fmt: skip


def table_workbook(
    rows: Rows,
    merges: Sequence[Merge] = (),
    sheet: str = "Свод",
    others: Mapping[str, Rows] | None = None,
    percents: Collection[tuple[int, int]] = (),
    hidden_rows: Collection[int] = (),
) -> bytes:
    """A workbook with a table as it is given; ``None`` is an empty cell, places count from 0."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False})
    percent = workbook.add_format({"num_format": "0.0%"})
    for name, cells in {sheet: rows, **(others or {})}.items():
        worksheet = workbook.add_worksheet(name)
        for index, row in enumerate(cells):
            for column, cell in enumerate(row):
                if cell is not None:
                    shown = percent if name == sheet and (index, column) in percents else None
                    worksheet.write(index, column, cell, shown)
        if name == sheet:
            for top, left, bottom, right in merges:
                worksheet.merge_range(top, left, bottom, right, rows[top][left])
            for index in hidden_rows:
                worksheet.set_row(index, None, None, {"hidden": True})
    workbook.close()
    return buffer.getvalue()


def national_table(
    headings: Sequence[str], first: int = 10, codes: Collection[str] = tuple(NAMES)
) -> list[list[Any]]:
    """Twenty regions in rows under one heading row; the figures grow by one from cell to cell."""
    rows: list[list[Any]] = [["Регион", *headings]]
    figure = first
    for code in codes:
        rows.append([NAMES[code], *(figure + place for place in range(len(headings)))])
        figure += len(headings)
    return rows
