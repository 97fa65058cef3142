"""Dated deadlines: where a document sets another last day for a form and period than the form itself."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from analytics.catalogue.problems import Problem
from analytics.catalogue.records import Deadline
from analytics.periods import Period

FILE: Final = "deadlines.csv"
FIELDS: Final = ("form", "period", "due_on", "document")

Deadlines = dict[tuple[str, Period], Deadline]


def deadlines_of_file(folder: Path, form_codes: Collection[str], problems: list[Problem]) -> Deadlines:
    """The deadlines of ``deadlines.csv`` by form and period; every fault becomes a problem.

    A folder without the file has no dated deadlines. A line names a form that is expected, a period
    (``2015Q1``), the last day in time (``2015-04-15``, after the period's end), and the document
    that sets it.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != FIELDS:
            header = ",".join(FIELDS)
            problems.append(Problem(FILE, "line 1", "", "the header is another", f"write {header}"))
            return {}
        lines = list(enumerate(reader, start=2))
    found: Deadlines = {}
    for number, line in lines:
        deadline = _deadline(line, f"line {number}", form_codes, problems)
        if deadline is None:
            continue
        key = (deadline.form_code, deadline.period)
        if key in found:
            cause = f"{deadline.form_code} {deadline.period} stands there twice"
            problems.append(Problem(FILE, f"line {number}", "", cause, "keep it once"))
        found[key] = deadline
    return found


def _deadline(
    line: Mapping[str | None, str | None], record: str, form_codes: Collection[str], problems: list[Problem]
) -> Deadline | None:
    form_code, period_words, day_words, document = ((line.get(name) or "").strip() for name in FIELDS)
    period, due_on = _period(period_words), _day(day_words)
    faults = {
        "form": (
            form_code not in form_codes,
            f"{form_code!r} is no expected form",
            f"use one of {', '.join(form_codes)}",
        ),
        "period": (period is None, f"{period_words!r} is no period", "write it like 2015Q1"),
        "due_on": (due_on is None, f"{day_words!r} is no day", "write it like 2015-04-15"),
        "document": (not document, "is missing", "name the document that sets the day"),
    }
    wrong = [
        Problem(FILE, record, field, cause, mend)
        for field, (is_wrong, cause, mend) in faults.items()
        if is_wrong
    ]
    problems += wrong
    if wrong or period is None or due_on is None:
        return None
    if due_on <= period.last_day:
        cause = f"{day_words} is not after the end of {period}"
        problems.append(Problem(FILE, record, "due_on", cause, "name a day after the quarter"))
        return None
    return Deadline(form_code, period, due_on, document)


def _period(words: str) -> Period | None:
    try:
        return Period.parse(words)
    except ValueError:
        return None


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return None
