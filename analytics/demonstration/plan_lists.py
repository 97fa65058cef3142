"""The measures of the plans as rows of a list, with the state that each had on a day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analytics.demonstration.measure_pool import MeasurePool, MeasureTemplate
from analytics.demonstration.places import Places, names_on
from analytics.demonstration.plan_schedules import Schedule, Term
from analytics.demonstration.telling import Value
from analytics.demonstration.variation import stream
from analytics.demonstration.wordings import Tongue, Words, between, date_words, day_between, picked
from analytics.periods import Period

FIRST_YEAR = 2015
LONGEST_WORK, SHORTEST_WORK = 300, 60  # days from the start of a measure to its term
EARLY = 45  # days before the term in which a measure may be done
LARGEST_NUMBER = 480  # of an order, an act, minutes


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a plan as it will have gone: texts as written, days as they turn out."""

    words: str
    agency: str
    starts_on: dt.date
    due_on: dt.date
    budget_money: float | None
    other_money: float | None
    moves_indicator: str | None
    done_on: dt.date | None
    cancelled_on: dt.date | None
    evidence: str | None

    def on(self, day: dt.date) -> dict[str, Value]:
        """The row of the list as it stands on a day."""
        state = self._state(day)
        ended = state in {"done", "cancelled"}
        return {
            "measure": self.words,
            "agency": self.agency,
            "starts_on": self.starts_on.isoformat(),
            "due_on": self.due_on.isoformat(),
            "budget_money": self.budget_money,
            "other_money": self.other_money,
            "moves_indicator": self.moves_indicator,
            "state": state,
            "done_on": self.done_on.isoformat() if self.done_on and state == "done" else None,
            "evidence": self.evidence if ended else None,
        }

    def _state(self, day: dt.date) -> str:
        if self.cancelled_on is not None and self.cancelled_on <= day:
            return "cancelled"
        if self.done_on is not None and self.done_on <= day:
            return "done"
        return "running" if self.starts_on <= day else "planned"


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan with its measures in their order; ``territory`` is the unit of today's map."""

    territory: str
    approved_on: dt.date
    last: Period
    measures: tuple[Measure, ...]

    def stands_in(self, period: Period) -> bool:
        """Whether the lists of a period tell of the plan."""
        return self.approved_on <= period.last_day and period <= self.last


def listed_plans(
    schedules: tuple[Schedule, ...], pool: MeasurePool, places: Places, seed: int, kazakh: frozenset[str]
) -> tuple[ListedPlan, ...]:
    """The plans with all their measures; those of the regions named in ``kazakh`` in Kazakh."""
    found = []
    for one in schedules:
        random = stream(seed, f"measures {one.territory} {one.first}")
        tongue: Tongue = "kk" if one.territory in kazakh else "ru"
        names = names_on(places[one.territory], one.approved_on)
        author = _Author(random, pool, names, tongue, one.approved_on)
        found.append(ListedPlan(one.territory, one.approved_on, one.last, tuple(author.measures(one))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Author:
    """Who writes one plan: draws its measures one after the other."""

    random: np.random.Generator
    pool: MeasurePool
    places: tuple[Words, ...]
    tongue: Tongue
    approved_on: dt.date

    def measures(self, schedule: Schedule) -> Iterator[Measure]:
        templates = self._templates()
        number = 0
        for term in schedule.terms:
            days = sorted(self._due_on(term, term.period == schedule.first) for _ in range(term.due))
            in_time = set(self.random.permutation(term.due)[: term.on_time].tolist())
            for place, due_on in enumerate(days):
                number += 1
                yield self._measure(number, next(templates), due_on, in_time=place in in_time)

    def _templates(self) -> Iterator[MeasureTemplate]:
        """The whole pool in some order, and again in another."""
        while True:
            for index in self.random.permutation(len(self.pool.templates)):
                yield self.pool.templates[index]

    def _due_on(self, term: Term, is_first: bool) -> dt.date:
        """The end of a month of the quarter, of the last one in the quarter of the approval."""
        first = term.period.first_day
        month = first.month + (2 if is_first else int(self.random.random() * 3))
        return dt.date(first.year, month, calendar.monthrange(first.year, month)[1])

    def _measure(self, number: int, template: MeasureTemplate, due_on: dt.date, *, in_time: bool) -> Measure:
        random, tongue = self.random, self.tongue
        place = picked(random, self.places)(tongue)
        words = template.words(tongue, place=place, year=due_on.year)
        work = dt.timedelta(days=round(between(random, (SHORTEST_WORK, LONGEST_WORK))))
        starts_on = max(due_on - work, self.approved_on)
        prices = (1 + self.pool.inflation) ** (due_on.year - FIRST_YEAR)
        has_other = random.random() < template.shared
        named = random.random() >= self.pool.without_indicator
        done_on, cancelled_on = self._end(starts_on, due_on, in_time=in_time)
        return Measure(
            words=f"{number}. {words}",
            agency=template.agency(tongue),
            starts_on=starts_on,
            due_on=due_on,
            budget_money=round(between(random, template.budget, prices), 1) if template.budget else None,
            other_money=round(between(random, template.other, prices), 1)
            if template.other and has_other
            else None,
            moves_indicator=template.indicator if named else None,
            done_on=done_on,
            cancelled_on=cancelled_on,
            evidence=self._evidence(template, done_on, cancelled_on),
        )

    def _end(
        self, starts_on: dt.date, due_on: dt.date, *, in_time: bool
    ) -> tuple[dt.date | None, dt.date | None]:
        """The day on which it is done, and that on which it is cancelled: one of them or none."""
        random, pool = self.random, self.pool
        if in_time:
            earliest = max(starts_on, due_on - dt.timedelta(days=EARLY))
            return day_between(random, earliest, due_on), None
        fate = random.random()
        later = due_on + dt.timedelta(days=round(between(random, pool.days_late)))
        if fate < pool.late:
            return later, None
        return (None, None) if fate < pool.late + pool.overdue else (None, later)

    def _evidence(
        self, template: MeasureTemplate, done_on: dt.date | None, cancelled_on: dt.date | None
    ) -> str | None:
        shown = self.random.random() >= self.pool.without_evidence
        number = 1 + int(self.random.random() * LARGEST_NUMBER)
        if cancelled_on is not None:
            return self.pool.excluded(self.tongue, date=date_words(cancelled_on), n=number)
        if done_on is None or not shown:
            return None
        return template.evidence(self.tongue, date=date_words(done_on), n=number)
