"""The line that says how much of a template is filled in, counted by the spreadsheet itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analytics.intake.templates.plan import FigureSheet
from analytics.text import Texts

PLACE: Final = "\x00"  # where the formula puts the number into the phrase


def progress_formula(sheets: Sequence[FigureSheet], text: Texts) -> tuple[str, str]:
    """The formula of «filled in: n of m» over some sheets, and what it shows at first."""
    counted = "+".join(f"COUNTA({_range(sheet)})" for sheet in sheets)
    total = sum(len(sheet.rows) for sheet in sheets)
    return phrase_formula(text("templates.progress", filled=PLACE, total=total), counted)


def phrase_formula(phrase: str, number: str) -> tuple[str, str]:
    """A phrase around a counted number as a formula, and what it shows while the number is zero."""
    before, _, after = phrase.partition(PLACE)
    parts = [_quoted(before), f"({number})", _quoted(after)]
    return "=" + "&".join(part for part in parts if part), phrase.replace(PLACE, "0")


def _range(sheet: FigureSheet) -> str:
    quoted = sheet.name.replace("'", "''")
    return f"'{quoted}'!{sheet.value_range}"


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"' if words else ""
