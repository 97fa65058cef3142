"""Whether one condition of a recommendation holds in one region and period, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from analytics.catalogue.recommendation_records import Condition
from analytics.measures import recommendation_figures as figures
from analytics.measures import recommendation_lists as lists
from analytics.measures.recommendation_evidence import Evidence
from analytics.measures.recommendation_results import OUT_OF_REACH, Place, Result

ASKED: Final[Mapping[str, Callable[[Any, Place, Evidence], Result]]] = {
    "took_place": figures.took_place,
    "in_time": figures.in_time,
    "not_worse": figures.not_worse,
    "target_set": figures.target_set,
    "target_reached": figures.target_reached,
    "rows": lists.rows,
    "kinds_present": lists.kinds_present,
    "returned": lists.returned,
    "nothing_overdue": lists.nothing_overdue,
    "reconciled": figures.reconciled,
}


def outcome_of(condition: Condition, place: Place, evidence: Evidence) -> Result:
    """Whether a condition holds; ``no_data`` where nobody can tell, ``not_applicable`` where nobody could."""
    if not place.units:
        return Result("not_applicable", reason="other_land")
    found = ASKED[condition.kind](condition, place, evidence)
    if found.outcome == "no_data" and found.reason in OUT_OF_REACH:
        return replace(found, outcome="not_applicable")
    return found
