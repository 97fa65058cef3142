"""The pool of plan measures of ``plan_lists.toml``, and the plans that follow that of the council."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analytics.demonstration.wordings import Words, named_pool, words_of
from analytics.periods import Period

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class MeasureTemplate:
    """One measure of the pool; money is million tenge of 2015."""

    words: Words
    agency: Words
    indicator: str | None
    evidence: Words
    budget: Range | None
    other: Range | None
    shared: float


@dataclass(frozen=True, slots=True)
class FollowOn:
    """A plan that follows that of the council, of all units or of some."""

    first: Period
    last: Period
    due_in_year: float
    done_on_time: float
    territories: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Apart:
    """A quarter in which list and figures differ: measures more due, or fewer of them done on time."""

    territory: str
    period: Period
    due: int
    on_time: int


@dataclass(frozen=True, slots=True)
class MeasurePool:
    """The description of ``plan_lists.toml``; fates are shares of the measures not done in time."""

    templates: tuple[MeasureTemplate, ...]
    inflation: float
    without_indicator: float
    without_evidence: float
    late: float
    overdue: float
    days_late: Range
    excluded: Words
    apart: tuple[Apart, ...]
    follow_on: tuple[FollowOn, ...]


def read_measure_pool(folder: Path) -> MeasurePool:
    """The pool of the folder's ``plan_lists.toml``; an unknown name in a measure is a ``KeyError``."""
    table = tomllib.loads((folder / "plan_lists.toml").read_text(encoding="utf-8"))
    agencies, evidence, fates = (
        named_pool(table["agencies"]), named_pool(table["evidence"]), table["not_in_time"]
    )  # fmt: skip
    return MeasurePool(
        templates=tuple(_template(record, agencies, evidence) for record in table["measure"]),
        inflation=table["inflation"],
        without_indicator=table["without_indicator"],
        without_evidence=table["without_evidence"],
        late=fates["late"],
        overdue=fates["overdue"],
        days_late=(fates["days_late"][0], fates["days_late"][1]),
        excluded=evidence["excluded"],
        apart=tuple(
            Apart(one["territory"], Period.parse(one["period"]), one.get("due", 0), one.get("on_time", 0))
            for one in table["apart"]
        ),
        follow_on=tuple(_follow_on(record) for record in table["follow_on"]),
    )


def _follow_on(record: Mapping[str, Any]) -> FollowOn:
    return FollowOn(
        first=Period.parse(record["first"]),
        last=Period.parse(record["last"]),
        due_in_year=record["due_in_year"],
        done_on_time=record["done_on_time"],
        territories=frozenset(record["territories"]) if "territories" in record else None,
    )


def _template(
    record: Mapping[str, Any], agencies: Mapping[str, Words], evidence: Mapping[str, Words]
) -> MeasureTemplate:
    budget, other = record.get("budget"), record.get("other")
    return MeasureTemplate(
        words=words_of(record["words"]),
        agency=agencies[record["agency"]],
        indicator=record.get("indicator"),
        evidence=evidence[record["evidence"]],
        budget=(budget[0], budget[1]) if budget else None,
        other=(other[0], other[1]) if other else None,
        shared=record.get("shared", 0.0),
    )
