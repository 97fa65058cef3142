"""A workbook of its own that lists findings, for files whose cells cannot be marked."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.intake.batch import Severity

WIDTHS = (5, 16, 14, 16, 58, 44, 58)  # of the columns, in letters
LINE_HEIGHT = 13.5  # in points
COLOURS: dict[Severity, str] = {"error": "#F8B9B3", "warning": "#FFE08A", "note": "#C9E2F8"}
HEAD_COLOUR = "#E4E9EE"
TEXT_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """One finding in a person's words."""

    severity: Severity
    severity_words: str
    sheet: str
    cell: str
    found: str
    expected: str
    mend: str

    @property
    def words(self) -> list[str]:
        """The cells of its row."""
        return [self.severity_words, self.sheet, self.cell, self.found, self.expected, self.mend]

    @property
    def height(self) -> float:
        """The height of its row in points: not every program fits rows to their words."""
        lines = [
            sum(math.ceil(max(len(line), 1) / width) for line in words.split("\n"))
            for words, width in zip(self.words, WIDTHS[1:], strict=True)
        ]
        return max(lines) * LINE_HEIGHT + 2


def findings_workbook(
    sheet_name: str, title: str, lines: Sequence[str], heads: Sequence[str], findings: Sequence[ListedFinding]
) -> bytes:
    """The bytes of a workbook with one sheet: title, sentences, one row a finding."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **TEXT_AS_TEXT})
    sheet = book.add_worksheet(sheet_name)
    cell = {"font_size": 10, "text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#CBD2D9"}
    formats = {severity: book.add_format({**cell, "bg_color": COLOURS[severity]}) for severity in COLOURS}
    plain, head = book.add_format(cell), book.add_format({**cell, "bold": True, "bg_color": HEAD_COLOUR})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for row, words in enumerate(lines, start=1):
        sheet.write_string(row, 0, words, book.add_format({"font_size": 10}))
    header = len(lines) + 2
    for column, words in enumerate(heads):
        sheet.write_string(header, column, words, head)
    for number, finding in enumerate(findings, start=1):
        sheet.set_row(header + number, finding.height)
        for column, words in enumerate([str(number), *finding.words]):
            sheet.write_string(
                header + number, column, words, formats[finding.severity] if column == 1 else plain
            )
    sheet.freeze_panes(header + 1, 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return target.getvalue()
