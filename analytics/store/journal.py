"""The journal: the system of record, as a protocol that any database can implement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from analytics.intake.batch import Draft, Finding, ListRow, Observation, Origin
from analytics.periods import Period

if TYPE_CHECKING:
    import pandas as pd

    from analytics.intake.targets.records import TargetsReading


Decision = Literal["approved", "returned"]
PairVerdict = Literal["same", "two"]


class StoreError(Exception):
    """The store could not do what was asked; ``code`` names the sentence under ``store.<code>``."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One accepted load of one return: what, whose, of when, by whom, in which revision."""

    batch_id: int
    form_code: str
    region_code: str
    period: Period
    revision: int
    state: str
    origin: Origin
    source: str
    file_name: str
    sha256: str
    actor: str
    accepted_at: dt.datetime
    comment: str = ""


@dataclass(frozen=True, slots=True)
class StoredReturn:
    """The current revision of a return with its observations, findings and list rows."""

    batch: BatchRecord
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    rows: tuple[ListRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetSet:
    """One accepted list of targets; ``targets`` counts them. The last list counts."""

    set_id: int
    actor: str
    accepted_at: dt.datetime
    file_name: str
    sha256: str
    comment: str
    targets: int


class Journal(Protocol):
    """What the product asks of its store; times are naive UTC."""

    def version(self) -> int:
        """The data version of caches: grows with every acceptance and every later change of state."""

    def accept(
        self,
        draft: Draft,
        content: bytes | None,
        actor: str,
        reasons: Mapping[int, str] | None = None,
        comment: str = "",
        unchanged_since: int | None = None,
    ) -> BatchRecord:
        """Store one draft in one transaction and refresh the mart inside it.

        Idempotent: the same bytes for the same form, region and period as the current revision
        give that revision back. ``reasons`` maps the position of a finding to the person's
        explanation, ``comment`` says why a stored return is revised, ``unchanged_since`` is the data
        version that the draft rests on. Raises ``StoreError("blocked")`` for a draft with errors,
        ``StoreError("locked")`` where the period is locked, ``StoreError("changed_meanwhile")`` where
        something was stored since that version, and other ``StoreError`` where the disk or the
        database refuses; then nothing is stored.
        """

    def accept_together(
        self,
        drafts: Sequence[Draft],
        content: bytes,
        actor: str,
        reasons: Sequence[Mapping[int, str]] = (),
        comment: str = "",
    ) -> tuple[BatchRecord, ...]:
        """Store the drafts of one file (a table of several regions or periods) in one transaction.

        One record a draft, in their order; for a draft whose file is current already, that batch.
        ``reasons`` stands beside the drafts. Raises as :meth:`accept`; then nothing is stored.
        """

    def withdraw(self, batch_id: int, actor: str, reason: str) -> BatchRecord:
        """Take the current revision of a return back; the revision before it counts again.

        Raises ``StoreError``: ``not_current`` where the batch is not the current revision,
        ``locked`` where the period is locked, others where the database refuses.
        """

    def restore(self, batch_id: int, actor: str, reason: str) -> BatchRecord:
        """Let a withdrawn batch count again; raises ``StoreError("not_withdrawn")`` and ``locked``."""

    def decide(self, batch_id: int, decision: Decision, comment: str, actor: str) -> None:
        """Write down what a curator decided about a batch; ``returned`` asks for a correction."""

    def answer(self, batch_id: int, position: int, answer: str, actor: str) -> None:
        """Write down the explanation of one finding of a stored return."""

    def lock(self, form_code: str, period: Period, reason: str, actor: str) -> None:
        """Close a period of a form: no acceptance, withdrawal or restoring until it is unlocked."""

    def unlock(self, form_code: str, period: Period, reason: str, actor: str) -> None:
        """Open a locked period again."""

    def except_from_lock(
        self, form_code: str, period: Period, region_code: str, reason: str, actor: str
    ) -> None:
        """Let one region send for a locked period, with the reason; ends with its next acceptance."""

    def is_locked(self, form_code: str, period: Period, region_code: str) -> bool:
        """Whether a return may not be changed now."""

    def remember_mapping(self, shape: str, mapping: str, actor: str) -> None:
        """Keep the confirmed mapping (JSON) of a shape of table."""

    def mapping(self, shape: str) -> str | None:
        """The mapping that was last confirmed for a shape of table, or ``None``."""

    def accept_targets(
        self, reading: TargetsReading, content: bytes, actor: str, comment: str, based_on: int
    ) -> TargetSet:
        """Store a whole new list of targets with its file in one transaction.

        The bytes of the current list give that list back. ``based_on`` is the list that the person
        saw as the current one, 0 for none. Raises ``StoreError``: ``blocked``, ``targets_changed``,
        others where the disk or the database refuses; then nothing is stored.
        """

    def mark_pair(self, pair_key: str, verdict: PairVerdict, unit_code: str, reason: str, actor: str) -> None:
        """Write down that two events of a unit are the same or two; the last mark of a pair counts."""

    def look(self, actor: str, seen_until: dt.datetime | None = None) -> None:
        """Write down that a person saw what changed, up to a moment or up to now."""

    def note(self, actor: str, action: str, detail: str = "") -> None:
        """Write an event that concerns no batch into the audit, such as an export."""

    def accept_many(self, drafts: Iterable[Draft], actor: str) -> int:
        """Store many drafts without files in one transaction, in order; the number stored."""

    def current(self, form_code: str, region_code: str, period: Period) -> StoredReturn | None:
        """The current revision of one return, or ``None``."""

    def batch(self, batch_id: int) -> BatchRecord | None:
        """One batch by its id."""

    def batches_of_file(self, sha256: str) -> tuple[BatchRecord, ...]:
        """The batches that came from a file with these bytes, newest first."""

    def file_content(self, sha256: str) -> bytes | None:
        """The bytes of a kept file, or ``None`` where it was never kept."""

    def table(self, name: str, **parameters: object) -> pd.DataFrame:
        """The result of the named query ``sql/<name>.sql`` (such as ``measures/comparison``)."""

    def close(self) -> None:
        """Write everything to disk and let go of the files."""
