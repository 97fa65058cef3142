"""Names of sheets that every spreadsheet program takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 31
SHORT_WORD = 4
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def unique_sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """The names in their order: at most 31 letters, no forbidden sign, none twice in any case."""
    taken: list[str] = []
    for words in wanted:
        name = _shortened(" ".join(FORBIDDEN.sub(" ", words).split()).strip("'"), LONGEST)
        number = 2
        unique = name
        while unique.casefold() in {other.casefold() for other in taken}:
            mark = f" ({number})"
            unique, number = _shortened(name, LONGEST - len(mark)) + mark, number + 1
        taken.append(unique)
    return tuple(taken)


def _shortened(words: str, longest: int) -> str:
    """The words, cut after a whole word, with an ellipsis, where they are too long.

    A short word at the end, such as «и» or «және», would hang in the air and goes too.
    """
    if len(words) <= longest:
        return words
    room = words[: longest - 1]
    whole = room.rpartition(" ")[0] if words[longest - 1] != " " else room
    before, _, last = whole.rpartition(" ")
    if before and len(last) <= SHORT_WORD:
        whole = before
    return (whole or room).rstrip(" ,;-–—") + "…"
