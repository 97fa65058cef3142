"""What the headings of a workbook seem to mean: proposals for a person to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analytics.catalogue.records import Catalogue
from analytics.intake.tables.found import FoundColumn, FoundTable
from analytics.intake.tables.mapping import ColumnMapping, TableMapping
from analytics.intake.tables.matching import (
    CLEAR_LEAD,
    PROPOSED_FROM,
    Candidate,
    IndicatorNames,
    is_derived,
)
from analytics.intake.tables.period_words import without_period
from analytics.intake.tables.units import SaidUnit, factor_of, fits, said_unit

# code, name: certain. near: likely. remembered: confirmed before. unclear: several indicators are as
# near. taken: another heading fits the same indicator better. ratio: computed from others and never
# stored. share: per cent. derived: growth, a plan, last year. nothing: no indicator is near.
Why = Literal[
    "code", "name", "near", "remembered", "unclear", "taken", "ratio", "share", "derived", "nothing"
]
CERTAIN: frozenset[Why] = frozenset({"code", "name", "remembered"})
EXACT = 99.5


@dataclass(frozen=True, slots=True)
class HeadingProposal:
    """What the columns of one heading seem to be.

    ``columns`` are the tables (by position) with the columns that have the heading. ``candidates``
    are the nearest indicators. ``indicator_code`` is the proposed one, ``None`` to leave them out.
    """

    key: str
    columns: tuple[tuple[int, FoundColumn], ...]
    why: Why
    indicator_code: str | None = None
    factor: str = "1"
    candidates: tuple[Candidate, ...] = ()

    @property
    def heading(self) -> str:
        """The heading as the file writes it, of the first column."""
        return self.columns[0][1].heading

    @property
    def samples(self) -> tuple[str, ...]:
        """The first values of the first column."""
        return self.columns[0][1].samples


@dataclass(frozen=True, slots=True)
class Proposal:
    """All headings with figures of a workbook, in the order of the file."""

    headings: tuple[HeadingProposal, ...]

    @property
    def mapping(self) -> TableMapping:
        """The mapping as it is proposed."""
        return TableMapping(
            {each.key: ColumnMapping(each.indicator_code, each.factor) for each in self.headings}
        )

    @property
    def certain(self) -> bool:
        """Whether no heading needs a person: each is known by code, name or an earlier confirmation."""
        mapped = [each for each in self.headings if each.indicator_code is not None]
        return bool(mapped) and all(
            each.why in CERTAIN and (each.factor == "1" or each.why == "remembered") for each in mapped
        )


def propose(
    tables: Sequence[FoundTable], catalogue: Catalogue, remembered: TableMapping | None = None
) -> Proposal:
    """What each heading seems to mean; what was confirmed before for this shape comes first.

    Args:
        tables: of one workbook.
        catalogue: the indicators; those that are computed from others are never proposed.
        remembered: the mapping that a person confirmed for a file of the same shape.
    """
    names = IndicatorNames(catalogue)
    known = remembered.columns if remembered is not None else {}

    def proposed(taken: frozenset[str]) -> list[HeadingProposal]:
        return [
            _remembered(key, columns, known[key])
            if key and key in known and _still_stands(known[key], catalogue)
            else _proposed(_Heading(key, columns, tables), catalogue, names, taken)
            for key, columns in _by_heading(tables).items()
        ]

    first = proposed(frozenset())
    # What is certain for one heading is no candidate for another: «total» above «of them students».
    certain = frozenset(each.indicator_code for each in first if each.indicator_code and each.why in CERTAIN)
    return Proposal(tuple(_each_indicator_once(proposed(certain) if certain else first)))


def _by_heading(tables: Sequence[FoundTable]) -> Mapping[str, list[tuple[int, FoundColumn]]]:
    found: dict[str, list[tuple[int, FoundColumn]]] = {}
    for place, table in enumerate(tables):
        for column in table.columns:
            if column.role in ("figures", "shares"):
                found.setdefault(column.key, []).append((place, column))
    return found


def _still_stands(column: ColumnMapping, catalogue: Catalogue) -> bool:
    code = column.indicator_code
    return code is None or (code in catalogue.indicators and catalogue.indicators[code].kind != "ratio")


def _remembered(
    key: str, columns: Sequence[tuple[int, FoundColumn]], known: ColumnMapping
) -> HeadingProposal:
    return HeadingProposal(key, tuple(columns), "remembered", known.indicator_code, known.factor)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading with the words that say what its columns hold."""

    key: str
    columns: Sequence[tuple[int, FoundColumn]]
    tables: Sequence[FoundTable]

    @property
    def path(self) -> tuple[str, ...]:
        """The words of the heading; those of the title where the heading says a period only."""
        place, column = self.columns[0]
        table = self.tables[place]
        if any(map(without_period, column.path)):
            return (table.block, *column.path)
        return (table.title, table.block)

    @property
    def unit(self) -> SaidUnit:
        """The unit that the heading says, or else the words above it."""
        place, column = self.columns[0]
        return said_unit((" ".join(column.path), self.tables[place].block, self.tables[place].title))


def _proposed(
    heading: _Heading, catalogue: Catalogue, names: IndicatorNames, taken: frozenset[str]
) -> HeadingProposal:
    path, unit = heading.path, heading.unit
    bare = HeadingProposal(heading.key, tuple(heading.columns), "nothing")
    by_code = names.by_code(path)
    if by_code is not None:
        return _with(bare, "code", by_code, unit, catalogue)
    near = names.near(path)
    exact = near[0] if near and near[0].likeness >= EXACT else None
    candidates = near if exact else tuple(each for each in near if each.indicator_code not in taken)
    shown = replace(bare, candidates=candidates)
    best = candidates[0] if candidates and candidates[0].likeness >= PROPOSED_FROM else None
    share = heading.columns[0][1].role == "shares" or unit.measure == "share"
    why = _why(best, candidates, share, is_derived(path), catalogue)
    if best is None or why not in ("name", "near"):
        return replace(shown, why=why)
    if not fits(unit, catalogue.indicators[best.indicator_code]):
        return shown
    return _with(shown, why, best.indicator_code, unit, catalogue)


def _why(
    best: Candidate | None, candidates: Sequence[Candidate], share: bool, derived: bool, catalogue: Catalogue
) -> Why:
    """Whether the nearest indicator is proposed, or why not."""
    clear = best is not None and (len(candidates) == 1 or _leads(best, candidates[1]))
    if best is not None and (clear or share) and catalogue.indicators[best.indicator_code].kind == "ratio":
        return "ratio"
    if share:
        return "share"
    if derived:
        return "derived"
    if best is None:
        return "nothing"
    if not clear:
        return "unclear"
    return "name" if best.likeness >= EXACT else "near"


def _leads(best: Candidate, next_one: Candidate) -> bool:
    """Whether the nearest indicator is clearly nearer than the next, or is named word for word."""
    return best.likeness - next_one.likeness >= CLEAR_LEAD or next_one.likeness < EXACT <= best.likeness


def _with(
    bare: HeadingProposal, why: Why, code: str, unit: SaidUnit, catalogue: Catalogue
) -> HeadingProposal:
    indicator = catalogue.indicators[code]
    if indicator.kind == "ratio":
        return replace(bare, why="ratio")
    return replace(bare, why=why, indicator_code=code, factor=factor_of(unit, indicator))


def _each_indicator_once(headings: Sequence[HeadingProposal]) -> Iterable[HeadingProposal]:
    """Of several headings that fit one indicator only a certain one keeps it."""
    wanted = Counter(each.indicator_code for each in headings if each.indicator_code)
    certain = Counter(each.indicator_code for each in headings if each.indicator_code and each.why in CERTAIN)
    for each in headings:
        code = each.indicator_code
        if code is None or wanted[code] == 1 or (each.why in CERTAIN and certain[code] == 1):
            yield each
        else:
            yield replace(
                each, indicator_code=None, factor="1", why="taken" if certain[code] == 1 else "unclear"
            )
