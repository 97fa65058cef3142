"""A long sheet is read to its end only where its end could matter.

The figures of an official form stand in its first rows; hundreds of rows by article of the law
follow. The reader takes the first rows, and then makes certain from the bytes of the others that
they are plain rows with higher row codes, so that none of them can hold a wanted code again or
begin another table. Where that is not certain, the whole sheet is read.
"""

from __future__ import annotations

import re

SPARE_ROWS = 32  # for the header and for rows that somebody inserted
ROW_END = b"</row>"
ROWS_END = b"</sheetData>"
END = ROWS_END + b"</worksheet>"


def end_of_head(data: bytes, highest_code: int) -> int | None:
    """Where the rows that may hold the wanted codes end, or ``None`` where the sheet ends before."""
    place = data.find(b"<sheetData>")
    for _ in range(highest_code + SPARE_ROWS if place >= 0 else 0):
        place = data.find(ROW_END, place)
        if place < 0:
            return None
        place += len(ROW_END)
    more = place >= 0 and data.startswith(b"<row ", place) and data.rstrip().endswith(b"</worksheet>")
    return place if more else None


def head(data: bytes, end: int) -> bytes:
    """The sheet with its first rows only."""
    return data[:end] + END


def only_higher_codes(data: bytes, end: int, code_letters: str, highest: int) -> bool:
    """Whether every row after the head has a plain number above the last in the column of codes."""
    rest = data[end : data.rfind(ROWS_END)]
    cell = re.compile(rb'<c r="%s\d+"(?: s="\d+")?><v>(\d{1,6})</v></c>' % code_letters.encode())
    codes = [highest, *map(int, cell.findall(rest))]
    return len(codes) - 1 == rest.count(b"<row ") and codes == sorted(set(codes))
