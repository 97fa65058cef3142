"""Drafts as Arrow tables: the one shape in which rows enter the database.

A national table brings hundreds of thousands of figures, so each column is made as a whole.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from analytics.intake.batch import Draft, Finding, Observation
from analytics.store.journal import BatchRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft with everything that acceptance adds to it; ``replaces`` is the batch it follows."""

    draft: Draft
    record: BatchRecord
    reasons: Mapping[int, str]
    replaces: int | None = None


def batch_table(entries: Sequence[Entry]) -> pa.Table:
    """The batches, one row each, as ``journal.batch`` holds them."""
    import pyarrow as pa

    text = pa.string()
    schema = pa.schema(
        [("batch_id", pa.int64())]
        + [(name, text) for name in ("form_code", "region_code", "period")]
        + [("revision", pa.int32())]
        + [(name, text) for name in ("state", "origin", "source", "file_name", "sha256", "actor")]
        + [("accepted_at", pa.timestamp("us")), ("comment", text)]
        + [("received_on", pa.date32()), ("replaces", pa.int64())]
    )
    return table_of_rows(_batch_rows(entries), schema)


def observation_table(entries: Sequence[Entry]) -> pa.Table:
    """The figures of all batches, in the order of their files, as ``journal.observation``."""
    import pyarrow as pa

    numbers = [len(entry.draft.observations) for entry in entries]
    batch = pa.array(np.repeat(np.arange(len(entries)), numbers))
    figures = [figure for entry in entries for figure in entry.draft.observations]
    types = {"value": pa.float64()}
    of_batch = {
        "batch_id": pa.array([entry.record.batch_id for entry in entries], pa.int64()),
        "unit_code": pa.array([entry.record.region_code for entry in entries], pa.string()),
        "period": pa.array([str(entry.record.period) for entry in entries], pa.string()),
    }
    of_figure = {
        name: pa.array(list(map(attrgetter(name), figures)), types.get(name, pa.string()))
        for name in (field.name for field in fields(Observation))
    }
    return pa.table({name: column.take(batch) for name, column in of_batch.items()} | of_figure)


def finding_table(entries: Sequence[Entry]) -> pa.Table:
    """The findings of all batches with the persons' reasons, as ``journal.finding``."""
    import pyarrow as pa

    words = ("code", "severity", "sheet", "cell", "indicator_code", "given", "expected", "detail")
    schema = pa.schema(
        [("batch_id", pa.int64()), ("position", pa.int32())]
        + [(name, pa.string()) for name in (*words, "reason", "reason_by")]
        + [("reason_at", pa.timestamp("us"))]
    )
    return table_of_rows(_finding_rows(entries), schema)


def table_of_rows(rows: Iterator[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table of a schema; none are an empty table."""
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _batch_rows(entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        record = entry.record
        received_on = entry.draft.received_on
        yield (
            record.batch_id, record.form_code, record.region_code, str(record.period),
            record.revision, record.state, record.origin, record.source,
            record.file_name, record.sha256, record.actor, record.accepted_at, record.comment,
            dt.date.fromisoformat(received_on) if received_on else None, entry.replaces,
        )  # fmt: skip


def _finding_rows(entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        for position, finding in enumerate(entry.draft.findings):
            yield (entry.record.batch_id, position, *_finding_row(entry, position, finding))


def _finding_row(entry: Entry, position: int, finding: Finding) -> tuple[Any, ...]:
    reason = entry.reasons.get(position)
    record = entry.record
    return (
        finding.code, finding.severity, finding.sheet, finding.cell,
        finding.indicator_code, finding.given, finding.expected,
        json.dumps(dict(finding.values), ensure_ascii=False, sort_keys=True),
        reason, record.actor if reason else None, record.accepted_at if reason else None,
    )  # fmt: skip
