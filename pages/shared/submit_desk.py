"""The files of one drop as submissions: whose, of when, and what may be done with each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from analytics.access import Person
from analytics.intake.batch import Finding, Observation, Severity
from analytics.periods import Period
from analytics.store.journal import BatchRecord
from analytics.submission import Submission, check_together
from pages.shared import data
from pages.shared.submit_accept import accepted_batch
from pages.shared.submit_files import DroppedFile
from pages.shared.submit_region import chosen_region

FileState = Literal["errors", "region_missing", "not_yours", "warnings", "sound", "known", "accepted"]
FILE_STATES: tuple[FileState, ...] = get_args(FileState)
READY: frozenset[FileState] = frozenset({"sound", "warnings"})
SETTLED: frozenset[FileState] = frozenset({"known", "accepted"})
OUT_OF_PLAY: frozenset[FileState] = SETTLED | {"errors"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file with the region chosen for it and what the store knows of that return.

    ``accepted`` is the batch that this session made of it. ``permitted`` says whether the person
    may send returns of that region.
    """

    dropped: DroppedFile
    region_code: str | None
    submission: Submission | None
    accepted: BatchRecord | None
    permitted: bool

    @property
    def state(self) -> FileState:
        """The one word for the file: what stands in the way, or what became of it."""
        if self.accepted is not None:
            return "accepted"
        if self.submission is not None and self.submission.state == "same_file":
            return "known"
        if self.count("error"):
            return "errors"
        if self.submission is None:
            return "region_missing"
        if not self.permitted:
            return "not_yours"
        return "warnings" if self.count("warning") else "sound"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, as far as the file could be checked."""
        return self.submission.draft.findings if self.submission else self.dropped.reading.findings

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures of the file in the order of the form."""
        return self.dropped.reading.observations

    @property
    def stored_batch(self) -> BatchRecord | None:
        """The current revision of the return, where there is one."""
        return self.submission.stored_batch if self.submission else None

    @property
    def next_revision(self) -> int:
        """The revision that the file would become."""
        return 1 if self.stored_batch is None else self.stored_batch.revision + 1

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def sent_files(
    dropped: Iterable[DroppedFile],
    period: Period,
    person: Person,
    today: dt.date,
    only_checked: bool = False,
) -> tuple[SentFile, ...]:
    """The files in their order, each checked alone and all of them together.

    A file that is stored already, or has errors, does not count when they are looked at together: a
    correction may lie beside the return or the file that it corrects. Whoever may check may do so
    for every region.

    Raises:
        StoreError: the store cannot be asked.
    """
    alone = [_sent_file(one, period, person, today, only_checked) for one in dropped]
    drafts = [
        None if one.submission is None or one.state in OUT_OF_PLAY else one.submission.draft for one in alone
    ]
    together = check_together(drafts)
    return tuple(_with_findings(one, more) for one, more in zip(alone, together, strict=True))


def with_tables_apart(
    dropped: Sequence[DroppedFile],
) -> tuple[tuple[DroppedFile, ...], tuple[DroppedFile, ...]]:
    """The files of known forms (and those that are none), and the files that hold free tables."""
    free = tuple(one for one in dropped if one.reading.tables)
    return tuple(one for one in dropped if not one.reading.tables), free


def ready_files(sent: Sequence[SentFile]) -> tuple[SentFile, ...]:
    """The files that nothing keeps from being accepted."""
    return tuple(one for one in sent if one.state in READY)


def _sent_file(
    dropped: DroppedFile, period: Period, person: Person, today: dt.date, only_checked: bool
) -> SentFile:
    code = chosen_region(dropped, period) if dropped.reading.form_code else None
    return SentFile(
        dropped=dropped,
        region_code=code,
        submission=data.prepared(dropped.reading, code, period, today),
        accepted=accepted_batch(dropped.file_id, code, period),
        permitted=only_checked or person.may("submit", code),
    )


def _with_findings(sent: SentFile, more: Sequence[Finding]) -> SentFile:
    if sent.submission is None or not more:
        return sent
    return replace(sent, submission=sent.submission.with_findings(more))
