"""Lists of a region for a store of a page's test: plan measures, events and partners of the demonstration."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.demonstration.loading import drafts
from analytics.intake.batch import Draft, ListRow
from analytics.periods import Period
from analytics.store.journal import Journal
from analytics.store.list_rows import LISTS
from tests.measures.text_tables import rows_of

Value = str | float | None


def list_rows(list_code: str, drawn: str, **always: str) -> tuple[ListRow, ...]:
    """Rows of a list drawn as a table; each value stands in a cell of its own, from row 9 on."""
    return tuple(
        _row(list_code, number, {**always, **row}) for number, row in enumerate(rows_of(drawn), start=9)
    )


def list_draft(region_code: str, period: Period, *rows: ListRow, form: str = "ZM-L") -> Draft:
    """A return with lists and no figures."""
    return Draft(form, region_code, period, (), rows=rows)


def store_figures(journal: Journal) -> None:
    """Store the figures of the demonstration without its lists, which a test brings itself."""
    journal.accept_many((draft for draft in drafts() if draft.observations), "demonstration")


def _row(list_code: str, number: int, told: Mapping[str, str]) -> ListRow:
    columns = LISTS[list_code]
    values: dict[str, Value] = {name: _value(told.get(name, ""), kind) for name, kind in columns.items()}
    cells = {name: f"{'ABCDEFGHIJ'[place]}{number}" for place, name in enumerate(columns)}
    return ListRow(list_code, "План", number, values, cells)


def _value(words: str, kind: str) -> Value:
    if not words:
        return None
    return float(words) if kind == "number" else words
