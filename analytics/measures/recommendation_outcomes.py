"""Whether one condition of a recommendation holds in one region and period, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from analytics.catalogue.recommendation_records import Condition
from analytics.measures import recommendation_figures as figures
from analytics.measures import recommendation_lists as lists
from analytics.measures.recommendation_evidence import Evidence
from analytics.measures.recommendation_results import Place, Result

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
    """Whether a condition holds; ``no_data`` with the reason where nobody can tell."""
    if not place.units:
        return Result("no_data", reason="other_land")
    return ASKED[condition.kind](condition, place, evidence)
