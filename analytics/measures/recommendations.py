"""Where each recommendation of the council stands: condition by condition, region by region, by quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from analytics.catalogue.recommendations import Recommendations, load_recommendations
from analytics.catalogue.records import Catalogue
from analytics.measures.recommendation_evidence import Evidence, read_evidence
from analytics.measures.recommendation_outcomes import outcome_of
from analytics.measures.recommendation_results import OUTCOMES, Outcome, Place, Result
from analytics.periods import Period, periods_between
from analytics.regions import Regions
from analytics.regions.borders import FIRST_PERIOD, LAST_PERIOD

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

State = Literal["met", "partly", "not", "no_data"]
STATES: Final[tuple[State, ...]] = get_args(State)
RESULT_COLUMNS: Final = (
    "recommendation",
    "condition",
    "kind",
    "region_code",
    "period",
    "outcome",
    "figure",
    "yardstick",
    "share",
    "reason",
    "lacking",
    "found",
    "origins",
)
NUMBERS: Final = ("figure", "yardstick", "share")
STATE_COLUMNS: Final = ("recommendation", "region_code", "period", "state", *OUTCOMES)


@dataclass(frozen=True, slots=True)
class RecommendationRequest:
    """Which quarters, both included, in the borders of a year, on which day; of some regions or of all."""

    first: Period
    last: Period
    borders: int
    today: dt.date
    region_codes: tuple[str, ...] | None = None


def recommendation_results(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    request: RecommendationRequest,
    records: Recommendations | None = None,
) -> pd.DataFrame:
    """Every condition of every recommendation in every region and quarter asked for.

    One row a recommendation, condition, region and period, in this order (periods in time). Columns:
    ``recommendation``, ``condition`` (its place, from 1), ``kind``, ``region_code``, ``period``
    ('2015Q1'), ``outcome`` (holds | partly | fails | no_data | not_applicable), ``figure``, ``yardstick`` and
    ``share`` as :class:`Result` has them (missing where there is none), ``reason`` (a code, may be empty),
    ``lacking`` ('63:ZM-L;10:ZM-L', a unit and what it lacks), ``found`` (codes, ';' between them),
    ``origins``. A handful of queries answers all of it.
    """
    import pandas as pd

    known = load_recommendations() if records is None else records
    periods = periods_between(request.first, request.last)
    conditions = [one for record in known.values() for one in record.conditions]
    evidence = read_evidence(journal, catalogue, regions, conditions, periods, request.borders, request.today)
    rows = [
        (record.code, number, condition.kind, place.region_code, str(place.period), *_fields(result))
        for record in known.values()
        for number, condition in enumerate(record.conditions, start=1)
        for place in _places(evidence, request, periods)
        for result in (outcome_of(condition, place, evidence),)
    ]
    table = pd.DataFrame(rows, columns=list(RESULT_COLUMNS))
    return table.astype(dict.fromkeys(NUMBERS, "float64"))


def periods_told(journal: Journal, catalogue: Catalogue) -> tuple[Period, ...]:
    """The periods of which any form that regions return is in, the oldest first."""
    forms = [form.code for form in catalogue.forms.values() if form.expected]
    table = journal.table(
        "measures/recommendation_returns", form_codes=forms, first=str(FIRST_PERIOD), last=str(LAST_PERIOD)
    )
    return tuple(Period.parse(words) for words in sorted(set(table["period"])))


def state_of(outcomes: Iterable[Outcome]) -> State:
    """The state of a recommendation by the outcomes of its conditions.

    Conditions that do not apply (not due yet, not asked for, a region that was not there then) are left
    out. Of the others: met: all hold. No data: nobody can tell of any, or there are none. Not met: none
    holds, not even in part, and at least one fails. Partly: everything else.
    """
    found = [one for one in outcomes if one != "not_applicable"]
    if all(one == "no_data" for one in found):
        return "no_data"
    if all(one == "holds" for one in found):
        return "met"
    return "partly" if {"holds", "partly"} & set(found) else "not"


def recommendation_states(results: pd.DataFrame) -> pd.DataFrame:
    """The state of each recommendation in each region and quarter, from the table of its conditions.

    One row a recommendation, region and period, in the order of the table. Columns: ``recommendation``,
    ``region_code``, ``period``, ``state`` (met | partly | not | no_data), and how many conditions
    hold, hold in part, fail, have no data and do not apply.
    """
    import pandas as pd

    outcomes: dict[tuple[str, str, str], list[Outcome]] = {}
    names = ("recommendation", "region_code", "period", "outcome")
    for code, region, period, outcome in zip(*(results[name].tolist() for name in names), strict=True):
        outcomes.setdefault((code, region, period), []).append(outcome)
    rows = [
        (*key, state_of(found), *(found.count(outcome) for outcome in OUTCOMES))
        for key, found in outcomes.items()
    ]
    return pd.DataFrame(rows, columns=list(STATE_COLUMNS))


def state_counts(states: pd.DataFrame) -> dict[tuple[str, str], dict[State, int]]:
    """How many regions each recommendation has in each state, by recommendation and period."""
    counts: dict[tuple[str, str], dict[State, int]] = {}
    names = ("recommendation", "period", "state")
    for code, period, state in zip(*(states[name].tolist() for name in names), strict=True):
        of_cell = counts.setdefault((code, period), dict.fromkeys(STATES, 0))
        of_cell[state] += 1
    return counts


def lacks_of(words: str) -> tuple[tuple[str, str], ...]:
    """The pairs of the columns ``lacking`` and ``found``: a unit, and what it lacks or where it differs."""
    pairs = (one.partition(":") for one in words.split(";") if one)
    return tuple((unit, code) for unit, _, code in pairs)


def _places(evidence: Evidence, request: RecommendationRequest, periods: Sequence[Period]) -> list[Place]:
    """The regions asked for in every quarter, in the order of the register and of time."""
    codes = request.region_codes or [one.code for one in evidence.regions.in_borders(request.borders)]
    return [Place(code, period, evidence.members(code, period)) for code in codes for period in periods]


def _fields(result: Result) -> tuple[Any, ...]:
    return (
        result.outcome,
        result.figure,
        result.yardstick,
        result.share,
        result.reason,
        ";".join(f"{unit}:{code}" for unit, code in result.lacking),
        ";".join(result.found),
        ";".join(result.origins),
    )
