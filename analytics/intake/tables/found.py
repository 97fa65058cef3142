"""What was found in a sheet: a table with its heading, its rows and its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from analytics.intake.child.second_look import address, column_letters
from analytics.intake.opening import WholeSheet
from analytics.intake.tables.period_words import PeriodWords

# region: one region for certain. total: the whole republic. part: «из них» and its kin. unclear: a
# name that fits several regions, or nearly fits one. unknown: a name of no region. words: no figures.
RowKind = Literal["region", "total", "part", "unclear", "unknown", "nameless", "words"]
# names: the regions again, in another language. numbers: «№ п/п». shares: percentages.
ColumnRole = Literal["figures", "shares", "words", "names", "numbers", "period"]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row under the heading, by its index from 0, and what its name means.

    ``codes`` holds the one region of a ``region``, the possible ones of an ``unclear`` row.
    """

    row: int
    label: str
    kind: RowKind
    codes: tuple[str, ...] = ()
    period: PeriodWords = field(default_factory=PeriodWords)


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column by its index from 0, with its heading from the top down.

    ``key`` is the heading without its period, in one spelling: columns of several periods share it.
    """

    column: int
    path: tuple[str, ...]
    key: str
    role: ColumnRole
    period: PeriodWords
    samples: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return column_letters(self.column + 1)

    @property
    def heading(self) -> str:
        """The heading in one line."""
        return " / ".join(self.path)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table of a sheet: regions in rows, figures in columns.

    ``title`` are the words above the heading, ``block`` those between heading and rows, which tell
    tables apart that share a heading. ``said`` is what title, block and sheet say of the period.
    """

    sheet: WholeSheet = field(repr=False)
    title: str
    block: str
    header_rows: tuple[int, ...]
    name_column: int
    rows: tuple[FoundRow, ...]
    columns: tuple[FoundColumn, ...]
    said: PeriodWords

    @property
    def figure_columns(self) -> tuple[FoundColumn, ...]:
        """The columns that hold figures."""
        return tuple(column for column in self.columns if column.role == "figures")

    def rows_of(self, *kinds: RowKind) -> Iterator[FoundRow]:
        """The rows of some kinds, from the top down."""
        return (row for row in self.rows if row.kind in kinds)

    def place(self, row: int, column: int) -> str:
        """The A1 address of a cell whose row and column count from 0."""
        return address(row + 1, column + 1)
