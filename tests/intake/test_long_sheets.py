"""A long sheet is read by its head only where that gives exactly what the whole sheet gives."""

from __future__ import annotations

import pytest

from analytics.intake.child.shortening import SPARE_ROWS, end_of_head, head, only_higher_codes
from tests.intake.asked import read
from tests.workbooks import faults
from tests.workbooks.packages import changed, part_of_sheet

HIGHEST = 3
ROWS = SPARE_ROWS + HIGHEST


def sheet(codes: list[object], column: str = "D") -> bytes:
    """A sheet with one numbered row for each code; text codes are shared strings."""
    rows = b"".join(_row(number, code, column) for number, code in enumerate(codes, start=1))
    return b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"


def _row(number: int, code: object, column: str) -> bytes:
    if code is None:
        return f'<row r="{number}"><c r="A{number}"><v>5</v></c></row>'.encode()
    kind = ' t="s"' if isinstance(code, str) else ""
    return f'<row r="{number}"><c r="{column}{number}" s="3"{kind}><v>{code}</v></c></row>'.encode()


def certain(codes: list[object], column: str = "D") -> bool:
    data = sheet(codes, column)
    end = end_of_head(data, HIGHEST)
    assert end is not None
    return only_higher_codes(data, end, "D", ROWS)


def test_a_short_sheet_has_no_head_of_its_own() -> None:
    assert end_of_head(sheet(list(range(1, ROWS + 1))), HIGHEST) is None
    assert end_of_head(b"<worksheet><sheetData/></worksheet>", HIGHEST) is None


def test_the_head_is_a_sheet_of_the_first_rows() -> None:
    data = sheet(list(range(1, 100)))
    end = end_of_head(data, HIGHEST)
    assert end is not None
    assert head(data, end) == sheet(list(range(1, ROWS + 1)))


def test_higher_codes_are_certain() -> None:
    assert certain(list(range(1, 200)))


@pytest.mark.parametrize(
    "stray",
    [1, ROWS, "4", None],
    ids=["a wanted code again", "the last code again", "a code as text", "a row without a code"],
)
def test_anything_else_among_the_rows_is_not(stray: object) -> None:
    codes: list[object] = list(range(1, 200))
    codes[150] = stray
    assert not certain(codes)


def test_codes_in_another_column_are_not_certain() -> None:
    assert not certain(list(range(1, 200)), column="E")


def test_head_and_whole_give_the_same_reading() -> None:
    """A comment after the last tag makes the head uncertain, so that the whole sheets are read."""
    by_heads = content = faults.long_sheets()
    for name in ("R1", "R2", "R6", "R10"):
        content = changed(content, part_of_sheet(content, name), lambda data: data + b"<!-- whole -->")
    first, second = read(by_heads), read(content)
    assert first.observations == second.observations
    assert first.findings == second.findings
    assert len(first.observations) == 12
