"""What a list changes in another one, row by row: added, removed, and which columns say something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from analytics.intake.batch import Draft, ListRow
from analytics.intake.list_matching import RowPair, matched
from analytics.store.journal import StoredReturn

RowChangeKind = Literal["added", "removed", "changed"]
KINDS: Final[tuple[RowChangeKind, ...]] = ("added", "removed", "changed")
Value = str | float | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of a row that says something else; ``None`` is blank."""

    column: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that a list adds, leaves out or changes; ``old`` or ``new`` is missing then.

    ``fields`` are the columns that differ, in the order of the list; of a row that was added or
    removed there are none.
    """

    old: ListRow | None
    new: ListRow | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def kind(self) -> RowChangeKind:
        """What happens to the row."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"

    @property
    def row(self) -> ListRow:
        """The row as it is now, or as it was."""
        row = self.new or self.old
        if row is None:
            raise ValueError("a change of no row")
        return row


def list_difference(draft: Draft, stored: StoredReturn | None) -> tuple[RowChange, ...]:
    """What a draft would change in the lists of the stored return; without one there is nothing."""
    return () if stored is None else rows_that_differ(stored.rows, draft.rows)


def rows_that_differ(before: Sequence[ListRow], after: Sequence[ListRow]) -> tuple[RowChange, ...]:
    """The rows in which two revisions of the same lists differ.

    Rows are known again by what they say (:mod:`analytics.intake.list_matching`); a row that only
    moved to another line is no change. Order: list by list as the later revision has them, the rows
    of the later one as they stand, then those that it no longer has.
    """
    codes = dict.fromkeys(row.list_code for row in (*after, *before))
    return tuple(change for code in codes for change in _changes(_of(before, code), _of(after, code)))


def change_counts(changes: Iterable[RowChange]) -> dict[RowChangeKind, int]:
    """How many rows were added, removed and changed; every kind is there."""
    counts: dict[RowChangeKind, int] = dict.fromkeys(KINDS, 0)
    for change in changes:
        counts[change.kind] += 1
    return counts


def _of(rows: Iterable[ListRow], list_code: str) -> list[ListRow]:
    return [row for row in rows if row.list_code == list_code]


def _changes(before: Sequence[ListRow], after: Sequence[ListRow]) -> Iterator[RowChange]:
    for pair in matched(before, after):
        fields = tuple(_fields(pair))
        if pair.old is None or pair.new is None or fields:
            yield RowChange(pair.old, pair.new, fields)


def _fields(pair: RowPair) -> Iterator[FieldChange]:
    if pair.old is None or pair.new is None:
        return
    for column in dict.fromkeys((*pair.new.values, *pair.old.values)):
        old, new = pair.old.values.get(column), pair.new.values.get(column)
        if old != new:
            yield FieldChange(column, old, new)
