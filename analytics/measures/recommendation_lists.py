"""Conditions of recommendations that returns and the rows of their lists tell.

A list is told anew in each return of a year, so the last one of the year counts. Rows that were found
are enough to hold; nothing found is a failure only where every list of the period came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.catalogue.recommendation_records import (
    InForce,
    KindsPresent,
    NothingOverdue,
    Returned,
    Rows,
)
from analytics.measures.recommendation_evidence import Evidence, ListedRow, Received
from analytics.measures.recommendation_results import Lack, Outcome, Place, Reason, Result


@dataclass(frozen=True, slots=True)
class Listed:
    """The last lists of the year: each with its rows; ``lacking`` are the units and forms without one.

    ``late`` are those whose last list is of an earlier quarter than the period.
    """

    lists: tuple[tuple[Received, Sequence[ListedRow]], ...]
    lacking: tuple[Lack, ...]
    late: tuple[Lack, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the lists come from."""
        return tuple(sorted({one.origin for one, _ in self.lists}))

    @property
    def reason(self) -> Reason:
        """That a list of an earlier quarter of the year is told of, where it is."""
        return "earlier_list" if self.late else ""


def listed_of(list_code: str, place: Place, evidence: Evidence) -> Listed:
    """The lists that the units of a region returned, the last one of the year counting."""
    lists, lacking, late = [], [], []
    for form in evidence.forms_of(list_code):
        for unit in place.units:
            found = evidence.last_of_year(form, unit, place.period)
            if found is None:
                lacking.append((unit, form))
                continue
            lists.append((found, evidence.rows.get((found.batch_id, list_code), ())))
            if found.period != place.period:
                late.append((unit, form))
    return Listed(tuple(lists), tuple(lacking), tuple(late))


def fits(row: ListedRow, where: Mapping[str, Sequence[str]], in_force: InForce | None, day: Any) -> bool:
    """Whether a row has the values asked for and is in force on a day."""
    if any(row.get(column) not in values for column, values in where.items()):
        return False
    if in_force is None:
        return True
    begins, ends = (row.get(column) for column in in_force)
    return begins is not None and begins <= day and (ends is None or ends >= day)


def rows(condition: Rows, place: Place, evidence: Evidence) -> Result:
    """How many rows of the lists fit."""
    listed = listed_of(condition.list_code, place, evidence)
    if not listed.lists:
        return Result("no_data", reason="no_list", lacking=listed.lacking)
    day = place.period.last_day
    number = sum(
        row["rows"]
        for _, of_list in listed.lists
        for row in of_list
        if fits(row, condition.where, condition.in_force, day)
    )
    if number >= condition.at_least:
        outcome: Outcome = "holds"
    else:
        outcome = "no_data" if listed.lacking or listed.late else "fails"
    reason: Reason = "list_lacks" if outcome == "no_data" else listed.reason
    lacking = (*listed.lacking, *listed.late)
    return Result(outcome, number, condition.at_least, reason=reason, lacking=lacking, origins=listed.origins)


def kinds_present(condition: KindsPresent, place: Place, evidence: Evidence) -> Result:
    """Which of the kinds are among the rows of the lists."""
    listed = listed_of(condition.list_code, place, evidence)
    if not listed.lists:
        return Result("no_data", reason="no_list", lacking=listed.lacking)
    day = place.period.last_day
    there = {
        row.get(condition.column)
        for _, of_list in listed.lists
        for row in of_list
        if fits(row, {}, condition.in_force, day)
    }
    found = tuple(kind for kind in condition.values if kind in there)
    if len(found) == len(condition.values):
        outcome: Outcome = "holds"
    elif found:
        outcome = "partly"
    else:
        outcome = "no_data" if listed.lacking or listed.late else "fails"
    reason: Reason = "list_lacks" if outcome == "no_data" else listed.reason
    return Result(
        outcome,
        len(found),
        len(condition.values),
        reason=reason,
        lacking=(*listed.lacking, *listed.late),
        found=found,
        origins=listed.origins,
    )


def returned(condition: Returned, place: Place, evidence: Evidence) -> Result:
    """How many of the returns of the period are in, in time or late.

    A return that nobody was to send yet, or whose last day has not passed, is no failure.
    """
    expected = {form.code for form in evidence.catalogue.expected_forms(place.period)}
    lacking: list[Lack] = []
    owed: list[Lack] = []
    origins: set[str] = set()
    for form in condition.forms:
        for unit in place.units:
            found = evidence.return_of(form, unit, place.period)
            if found is not None:
                origins.add(found.origin)
                continue
            lacking.append((unit, form))
            if form in expected and evidence.today > evidence.catalogue.due_on(form, place.period):
                owed.append((unit, form))
    asked = len(condition.forms) * len(place.units)
    number = asked - len(lacking)
    if not lacking:
        outcome: Outcome = "holds"
    elif number:
        outcome = "partly"
    else:
        outcome = "fails" if owed else "no_data"
    reason: Reason = ""
    if outcome == "no_data":
        reason = "not_due" if expected & set(condition.forms) else "not_asked"
    return Result(
        outcome, number, asked, reason=reason, lacking=tuple(lacking), origins=tuple(sorted(origins))
    )


def nothing_overdue(condition: NothingOverdue, place: Place, evidence: Evidence) -> Result:
    """How many rows are overdue on the last day of the period of their list, and what was done in time.

    ``figure`` counts the overdue rows of ``yardstick`` rows that were due; ``share`` is that of the rows due
    that were done by their day, in per cent.
    """
    listed = listed_of(condition.list_code, place, evidence)
    if not listed.lists:
        return Result("no_data", reason="no_list", lacking=listed.lacking)
    counted = [
        (row, row["rows"], received.period.last_day)
        for received, of_list in listed.lists
        for row in of_list
        if row.get(condition.state) not in condition.dropped
    ]
    if not counted:
        return Result("no_data", reason="nothing_listed", lacking=listed.lacking, origins=listed.origins)
    due = [(row, n, day) for row, n, day in counted if condition.due in row and row[condition.due] <= day]
    # What is due on the last day itself is not overdue yet, as on the page of plans.
    overdue = sum(n for row, n, day in due if row[condition.due] < day and not _finished(row, condition, day))
    in_time_rows = sum(n for row, n, day in due if _done_in_time(row, condition, day))
    all_due = sum(n for _, n, _ in due)
    outcome: Outcome = "fails" if overdue else "no_data" if listed.lacking else "holds"
    return Result(
        outcome,
        overdue,
        all_due,
        share=in_time_rows / all_due * 100 if all_due else None,
        reason="list_lacks" if outcome == "no_data" else listed.reason,
        lacking=(*listed.lacking, *listed.late),
        origins=listed.origins,
    )


def _finished(row: ListedRow, condition: NothingOverdue, day: dt.date) -> bool:
    """Told as done, and not on a later day: a list cannot know what comes."""
    done = row.get(condition.done)
    return row.get(condition.state) in condition.finished and (done is None or done <= day)


def _done_in_time(row: ListedRow, condition: NothingOverdue, day: dt.date) -> bool:
    done = row.get(condition.done)
    return _finished(row, condition, day) and done is not None and done <= row[condition.due]
