"""How a template looks: its colours, its formats, and the page it is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT: Final = "Calibri"
INK: Final = "#14232D"
MUTED: Final = "#566371"
BAND: Final = "#0A6F86"  # the colour of the product
PALE: Final = "#E4F0F4"
GREY: Final = "#F0F2F4"
RULE: Final = "#B3C3CC"
WHITE: Final = "#FFFFFF"
ALARM: Final = "#9A3412"

# Fill and letters of the cells that a rule colours; told by words in the instruction as well.
EMPTY: Final = {"bg_color": "#DCEBFB", "font_color": INK}
BELOW: Final = {"bg_color": "#FDE9B8", "font_color": "#7A4B00"}
ABOVE: Final = {"bg_color": "#F9CFCB", "font_color": "#8F1D13"}

BASIS: Final[dict[str, Any]] = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"}
PAPER_A4: Final = 9
LEGIBLE: Final = 100  # per cent


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def made(self, **properties: Any) -> Any:
        """A format with the template's own font."""
        key = tuple(sorted(properties.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format(BASIS | properties)
        return self._known[key]

    def rule(self, colours: dict[str, str]) -> Any:
        """A format that a conditional rule lays over a cell."""
        key = tuple(sorted({**colours, "rule": True}.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format(colours)
        return self._known[key]

    def boxed(self, **properties: Any) -> Any:
        """A format with thin rules around the cell."""
        return self.made(border=1, border_color=RULE, **properties)

    @property
    def title(self) -> Any:
        """The band with the title."""
        return self.made(bold=True, font_size=15, font_color=WHITE, bg_color=BAND, indent=1)

    @property
    def setting(self) -> Any:
        """The line with region, period and due date."""
        return self.made(bold=True, font_color=INK, bg_color=PALE, indent=1)

    @property
    def progress(self) -> Any:
        """The line that counts what is filled in."""
        return self.made(bold=True, font_color=BAND, bg_color=PALE, align="right", indent=1)

    @property
    def hint(self) -> Any:
        """Words under the title."""
        return self.made(font_size=10, font_color=MUTED, text_wrap=True, indent=1)

    @property
    def header(self) -> Any:
        """The heading of a column."""
        return self.boxed(bold=True, bg_color=PALE, text_wrap=True, align="center")


def band(worksheet: Worksheet, looks: Looks, title: str, last_column: int) -> None:
    """The title in the second row and the pale row under it, over all columns."""
    worksheet.set_row(1, 27)
    worksheet.set_row(2, 21)
    for column in range(last_column + 1):
        worksheet.write_blank(1, column, None, looks.title)
        worksheet.write_blank(2, column, None, looks.setting)
    worksheet.write_string(1, 0, title, looks.title)


def printed(worksheet: Worksheet, footer: str, page: str, header_row: int | None) -> None:
    """Printed across on A4, as wide as the page, with the heading and a foot on every page."""
    worksheet.set_landscape()
    worksheet.set_paper(PAPER_A4)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)
    worksheet.set_footer(f"&L&9{footer.replace('&', '&&')}&R&9{page}")
    if header_row is not None:
        worksheet.repeat_rows(header_row)
    worksheet.set_zoom(LEGIBLE)


def text_height(words: str, letters: float, line: float = 15.0, least: int = 1) -> float:
    """The height in points that words need in so many letters a line.

    Not every program fits rows to their words when it opens a workbook, so heights are written.
    """
    lines = sum(_lines(part, letters) for part in words.split("\n"))
    return max(lines, least) * line + 3


def _lines(words: str, letters: float) -> int:
    """How many lines words take that break between words only."""
    lines, room = 1, letters
    for word in words.split():
        if len(word) > room and room < letters:
            lines, room = lines + 1, letters
        room -= len(word) + 1
    return lines
