"""Which row of one list is which row of another: the same words first, then the most alike.

A list is told anew in each return, and its rows have no number of their own. A row is known again by
what it says: first the rows that say exactly the same, then those with the same key (an event by
title and date, a measure by its wording, a partner by name and agreement), then the most alike of
those that are left. Two rows are never taken for one where that could hide one of them: an event of
another day is another event, unless it says the same in everything else.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analytics.intake.batch import ListRow
from analytics.intake.figures import SPACES

KEYS: Final = {
    "event": ("title", "held_on"),
    "plan_measure": ("measure",),
    "partner": ("name", "agreement"),
}
NAMES: Final = {"event": "title", "plan_measure": "measure", "partner": "name"}
MOST_OF_ONE_KEY: Final = 100  # rows that are weighed against each other; of more the first is taken
MOST_COMPARED: Final = 250_000  # pairs of rows that are looked at for being alike
ALIKE: Final = 60.0  # of 100: words that may be a correction of other words
SURELY_ALIKE: Final = 85.0
SAME_MARKS: Final = str.maketrans(
    {**dict.fromkeys("«»“”„‟\"'`’‘", ""), **dict.fromkeys("–—−‐‑", "-"), "ё": "е"}
)
ITEM_NUMBER: Final = re.compile(r"^(?:№|п\.)?\s*(\d+(?:\.\d+)*)\s*[.)]?\s+")


@dataclass(frozen=True, slots=True)
class RowPair:
    """One row before and after; ``None`` where it was not there yet, or is there no more."""

    old: ListRow | None
    new: ListRow | None


def matched(old: Sequence[ListRow], new: Sequence[ListRow]) -> tuple[RowPair, ...]:
    """Every row of two lists once, beside its counterpart where it has one.

    Order: the new rows as they stand, then the old ones that are left, as they stood.
    """
    found: dict[int, int] = {}  # place of the new row: place of the old one
    for identity in (_everything, _key):
        _pair_by(identity, old, new, found)
    _pair_alike(old, new, found)
    taken = set(found.values())
    pairs = [RowPair(old[found[place]] if place in found else None, row) for place, row in enumerate(new)]
    return (*pairs, *(RowPair(row, None) for place, row in enumerate(old) if place not in taken))


def alike_words(value: object) -> object:
    """A value without differences of case, spaces, quotation marks and dashes; ``None`` of nothing."""
    if not isinstance(value, str):
        return value
    return " ".join(value.translate(SPACES).casefold().translate(SAME_MARKS).split()) or None


def row_name(row: ListRow) -> str:
    """What a row is called: the title of an event, the wording of a measure, the name of a partner."""
    return str(row.values.get(NAMES[row.list_code]) or "")


def _everything(row: ListRow) -> Hashable:
    return (row.list_code, tuple(row.values.get(code) for code in sorted(row.values)))


def _key(row: ListRow) -> Hashable | None:
    """What tells a row from others in its list; ``None`` of a row without a name."""
    key = tuple(alike_words(row.values.get(code)) for code in KEYS[row.list_code])
    return None if key[0] is None else (row.list_code, key)


def _pair_by(
    identity: Callable[[ListRow], Hashable | None],
    old: Sequence[ListRow],
    new: Sequence[ListRow],
    found: dict[int, int],
) -> None:
    """Pair rows of the same identity; among several those that agree in most come first."""
    left: dict[Hashable, deque[int]] = defaultdict(deque)
    for place in _free(len(old), found.values()):
        if (identical := identity(old[place])) is not None:
            left[identical].append(place)
    for place in _free(len(new), found):
        identical = identity(new[place])
        if identical is None or not left.get(identical):
            continue
        waiting = left[identical]
        found[place] = _best(waiting, old, new[place])
        waiting.remove(found[place])


def _best(waiting: Sequence[int], old: Sequence[ListRow], row: ListRow) -> int:
    """The place of the old row that agrees with a row in most; the first of several such."""
    if len(waiting) == 1 or len(waiting) > MOST_OF_ONE_KEY:
        return waiting[0]
    return max(waiting, key=lambda place: _agreement(old[place], row))


def _pair_alike(old: Sequence[ListRow], new: Sequence[ListRow], found: dict[int, int]) -> None:
    """Pair what is left where one row may well be the correction of the other, the most alike first."""
    before, after = list(_free(len(old), found.values())), list(_free(len(new), found))
    if not before or not after or len(before) * len(after) > MOST_COMPARED:
        return
    scores = [
        (-likeness, place, other)
        for place in after
        for other in before
        if old[other].list_code == new[place].list_code and (likeness := _likeness(old[other], new[place]))
    ]
    taken: set[int] = set()
    for _, place, other in sorted(scores):
        if place not in found and other not in taken:
            found[place] = other
            taken.add(other)


def _free(number: int, taken: Iterable[int]) -> Iterator[int]:
    gone = set(taken)
    return (place for place in range(number) if place not in gone)


def _likeness(old: ListRow, new: ListRow) -> float:
    """How much one row may be a correction of the other; 0 where it is another one."""
    words = _words_alike(row_name(old), row_name(new))
    agreement = _agreement(old, new)
    possible = {"event": _same_event, "plan_measure": _same_measure, "partner": _same_partner}
    return words / 100 + agreement if possible[old.list_code](old, new, words, agreement) else 0.0


def _same_event(old: ListRow, new: ListRow, words: float, agreement: float) -> bool:
    only_one = agreement >= (len(new.values) - 1) / len(new.values)
    if old.values.get("held_on") != new.values.get("held_on"):
        return only_one and words == 100
    if only_one:
        return words >= ALIKE or _is_longer(row_name(old), row_name(new))
    return words >= ALIKE and _numbers(row_name(old)) == _numbers(row_name(new))


def _same_measure(old: ListRow, new: ListRow, words: float, agreement: float) -> bool:
    numbers = [ITEM_NUMBER.match(f"{row_name(row)} ") for row in (old, new)]
    if all(numbers) and numbers[0][1] != numbers[1][1]:  # type: ignore[index]
        bare = [ITEM_NUMBER.sub("", row_name(row)) for row in (old, new)]
        return _words_alike(*bare) == 100
    return words >= ALIKE


def _same_partner(old: ListRow, new: ListRow, words: float, agreement: float) -> bool:
    same_day = old.values.get("signed_on") == new.values.get("signed_on")
    papers = [alike_words(row.values.get("agreement")) for row in (old, new)]
    same_paper = papers[0] is not None and papers[0] == papers[1]
    if words == 100:
        return same_day or None in papers or _words_alike(*map(str, papers)) >= SURELY_ALIKE
    return same_day and (same_paper or words >= SURELY_ALIKE)


def _words_alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(str(alike_words(one) or ""), str(alike_words(other) or "")))


def _is_longer(one: str, other: str) -> bool:
    """Whether one name holds all words of the other: «Рейд» and «Рейд „Подросток“»."""
    said = [set(str(alike_words(words) or "").split()) for words in (one, other)]
    return bool(all(said)) and (said[0] <= said[1] or said[1] <= said[0])


def _numbers(words: str) -> list[str]:
    """The numbers in a name: a talk in school 3 is not the one in school 5."""
    return re.findall(r"\d+", words)


def _agreement(old: ListRow, new: ListRow) -> float:
    """The share of the columns in which two rows say the same."""
    return sum(old.values.get(code) == value for code, value in new.values.items()) / max(len(new.values), 1)
