"""Tables drawn as text: the input of a test, and what it expects."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

Rows = list[dict[str, str]]


def rows_of(text: str) -> Rows:
    """The rows of a table drawn with ``|``, every cell as stripped text."""
    lines = [line.strip().strip("|") for line in text.strip().splitlines() if line.strip()]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, row, strict=True)) for row in rows]


def drawn(table: pd.DataFrame, expected: Rows, decimals: int = 4) -> Rows:
    """A table in the columns and decimals of the expected one, so that the two compare with ``==``.

    Numbers lose their trailing zeros, what is missing is blank.
    """
    columns = list(expected[0])
    return [{column: _text(row[column], decimals) for column in columns} for row in table.to_dict("records")]


def of_regions(table: pd.DataFrame, codes: Iterable[str]) -> pd.DataFrame:
    """The rows of some regions."""
    return table[table["region_code"].isin(list(codes))]


def _text(value: object, decimals: int) -> str:
    if value is None or pd.isna(value):
        return ""
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
