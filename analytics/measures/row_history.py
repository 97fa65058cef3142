"""The history of one row of a list: who first told it, in which revisions it changed, left, came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from analytics.intake.batch import ListRow
from analytics.intake.list_matching import matched
from analytics.periods import Period
from analytics.submission.known_lists import rows_of_batch
from analytics.submission.list_differences import FieldChange

if TYPE_CHECKING:
    from analytics.store.journal import Journal

StepKind = Literal["first", "changed", "same", "gone", "back"]
OF_ONE_YEAR: Final = frozenset({"event"})  # a plan and an agreement live for years


@dataclass(frozen=True, slots=True)
class RowStep:
    """What one revision of a return says of a row; moments are naive UTC.

    ``kind``: ``first`` where it was told for the first time, ``changed`` with the ``fields`` that
    differ from where it was last told, ``same``, ``gone`` where the revision lacks it (once, and then
    the revisions that go on lacking it are left out), ``back`` where it stands again. ``row`` is the
    row there, ``None`` where it is gone.
    """

    kind: StepKind
    row: ListRow | None
    fields: tuple[FieldChange, ...]
    batch_id: int
    period: Period
    revision: int
    is_current: bool
    state: str
    origin: str
    actor: str
    accepted_at: dt.datetime
    comment: str
    file_name: str
    sha256: str


def row_history(
    journal: Journal, list_code: str, batch_id: int, row: int, sheet: str | None = None
) -> tuple[RowStep, ...]:
    """Every revision that tells a row, or leaves it out, the newest first.

    A row has no number of its own: it is followed from revision to revision, and from quarter to
    quarter, by what it says (:mod:`analytics.intake.list_matching`). Events are followed within their
    year, measures and agreements through all years.

    Args:
        journal: where the returns are.
        list_code: the list.
        batch_id: a batch that has the row.
        row: its row of the sheet, counted from 1.
        sheet: its sheet, where rows of several sheets have one number; ``None`` for the first of them.

    Raises:
        ValueError: the batch has no such row.
    """
    table = journal.table("measures/row_history", batch_id=batch_id, whole_life=list_code not in OF_ONE_YEAR)
    batches = table.astype(object).where(table.notna(), None).to_dict("records")
    lists = [rows_of_batch(journal, int(one["batch_id"]), list_code) for one in batches]
    places = [place for place, one in enumerate(batches) if int(one["batch_id"]) == batch_id]
    rows = [one for place in places for one in lists[place] if one.row == row]
    asked = next((one for one in rows if sheet in (None, one.sheet)), None)
    if asked is None:
        raise ValueError(f"batch {batch_id} has no row {row} in the list {list_code}")
    (start,) = places
    before = _followed(asked, lists[start], lists[:start][::-1], _old_of)[::-1]
    after = _followed(asked, lists[start], lists[start + 1 :], _new_of)
    return tuple(_steps(batches, [*before, asked, *after]))[::-1]


def _followed(
    row: ListRow,
    home: Sequence[ListRow],
    lists: Sequence[Sequence[ListRow]],
    counterpart: Callable[[ListRow, Sequence[ListRow], Sequence[ListRow]], ListRow | None],
) -> list[ListRow | None]:
    """The row in list after list, each time from where it was last told; ``None`` where it is not."""
    found: list[ListRow | None] = []
    for rows in lists:
        one = counterpart(row, home, rows)
        found.append(one)
        if one is not None:
            row, home = one, rows
    return found


def _new_of(row: ListRow, home: Sequence[ListRow], later: Sequence[ListRow]) -> ListRow | None:
    return next((pair.new for pair in matched(home, later) if pair.old is row), None)


def _old_of(row: ListRow, home: Sequence[ListRow], earlier: Sequence[ListRow]) -> ListRow | None:
    return next((pair.old for pair in matched(earlier, home) if pair.new is row), None)


def _steps(batches: Sequence[dict[Any, Any]], rows: Sequence[ListRow | None]) -> list[RowStep]:
    steps: list[RowStep] = []
    last: ListRow | None = None
    there = False
    for batch, row in zip(batches, rows, strict=True):
        fields = _fields(last, row)
        if row is None:
            kind: StepKind = "gone"
        elif last is None:
            kind = "first"
        else:
            kind = "back" if not there else "changed" if fields else "same"
        if (last is not None and (row is not None or there)) or row is not None:
            steps.append(_step(kind, row, fields, batch))
        last, there = row or last, row is not None
    return steps


def _fields(old: ListRow | None, new: ListRow | None) -> tuple[FieldChange, ...]:
    if old is None or new is None:
        return ()
    return tuple(
        FieldChange(code, old.values.get(code), value)
        for code, value in new.values.items()
        if old.values.get(code) != value
    )


def _step(
    kind: StepKind, row: ListRow | None, fields: tuple[FieldChange, ...], batch: dict[Any, Any]
) -> RowStep:
    return RowStep(
        kind=kind,
        row=row,
        fields=fields,
        batch_id=int(batch["batch_id"]),
        period=Period.parse(batch["period"]),
        revision=int(batch["revision"]),
        is_current=bool(batch["is_current"]),
        state=batch["state"],
        origin=batch["origin"],
        actor=batch["actor"],
        accepted_at=batch["accepted_at"].to_pydatetime(),
        comment=batch["comment"],
        file_name=batch["file_name"],
        sha256=batch["sha256"],
    )
