"""Tables drawn as text: the input of a test, and what it expects."""

from __future__ import annotations

import pandas as pd


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table drawn with ``|``, every cell as stripped text."""
    lines = [line.strip().strip("|") for line in text.strip().splitlines() if line.strip()]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, row, strict=True)) for row in rows]


def text_of(table: pd.DataFrame, columns: str, decimals: int = 4) -> list[dict[str, str]]:
    """Some columns of a table as the rows of a drawn one: numbers rounded, missing ones blank."""
    return [
        {column: _text(row[column], decimals) for column in columns.split()}
        for row in table.to_dict("records")
    ]


def _text(value: object, decimals: int) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:.{decimals}f}".rstrip("0").rstrip(".").replace("-0", "0") if value == 0 else (
            f"{value:.{decimals}f}".rstrip("0").rstrip(".")
        )
    return str(value)
