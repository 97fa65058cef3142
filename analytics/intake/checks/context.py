"""What a check of a return may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.batch import ListRow, Observation, Reading
from analytics.intake.checks.rules import Rules, load_rules
from analytics.periods import Period
from analytics.regions import Regions


@dataclass(frozen=True, slots=True)
class KnownList:
    """The rows of an accepted return of lists: that of the same period, or the last one before it."""

    period: Period
    revision: int
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows that a check may compare a return with; all figures as reported.

    ``own`` is the region's own figures of all forms by indicator and period, the return's own period
    included (what is stored of it now, whichever form reported it), up to six years back. ``forms``
    names the form that reported each of those of the return's period. ``others`` are other regions'
    figures of the same period, by region and indicator. ``targets`` are those set for the region and
    the year by indicator, in the unit in which it is shown. ``children`` is the number of children
    0–17 of the region. ``lists`` are its accepted lists of the same form: that of the same period
    first, then the last one before it on the same land, this year or in the year before.
    """

    own: Mapping[str, Mapping[Period, float]] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    children: float | None = None
    lists: tuple[KnownList, ...] = ()

    def at(self, period: Period) -> dict[str, float]:
        """The region's own figures of one period by indicator."""
        return {code: series[period] for code, series in self.own.items() if period in series}


@dataclass(frozen=True, slots=True)
class ReturnContext:
    """A file that was read, with the region and period that a person chose for it.

    ``previous`` holds the stored figures of the quarter before by indicator code, as reported
    (cumulative from 1 January); it is empty where nothing is stored. ``observed`` are the figures of
    the reading by indicator code. ``kept_running`` says that the return is kept while its quarter
    goes on, as a list is to which events are added on the day they are held.
    """

    reading: Reading
    form: Form
    region_code: str
    period: Period
    today: dt.date
    catalogue: Catalogue
    regions: Regions
    previous: Mapping[str, float] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    rules: Rules = field(default_factory=load_rules)
    kept_running: bool = False
    observed: Mapping[str, Observation] = field(init=False)

    def __post_init__(self) -> None:
        observed = {each.indicator_code: each for each in self.reading.observations}
        object.__setattr__(self, "observed", observed)
