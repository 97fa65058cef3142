"""What may be typed into a cell: the validation of figures and of the columns of lists.

A person sees the rule when the cell is chosen, and is stopped when the entry breaks it. The signs of
the national statistics stay possible beside every number.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from analytics.catalogue.records import ColumnType, Indicator
from analytics.text import Texts

SIGNS: Final = ("-", "–", "—", "…", "...", "..", "x", "х")  # no event, no data, confidential (both alphabets)
LONGEST_TITLE: Final = 32
LONGEST_MESSAGE: Final = 255
FIRST_DATE: Final = dt.date(1990, 1, 1)
LAST_DATE: Final = dt.date(2100, 12, 31)
MONEY_UNIT: Final = "million_tenge"
YES_NO_UNIT: Final = "yes_no"


def figure_validation(indicator: Indicator, cell: str, text: Texts) -> dict[str, Any]:
    """The validation of one figure, in the words of XlsxWriter."""
    entry = text(f"templates.entry.{_entry(indicator)}")
    kind = text(f"templates.kind.{indicator.kind}")
    message = f"{indicator.name[text.language]} ({kind}).\n{entry}. {text('templates.signs.short')}"
    words = _words(indicator.code, message, entry, text)
    if indicator.unit == YES_NO_UNIT:
        return {"validate": "list", "source": ["1", "0", "-", "…", "x"], **words}
    return {"validate": "custom", "value": _number_or_sign(cell, _is_whole(indicator)), **words}


def number_format(indicator: Indicator) -> str:
    """How a figure shows; the value itself stays as it is typed."""
    if indicator.unit == YES_NO_UNIT:
        return "0"
    return "#,##0" if _is_whole(indicator) else "#,##0.0##"


def list_validation(column_type: ColumnType, title: str, message: str, text: Texts) -> dict[str, Any]:
    """The validation of a column of a list; the one with choices still lacks its source."""
    entry = text(f"templates.entry.{column_type}")
    words = _words(title, message, entry, text)
    if column_type == "date":
        limits = {"minimum": FIRST_DATE, "maximum": LAST_DATE}
        return {"validate": "date", "criteria": "between", **limits, **words}
    if column_type == "count":
        return {"validate": "integer", "criteria": ">=", "value": 0, **words}
    if column_type == "money":
        return {"validate": "decimal", "criteria": ">=", "value": 0, **words}
    if column_type == "text":
        return {"validate": "any", **words}
    refused = {"error_message": text("templates.wrong.choice")}
    # A code without its name is right as well, so another entry is asked about and not refused.
    style = {"error_type": "warning"} if column_type == "indicator" else {}
    return {"validate": "list", **words, **refused, **style}


def cut(words: str, longest: int) -> str:
    """The words, cut with an ellipsis where a cell's message has no room for them."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _words(title: str, message: str, entry: str, text: Texts) -> dict[str, Any]:
    return {
        "input_title": cut(title, LONGEST_TITLE),
        "input_message": cut(message, LONGEST_MESSAGE),
        "error_title": text("templates.wrong.title"),
        "error_message": text("templates.wrong.text", entry=entry),
    }


def _entry(indicator: Indicator) -> str:
    if indicator.unit == YES_NO_UNIT:
        return "yes_no"
    if indicator.unit == MONEY_UNIT:
        return "money"
    return "count" if _is_whole(indicator) else "amount"


def _is_whole(indicator: Indicator) -> bool:
    return indicator.unit != MONEY_UNIT and indicator.decimals == 0


def _number_or_sign(cell: str, whole: bool) -> str:
    """Without IF the comparison of a sign with a number would make the whole formula an error."""
    number = f"AND({cell}>=0,{cell}=INT({cell}))" if whole else f"{cell}>=0"
    signs = ",".join(f'{cell}="{sign}"' for sign in SIGNS)
    return f"=IF(ISNUMBER({cell}),{number},OR({signs}))"
