"""How much alike two events are: day, title, place, kind, numbers and holder, as points.

Titles and places are compared without differences of case, signs, word order and of the letters that
are typed one for another in Russian and Kazakh. Numbers in them must agree: school 5 is not school 15.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float32]
Marks = NDArray[np.bool_]

JOINT: Final = "joint"
TITLE_SAME, TITLE_ALIKE = 90.0, 75.0  # likeness in per cent
PLACE_SAME, PLACE_OTHER = 85.0, 50.0
NEAR_NUMBER, NEAR_SHARE, FAR_SHARE = 5.0, 0.1, 1 / 3
PROBABLE_POINTS: Final = 6.0
COUNTS: Final = ("children", "registered_children", "parents")

WORD: Final = re.compile(r"\w+")
YEAR: Final = re.compile(r"^(19|20)\d\d$")
LETTERS: Final = str.maketrans("ёәғқңөұүһіaeopcyxkmht", "еагкноуухиаеорсухкмнт")
# As they stand after the letters were made one: words for a school, and words that tell nothing apart.
SCHOOL: Final = frozenset(
    ["мектеп", "мектеби", "мектебинде", "школа", "школе", "школы", "сш", "ош", "сош", "ссш", "жом", "жббм"]
)
FILLERS: Final = frozenset(
    ["г", "город", "городе", "каласы", "кала", "с", "село", "ауылы", "ауыл", "в", "на", "им", "атындагы"]
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it is compared."""

    day: int  # ordinal
    title: str
    place: str
    title_numbers: str
    place_numbers: str
    kind: str
    holder: str
    counts: tuple[float, float, float]  # NaN where none is given


@dataclass(frozen=True, slots=True)
class Likeness:
    """Events of one side (rows) against those of another (columns)."""

    points: Floats
    title: Floats
    place: Floats
    same_day: Marks
    place_same: Marks
    place_other: Marks
    kind_same: Marks
    counts_same: Marks
    counts_near: Marks
    counts_far: Marks
    both_joint: Marks

    @property
    def probable(self) -> Marks:
        """Enough speaks for one event, and more than its day and kind."""
        told = (self.title >= TITLE_ALIKE) | (self.place_same & self.counts_same)
        return np.asarray((self.points >= PROBABLE_POINTS) & told)

    @property
    def certain(self) -> Marks:
        """Both call it joint, on the same day, of the same kind and title, and nothing speaks against it."""
        agree = self.both_joint & self.same_day & self.kind_same & (self.title >= TITLE_SAME)
        return np.asarray(agree & ~self.place_other & ~self.counts_far)

    @property
    def repeated(self) -> Marks:
        """The same once more in one list: day, kind, title and numbers, and no other place."""
        same = self.same_day & self.kind_same & (self.title >= TITLE_SAME)
        return np.asarray(same & ~self.place_other & ~self.counts_near & ~self.counts_far)


def told(row: Mapping[Any, Any]) -> Told:
    """A row of events as it is compared; ``held_on`` is a day."""
    title, title_numbers = normalised(row["title"])
    place, place_numbers = normalised(row["place"])
    first, second, third = (_number(row[name]) for name in COUNTS)
    return Told(
        day=row["held_on"].toordinal(),
        title=title,
        place=place,
        title_numbers=title_numbers,
        place_numbers=place_numbers,
        kind=str(row["kind"] or ""),
        holder=str(row["holder"] or ""),
        counts=(first, second, third),
    )


def normalised(words: object) -> tuple[str, str]:
    """Words in one spelling and order, and the numbers among them (years left out)."""
    if not isinstance(words, str):
        return "", ""
    found = [word for word in WORD.findall(words.casefold().translate(LETTERS)) if not YEAR.match(word)]
    numbers = sorted(word for word in found if word.isdigit())
    plain = ["школа" if word in SCHOOL else word for word in found if word not in FILLERS]
    return " ".join(sorted(dict.fromkeys(word for word in plain if not word.isdigit()))), " ".join(numbers)


def likeness(rows: Sequence[Told], columns: Sequence[Told]) -> Likeness:
    """Every event of one side against every one of the other; it is the same the other way round."""
    from rapidfuzz import fuzz

    title = _alike(fuzz.ratio, [one.title for one in rows], [one.title for one in columns])
    title[_other_numbers(rows, columns, "title_numbers")] = 0.0
    place = _alike(fuzz.token_set_ratio, [one.place for one in rows], [one.place for one in columns])
    known = np.outer([bool(one.place) for one in rows], [bool(one.place) for one in columns])
    numbers_differ = _other_numbers(rows, columns, "place_numbers")
    place_same = known & (place >= PLACE_SAME) & ~numbers_differ
    place_other = known & ((place < PLACE_OTHER) | numbers_differ)
    same, near, far = _counts(rows, columns)
    same_day = _equal(rows, columns, "day")
    kind_same = _equal(rows, columns, "kind")
    both_joint = np.outer([one.holder == JOINT for one in rows], [one.holder == JOINT for one in columns])
    points = (
        1.0 + same_day
        + 3.0 * (title >= TITLE_SAME) + 2.0 * ((title >= TITLE_ALIKE) & (title < TITLE_SAME))
        + 2.0 * place_same - 1.0 * place_other
        + kind_same
        + 2.0 * same + near - 1.0 * far
        + both_joint
    )  # fmt: skip
    return Likeness(
        points.astype(np.float32), title, place, same_day, place_same, place_other, kind_same,
        same, near, far, both_joint,
    )  # fmt: skip


def _alike(scorer: Callable[..., float], rows: Sequence[str], columns: Sequence[str]) -> Floats:
    """Likeness in per cent; of words that are not there it is nought."""
    from rapidfuzz import process

    across, row_places = np.unique(np.array(rows), return_inverse=True)
    along, column_places = np.unique(np.array(columns), return_inverse=True)
    alike = process.cdist(across.tolist(), along.tolist(), scorer=scorer, dtype=np.float32)
    found = alike[row_places][:, column_places]
    there = np.outer([bool(one) for one in rows], [bool(one) for one in columns])
    return np.asarray(np.where(there, found, 0.0), dtype=np.float32)


def _equal(rows: Sequence[Told], columns: Sequence[Told], field: str) -> Marks:
    left, right = (np.array([getattr(one, field) for one in side]) for side in (rows, columns))
    return np.asarray(left[:, None] == right[None, :])


def _other_numbers(rows: Sequence[Told], columns: Sequence[Told], field: str) -> Marks:
    """Where both sides name numbers, and other ones."""
    left, right = (np.array([getattr(one, field) for one in side]) for side in (rows, columns))
    both = np.outer(left != "", right != "")
    return np.asarray(both & (left[:, None] != right[None, :]))


def _counts(rows: Sequence[Told], columns: Sequence[Told]) -> tuple[Marks, Marks, Marks]:
    """Where the numbers given by both are the same, nearly so, or far apart."""
    left, right = (np.array([one.counts for one in side], dtype=np.float64) for side in (rows, columns))
    one, other = left[:, None, :], right[None, :, :]
    both = ~(np.isnan(one) | np.isnan(other))
    larger = np.where(both, np.maximum(one, other), 0.0)
    apart = np.where(both, np.abs(np.where(both, one, 0.0) - np.where(both, other, 0.0)), 0.0)
    same = (apart == 0).all(axis=2) & (larger > 0).any(axis=2)
    near = ~(apart == 0).all(axis=2) & (apart <= np.maximum(NEAR_NUMBER, NEAR_SHARE * larger)).all(axis=2)
    far = ((apart > FAR_SHARE * larger) & (apart > NEAR_NUMBER)).any(axis=2)
    return np.asarray(same), np.asarray(near), np.asarray(far)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")
