"""One row of the two ministries' figures in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from analytics.charts.rows import number_or_none
from analytics.measures.reconciliation import DIFFER
from analytics.text import Texts
from analytics.text.numbers import format_date, format_number, format_percent, format_signed
from pages.shared.html_table import NOTHING, Cell, Marked
from pages.shared.quality_words import region_words

TONES: Final = {
    "overdue": ("error", "!"),
    "open": ("warning", "?"),
    "police_missing": ("note", "–"),
    "education_missing": ("note", "–"),
    "both_missing": ("note", "–"),
    "settled": ("sound", "✓"),
}

Record = Mapping[Any, Any]


def side_cells(text: Texts, row: Record) -> dict[str, Cell]:
    """A row of :func:`analytics.measures.reconciliation.reconciliation` by the columns of the screen."""
    tone, sign = TONES[row["state"]]
    settled = row["state"] == "settled"
    return {
        "region": region_words(text, str(row["region_code"])),
        "police": _number(text, row["police"]),
        "education": _number(text, row["education"]),
        "difference": _signed(text, row["difference"]),
        "percent": _percent(text, row["percent"]),
        "state": Marked(state_words(text, row), tone, sign),
        "owner": NOTHING if settled else text(f"quality.owner.{row['owner']}"),
        "deadline": NOTHING if settled else deadline_words(text, row),
    }


def state_words(text: Texts, row: Record) -> str:
    """The state, and for how many quarters in a row the figures have differed."""
    words = text(f"quality.side_state.{row['state']}")
    if row["state"] in DIFFER and row["quarters"] > 1:
        return f"{words} · {text('quality.in_a_row', n=int(row['quarters']))}"
    return words


def deadline_words(text: Texts, row: Record) -> str:
    """The last day with the days that are left or over."""
    day = format_date(row["deadline"], text.language)
    left = int(row["days_left"])
    return text(f"quality.{'days_left' if left >= 0 else 'days_over'}", n=abs(left), date=day)


def _number(text: Texts, value: object) -> str:
    number = number_or_none(value)
    return NOTHING if number is None else format_number(number, text.language)


def _signed(text: Texts, value: object) -> str:
    number = number_or_none(value)
    return NOTHING if number is None else format_signed(number, text.language)


def _percent(text: Texts, value: object) -> str:
    number = number_or_none(value)
    if number is None:
        return NOTHING
    return f"{'+' if number > 0 else ''}{format_percent(number, text.language)}"
