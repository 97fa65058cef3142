"""Quarters as the returns name them: ``2015Q1``, cumulative from 1 January."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

PERIOD_PATTERN = re.compile(r"^(\d{4})Q([1-4])$")
QUARTERS_IN_YEAR = 4


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One calendar quarter, written ``2015Q1`` (the SDMX form)."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not 1 <= self.quarter <= QUARTERS_IN_YEAR:
            raise ValueError(f"a quarter is 1 to 4, not {self.quarter}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that ``2015Q1`` names; anything else is a ``ValueError`` that names it."""
        match = PERIOD_PATTERN.match(text.strip().upper())
        if match is None:
            raise ValueError(f"a period is written like 2015Q1, not {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def from_key(cls, key: int) -> Period:
        """The period behind an integer key of the mart."""
        year, quarter = divmod(key, QUARTERS_IN_YEAR)
        return cls(year, quarter + 1)

    @classmethod
    def containing(cls, day: dt.date) -> Period:
        """The quarter in which a day lies."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def key(self) -> int:
        """An integer that grows by one a quarter: ``year * 4 + quarter - 1``."""
        return self.year * QUARTERS_IN_YEAR + self.quarter - 1

    @property
    def months(self) -> int:
        """Months since 1 January that a cumulative return of this period covers."""
        return self.quarter * 3

    @property
    def first_day(self) -> dt.date:
        """The first day of the quarter."""
        return dt.date(self.year, self.months - 2, 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the quarter."""
        return self.shift(1).first_day - dt.timedelta(days=1)

    @property
    def same_period_last_year(self) -> Period:
        """АППГ: the same quarter a year before."""
        return Period(self.year - 1, self.quarter)

    def shift(self, quarters: int) -> Period:
        """The period so many quarters later (earlier if negative)."""
        return Period.from_key(self.key + quarters)

    def __str__(self) -> str:
        return f"{self.year}Q{self.quarter}"


def periods_between(first: Period, last: Period) -> tuple[Period, ...]:
    """All quarters from the first to the last, both included."""
    return tuple(Period.from_key(key) for key in range(first.key, last.key + 1))
