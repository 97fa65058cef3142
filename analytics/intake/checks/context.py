"""What a check of a return may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.batch import Reading
from analytics.periods import Period
from analytics.regions import Regions


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows that a check may compare a return with; all figures as reported.

    ``own`` is the region's own figures of all forms by indicator and period, the return's own period
    included (what is stored of it now, whichever form reported it), up to six years back. ``others``
    are other regions' figures of the same period, by region and indicator. ``targets`` are set
    targets of the region by indicator. ``children`` is the number of children 0–17 of the region.
    """

    own: Mapping[str, Mapping[Period, float]] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    children: float | None = None


@dataclass(frozen=True, slots=True)
class ReturnContext:
    """A file that was read, with the region and period that a person chose for it.

    ``previous`` holds the stored figures of the quarter before by indicator code, as reported
    (cumulative from 1 January); it is empty where nothing is stored.
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
