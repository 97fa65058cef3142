"""The journal: the system of record, as a protocol that any database can implement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from analytics.intake.batch import Draft, Finding, Observation, Origin
from analytics.periods import Period

if TYPE_CHECKING:
    import pandas as pd


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


@dataclass(frozen=True, slots=True)
class StoredReturn:
    """The current revision of a return with its observations and findings."""

    batch: BatchRecord
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]


class Journal(Protocol):
    """What the product asks of its store; times are naive UTC."""

    def version(self) -> int:
        """The id of the last accepted batch (0 in an empty store): the data version of caches."""

    def accept(
        self,
        draft: Draft,
        content: bytes | None,
        actor: str,
        reasons: Mapping[int, str] | None = None,
    ) -> BatchRecord:
        """Store one draft in one transaction and refresh the mart inside it.

        Idempotent: the same bytes for the same form, region and period as the current revision
        give that revision back. ``reasons`` maps the position of a finding to the person's
        explanation. Raises ``StoreError("blocked")`` for a draft with errors, and other
        ``StoreError`` where the disk or the database refuses; then nothing is stored.
        """

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
