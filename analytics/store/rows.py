"""Rows of the journal as records, and what a draft must be to become rows."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analytics.intake.batch import Draft, Finding, Observation
from analytics.periods import Period
from analytics.store.journal import BatchRecord, StoredReturn, StoreError
from analytics.store.list_rows import require_sound_rows, rows_of_batch
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    from analytics.store.connection import Database

VALUED = ("number", "none")


def require_sound(draft: Draft) -> None:
    """Refuse a draft that must not be stored.

    Raises:
        StoreError: ``blocked`` where a finding is an error.
        ValueError: an indicator stands in it twice, or a value does not fit its status: there is
            a finite number for ``number`` and ``none`` and nothing for every other status; or a row
            of a list has no place in the journal.
    """
    if draft.blocked:
        raise StoreError("blocked", f"{draft.form_code} {draft.region_code} {draft.period}")
    seen: set[str] = set()
    for observation in draft.observations:
        if observation.indicator_code in seen:
            raise ValueError(f"indicator {observation.indicator_code} stands twice in one return")
        seen.add(observation.indicator_code)
        if not _fits(observation):
            raise ValueError(
                f"indicator {observation.indicator_code}: value {observation.value!r} "
                f"does not fit status {observation.status!r}"
            )
    require_sound_rows(draft.rows)


def _fits(observation: Observation) -> bool:
    if observation.value is None:
        return observation.status not in VALUED
    return observation.status in VALUED and math.isfinite(observation.value)


def new_record(
    draft: Draft, *, batch_id: int, revision: int, actor: str, accepted_at: dt.datetime, comment: str
) -> BatchRecord:
    """The record of a batch that is about to be stored; warnings show in its state."""
    warned = any(finding.severity == "warning" for finding in draft.findings)
    return BatchRecord(
        batch_id=batch_id,
        form_code=draft.form_code,
        region_code=draft.region_code,
        period=draft.period,
        revision=revision,
        state=accepted_state(warned),
        origin=draft.origin,
        source=draft.source,
        file_name=draft.file_name,
        sha256=draft.sha256,
        actor=actor,
        accepted_at=accepted_at,
        comment=comment,
    )


def accepted_state(warned: bool) -> str:
    """The state of a batch that counts, with or without warnings."""
    return "accepted_with_warnings" if warned else "accepted"


def record_from_row(row: Sequence[Any]) -> BatchRecord:
    """The record of one row of ``journal/batch.sql`` and its kin."""
    batch_id, form_code, region_code, period, *others = row
    return BatchRecord(batch_id, form_code, region_code, Period.parse(period), *others)


def stored_return(database: Database, record: BatchRecord) -> StoredReturn:
    """A batch with its observations, findings and list rows."""
    batch = {"batch_id": record.batch_id}
    observations = database.rows(read_sql("journal/observations_of_batch"), batch)
    findings = database.rows(read_sql("journal/findings_of_batch"), batch)
    return StoredReturn(
        record,
        tuple(observation_from_row(row) for row in observations),
        tuple(finding_from_row(row) for row in findings),
        rows_of_batch(database, record.batch_id),
    )


def observation_from_row(row: Sequence[Any]) -> Observation:
    """The observation of one row of ``journal/observations_of_batch.sql``."""
    return Observation(*row)


def finding_from_row(row: Sequence[Any]) -> Finding:
    """The finding of one row of ``journal/findings_of_batch.sql``, without its reason."""
    _, code, severity, sheet, cell, indicator_code, given, expected, detail, *_ = row
    return Finding(code, severity, sheet, cell, indicator_code, given, expected, values=json.loads(detail))
