"""The Regional Plan of one region as its last list tells it, with its events and partners in numbers.

A list tells the states of measures on the last day of its period; by that day, and not by today, a
measure is due, done in time or overdue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from analytics.catalogue.records import Catalogue
from analytics.measures.listed import forms_with
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

Standing = Literal[
    "done_on_time", "done_late", "done_undated", "overdue", "due_now", "ahead", "undated", "cancelled"
]

PLAN: Final = "plan_measure"
DONE: Final = ("done_on_time", "done_late", "done_undated")


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """What the last lists of a region's units say in a year.

    ``measures`` has the columns of ``sql/measures/region_plan.sql`` and ``standing`` (see
    :func:`standing_of`); ``returns`` those of ``sql/measures/region_lists.sql``. ``missing`` are the units
    that sent no list of plan measures, by code.
    """

    measures: pd.DataFrame
    returns: pd.DataFrame
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanInShort:
    """A plan in numbers: measures that are not cancelled, unless it is said otherwise.

    ``due`` are those whose term has ended by the day of the list; they are ``on_time``, ``late``, done on a
    day that is not told (``undated``), ``overdue``, or due on that very day (``due_now``). ``early`` are done
    before a term that is still to come, ``ahead`` are neither done nor due. Money is in million tenge,
    ``None`` where no measure tells any; ``without_money`` is the number of measures that tell none.
    """

    listed: int
    due: int
    on_time: int
    late: int
    undated: int
    overdue: int
    due_now: int
    early: int
    ahead: int
    cancelled: int
    without_indicator: int
    budget: float | None
    other: float | None
    without_money: int


def region_plan(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    region_code: str,
    borders: int,
    period: Period,
    moment: dt.datetime | None = None,
) -> RegionPlan:
    """The plan, events and partners of a region in the year of a period, as known at a moment.

    Units of the period that the region of these borders is made of are read together.
    Raises ``BordersTooFine`` where the region is only a part of a unit that reported.
    """
    units = regions.members(region_code, borders, period)
    asked = {"unit_codes": list(units), "until_period": str(period), "moment": moment}
    forms = forms_with(catalogue, PLAN)
    measures = journal.table("measures/region_plan", form_codes=list(forms), **asked)
    returns = journal.table("measures/region_lists", form_codes=list(forms_with(catalogue)), **asked)
    sent = set(returns.loc[returns["form_code"].isin(forms), "unit_code"])
    return RegionPlan(with_standing(measures), returns, tuple(unit for unit in units if unit not in sent))


def with_standing(measures: pd.DataFrame) -> pd.DataFrame:
    """The measures with how each stands on the day of its list."""
    known = measures.astype(object).where(measures.notna(), None)
    return measures.assign(standing=[standing_of(row) for row in known.to_dict("records")])


def standing_of(measure: Mapping[Any, Any]) -> Standing:
    """How a measure stands on the last day of the period of its list.

    Done by its term or later (``done_undated`` where the day is not told), overdue where the term ended
    before that day, ``due_now`` where it ends on it, ahead where it is still to come, ``undated`` without a
    term, or cancelled. What is told as done on a later day counts as not done, as on the page of plans.
    """
    due_on, done_on, list_day = (_day(measure[name]) for name in ("due_on", "done_on", "list_day"))
    if measure["state"] == "cancelled":
        return "cancelled"
    if measure["state"] == "done" and not (done_on and list_day and done_on > list_day):
        if done_on is None or due_on is None:
            return "done_undated"
        return "done_on_time" if done_on <= due_on else "done_late"
    if due_on is None:
        return "undated"
    if list_day is None or due_on > list_day:
        return "ahead"
    return "overdue" if due_on < list_day else "due_now"


def plan_in_short(measures: pd.DataFrame) -> PlanInShort:
    """The numbers of a table that has the standing of each measure."""
    valid = measures[measures["standing"].ne("cancelled")]
    is_due = valid["due_on"].notna() & (valid["due_on"] <= valid["list_day"])
    of_due = valid.loc[is_due, "standing"].value_counts()
    is_done = valid["standing"].isin(DONE)
    tells_money = valid["budget_money"].notna() | valid["other_money"].notna()
    return PlanInShort(
        listed=len(valid),
        due=int(is_due.sum()),
        on_time=int(of_due.get("done_on_time", 0)),
        late=int(of_due.get("done_late", 0)),
        undated=int(of_due.get("done_undated", 0)),
        overdue=int(of_due.get("overdue", 0)),
        due_now=int(of_due.get("due_now", 0)),
        early=int((is_done & ~is_due).sum()),
        ahead=int((~is_done & ~is_due).sum()),
        cancelled=len(measures) - len(valid),
        without_indicator=int(valid["moves_indicator"].isna().sum()),
        budget=_total(valid["budget_money"]),
        other=_total(valid["other_money"]),
        without_money=int((~tells_money).sum()),
    )


def _total(money: pd.Series[float]) -> float | None:
    return float(money.sum()) if money.notna().any() else None


def _day(value: Any) -> dt.date | None:
    """A day of the store, which pandas may hold as a moment."""
    if value is None:
        return None
    return value.date() if isinstance(value, dt.datetime) else value
