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
