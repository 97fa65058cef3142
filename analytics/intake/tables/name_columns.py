"""Which columns of a sheet name regions, and which columns belong to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.intake.opening import Cell, WholeSheet
from analytics.intake.tables.labels import KATO, Labels
from analytics.intake.tables.words import LONGEST_LABEL, cell_words

ROWS_LOOKED_AT = 400
FEWEST_NAMES = 2
SAME_REGIONS = 0.8  # of the rows that both columns name: then they say the same in two languages


@dataclass(frozen=True, slots=True)
class Stretch:
    """The columns of one table across: the one that names the regions and the others.

    ``twins`` name the same regions once more, in another language or by code.
    """

    name_column: int
    twins: tuple[int, ...]
    others: tuple[int, ...]


def stretches(sheet: WholeSheet, labels: Labels) -> list[Stretch]:
    """The tables that stand side by side in a sheet, from the left; mostly one."""
    named = _named(sheet, labels)
    columns = sorted(column for column, codes in named.items() if len(codes) >= FEWEST_NAMES)
    leaders: list[int] = []
    twins: dict[int, list[int]] = {}
    for column in columns:
        of = next((leader for leader in leaders if _same(named[leader], named[column])), None)
        if of is None:
            leaders.append(column)
        else:
            twins.setdefault(of, []).append(column)
    width = max((len(row) for row in sheet.rows), default=0)
    return [
        _stretch(leader, twins.get(leader, []), 0 if place == 0 else leader, end)
        for place, (leader, end) in enumerate(zip(leaders, [*leaders[1:], width], strict=False))
    ]


def _stretch(leader: int, twins: Sequence[int], first: int, end: int) -> Stretch:
    others = tuple(column for column in range(first, end) if column != leader and column not in twins)
    return Stretch(leader, tuple(twins), others)


def _named(sheet: WholeSheet, labels: Labels) -> dict[int, dict[int, str]]:
    """By column, the rows that name one region or may name several, with the first code."""
    named: dict[int, dict[int, str]] = {}
    for index, row in enumerate(sheet.rows[:ROWS_LOOKED_AT]):
        for column, cell in enumerate(row):
            if not cell or not _may_name(cell):
                continue
            label = labels.certain(cell_words(cell))
            if label.kind in ("region", "unclear"):
                named.setdefault(column, {})[index] = label.codes[0]
    return named


def _may_name(cell: Cell) -> bool:
    if isinstance(cell, float):
        return cell >= 100_000_000 and KATO.match(cell_words(cell)) is not None
    return isinstance(cell, str) and len(cell) <= LONGEST_LABEL


def _same(one: dict[int, str], other: dict[int, str]) -> bool:
    """Whether two columns name the same regions in the same rows, as far as both name any."""
    both = one.keys() & other.keys()
    alike = sum(one[row] == other[row] for row in both)
    return bool(both) and alike >= SAME_REGIONS * len(both)
