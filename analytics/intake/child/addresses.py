"""Addresses as findings write them: ``E7``, ``G12+G13``, ``R2!B3``, ``'Лист 1'!B3:D4``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import second_look
else:
    import second_look

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
ONE = re.compile(
    r"""(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!+,;]+))!)?
        \$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>\d{1,7})
        (?::\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>\d{1,7}))?""",
    re.VERBOSE | re.ASCII,
)
BETWEEN = re.compile(r"\s*[+,;]\s*|$")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell or a rectangle of cells; rows and columns count from 1, ``sheet`` may be nothing."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    @property
    def written(self) -> str:
        """The address without the sheet."""
        start = second_look.address(self.top, self.left)
        return start if self.area == 1 else f"{start}:{second_look.address(self.bottom, self.right)}"


def boxes(words: str) -> list[Box]:
    """The cells that an address names, in its order; none where it is no address of cells."""
    found: list[Box] = []
    place = 0
    while place < len(words):
        match = ONE.match(words, place)
        between = BETWEEN.match(words, match.end()) if match else None
        if match is None or between is None:
            return []
        box = _box(match)
        if box is None:
            return []
        found.append(box)
        place = between.end()
    return found


def _box(match: re.Match[str]) -> Box | None:
    top, left = int(match["top"]), second_look.column_number(match["left"])
    bottom = int(match["bottom"] or top)
    right = second_look.column_number(match["right"]) if match["right"] else left
    top, bottom = sorted((top, bottom))
    left, right = sorted((left, right))
    sheet = match["quoted"].replace("''", "'") if match["quoted"] else (match["plain"] or "").strip()
    inside = top >= 1 and bottom <= LAST_ROW and right <= LAST_COLUMN
    return Box(sheet, top, left, bottom, right) if inside else None


def reference(sheet: str, address: str) -> str:
    """An address with its sheet, as a link inside the workbook writes it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{address}"
