"""Rows that an accepted list has and the new one has no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from analytics.catalogue.records import ListForm
from analytics.intake.batch import Finding, ListRow
from analytics.intake.checks.context import KnownList, ReturnContext
from analytics.intake.checks.list_rows import lists_of
from analytics.intake.list_cells import cut
from analytics.intake.list_checks import day_of
from analytics.intake.list_dates import date_words
from analytics.intake.list_matching import matched, row_name
from analytics.intake.localized_values import name_values, period_values

CODE = "list_rows_vanished"
MOST_NAMED = 5
OPEN_STATES = frozenset({"planned", "running"})


def rows_do_not_vanish(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each list whose rows are not all there any more, with the first of them by name.

    A list is compared with the current revision of the same return and with the last return before
    it: lists are cumulative, so a row of the second quarter stands in the third as well. Of a plan or
    of agreements of the year before, only what was still open is expected.
    """
    for listed in lists_of(context):
        told: set[tuple[object, ...]] = set()
        for known in context.known.lists:
            old = _expected(known, listed.list_form, context)
            gone = [row for row in _gone(old, listed.rows, known, context) if _said(row) not in told]
            told |= {_said(row) for row in gone}
            if gone:
                yield _finding(gone, known, listed.list_form, listed.rows)


def _expected(known: KnownList, list_form: ListForm, context: ReturnContext) -> list[ListRow]:
    """The rows of an accepted list that the new one should still have."""
    rows = [row for row in known.rows if row.list_code == list_form.code]
    if known.period == context.period:
        return rows
    if list_form.code == "partner":
        begun = context.period.shift(-1).last_day
        rows = [row for row in rows if (day_of(row, "ends_on") or dt.date.max) > begun]
    if known.period.year == context.period.year:
        return rows
    if list_form.code == "plan_measure":
        return [row for row in rows if row.values.get("state") in OPEN_STATES]
    return rows if list_form.code == "partner" else []


def _gone(
    old: Sequence[ListRow], new: Sequence[ListRow], known: KnownList, context: ReturnContext
) -> list[ListRow]:
    """The old rows without a counterpart; an event after the old period is none of its events."""
    if known.period < context.period:
        last_day = known.period.last_day
        new = [row for row in new if (day_of(row, "held_on") or dt.date.min) <= last_day]
    return [pair.old for pair in matched(old, new) if pair.new is None and pair.old is not None]


def _said(row: ListRow) -> tuple[object, ...]:
    return tuple(row.values.values())


def _finding(
    gone: Sequence[ListRow], known: KnownList, list_form: ListForm, rows: Sequence[ListRow]
) -> Finding:
    named = [_named(row) for row in gone[:MOST_NAMED]]
    values = {
        **name_values("list", list_form.name),
        **period_values("period", known.period),
        "revision": str(known.revision),
        "rows": "; ".join(named) + ("; …" if len(gone) > MOST_NAMED else ""),
    }
    sheet = next((row.sheet for row in rows), gone[0].sheet)
    return Finding(CODE, "warning", sheet, None, None, str(len(gone)), values=values)


def _named(row: ListRow) -> str:
    day = day_of(row, "held_on")
    name = cut(row_name(row))
    name = name if "«" in name else f"«{name}»"
    return f"{name} ({date_words(day)})" if day is not None else name
