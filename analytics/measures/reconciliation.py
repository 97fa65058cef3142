"""The two ministries' figures for the same fact side by side: what differs, whose turn, until when."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from analytics.catalogue.grading import ALL_POINTS
from analytics.catalogue.reconciliation import SIDES, SharedFact, Side, load_shared_facts
from analytics.catalogue.records import Catalogue
from analytics.measures.completeness import due_date
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

State = Literal["overdue", "open", "police_missing", "education_missing", "both_missing", "settled"]
# The order of importance.
STATES: Final[tuple[State, ...]] = get_args(State)
DIFFER: Final = ("overdue", "open")
# Whose turn it is where a figure lacks: the one who has not sent it.
MISSING_SIDE: Final[dict[State, Side]] = {"police_missing": "police", "education_missing": "education"}
COLUMNS: Final = (
    "fact",
    "region_code",
    "police",
    "education",
    "difference",
    "percent",
    "state",
    "quarters",
    "owner",
    "deadline",
    "days_left",
)
QUARTERS_BACK: Final = 8


def reconciliation(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    today: dt.date,
    facts: Sequence[SharedFact] | None = None,
) -> pd.DataFrame:
    """Both figures of each shared fact for each region of a period.

    Columns: ``fact`` (its code), ``region_code``, ``police`` and ``education`` (the figures),
    ``difference`` = education - police, ``percent`` = difference / the larger figure * 100 (0 where
    both are 0), ``state``: settled (within tolerance) | open | overdue (after the ``deadline``) |
    police_missing | education_missing | both_missing; ``quarters``: for how many quarters in a row,
    this one the last, the figures have differed by more than the tolerance (at most 8); ``owner``
    (police | education: who must settle it, or send what lacks), ``deadline``, ``days_left`` (below
    zero: days over). Order: fact as in its file, region code.
    """
    import pandas as pd

    known = load_shared_facts() if facts is None else tuple(facts)
    units = [unit.code for unit in regions.reporting(period)]
    table = journal.table(
        "measures/reconciliation",
        police_codes=[fact.police for fact in known],
        education_codes=[fact.education for fact in known],
        unit_codes=units,
        period_keys=[period.shift(-back).key for back in range(QUARTERS_BACK)],
    )
    rows = [
        _row(fact, deadline_of(catalogue, fact, period), today, str(region), series.to_dict("records"))
        for place, fact in enumerate(known)
        for region, series in table[table["fact_place"] == place].groupby("unit_code", sort=True)
    ]
    answer = pd.DataFrame(rows, columns=list(COLUMNS))
    return answer.astype(dict.fromkeys(("police", "education", "difference", "percent"), "float64"))


def deadline_of(catalogue: Catalogue, fact: SharedFact, period: Period) -> dt.date:
    """The last day for settling a difference: days after the later of the two due dates."""
    forms = [catalogue.indicators[fact.indicator_of(side)].forms[0] for side in SIDES]
    latest = max(due_date(catalogue, form, period) for form in forms)
    return latest + dt.timedelta(days=fact.days)


def _row(
    fact: SharedFact, deadline: dt.date, today: dt.date, region_code: str, series: list[dict[Any, Any]]
) -> dict[str, Any]:
    now = series[-1]
    police, education = _number(now["police"]), _number(now["education"])
    both = police is not None and education is not None
    difference = education - police if police is not None and education is not None else None
    larger = max(abs(police or 0.0), abs(education or 0.0))
    state = _state(fact, now, deadline, today)
    differing = takewhile(lambda quarter: _differs(fact, quarter), reversed(series))
    return {
        "fact": fact.code,
        "region_code": region_code,
        "police": police,
        "education": education,
        "difference": difference,
        "percent": (difference or 0.0) / larger * ALL_POINTS if both and larger else 0.0 if both else None,
        "state": state,
        "quarters": len(list(differing)),
        "owner": MISSING_SIDE.get(state, fact.owner),
        "deadline": deadline,
        "days_left": (deadline - today).days,
    }


def _state(fact: SharedFact, now: dict[Any, Any], deadline: dt.date, today: dt.date) -> State:
    police, education = _number(now["police"]), _number(now["education"])
    if police is None:
        return "both_missing" if education is None else "police_missing"
    if education is None:
        return "education_missing"
    if not _differs(fact, now):
        return "settled"
    return "overdue" if today > deadline else "open"


def _differs(fact: SharedFact, quarter: dict[Any, Any]) -> bool:
    """Whether both figures of a quarter are there and lie apart by more than the tolerance."""
    police, education = _number(quarter["police"]), _number(quarter["education"])
    if police is None or education is None:
        return False
    return not fact.agree(police, education)


def _number(value: Any) -> float | None:
    return None if value is None or math.isnan(value) else float(value)
