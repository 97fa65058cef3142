"""The rows of lists (events, plan measures, partners): one table of the journal for each list."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from analytics.intake.batch import ListRow
from analytics.store.new_rows import Entry, table_of_rows
from analytics.store.reading import read_sql

if TYPE_CHECKING:
    import pyarrow as pa

    from analytics.store.connection import Cursor, Database

Kind = Literal["text", "date", "number"]

ISO_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")

# The columns of each list as ``sql/schema/004_returns.sql`` has them, in its order.
LISTS: dict[str, dict[str, Kind]] = {
    "event": {
        "kind": "text",
        "title": "text",
        "held_on": "date",
        "place": "text",
        "holder": "text",
        "partner_body": "text",
        "children": "number",
        "registered_children": "number",
        "parents": "number",
        "note": "text",
    },
    "plan_measure": {
        "measure": "text",
        "agency": "text",
        "starts_on": "date",
        "due_on": "date",
        "budget_money": "number",
        "other_money": "number",
        "moves_indicator": "text",
        "state": "text",
        "done_on": "date",
        "evidence": "text",
    },
    "partner": {
        "kind": "text",
        "name": "text",
        "agreement": "text",
        "signed_on": "date",
        "ends_on": "date",
        "subject": "text",
        "money": "number",
        "children": "number",
        "note": "text",
    },
}


def require_sound_rows(rows: Sequence[ListRow]) -> None:
    """Refuse list rows that the journal has no place for.

    Raises:
        ValueError: a list or a column that the journal does not have, or a value of another type.
    """
    for row in rows:
        columns = LISTS.get(row.list_code)
        if columns is None:
            raise ValueError(f"there is no list {row.list_code!r}")
        for code, value in row.values.items():
            if code not in columns:
                raise ValueError(f"the list {row.list_code} has no column {code!r}")
            if not _fits(value, columns[code]):
                raise ValueError(f"{row.list_code}.{code} is a {columns[code]}, not {value!r}")


def insert_lists(cursor: Cursor, entries: Sequence[Entry]) -> None:
    """Write the list rows of all batches, in the order of their files."""
    for code in sorted({row.list_code for entry in entries for row in entry.draft.rows}):
        cursor.register(f"new_{code}", _list_table(entries, code))
        cursor.execute(read_sql(f"journal/insert_{code}"))


def rows_of_batch(database: Database, batch_id: int) -> tuple[ListRow, ...]:
    """The list rows of one batch: list by list, each in the order of its file."""
    return tuple(
        _row(code, columns, stored)
        for code, columns in LISTS.items()
        for stored in database.rows(read_sql(f"journal/{code}_rows_of_batch"), {"batch_id": batch_id})
    )


def _fits(value: object, kind: Kind) -> bool:
    if value is None:
        return True
    if kind == "number":
        return isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value)
    return isinstance(value, str) and (kind == "text" or (bool(ISO_DATE.match(value)) and _is_day(value)))


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _list_table(entries: Sequence[Entry], code: str) -> pa.Table:
    import pyarrow as pa

    types = {"text": pa.string(), "date": pa.date32(), "number": pa.float64()}
    schema = pa.schema(
        [("batch_id", pa.int64()), ("sheet", pa.string()), ("row", pa.int32()), ("cells", pa.string())]
        + [(column, types[kind]) for column, kind in LISTS[code].items()]
    )
    return table_of_rows(_stored_rows(entries, code), schema)


def _stored_rows(entries: Sequence[Entry], code: str) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        for row in entry.draft.rows:
            if row.list_code == code:
                cells = json.dumps(dict(row.cells), ensure_ascii=False)
                values = (_stored(row.values.get(column), kind) for column, kind in LISTS[code].items())
                yield (entry.record.batch_id, row.sheet, row.row, cells, *values)


def _stored(value: str | float | None, kind: Kind) -> object:
    return dt.date.fromisoformat(value) if kind == "date" and isinstance(value, str) else value


def _row(code: str, columns: dict[str, Kind], stored: Sequence[Any]) -> ListRow:
    sheet, row, cells, *values = stored
    words = (value.isoformat() if isinstance(value, dt.date) else value for value in values)
    return ListRow(code, sheet, row, dict(zip(columns, words, strict=True)), json.loads(cells))
