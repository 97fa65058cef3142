"""Agreements with partners: still in force, and each listed once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from analytics.intake.batch import Finding, ListRow
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.list_rows import each_row, number_of, words_of
from analytics.intake.figures import number_words
from analytics.intake.list_checks import day_of
from analytics.intake.list_dates import date_words
from analytics.intake.list_matching import alike_words

LIST = "partner"
NUMBER = re.compile(r"(?:№|\bN\b|\bNo\.?|#)\s*([^\s,;]*\d[^\s,;]*)", re.IGNORECASE)


def ended_agreements_have_no_children(context: ReturnContext) -> Iterable[Finding]:
    """A note on an agreement that ended before the quarter and is still told to reach children."""
    before = context.period.shift(-1).last_day
    for listed, row in each_row(context, LIST):
        ended, children = day_of(row, "ends_on"), number_of(row, "children")
        if ended is not None and ended <= before and children:
            yield listed.finding(
                "agreement_ended", "note", row, "ends_on", date_words(ended), children=number_words(children)
            )


def agreements_have_numbers_of_their_own(context: ReturnContext) -> Iterable[Finding]:
    """A warning on each of two agreements of one year with the same number.

    Where no number is told, agreements are compared by all their words. Rows that are alike
    altogether are asked about as such.
    """
    groups: dict[tuple[object, object], list[ListRow]] = defaultdict(list)
    for _, row in each_row(context, LIST):
        if key := _number_and_year(row):
            groups[key].append(row)
    for listed, row in each_row(context, LIST):
        key = _number_and_year(row)
        others = [one for one in groups[key] if _said(one) != _said(row)] if key else []
        if others:
            other = {"rows": str(others[0].row), "other": words_of(others[0], "name")}
            given = words_of(row, "agreement")
            yield listed.finding("agreement_repeated", "warning", row, "agreement", given, **other)


def _number_and_year(row: ListRow) -> tuple[object, int] | None:
    agreement, signed = words_of(row, "agreement"), day_of(row, "signed_on")
    return (_number(agreement), signed.year) if agreement and signed is not None else None


def _number(agreement: str) -> object:
    found = NUMBER.search(agreement)
    return found[1].casefold() if found else alike_words(agreement)


def _said(row: ListRow) -> tuple[object, ...]:
    return tuple(alike_words(value) for value in row.values.values())
