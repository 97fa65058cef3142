"""Builds workbooks in the layout of form No. 1-M: headers, graph numbers, row codes, title property.

The headers and the places are those of real returns of 2022; the figures are whatever a test gives.
Cells without a figure hold 0, as the real ones do.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

Place = tuple[str, int, int]  # sheet, row code, graph

SHEETS = ("R1", "R1-1", "R1-2", "R2", "R3", "R3-1", "R4", "R4-1", "R5", "R6", "R7", "R8", "R9", "R10",
          "R11", "PRIL1", "PRIL2", "PRIL3", "PRIL4", "PRIL5", "PRIL6", "PRIL7", "PRIL8", "PRIL9",
          "PRIL10", "PRIL11")  # fmt: skip
GRAPHS = {"R1": 31, "R2": 17, "R6": 19, "R10": 9}
HEADINGS = {
    "R1": "Раздел 1. Сведения о зарегистрированных уголовных правонарушениях",
    "R2": "Раздел 2. Сведения о зарегистрированных уголовных правонарушениях по оконченным делам, "
    "совершенных несовершеннолетними, ранее  совершавшими правонарушения, группой лиц",
    "R6": "Раздел 6. Сведения о лицах, совершивших правонарушения",
    "R10": "Раздел 10. Сведения о несовершеннолетних, совершивших правонарушения",
}
GRAPH_WORDS = {
    ("R1", 2): "Количество правонарушений, зарегистрированных в ЕРДР в отчетном периоде",
    ("R1", 5): "в отношении несовершеннолетних",
    ("R1", 6): "окончены производством в отчетном периоде",
    ("R2", 1): "количество правонарушений оконченных производством в отчетном периоде",
    ("R2", 3): "несовершеннолетними, или при их соучастии",
    ("R2", 12): "группой лиц",
    ("R2", 14): "в т.ч. из гр.12 с участием несовершеннолетних",
    ("R6", 10): "Несовершеннолетних всего",
    ("R6", 11): "12-13 лет",
    ("R6", 12): "14-15 лет",
    ("R6", 13): "16-17 лет",
    ("R10", 1): "Количество несовершеннолетних привлеченных к уголовной ответственности",
    ("R10", 2): "Женского пола",
    ("R10", 3): "Учащихся",
    ("R10", 4): "Неработающих, неучащихся",
    ("R10", 5): "В группе",
    ("R10", 6): "Смешанной с участием взрослых",
    ("R10", 7): "Состояли на учете",
    ("R10", 8): "Ранее совершившими",
}
# The hierarchy of labels stands in the columns A, B and C.
ROWS = {
    1: ("Всего правонарушений", "", ""),
    2: ("из них", "проступки", ""),
    3: ("", "преступлений ", ""),
    4: ("", "из них", "небольшой тяжести"),
    5: ("", "", "средней тяжести"),
    6: ("", "", "тяжкие "),
    7: ("", "", "особо тяжкие "),
    107: ("", "", "Кража (ст.188) "),
}
CREATED = dt.datetime(1997, 12, 18)  # as in the official template; fixed, so that bytes stay the same
HEADER_ROW = 5  # from 0: the numbered row is the sixth


@dataclass(frozen=True)
class Formula:
    """A formula with the value that Excel kept for it; an empty one was never calculated."""

    words: str
    value: object = ""


@dataclass(frozen=True)
class Return1M:
    """A workbook of form 1-M; every field after the title departs from the official layout."""

    figures: Mapping[Place, Any] = field(default_factory=dict)
    title: str = "1-M  Карагандинская область (Свод)"
    comments: str = ""
    sheet_names: Mapping[str, str] = field(default_factory=dict)
    without_sheets: frozenset[str] = frozenset()
    without_rows: frozenset[tuple[str, int]] = frozenset()
    without_header: frozenset[str] = frozenset()
    graph_order: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    letters: tuple[str, str] = ("А", "Б")
    graphs_as_text: bool = False
    inserted_rows: int = 0
    rows_after: int = 0
    repeated_row: tuple[str, int] | None = None
    hidden_rows: tuple[tuple[str, int], ...] = ()
    hidden_columns: tuple[tuple[str, int], ...] = ()

    def content(self) -> bytes:
        """The bytes of the workbook; the same workbook gives the same bytes."""
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True})
        book.set_properties({"title": self.title, "comments": self.comments, "created": CREATED})
        header = book.add_format({"text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
        date = book.add_format({"num_format": "dd.mm.yyyy"})
        for name in SHEETS:
            if name not in self.without_sheets:
                sheet = book.add_worksheet(self.sheet_names.get(name, name))
                if name in GRAPHS:
                    _Section(self, name, sheet, header, date).write()
        book.close()
        return target.getvalue()


@dataclass
class _Section:
    """One filled sheet of a return."""

    book: Return1M
    name: str
    sheet: Any
    header: Any
    date: Any

    def write(self) -> None:
        self._write_header()
        row = HEADER_ROW + 1 + self.book.inserted_rows
        for code, labels in self._rows():
            for column, label in enumerate(labels):
                if label:
                    self.sheet.write_string(row, column, label)
            self.sheet.write_number(row, 3, code)
            self._write_figures(row, code)
            row += 1
        if self.book.inserted_rows:
            self.sheet.write_string(HEADER_ROW + 1, 0, "Вставленная строка пояснений")
        for name, number in self.book.hidden_rows:
            if name == self.name:
                self.sheet.set_row(number - 1, None, None, {"hidden": True})
        for name, number in self.book.hidden_columns:
            if name == self.name:
                self.sheet.set_column(number - 1, number - 1, None, None, {"hidden": True})

    def _graphs(self) -> tuple[int, ...]:
        return self.book.graph_order.get(self.name, tuple(range(1, GRAPHS[self.name] + 1)))

    def _rows(self) -> list[tuple[int, tuple[str, str, str]]]:
        rows = [
            (code, labels) for code, labels in ROWS.items() if (self.name, code) not in self.book.without_rows
        ]
        rows += [(200 + place, ("", "", f"Строка {200 + place}")) for place in range(self.book.rows_after)]
        if self.book.repeated_row and self.book.repeated_row[0] == self.name:
            rows.append((self.book.repeated_row[1], ("", "", "повтор")))
        return rows

    def _write_header(self) -> None:
        self.sheet.set_column(0, 1, 12)
        self.sheet.set_column(2, 2, 34)
        last = 3 + len(self._graphs())
        self.sheet.merge_range(0, 0, 0, last, HEADINGS[self.name], self.header)
        self.sheet.merge_range(2, 0, 4, 2, "Наименование показателей", self.header)
        self.sheet.merge_range(2, 3, 4, 3, "Шифр строки", self.header)
        for column, graph in enumerate(self._graphs(), start=4):
            words = GRAPH_WORDS.get((self.name, graph), f"из графы {graph}")
            self.sheet.merge_range(2, column, 4, column, words, self.header)
        if self.name not in self.book.without_header:
            self._write_numbers()

    def _write_numbers(self) -> None:
        self.sheet.merge_range(HEADER_ROW, 0, HEADER_ROW, 2, self.book.letters[0], self.header)
        self.sheet.write_string(HEADER_ROW, 3, self.book.letters[1], self.header)
        for column, graph in enumerate(self._graphs(), start=4):
            if self.book.graphs_as_text:
                self.sheet.write_string(HEADER_ROW, column, str(graph), self.header)
            else:
                self.sheet.write_number(HEADER_ROW, column, graph, self.header)

    def _write_figures(self, row: int, code: int) -> None:
        for column, graph in enumerate(self._graphs(), start=4):
            value = self.book.figures.get((self.name, code, graph), 0)
            if isinstance(value, Formula):
                self.sheet.write_formula(row, column, value.words, None, value.value)
            elif isinstance(value, dt.date):
                self.sheet.write_datetime(row, column, value, self.date)
            elif isinstance(value, str):
                self.sheet.write_string(row, column, value)
            elif value is not None:
                self.sheet.write_number(row, column, value)
