"""A small form 1-M built in code: the sheets, row codes and graphs that the form names."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import CellAnchor

TITLE = "1-M  Карагандинская область (Свод)"
GRAPHS = 16

# Twenty minors were held liable; sections 6 and 10 must say so alike, or their sums would not hold.
MINORS = dict.fromkeys(
    (CellAnchor("R10", 1, 1), CellAnchor("R10", 2, 1), CellAnchor("R6", 1, 10), CellAnchor("R6", 1, 11)), 20.0
)


def workbook(figures: dict[str, float], title: str = TITLE) -> bytes:
    """The bytes of a form with each figure in its indicator's first cell; others hold 0."""
    form = load_catalogue().forms["1-M"]
    values: dict[CellAnchor, float] = {}
    for control in form.controls:
        values |= dict.fromkeys((*control.left, *control.right), 0)
    for place in form.indicators:
        values |= dict.fromkeys(place.cells, 0)
    values |= MINORS
    for place in form.indicators:
        if place.indicator_code in figures:
            values[place.cells[0]] = figures[place.indicator_code]
    book = Workbook()
    book.remove(book.active)
    book.properties.title = title
    for name in form.sheets:
        _fill(book.create_sheet(name), form.row_code_header, _rows(name, values))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(sheet: str, values: dict[CellAnchor, float]) -> dict[int, dict[int, float]]:
    rows: dict[int, dict[int, float]] = {}
    for anchor, value in values.items():
        if anchor.sheet == sheet:
            rows.setdefault(anchor.row_code, {})[anchor.graph] = value
    return rows


def _fill(sheet, row_code_header: str, rows: dict[int, dict[int, float]]) -> None:  # type: ignore[no-untyped-def]
    sheet.append(["Отчёт по форме № 1-М"])
    sheet.append(["Наименование", row_code_header, *(f"Графа {graph}" for graph in range(1, GRAPHS + 1))])
    sheet.append(["А", "Б", *range(1, GRAPHS + 1)])
    for code, figures in sorted(rows.items()):
        sheet.append([f"Строка {code}", code, *(figures.get(graph, 0) for graph in range(1, GRAPHS + 1))])
