"""When the measures of each unit's plans are due and how many are done in time.

The plan of the council is that of the figures G01 to G03; the plans after it are drawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from analytics.demonstration.figures import Figures
from analytics.demonstration.measure_pool import FollowOn, MeasurePool
from analytics.demonstration.model import Model
from analytics.demonstration.plan import Plan
from analytics.demonstration.variation import stream
from analytics.demonstration.wordings import day_between
from analytics.demonstration.world import World
from analytics.periods import Period, periods_between

DAYS_BEFORE_APPROVAL, DAYS_AFTER_APPROVAL = 40, 12  # of the quarter in which a plan is approved


@dataclass(frozen=True, slots=True)
class Term:
    """The measures of a plan that are due in one quarter, and how many of them are done in time."""

    period: Period
    due: int
    on_time: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """One plan of one territory: when it was approved, how long it runs, what is due when."""

    territory: str
    approved_on: dt.date
    first: Period
    last: Period
    terms: tuple[Term, ...]


def schedules(model: Model, world: World, figures: Figures, pool: MeasurePool) -> tuple[Schedule, ...]:
    """All plans of all territories, by territory and time."""
    plan = next(series for series in model.series if isinstance(series, Plan))
    return tuple(
        schedule
        for column, code in enumerate(world.codes)
        for schedule in (
            *_of_the_council(model, world, figures, plan, pool, column),
            *(_drawn(model, one, code) for one in pool.follow_on if _has_plan(world, one, column)),
        )
    )


def _of_the_council(
    model: Model, world: World, figures: Figures, plan: Plan, pool: MeasurePool, column: int
) -> Iterator[Schedule]:
    """The plan that the figures speak of; none where they never say that it is approved."""
    code = world.codes[column]
    approved = [
        slot
        for slot, value in zip(world.slots, figures.of(plan.approved)[:, column], strict=True)
        if value == 1
    ]
    if not approved:
        return
    first = approved[0]
    due, done = (_by_period(world, figures, name, column) for name in (plan.due, plan.done))
    apart = {one.period: one for one in pool.apart if one.territory == code}
    terms = []
    for period in periods_between(first.period, plan.last):
        other = apart.get(period)
        more, fewer = (other.due, other.on_time) if other else (0, 0)
        terms.append(Term(period, due[period] + more, done[period] + fewer))
    random = stream(model.seed, f"plan approved {code}")
    approved_on = _approval(random, first.first_day, first.last_day)
    yield Schedule(code, approved_on, first.period, plan.last, tuple(terms))


def _by_period(world: World, figures: Figures, code: str, column: int) -> Mapping[Period, int]:
    """A flow of one territory by quarter; nothing where the model draws none."""
    found: dict[Period, int] = {}
    for slot, value in zip(world.slots, figures.of(code)[:, column], strict=True):
        found[slot.period] = found.get(slot.period, 0) + (0 if np.isnan(value) else int(value))
    return found


def _has_plan(world: World, plan: FollowOn, column: int) -> bool:
    """Whether a follow-on plan is a territory's: it reports for itself by then, and is meant."""
    territory = world.territories[column]
    if plan.territories is not None:
        return territory.code in plan.territories
    return territory.carrier(plan.first.first_day) == territory.code


def _drawn(model: Model, plan: FollowOn, code: str) -> Schedule:
    random = stream(model.seed, f"plan {plan.first} {code}")
    approved_on = _approval(random, plan.first.first_day, plan.first.last_day)
    terms = []
    for period in periods_between(plan.first, plan.last):
        due = int(random.poisson(plan.due_in_year / 4))
        terms.append(Term(period, due, int(random.binomial(due, plan.done_on_time))))
    return Schedule(code, approved_on, plan.first, plan.last, tuple(terms))


def _approval(random: np.random.Generator, first: dt.date, last: dt.date) -> dt.date:
    """A day of the quarter, late enough for the work on it and before the terms of the quarter."""
    earliest = min(first + dt.timedelta(days=DAYS_BEFORE_APPROVAL), last)
    return day_between(random, earliest, last - dt.timedelta(days=DAYS_AFTER_APPROVAL))
