"""What a recommendation of the council is, and the conditions by which its state is told, as typed data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, get_args

from analytics.text.localized import Localized

ConditionKind = Literal[
    "took_place",
    "in_time",
    "not_worse",
    "target_set",
    "target_reached",
    "rows",
    "kinds_present",
    "returned",
    "nothing_overdue",
    "reconciled",
]
KINDS: Final[tuple[ConditionKind, ...]] = get_args(ConditionKind)
Translation = Literal["ours", "official"]
TRANSLATIONS: Final[tuple[Translation, ...]] = get_args(Translation)
Stretch = Literal["cumulative", "quarter", "last_known"]
STRETCHES: Final[tuple[Stretch, ...]] = get_args(Stretch)
InForce = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TookPlace:
    """The sum of reported indicators is above zero, or at least a number that a document sets.

    Flows are summed since 1 January (in the last return of the year that tells them: what took place
    stays so), or with the ``basis`` ``quarter`` in the quarter alone; with
    ``last_known`` the last return up to the period that has the figure counts: what was approved stays
    so. With ``each_unit`` the condition is asked of every reporting unit of a merged region.
    """

    kind: ClassVar[ConditionKind] = "took_place"
    indicators: tuple[str, ...]
    at_least: float | None
    basis: Stretch
    each_unit: bool


@dataclass(frozen=True, slots=True)
class InTime:
    """The same of every reporting unit, in the return of the quarter in which a day lies."""

    kind: ClassVar[ConditionKind] = "in_time"
    indicators: tuple[str, ...]
    due_on: dt.date


@dataclass(frozen=True, slots=True)
class NotWorse:
    """The tested change of an indicator on the same period of last year is no worsening."""

    kind: ClassVar[ConditionKind] = "not_worse"
    indicator: str


@dataclass(frozen=True, slots=True)
class TargetSet:
    """A document sets a target of the year for one of the indicators."""

    kind: ClassVar[ConditionKind] = "target_set"
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetReached:
    """The targets of the year that are set for these indicators are reached."""

    kind: ClassVar[ConditionKind] = "target_reached"
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list has rows: all of them, those with values in columns, those in force on the last day.

    ``where`` names allowed values by column; ``in_force`` two date columns, the second may be blank.
    """

    kind: ClassVar[ConditionKind] = "rows"
    list_code: str
    where: Mapping[str, tuple[str, ...]]
    in_force: InForce | None
    at_least: int


@dataclass(frozen=True, slots=True)
class KindsPresent:
    """All of some values of a column are among the rows of a list; where some are, it holds in part."""

    kind: ClassVar[ConditionKind] = "kinds_present"
    list_code: str
    column: str
    values: tuple[str, ...]
    in_force: InForce | None


@dataclass(frozen=True, slots=True)
class Returned:
    """The returns of these forms for the period are in, in time or late."""

    kind: ClassVar[ConditionKind] = "returned"
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingOverdue:
    """No row of a list is overdue on the last day that the list tells of.

    ``due`` and ``done`` are date columns, ``state`` a choice column with the values ``finished`` and
    ``dropped``: dropped rows are left out, rows that are neither are overdue after their due day.
    """

    kind: ClassVar[ConditionKind] = "nothing_overdue"
    list_code: str
    due: str
    done: str
    state: str
    finished: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Both ministries' figures for these facts agree within the tolerance."""

    kind: ClassVar[ConditionKind] = "reconciled"
    facts: tuple[str, ...]


Condition = (
    TookPlace
    | InTime
    | NotWorse
    | TargetSet
    | TargetReached
    | Rows
    | KindsPresent
    | Returned
    | NothingOverdue
    | Reconciled
)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation of 20 February 2015.

    ``text`` and ``addressee`` are in Russian as in the source; ``translation`` says whose the other
    languages are. ``themes`` are the codes by which the catalogue's indicators name what they
    measure, ``indicators`` those that measure it first; ``lists`` and ``pages`` are codes too.
    """

    code: str
    addressee: Localized
    text: Localized
    short: Localized
    translation: Translation
    due_on: dt.date | None
    themes: tuple[str, ...]
    indicators: tuple[str, ...]
    lists: tuple[str, ...]
    pages: tuple[str, ...]
    conditions: tuple[Condition, ...]
