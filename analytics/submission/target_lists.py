"""The one way of a list of targets from a workbook into the store, and back out as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from weakref import WeakKeyDictionary

from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.catalogue.targets import Targets, targets_from_rows
from analytics.intake.targets import TargetKey, TargetRow, TargetsReading, read_targets
from analytics.regions import load_regions
from analytics.settings import settings
from analytics.store.journal import Journal, StoreError, TargetSet
from analytics.text.localized import Language

QUERY = "measures/targets"
FILE_NAME = "targets.xlsx"
# A national table asks for the targets once for each of its returns; they change with the version only.
_stored: WeakKeyDictionary[Journal, tuple[int, Targets]] = WeakKeyDictionary()

ChangeKind = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that a new list adds, changes or leaves out; ``old`` or ``new`` is missing then."""

    key: TargetKey
    old: TargetRow | None
    new: TargetRow | None

    @property
    def kind(self) -> ChangeKind:
        """What happens to the target."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"


@dataclass(frozen=True, slots=True)
class SentTargets:
    """A workbook of targets beside the list that counts now."""

    reading: TargetsReading
    current: TargetSet | None
    changes: tuple[TargetChange, ...]

    @property
    def is_known(self) -> bool:
        """Whether the file is, byte for byte, the list that counts."""
        return self.current is not None and self.current.sha256 == self.reading.sha256

    @property
    def acceptable(self) -> bool:
        """Whether accepting would store a new list: nothing is wrong, and something changes."""
        return not self.reading.blocked and bool(self.changes)


def read_target_list(content: bytes, file_name: str) -> TargetsReading:
    """What a workbook of targets holds, with everything that is wrong in it."""
    return read_targets(content, file_name, load_catalogue(), load_regions(), settings().upload_limit_bytes)


def sent_targets(journal: Journal, reading: TargetsReading) -> SentTargets:
    """A list beside the one that counts: what accepting it would change."""
    current = next(iter(target_sets(journal)), None)
    return SentTargets(reading, current, _changes(current_rows(journal), reading.rows))


def accept_targets(
    journal: Journal, sent: SentTargets, content: bytes, person: Person, comment: str = ""
) -> TargetSet:
    """Make a list the one that counts, and keep its workbook; the same file again gives the list back.

    Args:
        journal: where it is stored.
        sent: the list, compared with the one that the person saw as the current one.
        content: the bytes of the workbook.
        person: who accepts; the right is checked here once more.
        comment: why the list is changed; may be empty.

    Raises:
        StoreError: ``forbidden_targets`` without the right, ``blocked`` for a list with errors,
            ``targets_unchanged`` where it says what the current one says, ``targets_changed`` where
            another list came meanwhile, others where the store refuses; then nothing is stored.
    """
    if not person.may("curate"):
        raise StoreError("forbidden_targets", f"{person.name} may not change targets")
    if not sent.changes and not sent.is_known and not sent.reading.blocked:
        raise StoreError("targets_unchanged", sent.reading.file_name)
    based_on = 0 if sent.current is None else sent.current.set_id
    return journal.accept_targets(sent.reading, content, person.name, comment.strip(), based_on)


def target_sets(journal: Journal, moment: dt.datetime | None = None) -> tuple[TargetSet, ...]:
    """The accepted lists as known on a moment (naive UTC) or now, the newest first."""
    rows = journal.table("journal/target_sets", moment=moment).to_dict("records")
    return tuple(_target_set(row) for row in rows)


def current_rows(journal: Journal, moment: dt.datetime | None = None) -> tuple[TargetRow, ...]:
    """The targets of the list that counts, or counted on a moment (naive UTC)."""
    return tuple(_row(row) for row in journal.table(QUERY, moment=moment).to_dict("records"))


def stored_targets(journal: Journal) -> Targets:
    """The targets that count now, to be asked by indicator, unit and year; read once a version."""
    version = journal.version()
    kept = _stored.get(journal)
    if kept is None or kept[0] != version:
        rows = journal.table(QUERY, moment=None).to_dict("records")
        kept = (version, targets_from_rows(rows, load_catalogue().indicators, load_regions()))
        _stored[journal] = kept
    return kept[1]


def targets_file(journal: Journal, language: Language) -> bytes:
    """The workbook of the current targets in a language; without targets it is the template."""
    from analytics.intake.targets.writing import targets_workbook

    current = next(iter(target_sets(journal)), None)
    set_id = None if current is None else current.set_id
    return targets_workbook(current_rows(journal), set_id, language, load_catalogue(), load_regions())


def _changes(old: Iterable[TargetRow], new: Iterable[TargetRow]) -> tuple[TargetChange, ...]:
    before, after = ({row.key: row for row in rows} for rows in (old, new))
    changes = (
        TargetChange(key, before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())
    )
    return tuple(one for one in changes if _differs(one))


def _differs(change: TargetChange) -> bool:
    if change.old is None or change.new is None:
        return True
    return change.old.content != change.new.content


def _row(row: Mapping[Any, Any]) -> TargetRow:
    return TargetRow(
        indicator_code=row["indicator_code"],
        unit_code=row["unit_code"],
        year=int(row["year"]),
        value=float(row["value"]),
        document=row["document"],
        point=row["point"],
        sheet=row["sheet"],
        cell=row["cell"],
    )


def _target_set(row: Mapping[Any, Any]) -> TargetSet:
    return TargetSet(
        set_id=int(row["set_id"]),
        actor=row["actor"],
        accepted_at=row["accepted_at"].to_pydatetime(),
        file_name=row["file_name"],
        sha256=row["sha256"],
        comment=row["comment"],
        targets=int(row["targets"]),
    )
