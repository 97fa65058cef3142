"""What one cell says: a number, no event, nothing, a sign of the national statistics, or a fault.

The national statistics write ``-`` where the event did not occur, ``…`` where there are no data and
``х`` (either alphabet) where a figure is confidential. Nothing is guessed: ``980,000`` may be 980 or
980 thousand, so it is asked.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from analytics.intake.batch import Status
from analytics.intake.opening import Cell, Moment

NO_EVENT = frozenset("-–—−‐‑")
NOT_AVAILABLE = frozenset(
    {"…", "...", "..", "н/д", "нд", "н.д.", "нет данных", "n/a", "na", "n.a.", "#n/a", "м/ж", "дерек жоқ"}
)
CONFIDENTIAL = frozenset({"x", "х", "c", "с"})  # Latin and Cyrillic
LONGEST_GIVEN = 200  # of a text that a finding repeats
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u3000"), " ")
FOOTNOTE_MARK = re.compile(r"(?<=\d)(?:\s*[*†‡]+|\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?|\s+\d\))$")
MINUS = re.compile(r"^[-–—−]\s*(?=\d)")
PLAIN = re.compile(r"^\d+$", re.ASCII)
SPACED = re.compile(r"^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$", re.ASCII)
POINTS_THEN_COMMA = re.compile(r"^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$", re.ASCII)
COMMAS_THEN_POINT = re.compile(r"^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$", re.ASCII)
EITHER_WAY = re.compile(r"^[1-9]\d{0,2}[.,]\d{3}$", re.ASCII)
# «12 чел.», «3,5 млн», «75,5 %»: a number and then words in which no further digit stands.
WITH_WORDS = re.compile(
    r"^(?P<number>[-–—−]?\s*[0-9][0-9 ]*(?:[.,][0-9]+)*)\s*(?P<words>(?:[^\W\d_]|[%‰₸])[^0-9]{0,39})$"
)
DECIMAL = re.compile(r"^\d+[.,]\d+$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's value and status; ``fault`` is the code of the finding, ``given`` what stands there."""

    value: float | None
    status: Status
    fault: str | None = None
    given: str = ""


def figure_of(cell: Cell | None) -> Figure:
    """What a cell says; a missing cell is blank."""
    if cell is None:
        return Figure(None, "blank", "blank")
    if isinstance(cell, bool):
        return Figure(None, "text", "text_in_number_cell", "TRUE" if cell else "FALSE")
    if isinstance(cell, Moment):
        return Figure(None, "text", "date_in_number_cell", cell.words)
    if isinstance(cell, str):
        return _figure_of_words(cell)
    return _figure_of_number(float(cell))


def number_words(value: float) -> str:
    """A number as a person types it: without a needless fraction, with a decimal comma."""
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")


def two_readings(words: str) -> tuple[str, str]:
    """Both numbers that an ambiguous text may mean: with a fraction, and with thousands."""
    digits = re.sub(r"[^\d.,]", "", words, flags=re.ASCII)
    decimal, whole = float(digits.replace(",", ".")), float(re.sub("[.,]", "", digits))
    return number_words(decimal), number_words(whole)


def bare_number(words: str) -> str:
    """The number in a text such as «12 чел.», as it stands there; empty where there is none."""
    match = WITH_WORDS.match(words.translate(SPACES).strip())
    return match["number"].strip() if match else ""


def _figure_of_number(value: float) -> Figure:
    if not math.isfinite(value):
        return Figure(None, "text", "text_in_number_cell", str(value))
    if value < 0:
        return Figure(value, "number", "negative", number_words(value))
    return Figure(value, "number")


def _figure_of_words(words: str) -> Figure:
    words = words if len(words) <= LONGEST_GIVEN else f"{words[:LONGEST_GIVEN]}…"
    bare = words.translate(SPACES).strip()
    if not bare:
        return Figure(None, "blank", "blank_space" if words else "blank", words)
    if bare in NO_EVENT:
        return Figure(0.0, "none")
    folded = bare.casefold()
    if folded in NOT_AVAILABLE:
        return Figure(None, "not_available", "not_available", words)
    if folded in CONFIDENTIAL:
        return Figure(None, "confidential", "confidential", words)
    return _figure_of_text_number(words, bare)


def _figure_of_text_number(words: str, bare: str) -> Figure:
    unmarked = FOOTNOTE_MARK.sub("", bare).rstrip()
    digits = MINUS.sub("", unmarked)
    if EITHER_WAY.match(digits):
        return Figure(None, "text", "number_ambiguous", words)
    value = _number(re.sub(" +", " ", digits))
    if value is None or not math.isfinite(value):
        return Figure(
            None, "text", "number_with_words" if bare_number(bare) else "text_in_number_cell", words
        )
    if digits != unmarked and value:
        return Figure(-value, "number", "negative", words)
    return Figure(value, "number", "text_number", words)


def _number(digits: str) -> float | None:
    """The number that digits show with certainty, or ``None``."""
    if PLAIN.match(digits):
        return float(digits)
    if SPACED.match(digits):
        return float(digits.replace(" ", "").replace(",", "."))
    if POINTS_THEN_COMMA.match(digits):
        return float(digits.replace(".", "").replace(",", "."))
    if COMMAS_THEN_POINT.match(digits):
        return float(digits.replace(",", ""))
    if DECIMAL.match(digits):
        return float(digits.replace(",", "."))
    return None
