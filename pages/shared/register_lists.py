"""The rows of a return of lists on the register: what each revision did, the rows now, one in full."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from analytics.intake.batch import ListRow
from analytics.measures.returns import row_changes_between
from analytics.submission.known_lists import every_row_of_batch
from analytics.submission.list_differences import RowChange, RowChangeKind, change_counts
from analytics.text import Texts
from pages.shared import data
from pages.shared.list_difference import counts_words
from pages.shared.list_row import list_row
from pages.shared.list_words import list_form, row_words
from pages.shared.register_rows import Record, ReturnKey
from pages.shared.submit_lists import list_tables
from pages.shared.widgets import select

ROW = "return_row"


def rows_view(text: Texts, key: ReturnKey, row: Record) -> None:
    """The rows of the current revision; one that is picked is shown with its cells and its history."""
    batch_id = int(row["batch_id"])
    rows = {f"{one.list_code}.{place}": one for place, one in enumerate(data.kept(_rows, batch_id), start=1)}
    picked = select(ROW, text("lists.pick"), ["", *rows], partial(_label, text, rows), "")
    if picked:
        one = rows[picked]
        list_row(text, one.list_code, batch_id, one.row, one.sheet)
    else:
        list_tables(text, key.form_code, tuple(rows.values()))


def row_changes(older_id: int, newer_id: int) -> tuple[RowChange, ...]:
    """What one revision changed in the rows of another, kept until the next change of data."""
    return data.kept(_changes, older_id, newer_id)


def rows_words(text: Texts, revision: Mapping[Any, Any]) -> str:
    """What a revision did with the rows of the one that it replaced; nothing of a first return."""
    if revision["replaces"] is None or (not revision["list_rows"] and revision["observations"]):
        return ""
    return counts_words(text, data.kept(_counts, int(revision["replaces"]), int(revision["batch_id"])))


def _counts(older_id: int, newer_id: int) -> dict[RowChangeKind, int]:
    return change_counts(_changes(older_id, newer_id))


def _rows(batch_id: int) -> tuple[ListRow, ...]:
    return every_row_of_batch(data.journal(), batch_id)


def _changes(older_id: int, newer_id: int) -> tuple[RowChange, ...]:
    return row_changes_between(data.journal(), older_id, newer_id)


def _label(text: Texts, rows: Mapping[str, ListRow], code: str) -> str:
    if not code:
        return text("lists.all_rows")
    row = rows[code]
    return f"{list_form(row.list_code).name[text.language]} · {row.row} · {row_words(text, row)}"
