"""Conditions of recommendations that figures tell: sums, tested changes, targets, two ministries alike.

Figures are never below zero, so what is known may be enough: a sum that already reaches its threshold
holds although a return is missing. It fails only where every figure that was asked for is there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.catalogue.recommendation_records import (
    InTime,
    NotWorse,
    Reconciled,
    TargetReached,
    TargetSet,
    TookPlace,
)
from analytics.catalogue.targets import LAST_QUARTER
from analytics.measures.recommendation_changes import change_of
from analytics.measures.recommendation_evidence import Evidence, forms_of_terms
from analytics.measures.recommendation_results import Lack, Outcome, Place, Reason, Result
from analytics.periods import Period


def took_place(condition: TookPlace, place: Place, evidence: Evidence) -> Result:
    """The sum of the indicators in the period, in the quarter alone, or in the last return that has them."""
    if condition.basis == "quarter" and place.period.quarter > 1:
        return _in_quarter_alone(condition, place, evidence)
    told = told_place(condition, place, evidence)
    if not told.units:
        return Result("no_data", reason="other_land")
    found = _summed(condition.indicators, told, evidence, condition.at_least, condition.each_unit)
    if told is place:
        return found
    if condition.basis == "cumulative" and found.outcome != "holds":
        # What had not happened by then may have happened since.
        return _summed(condition.indicators, place, evidence, condition.at_least, condition.each_unit)
    return replace(found, reason="earlier_figure", found=(str(told.period),))


def told_place(condition: TookPlace | InTime, place: Place, evidence: Evidence) -> Place:
    """The region in the period whose figures count: mostly the period itself.

    Of what is counted since 1 January the last return of the year that has the figure: it stays done.
    """
    if isinstance(condition, InTime):
        asked = Period.containing(condition.due_on)
        return Place(place.region_code, asked, evidence.members(place.region_code, asked))
    if condition.basis == "last_known":
        found = _last_told(condition.indicators, place, evidence, evidence.first_key)
        return found or _never_told(place, evidence)
    flows = all(evidence.catalogue.indicators[code].kind == "flow" for code in condition.indicators)
    if condition.basis == "cumulative" and flows:
        return _last_told(condition.indicators, place, evidence, Period(place.period.year, 1).key) or place
    return place


def _last_told(codes: Sequence[str], place: Place, evidence: Evidence, first_key: int) -> Place | None:
    """The region in the last period that has any of the figures; ``None`` where none has."""
    for key in range(place.period.key, first_key - 1, -1):
        period = Period.from_key(key)
        units = evidence.members(place.region_code, period)
        if any(_has_value(evidence, unit, code, period) for unit in units for code in codes):
            return place if period == place.period else Place(place.region_code, period, units)
    return None


def _has_value(evidence: Evidence, unit: str, code: str, period: Period) -> bool:
    figure = evidence.figure(unit, code, period)
    return figure is not None and figure.value is not None


def _never_told(place: Place, evidence: Evidence) -> Place:
    """The place of a figure that no period has: a region with no units where its land was another one."""
    before = Place(place.region_code, Period.from_key(evidence.first_key), ())
    is_new = not evidence.members(place.region_code, before.period)
    return before if is_new else place


def _in_quarter_alone(condition: TookPlace, place: Place, evidence: Evidence) -> Result:
    before = place.period.shift(-1)
    now = _sum_of(condition.indicators, place, evidence)
    units = evidence.members(place.region_code, before)
    then = _sum_of(condition.indicators, Place(place.region_code, before, units), evidence)
    lacking = (*now.lacking, *then.lacking)
    if lacking or not units:
        return Result("no_data", reason="no_figure" if lacking else "other_land", lacking=lacking)
    alone = now.total - then.total
    outcome: Outcome = "holds" if _reaches(alone, condition.at_least) else "fails"
    return Result(outcome, alone, condition.at_least, origins=now.origins)


def in_time(condition: InTime, place: Place, evidence: Evidence) -> Result:
    """The figures of every unit in the return of the quarter in which the day lies."""
    asked = Period.containing(condition.due_on)
    if place.period < asked:
        return Result("no_data", reason="not_due")
    then = told_place(condition, place, evidence)
    if not then.units:
        return Result("no_data", reason="other_land")
    return _summed(condition.indicators, then, evidence, None, each_unit=True)


@dataclass(frozen=True, slots=True)
class _Sum:
    """The sum of each unit, and which figures it lacks."""

    by_unit: Mapping[str, float]
    lacking: tuple[Lack, ...]
    origins: tuple[str, ...]
    figures: int

    @property
    def total(self) -> float:
        return sum(self.by_unit.values())


def _sum_of(codes: Sequence[str], place: Place, evidence: Evidence) -> _Sum:
    sums = dict.fromkeys(place.units, 0.0)
    lacking: list[Lack] = []
    origins: set[str] = set()
    for unit in place.units:
        for code in codes:
            figure = evidence.figure(unit, code, place.period)
            if figure is None or figure.value is None:
                lacking.append((unit, code))
            else:
                sums[unit] += figure.value
                origins.add(figure.origin)
    figures = len(place.units) * len(codes) - len(lacking)
    return _Sum(sums, tuple(lacking), tuple(sorted(origins)), figures)


def _summed(
    codes: Sequence[str], place: Place, evidence: Evidence, at_least: float | None, each_unit: bool
) -> Result:
    """The sum of indicators over all units against a threshold; asked of each unit where that is wanted."""
    found = _sum_of(codes, place, evidence)
    if each_unit:
        reached = {unit: _reaches(value, at_least) for unit, value in found.by_unit.items()}
        outcome = _of_units(reached, {unit for unit, _ in found.lacking})
    elif _reaches(found.total, at_least):
        outcome = "holds"
    else:
        outcome = "no_data" if found.lacking else "fails"
    return Result(
        outcome,
        found.total if found.figures else None,
        at_least,
        reason="no_figure" if outcome == "no_data" else "",
        lacking=found.lacking,
        origins=found.origins,
    )


def _of_units(reached: Mapping[str, bool], lacks: set[str]) -> Outcome:
    """The outcome of what is asked of each unit."""
    if all(reached.values()):
        return "holds"
    if any(reached.values()):
        return "partly"
    return "fails" if len(lacks) < len(reached) else "no_data"


def _reaches(value: float, at_least: float | None) -> bool:
    return value > 0 if at_least is None else value >= at_least


def not_worse(condition: NotWorse, place: Place, evidence: Evidence) -> Result:
    """The tested change of an indicator on the same period of last year."""
    found = change_of(evidence.changes, condition.indicator, place.region_code, place.period)
    origins = tuple(one for one in found.origins.split(";") if one)
    if math.isnan(found.value):
        lacking = _units_lacking(condition.indicator, place, evidence)
        return Result("no_data", reason="no_value", lacking=lacking, origins=origins)
    if found.judgement == "not_judged":
        reason: Reason = "not_comparable" if found.could_be_compared else "no_year_before"
        return Result("no_data", found.value, reason=reason, origins=origins)
    outcome: Outcome = "fails" if found.judgement == "worse" else "holds"
    return Result(outcome, found.value, found.value_last_year, found=(found.judgement,), origins=origins)


def _units_lacking(indicator: str, place: Place, evidence: Evidence) -> tuple[Lack, ...]:
    """The units of a merged region without a return of the forms in which the indicator's terms stand."""
    return tuple(
        (unit, form)
        for unit in place.units
        for form in forms_of_terms(evidence.catalogue, indicator)
        if evidence.return_of(form, unit, place.period) is None
    )


def target_set(condition: TargetSet, place: Place, evidence: Evidence) -> Result:
    """For which of the indicators a document sets a target of the year."""
    if evidence.targets.is_empty:
        return Result("no_data", reason="no_targets", yardstick=len(condition.indicators))
    found = tuple(code for code in condition.indicators if _target(code, place, evidence) is not None)
    outcome: Outcome = "holds" if found else "fails"
    return Result(outcome, len(found), len(condition.indicators), found=found)


def target_reached(condition: TargetReached, place: Place, evidence: Evidence) -> Result:
    """How many of the targets of the year are reached; one that is not yet due is no failure."""
    targets = {code: _target(code, place, evidence) for code in condition.indicators}
    known = {code: target for code, target in targets.items() if target is not None}
    if not known:
        return Result("no_data", reason="no_targets" if evidence.targets.is_empty else "no_target")
    values = {
        code: change_of(evidence.changes, code, place.region_code, place.period).value for code in known
    }
    with_value = {code: value for code, value in values.items() if not math.isnan(value)}
    if not with_value:
        return Result("no_data", reason="no_value", yardstick=len(known))
    found = tuple(
        code for code, value in with_value.items() if _is_reached(code, value, known[code], evidence)
    )
    is_due = place.period.quarter == LAST_QUARTER
    if len(found) == len(known):
        outcome: Outcome = "holds"
    elif not is_due or len(with_value) < len(known):
        outcome = "partly" if found else "no_data"
    else:
        outcome = "partly" if found else "fails"
    reason: Reason = "not_due" if outcome == "no_data" and not is_due else ""
    return Result(outcome, len(found), len(known), reason=reason, found=found)


def _target(code: str, place: Place, evidence: Evidence) -> float | None:
    found = evidence.targets.value(code, place.region_code, place.period.year, evidence.borders)
    return None if found is None else found.value


def _is_reached(code: str, value: float, target: float | None, evidence: Evidence) -> bool:
    if target is None:
        return False
    lower = evidence.catalogue.indicators[code].polarity == "lower_is_better"
    return value <= target if lower else value >= target


def reconciled(condition: Reconciled, place: Place, evidence: Evidence) -> Result:
    """How many of the facts, unit by unit, both ministries count alike."""
    lacking: list[Lack] = []
    differing: list[Lack] = []
    origins: set[str] = set()
    for code in condition.facts:
        fact = evidence.facts[code]
        for unit in place.units:
            both = [evidence.figure(unit, side, place.period) for side in (fact.police, fact.education)]
            values = [one.value for one in both if one is not None and one.value is not None]
            origins |= {one.origin for one in both if one is not None}
            if len(values) < 2:
                lacking.append((unit, code))
            elif not fact.agree(*values):
                differing.append((unit, code))
    asked = len(condition.facts) * len(place.units)
    agreed = asked - len(lacking) - len(differing)
    if agreed == asked:
        outcome: Outcome = "holds"
    elif agreed:
        outcome = "partly"
    else:
        outcome = "fails" if differing else "no_data"
    return Result(
        outcome,
        agreed if asked > len(lacking) else None,
        asked,
        reason="no_figure" if outcome == "no_data" else "",
        lacking=tuple(lacking),
        found=tuple(f"{unit}:{code}" for unit, code in differing),
        origins=tuple(sorted(origins)),
    )
