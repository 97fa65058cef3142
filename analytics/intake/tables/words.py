"""Words of headings and names, brought to one spelling so that they can be compared."""

from __future__ import annotations

import re
import unicodedata

from analytics.intake.opening import Cell, Moment

SUPERSCRIPTS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+\)?")
# A footnote's number glued to a word: «школ1)», «уровень 2)».
FOOTNOTE = re.compile(r"(?<=[^\W\d])\s?\d{1,2}\)")
APART = re.compile(r"[^\w%№]+|_")
STEM_LETTERS = 6
LONGEST_LABEL = 120


def cell_words(cell: Cell | None) -> str:
    """What stands in a cell, as a person reads it, on one line; a whole number without fraction."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, Moment):
        return cell.words
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    return " ".join(cell.split())


def without_footnotes(words: str) -> str:
    """Words without the marks that lead to a note under the table."""
    return FOOTNOTE.sub("", SUPERSCRIPTS.sub("", words)).strip()


def plain(words: str) -> str:
    """Words without case, punctuation and footnote marks, with single spaces."""
    return " ".join(
        APART.sub(" ", unicodedata.normalize("NFKC", without_footnotes(words)).casefold()).split()
    )


def stems(words: str) -> tuple[str, ...]:
    """The beginnings of the words: endings differ by case and number, beginnings hardly ever."""
    return tuple(word[:STEM_LETTERS] for word in plain(words).replace("ё", "е").split())
