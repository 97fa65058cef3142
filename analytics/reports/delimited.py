"""Tables as CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

# A cell that starts so would be run as a formula (OWASP, "CSV Injection").
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")


def safe_csv(frame: pd.DataFrame, separator: str = ";") -> bytes:
    """A table as CSV in UTF-8 with a mark that makes Excel read it as such.

    Words that a spreadsheet would run as a formula get an apostrophe in front; numbers stay as they
    are. Columns and rows keep their order; the index is left out.
    """
    harmless = frame.map(_harmless)
    harmless.columns = [_harmless(name) for name in frame.columns]
    text: str = harmless.to_csv(index=False, sep=separator, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell
