"""From the tables of ``[[recommendation.condition]]`` to typed conditions, and what is wrong in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, cast

from analytics.catalogue.recommendation_records import (
    KINDS,
    STRETCHES,
    Condition,
    ConditionKind,
    InForce,
    InTime,
    KindsPresent,
    NothingOverdue,
    NotWorse,
    Reconciled,
    Returned,
    Rows,
    Stretch,
    TargetReached,
    TargetSet,
    TookPlace,
)
from analytics.catalogue.reconciliation import SharedFact
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import Catalogue, ListForm

Fault = tuple[str, str, str]
NO_DAY: Final = dt.date(1970, 1, 1)  # of a record that is reported as faulty


def condition_of(reader: RecordReader) -> Condition:
    """The condition that one table describes; its faults are reported."""
    kind = cast(ConditionKind, reader.choice("kind", KINDS))
    condition = READ[kind](reader)
    reader.finish()
    return condition


def _some(reader: RecordReader, field: str) -> tuple[str, ...]:
    """A list of texts that may not be empty."""
    found = reader.words(field)
    if not found and reader.sound:
        reader.report(field, "names nothing", "name one or more codes")
    return found


def _in_force(reader: RecordReader) -> InForce | None:
    found = reader.words("in_force")
    if not found:
        return None
    if len(found) != 2:
        reader.report("in_force", "names no two columns", "name the first day and the last day")
        return None
    return found[0], found[1]


def _took_place(reader: RecordReader) -> Condition:
    return TookPlace(
        _some(reader, "indicators"),
        reader.amount("at_least") if reader.has("at_least") else None,
        cast(Stretch, reader.choice("basis", STRETCHES)) if reader.has("basis") else "cumulative",
        reader.flag("each_unit") if reader.has("each_unit") else False,
    )


def _in_time(reader: RecordReader) -> Condition:
    return InTime(_some(reader, "indicators"), reader.day("due_on") or NO_DAY)


def _rows(reader: RecordReader) -> Condition:
    return Rows(
        reader.text("list"),
        reader.word_lists("where"),
        _in_force(reader),
        reader.whole_number("at_least", minimum=1, default=1),
    )


def _kinds_present(reader: RecordReader) -> Condition:
    return KindsPresent(
        reader.text("list"), reader.text("column"), _some(reader, "values"), _in_force(reader)
    )


def _nothing_overdue(reader: RecordReader) -> Condition:
    return NothingOverdue(
        reader.text("list"),
        reader.text("due"),
        reader.text("done"),
        reader.text("state"),
        _some(reader, "finished"),
        reader.words("dropped"),
    )


READ: Final[Mapping[ConditionKind, Callable[[RecordReader], Condition]]] = {
    "took_place": _took_place,
    "in_time": _in_time,
    "not_worse": lambda reader: NotWorse(reader.text("indicator")),
    "target_set": lambda reader: TargetSet(_some(reader, "indicators")),
    "target_reached": lambda reader: TargetReached(_some(reader, "indicators")),
    "rows": _rows,
    "kinds_present": _kinds_present,
    "returned": lambda reader: Returned(_some(reader, "forms")),
    "nothing_overdue": _nothing_overdue,
    "reconciled": lambda reader: Reconciled(_some(reader, "facts")),
}


@dataclass(frozen=True)
class Known:
    """What conditions may name: the catalogue, and the facts that both ministries count."""

    catalogue: Catalogue
    facts: Sequence[SharedFact]

    @cached_property
    def lists(self) -> Mapping[str, ListForm]:
        """The lists that forms return, by code."""
        return {one.code: one for form in self.catalogue.forms.values() for one in form.lists}


def faults_of(condition: Condition, known: Known) -> Iterator[Fault]:
    """Every code that a condition names and that does not exist or cannot stand there."""
    match condition:
        case TookPlace(indicators=codes) | InTime(indicators=codes):
            yield from _reported(codes, known.catalogue)
        case NotWorse(indicator=code):
            yield from _tested(code, known.catalogue)
        case TargetSet(indicators=codes) | TargetReached(indicators=codes):
            yield from unknown("indicators", codes, known.catalogue.indicators, "indicator of the catalogue")
        case Rows():
            columns = {*condition.where, *(condition.in_force or ())}
            yield from _columns(condition.list_code, columns, condition.in_force or (), known)
            for column, values in condition.where.items():
                yield from _values(condition.list_code, column, values, "where", known)
        case KindsPresent():
            columns = {condition.column, *(condition.in_force or ())}
            yield from _columns(condition.list_code, columns, condition.in_force or (), known)
            yield from _values(condition.list_code, condition.column, condition.values, "values", known)
        case NothingOverdue():
            dates = (condition.due, condition.done)
            yield from _columns(condition.list_code, {*dates, condition.state}, dates, known)
            values = condition.finished + condition.dropped
            yield from _values(condition.list_code, condition.state, values, "finished", known)
        case Returned(forms=codes):
            expected = {code: form for code, form in known.catalogue.forms.items() if form.expected}
            yield from unknown("forms", codes, expected, "form that regions return")
        case Reconciled(facts=codes):
            facts = {fact.code: fact for fact in known.facts}
            yield from unknown("facts", codes, facts, "fact of reconciliation.toml")


def unknown(field: str, codes: Sequence[str], known: Mapping[str, object], what: str) -> Iterator[Fault]:
    """The codes that are not among the known ones."""
    for code in codes:
        if code not in known:
            yield field, f"{code!r} is no {what}", f"use one of {', '.join(known)}"


def _reported(codes: Sequence[str], catalogue: Catalogue) -> Iterator[Fault]:
    yield from unknown("indicators", codes, catalogue.indicators, "indicator of the catalogue")
    for code in codes:
        if code in catalogue.indicators and not catalogue.indicators[code].forms:
            yield "indicators", f"no form reports {code}", "use the code of a reported indicator"


def _tested(code: str, catalogue: Catalogue) -> Iterator[Fault]:
    """A worsening is told of what has a direction and a test."""
    yield from unknown("indicator", (code,), catalogue.indicators, "indicator of the catalogue")
    if code not in catalogue.indicators:
        return
    indicator = catalogue.indicators[code]
    if indicator.polarity == "neutral":
        yield "indicator", f"{code} has no better and worse", "use an indicator with a polarity"
    if indicator.distribution == "none":
        yield "indicator", f"the change of {code} cannot be tested", "use a count of events or a share"


def _columns(list_code: str, columns: set[str], dates: Sequence[str], known: Known) -> Iterator[Fault]:
    if list_code not in known.lists:
        yield from unknown("list", (list_code,), known.lists, "list")
        return
    types = {column.code: column.type for column in known.lists[list_code].columns}
    for column in sorted(columns):
        if column not in types:
            yield "column", f"{column!r} is no column of {list_code}", f"use one of {', '.join(types)}"
        elif column in dates and types[column] != "date":
            yield "column", f"{column} is no date", "name a date column of the list"


def _values(list_code: str, code: str, values: Sequence[str], field: str, known: Known) -> Iterator[Fault]:
    """Values are choices of their column, or codes of indicators."""
    columns = {one.code: one for one in known.lists[list_code].columns} if list_code in known.lists else {}
    if code not in columns:
        return
    column = columns[code]
    if column.type == "choice":
        yield from unknown(field, values, {one.code: one for one in column.choices}, f"choice of {code}")
    elif column.type == "indicator":
        yield from unknown(field, values, known.catalogue.indicators, "indicator of the catalogue")
    else:
        yield field, f"{code} is no column with fixed values", "name a column of choices or indicators"
