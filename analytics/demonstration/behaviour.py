"""How the synthetic returns behave as returns: late, missing, revised, corrected."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analytics.demonstration.variation import stream
from analytics.periods import Period


@dataclass(frozen=True, slots=True)
class Correction:
    """An official downward correction: the figure since 1 January falls by this share."""

    indicator_code: str
    region_code: str
    period: Period
    fall: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Periods in which a region reported that an indicator is not available."""

    indicator_code: str
    region_code: str
    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class Answers:
    """How the questions about the last quarter were answered: every so many, with these phrases."""

    every: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The description of ``returns.toml``; shares are of the returns, days from the due date."""

    source: str
    file_name: str
    revised_file_name: str
    late: Mapping[str, float]
    missing_share: float
    missing: frozenset[tuple[str, str, Period]]
    recent: int
    complete_years: Mapping[str, tuple[int, ...]]
    revised_share: float
    left_out: tuple[float, float]
    revised_after: tuple[int, int]
    revised_indicators: Mapping[str, tuple[str, ...]]
    corrections: tuple[Correction, ...]
    gaps: tuple[Gap, ...]
    answers: Answers


def read_behaviour(folder: Path) -> Behaviour:
    """The behaviour that ``returns.toml`` in the folder describes."""
    table = tomllib.loads((folder / "returns.toml").read_text(encoding="utf-8"))
    missing, revised = table["missing"], table["revised"]
    return Behaviour(
        source=table["source"],
        file_name=table["file_name"],
        revised_file_name=table["revised_file_name"],
        late=table["late"],
        missing_share=missing["share"],
        missing=frozenset((m["form"], m["region"], Period.parse(m["period"])) for m in missing["named"]),
        recent=missing["recent"],
        complete_years={form: tuple(years) for form, years in missing["complete_years"].items()},
        revised_share=revised["share"],
        left_out=tuple(revised["left_out"]),
        revised_after=tuple(revised["days"]),
        revised_indicators={form: tuple(codes) for form, codes in revised["indicators"].items()},
        corrections=tuple(
            Correction(c["indicator"], c["region"], Period.parse(c["period"]), c["fall"])
            for c in table["correction"]
        ),
        gaps=tuple(
            Gap(g["indicator"], g["region"], Period.parse(g["first"]), Period.parse(g["last"]))
            for g in table["unavailable"]
        ),
        answers=Answers(table["answers"]["every"], tuple(table["answers"]["phrases"])),
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a return came in, and for a revised one which share of the quarter it left out first."""

    received_on: dt.date
    revised_on: dt.date | None
    left_out: float


class Arrivals:
    """The arrival of each return; every (form, region) has its own stream of random numbers."""

    def __init__(self, behaviour: Behaviour, seed: int, last: Period) -> None:
        self._behaviour = behaviour
        self._seed = seed
        self._last = last

    def of(self, form_code: str, region_code: str, period: Period, due_days: int) -> Arrival | None:
        """How a return came in; ``None`` where it never did."""
        random = stream(self._seed, f"return {form_code} {region_code} {period}")
        chances = random.random(3)
        if self._is_missing(form_code, region_code, period, chances[0]):
            return None
        received_on = self._received_on(region_code, period, due_days, chances[1], random)
        revised = chances[2] < self._behaviour.revised_share and self._may_change(form_code, period)
        first, last = self._behaviour.revised_after
        later = dt.timedelta(days=int(random.integers(first, last + 1)))
        left_out = float(random.uniform(*self._behaviour.left_out))
        return Arrival(received_on, received_on + later if revised else None, left_out)

    def _is_missing(self, form_code: str, region_code: str, period: Period, chance: float) -> bool:
        if (form_code, region_code, period) in self._behaviour.missing:
            return True
        recent = self._last.key - period.key < self._behaviour.recent
        corrected = any(
            (one.region_code, one.period.year) == (region_code, period.year)
            for one in self._behaviour.corrections
        )
        may = self._may_change(form_code, period) and not recent and not corrected
        return may and chance < self._behaviour.missing_share

    def _may_change(self, form_code: str, period: Period) -> bool:
        return period.year not in self._behaviour.complete_years.get(form_code, ())

    def _received_on(
        self,
        region_code: str,
        period: Period,
        due_days: int,
        chance: float,
        random: np.random.Generator,
    ) -> dt.date:
        """A day before the due date, or for a late return after it, as is the region's habit."""
        late = self._behaviour.late
        due = period.last_day + dt.timedelta(days=due_days)
        habit = stream(self._seed, f"habit {region_code}").lognormal(0, late["habit"])
        if chance < late["share"] * habit:
            return due + dt.timedelta(days=int(random.integers(1, int(late["longest"]) + 1)))
        earliest = min(int(late["earliest"]), due_days - 1)
        return due - dt.timedelta(days=int(random.integers(0, earliest + 1)))
