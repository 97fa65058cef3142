"""Events that may have been told twice: by both bodies of a region, or twice in one list.

Nothing is merged here: pairs are found, each with its degree and the reasons for it, and shown side by
side. A pair is *certain* where both bodies call the event joint and agree on day, kind and title, with
no other place and no numbers far apart; *confirmed* where a person said that both are the same;
*probable* where much speaks for it; *two* where a person said that they are two. Each event stands in one
pair with the other body at most, the surest first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from analytics.measures.event_likeness import TITLE_ALIKE, Likeness, Told, likeness, told

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal, PairVerdict

Degree = Literal["confirmed", "certain", "probable", "two"]
DEGREES: Final[tuple[Degree, ...]] = ("confirmed", "certain", "probable", "two")
COUNTED_ONCE: Final = ("confirmed", "certain")
Reason = Literal[
    "same_day", "next_day", "title", "same_place", "same_kind", "same_counts", "near_counts", "both_joint"
]
Record = dict[Any, Any]
TOLD: Final = "told"  # of a row: the event as it is compared
MOST_COMPARED: Final = 200_000  # pairs compared at once: more would need much memory


@dataclass(frozen=True, slots=True)
class PairMark:
    """What a person said about a pair, who and when (naive UTC)."""

    verdict: PairVerdict
    reason: str
    actor: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that may be one, by their ``event_code``.

    ``within`` says that both stand in one body's list. ``likeness`` is that of the titles in per
    cent. ``key`` is what a mark of the pair is kept under; it holds for what both rows say.
    """

    first: str
    second: str
    key: str
    degree: Degree
    within: bool
    points: float
    likeness: float
    reasons: tuple[Reason, ...]
    mark: PairMark | None = None


def pair_marks(journal: Journal, moment: dt.datetime | None = None) -> dict[str, PairMark]:
    """What people said about pairs, by the key of the pair, as known at a moment or now."""
    rows = journal.table("measures/event_pairs", moment=moment).to_dict("records")
    return {
        row["pair_key"]: PairMark(row["verdict"], row["reason"], row["actor"], row["at"].to_pydatetime())
        for row in rows
    }


def event_pairs(table: pd.DataFrame, marks: Mapping[str, PairMark]) -> tuple[Pair, ...]:
    """The pairs among some events; the order of the rows plays no part.

    Args:
        table: of :func:`analytics.measures.events.events`; rows without a day are passed over.
        marks: what people said, by the key of the pair.

    Returns:
        The surest first: confirmed, certain, probable, two; then by points and key.
    """
    dated = table[table["held_on"].notna()]
    rows = dated.astype(object).where(dated.notna(), None).to_dict("records")
    found: list[Pair] = []
    for of_unit in _by_unit(rows).values():
        for body in sorted(of_unit):
            found += _repeats(_candidates(of_unit[body], of_unit[body], marks, within=True))
        for one, other in combinations(sorted(of_unit), 2):
            found += _matched(_candidates(of_unit[one], of_unit[other], marks, within=False))
    return tuple(sorted(found, key=_surest_first))


def _by_unit(rows: Sequence[Record]) -> dict[str, dict[str, list[Record]]]:
    """The rows by unit and body, each in an order of their own content."""
    grouped: dict[str, dict[str, list[Record]]] = {}
    for row in sorted(rows, key=lambda row: (row["content_key"], row["event_code"])):
        compared = {**row, TOLD: told(row)}
        grouped.setdefault(row["unit_code"], {}).setdefault(row["body"], []).append(compared)
    return grouped


def _candidates(
    left: Sequence[Record], right: Sequence[Record], marks: Mapping[str, PairMark], *, within: bool
) -> Iterator[Pair]:
    """Every pair of one day or two neighbouring ones for which enough speaks."""
    one, other = ([row[TOLD] for row in side] for side in (left, right))
    days = _by_day(other)
    for day, own in sorted(_by_day(one).items()):
        near = [place for each in (day - 1, day, day + 1) for place in days.get(each, ())]
        if not near or (within and len(own) < 2):
            continue
        near = own if within else near
        step = max(MOST_COMPARED // len(near), 1)
        for start in range(0, len(own), step):
            some = own[start : start + step]
            alike = likeness([one[place] for place in some], [other[place] for place in near])
            hits = alike.repeated if within else alike.probable | alike.certain
            for row, column in np.argwhere(hits).tolist():
                if not within or some[row] < near[column]:
                    yield _pair(left[some[row]], right[near[column]], alike, (row, column), marks, within)


def _by_day(events: Sequence[Told]) -> dict[int, list[int]]:
    days: dict[int, list[int]] = {}
    for place, event in enumerate(events):
        days.setdefault(event.day, []).append(place)
    return days


def _pair(
    first: Record,
    second: Record,
    alike: Likeness,
    at: tuple[int, int],
    marks: Mapping[str, PairMark],
    within: bool,
) -> Pair:
    key = pair_key(first["content_key"], second["content_key"])
    mark = marks.get(key)
    degree: Degree = "certain" if not within and alike.certain[at] else "probable"
    if mark is not None:
        degree = "confirmed" if mark.verdict == "same" else "two"
    return Pair(
        first=first["event_code"],
        second=second["event_code"],
        key=key,
        degree=degree,
        within=within,
        points=float(alike.points[at]),
        likeness=float(alike.title[at]),
        reasons=tuple(_reasons(alike, at)),
        mark=mark,
    )


def pair_key(first: str, second: str) -> str:
    """The key of two events by the digests of what they say, in either order."""
    return "-".join(sorted((first, second)))


def _reasons(alike: Likeness, at: tuple[int, int]) -> Iterator[Reason]:
    yield "same_day" if alike.same_day[at] else "next_day"
    if alike.title[at] >= TITLE_ALIKE:
        yield "title"
    if alike.place_same[at]:
        yield "same_place"
    if alike.kind_same[at]:
        yield "same_kind"
    if alike.counts_same[at]:
        yield "same_counts"
    elif alike.counts_near[at]:
        yield "near_counts"
    if alike.both_joint[at]:
        yield "both_joint"


def _surest_first(pair: Pair) -> tuple[int, float, float, str, str, str]:
    degree = DEGREES.index(pair.degree)
    return (degree, -pair.points, -pair.likeness, pair.key, pair.first, pair.second)


def _matched(candidates: Iterator[Pair]) -> Iterator[Pair]:
    """Each event in one pair at most; pairs that are two by a person's word stand beside them."""
    taken: set[str] = set()
    told_apart: set[str] = set()
    for pair in sorted(candidates, key=_surest_first):
        if pair.degree == "two":
            if pair.key not in told_apart:
                told_apart.add(pair.key)
                yield pair
        elif pair.first not in taken and pair.second not in taken:
            taken |= {pair.first, pair.second}
            yield pair


def _repeats(candidates: Iterator[Pair]) -> Iterator[Pair]:
    """Each event is the repeat of one earlier event at most."""
    repeats: set[str] = set()
    for pair in sorted(candidates, key=_surest_first):
        if pair.second not in repeats:
            repeats.add(pair.second)
            yield pair
