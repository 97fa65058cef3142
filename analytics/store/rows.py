"""Drafts as Arrow tables: the one shape in which rows enter the database."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analytics.intake.batch import Draft, Finding, Observation
from analytics.periods import Period
from analytics.store.journal import BatchRecord, StoreError

if TYPE_CHECKING:
    import pyarrow as pa

VALUED = ("number", "none")


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft with everything that acceptance adds to it."""

    draft: Draft
    record: BatchRecord
    reasons: Mapping[int, str]


def require_sound(draft: Draft) -> None:
    """Refuse a draft that must not be stored.

    Raises:
        StoreError: ``blocked`` where a finding is an error.
        ValueError: an indicator stands in it twice, or a value does not fit its status: there is
            a finite number for ``number`` and ``none`` and nothing for every other status.
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


def _fits(observation: Observation) -> bool:
    if observation.value is None:
        return observation.status not in VALUED
    return observation.status in VALUED and math.isfinite(observation.value)


def new_record(
    draft: Draft, *, batch_id: int, revision: int, sha256: str, actor: str, accepted_at: dt.datetime
) -> BatchRecord:
    """The record of a batch that is about to be stored; warnings show in its state."""
    warned = any(finding.severity == "warning" for finding in draft.findings)
    return BatchRecord(
        batch_id=batch_id,
        form_code=draft.form_code,
        region_code=draft.region_code,
        period=draft.period,
        revision=revision,
        state="accepted_with_warnings" if warned else "accepted",
        origin=draft.origin,
        source=draft.source,
        file_name=draft.file_name,
        sha256=sha256,
        actor=actor,
        accepted_at=accepted_at,
    )


def record_from_row(row: Sequence[Any]) -> BatchRecord:
    """The record of one row of ``journal/batch.sql`` and its kin."""
    batch_id, form_code, region_code, period, *others = row
    return BatchRecord(batch_id, form_code, region_code, Period.parse(period), *others)


def observation_from_row(row: Sequence[Any]) -> Observation:
    """The observation of one row of ``journal/observations_of_batch.sql``."""
    return Observation(*row)


def finding_from_row(row: Sequence[Any]) -> Finding:
    """The finding of one row of ``journal/findings_of_batch.sql``, without its reason."""
    _, code, severity, sheet, cell, indicator_code, given, expected, detail, *_ = row
    return Finding(code, severity, sheet, cell, indicator_code, given, expected, values=json.loads(detail))


def batch_table(entries: Sequence[Entry]) -> pa.Table:
    """The batches, one row each, as ``journal.batch`` holds them."""
    return _table(_batch_rows(entries), _batch_schema())


def observation_table(entries: Sequence[Entry]) -> pa.Table:
    """The figures of all batches, in the order of their files, as ``journal.observation``."""
    return _table(_observation_rows(entries), _observation_schema())


def finding_table(entries: Sequence[Entry]) -> pa.Table:
    """The findings of all batches with the persons' reasons, as ``journal.finding``."""
    return _table(_finding_rows(entries), _finding_schema())


def _batch_rows(entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        record = entry.record
        received_on = entry.draft.received_on
        yield (
            record.batch_id, record.form_code, record.region_code, str(record.period),
            record.revision, record.state, record.origin, record.source,
            record.file_name, record.sha256, record.actor,
            dt.date.fromisoformat(received_on) if received_on else None, record.accepted_at,
        )  # fmt: skip


def _observation_rows(entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        batch_id, unit_code = entry.record.batch_id, entry.record.region_code
        period = str(entry.record.period)
        for observation in entry.draft.observations:
            yield (
                batch_id, unit_code, observation.indicator_code, period,
                observation.value, observation.status, observation.sheet, observation.cell,
            )  # fmt: skip


def _finding_rows(entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        record = entry.record
        for position, finding in enumerate(entry.draft.findings):
            reason = entry.reasons.get(position)
            yield (
                record.batch_id, position, finding.code, finding.severity, finding.sheet, finding.cell,
                finding.indicator_code, finding.given, finding.expected,
                json.dumps(dict(finding.values), ensure_ascii=False, sort_keys=True),
                reason, record.actor if reason else None, record.accepted_at if reason else None,
            )  # fmt: skip


def _table(rows: Iterator[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _batch_schema() -> pa.Schema:
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [("batch_id", pa.int64())]
        + [(name, text) for name in ("form_code", "region_code", "period")]
        + [("revision", pa.int32())]
        + [(name, text) for name in ("state", "origin", "source", "file_name", "sha256", "actor")]
        + [("received_on", pa.date32()), ("accepted_at", pa.timestamp("us"))]
    )


def _observation_schema() -> pa.Schema:
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [("batch_id", pa.int64())]
        + [(name, text) for name in ("unit_code", "indicator_code", "period")]
        + [("value", pa.float64())]
        + [(name, text) for name in ("status", "sheet", "cell")]
    )


def _finding_schema() -> pa.Schema:
    import pyarrow as pa

    words = ("code", "severity", "sheet", "cell", "indicator_code", "given", "expected", "detail")
    return pa.schema(
        [("batch_id", pa.int64()), ("position", pa.int32())]
        + [(name, pa.string()) for name in (*words, "reason", "reason_by")]
        + [("reason_at", pa.timestamp("us"))]
    )
