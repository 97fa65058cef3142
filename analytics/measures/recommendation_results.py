"""What is found out about one condition of a recommendation in one region and period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from analytics.periods import Period

Outcome = Literal["holds", "partly", "fails", "no_data", "not_applicable"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
# Why there is no data, or on what an outcome rests; empty where there is nothing to add.
Reason = Literal[
    "",
    "no_figure",
    "no_list",
    "list_lacks",
    "nothing_listed",
    "not_asked",
    "not_due",
    "other_land",
    "no_targets",
    "no_target",
    "no_value",
    "not_comparable",
    "no_year_before",
    "earlier_list",
    "earlier_figure",
]
# Reasons for which nobody could have data: the condition says nothing of the region in this period.
OUT_OF_REACH: Final[tuple[Reason, ...]] = ("not_asked", "not_due", "other_land", "no_year_before")
Lack = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """One condition in one region and period.

    ``figure`` is what was found: a sum, a value, rows, kinds, returns, facts, rows that are overdue;
    ``yardstick`` what it is measured by: a threshold, last year's value, a target, how many were
    asked; ``share`` is that of what was done in time, in per cent. ``lacking`` are the units and the
    indicator, form or fact that they lack, ``found`` the codes that were found (of ``not_worse`` its
    judgement, of an earlier figure its period).
    """

    outcome: Outcome
    figure: float | None = None
    yardstick: float | None = None
    share: float | None = None
    reason: Reason = ""
    lacking: tuple[Lack, ...] = ()
    found: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One region of the borders in one period, with the units that reported for it."""

    region_code: str
    period: Period
    units: tuple[str, ...]
