"""Children that events reached in four quarters beside the change of an indicator in the time after them.

It is a comparison of regions, not of children, and says nothing about what made what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis, basis_for, known_indicator
from analytics.measures.changes import changes
from analytics.measures.comparison import ComparisonRequest, comparison
from analytics.measures.event_counts import counted
from analytics.measures.event_duplicates import event_pairs, pair_marks
from analytics.measures.events import event_lists, events
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import BordersTooFine, Regions
from analytics.statistics.rank_correlation import RankCorrelation, rank_correlation

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

Reached = Literal["children", "registered_children"]
REACHED: Final[tuple[Reached, ...]] = ("children", "registered_children")
PER: Final = 1_000
# A list of the four quarters tells of a larger unit; a list lacks; the number of children is not known.
REASONS: Final = ("other_land", "no_list", "no_population")
REACH_COLUMNS: Final = ("region_code", "events", "persons", "population", "x", "reason")


@dataclass(frozen=True, slots=True)
class AfterRequest:
    """What is set beside what: persons reached in the four quarters up to ``period``, and an indicator.

    ``after`` is a period one to four quarters later; its figure is compared with the same period a year
    before. ``moment`` is as known then (naive UTC), ``None`` for now; it holds for the lists.
    """

    period: Period
    borders: int
    indicator_code: str
    after: Period
    reached: Reached = "children"
    moment: dt.datetime | None = None
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class After:
    """Both sides of every region of the borders, and how their places go together.

    ``table``, by code: ``events``, ``persons``, ``population`` (children 0-17), ``x`` (persons reached
    per 1,000 children), ``reason`` why there is no ``x`` (of ``REASONS``), ``y`` the change
    with ``y_lower``, ``y_upper`` in ``limits_of`` (percent | points), ``value``, ``value_last_year`` and
    ``verdict`` (the change judged by the polarity of the indicator), ``origin``.
    """

    request: AfterRequest
    basis: Basis
    table: pd.DataFrame
    limits_of: str
    ranks: RankCorrelation

    @property
    def known(self) -> pd.DataFrame:
        """The regions that have both."""
        return self.table[self.table["x"].notna() & self.table["y"].notna()]


def following(period: Period, known: Iterable[Period]) -> tuple[Period, ...]:
    """The known ones of the four quarters after a period, the last first."""
    after = {period.shift(quarters) for quarters in range(1, QUARTERS_IN_YEAR + 1)}
    return tuple(sorted(after & set(known), reverse=True))


def events_after(journal: Journal, catalogue: Catalogue, regions: Regions, request: AfterRequest) -> After:
    """Set what events reached beside what came afterwards.

    A whole year later the figure since 1 January is compared, earlier the quarter alone; a stock as it
    stands. Raises ``ValueError`` for a period that does not follow, ``BordersTooFine`` for borders finer
    than the returns.
    """
    if not 0 < request.after.key - request.period.key <= QUARTERS_IN_YEAR:
        raise ValueError(f"{request.after} is none of the four quarters after {request.period}")
    indicator = known_indicator(catalogue, request.indicator_code)
    whole_year = request.after == request.period.shift(QUARTERS_IN_YEAR)
    basis = basis_for(catalogue, indicator, "cumulative" if whole_year else "quarter")
    asked = ComparisonRequest(indicator.code, request.after, basis, request.borders)
    answer = comparison(journal, catalogue, regions, asked)
    moved = changes(answer.table, answer.view)
    limits_of = str(moved["limits_of"].iloc[0]) if len(moved) else "percent"
    sides = moved.assign(
        y=moved["change_percent"] if limits_of == "percent" else moved["change"],
        y_lower=moved["lower"],
        y_upper=moved["upper"],
        verdict=moved["judgement"],
        origin=answer.table["origin"].to_numpy(),
    )
    chosen = ["region_code", "y", "y_lower", "y_upper", "value", "value_last_year", "verdict", "origin"]
    table = reach(journal, catalogue, regions, request).merge(sides[chosen], on="region_code", how="left")
    ranks = rank_correlation(table["x"].to_numpy(), table["y"].to_numpy(), request.confidence)
    return After(request, basis, table, limits_of, ranks)


def reach(journal: Journal, catalogue: Catalogue, regions: Regions, request: AfterRequest) -> pd.DataFrame:
    """Persons whom the events of four quarters reached, per 1,000 children, region by region.

    Lists tell a year from 1 January on, so the list of the year before (its last quarter) gives the
    part of the four quarters before 1 January; the day of an event decides. Events told by both bodies
    count once. A region counts where each of its units sent the list of every form for both years, and
    where these units are its own land: not where a list of the year before tells of a larger unit.
    One row a region of the borders, by code.
    """
    import pandas as pd

    period, borders = request.period, request.borders
    ends = [period] if period.quarter == QUARTERS_IN_YEAR else [period, Period(period.year - 1, 4)]
    asked = [(journal, catalogue, regions, end, borders, request.moment) for end in ends]
    told = pd.concat([events(*one) for one in asked], ignore_index=True)
    window = told["held_on"].between(
        pd.Timestamp(period.shift(1 - QUARTERS_IN_YEAR).first_day), pd.Timestamp(period.last_day)
    )
    told = told[window]
    answer = counted(told, event_pairs(told, pair_marks(journal, request.moment))).events
    incomplete = {code for one, end in zip(asked, ends, strict=True) for code in _incomplete(one, end)}
    rows = [
        _reached(
            region.code,
            answer,
            _why_not(region.code, ends, incomplete, regions, borders),
            regions,
            request,
        )
        for region in regions.in_borders(borders)
    ]
    return pd.DataFrame(rows, columns=list(REACH_COLUMNS))


def _incomplete(asked: tuple[Any, ...], end: Period) -> set[str]:
    """The regions of which a list of some unit or body is missing, or ends before the period."""
    lists = event_lists(*asked)
    whole = lists["batch_id"].notna() & lists["period"].eq(str(end))
    return {str(code) for code in lists.loc[~whole, "region_code"].dropna()}


def _why_not(code: str, ends: Iterable[Period], incomplete: set[str], regions: Regions, borders: int) -> str:
    """Why the lists do not tell of a region in all four quarters; empty where they do."""
    try:
        for end in ends:
            regions.members(code, borders, end)
    except BordersTooFine:
        return "other_land"
    return "no_list" if code in incomplete else ""


def _reached(
    code: str, answer: pd.DataFrame, reason: str, regions: Regions, request: AfterRequest
) -> Mapping[str, Any]:
    own = answer[answer["region_code"].eq(code)]
    people = regions.population(code, request.borders, request.period.year, "children_0_17")
    persons = float(own[request.reached].sum())
    reason = reason or ("no_population" if people is None else "")
    rate = np.nan if reason or people is None else persons / float(people.persons) * PER
    population = np.nan if people is None else float(people.persons)
    return dict(zip(REACH_COLUMNS, (code, len(own), persons, population, rate, reason), strict=True))
