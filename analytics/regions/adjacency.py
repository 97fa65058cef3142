"""Which regions border on which, in the borders of any year."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from analytics.regions.borders import BORDERS, Territories

FILE: Final = "region_borders.csv"

Pair = frozenset[str]


def read_adjacency(folder: Path, territories: Territories) -> frozenset[Pair]:
    """The pairs of present regions with a common border, from ``region_borders.csv``.

    Raises:
        ValueError: a code is unknown, a pair is there twice or names one region twice, or a region
            borders on none; all faults, one a line.
    """
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        pairs = [frozenset((row["first"], row["second"])) for row in csv.DictReader(file)]
    faults = list(_faults(pairs, {region.code for region in territories.in_borders(BORDERS[-1])}))
    if faults:
        raise ValueError("\n".join(f"{FILE}: {fault}" for fault in faults))
    return frozenset(pairs)


def bordering(
    pairs: frozenset[Pair], territories: Territories, border_code: str, borders: int
) -> tuple[str, ...]:
    """The units of some borders that touch one of them, by code.

    Merged units touch where any of their present regions do.
    """
    own = set(territories.successors(border_code, borders))
    beside = {code for pair in pairs if pair & own for code in pair} - own
    return tuple(
        region.code
        for region in territories.in_borders(borders)
        if beside.intersection(territories.successors(region.code, borders))
    )


def _faults(pairs: Sequence[Pair], known: set[str]) -> Iterator[str]:
    for pair, times in Counter(pairs).items():
        words = "-".join(sorted(pair))
        yield from (f"{words}: {code!r} is no present region" for code in sorted(pair - known))
        if len(pair) == 1:
            yield f"{words}: a region does not border on itself"
        if times > 1:
            yield f"{words} is there {times} times"
    named = {code for pair in pairs for code in pair}
    yield from (f"{code!r} borders on no region" for code in sorted(known - named))
