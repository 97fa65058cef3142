"""An indicator before and after plan measures that name it, beside regions that have no such measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.before_after_figures import SIDE, Sides, sides_of
from analytics.measures.completeness import periods_available
from analytics.measures.listed import lists_received
from analytics.measures.plan_register import plan_register
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import Regions, borders_of
from analytics.statistics.before_after import BeforeAfter, before_after
from analytics.statistics.discoveries import adjusted_probabilities

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

Event = Literal["done", "began"]
EVENTS: Final[tuple[Event, ...]] = ("done", "began")
LAND: Final = ("territory_changed", "other_land")
# Longer than any plan of the sources runs; lists of earlier years are not asked.
MOST_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class BeforeAfterRequest:
    """The measures that name an indicator, from the register of a period, as known at a moment.

    ``event`` says what parts before from after: that a measure was ``done``, or that it ``began``.
    """

    indicator_code: str
    period: Period
    borders: int
    event: Event = "done"
    moment: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Measures of one region that were done (or began) in one quarter, and what stands around it.

    ``code`` is ``35 2016Q2``, ``measures`` are codes of rows of the register. ``rate_before`` and
    ``rate_after`` are the indicator's over four quarters each, ``others_before`` and ``others_after`` the
    same as sums over sums of the regions in ``compared``. Not compared are regions ``with_measure`` in that
    time, ``without_list`` (nobody knows whether they have one), ``without_figures`` (a quarter lacks, the
    land changed, or too few events). ``reason`` says why nothing can be told: too_early | definition | land
    | figures | few_events | no_others | few_others. ``index`` are the quarters in per cent of before,
    ``origins`` those of the figures.
    """

    code: str
    region_code: str
    quarter: Period
    measures: tuple[str, ...]
    rate_before: float
    rate_after: float
    others_before: float
    others_after: float
    answer: BeforeAfter | None
    adjusted: float
    compared: tuple[str, ...]
    with_measure: tuple[str, ...]
    without_list: tuple[str, ...]
    without_figures: tuple[str, ...]
    reason: str
    index: tuple[tuple[str, float, float], ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    """The time in which a measure of a region was under way."""

    region_code: str
    first: dt.date
    last: dt.date


def before_after_cases(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: BeforeAfterRequest
) -> tuple[Case, ...]:
    """One case a region and quarter, by quarter and region; the quarter of the event itself is left out.

    A case is compared with all regions of the borders whose list of the year is known and whose measures
    that name the indicator, in the lists of the last years, lie outside the nine quarters. ``adjusted`` is
    the probability when all cases are judged at once (Benjamini and Hochberg 1995). Raises
    ``BordersTooFine`` for borders finer than the period's own, ``ValueError`` for an unknown indicator.
    """
    register = plan_register(journal, catalogue, regions, request.period, request.borders, request.moment)
    events = _events(register, request)
    if not events:
        return ()
    spans = _spans(journal, catalogue, regions, request, register)
    received = lists_received(journal, catalogue, regions, request.period, request.borders, request.moment)
    unknown = tuple(dict.fromkeys(received.loc[received["batch_id"].isna(), "region_code"]))
    quarters = [quarter for _, quarter in events]
    first, last = min(quarters).shift(-SIDE), max(quarters).shift(SIDE)
    sides = sides_of(journal, catalogue, regions, request.indicator_code, request.borders, first, last)
    reported = periods_available(journal, catalogue, catalogue.indicators[request.indicator_code])
    latest = reported[-1] if reported else None
    cases = [
        _case(code, quarter, measures, sides, spans, unknown, latest)
        for (code, quarter), measures in sorted(events.items(), key=lambda one: (one[0][1], one[0][0]))
    ]
    return _adjusted(cases)


def indicators_with_events(register: pd.DataFrame, event: Event, last_day: dt.date) -> dict[str, int]:
    """The indicators that measures with an event name, and how many measures those are, by code."""
    days = _days(register, event, last_day)
    named = register.loc[[day is not None for day in days], "moves_indicator"].dropna()
    return {str(code): int(number) for code, number in named.value_counts().sort_index().items()}


def _events(register: pd.DataFrame, request: BeforeAfterRequest) -> dict[tuple[str, Period], tuple[str, ...]]:
    """The codes of the measures by region and quarter of their event."""
    own = register[register["moves_indicator"].eq(request.indicator_code) & register["region_code"].ne("")]
    found: dict[tuple[str, Period], tuple[str, ...]] = {}
    for day, region, code in zip(
        _days(own, request.event, request.period.last_day), own["region_code"], own["code"], strict=True
    ):
        if day is not None:
            key = (str(region), Period.containing(day))
            found[key] = (*found.get(key, ()), str(code))
    return found


def _days(register: pd.DataFrame, event: Event, last_day: dt.date) -> list[dt.date | None]:
    """The day of the event of each measure; none where it has not come or is not told."""
    if event == "done":
        states = register["state_on_day"].isin(["done_on_time", "done_late"])
        return [
            _day(day) if is_done else None for day, is_done in zip(register["done_on"], states, strict=True)
        ]
    live = register["state_on_day"].ne("cancelled")
    days = [_day(day) for day in register["starts_on"]]
    return [day if on and day and day <= last_day else None for day, on in zip(days, live, strict=True)]


def _spans(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    request: BeforeAfterRequest,
    register: pd.DataFrame,
) -> list[_Span]:
    """When measures that name the indicator were under way, by the lists of this year and of those before."""
    tables: list[tuple[pd.DataFrame, dt.date]] = [(register, request.period.last_day)]
    for back in range(1, MOST_YEARS):
        end = Period(request.period.year - back, QUARTERS_IN_YEAR)
        borders = min(request.borders, borders_of(end))
        table = plan_register(journal, catalogue, regions, end, borders, request.moment)
        tables.append((table, end.last_day))
    return [
        span
        for table, last_day in tables
        for record in table[table["moves_indicator"].eq(request.indicator_code)].to_dict("records")
        if (span := _span(record, last_day)) is not None
    ]


def _span(record: Mapping[Any, Any], last_day: dt.date) -> _Span | None:
    if record["state_on_day"] == "cancelled":
        return None
    start, due, done = (_day(record[name]) for name in ("starts_on", "due_on", "done_on"))
    is_done = str(record["state_on_day"]).startswith("done_")
    # What is overdue still goes on, on the day on which it was told so.
    end = (done or due) if is_done else max(day for day in (due, last_day) if day)
    first = start or done or due
    return None if first is None or end is None else _Span(str(record["region_code"]), first, max(first, end))


def _case(
    region_code: str,
    quarter: Period,
    measures: tuple[str, ...],
    sides: Sides,
    spans: Sequence[_Span],
    unknown: tuple[str, ...],
    latest: Period | None,
) -> Case:
    first, last = quarter.shift(-SIDE), quarter.shift(SIDE)
    busy = {one.region_code for one in spans if one.first <= last.last_day and one.last >= first.first_day}
    others = [code for code in sides.codes if code != region_code]
    with_measure = tuple(code for code in others if code in busy)
    without_list = tuple(code for code in others if code in unknown and code not in busy)
    free = [code for code in others if code not in {*with_measure, *without_list}]
    reason = _reason(region_code, quarter, sides, latest)
    known = [code for code in free if not sides.gaps(code, quarter)] if not reason else []
    answer = None
    if not reason:
        own, compared = sides.sums([region_code], quarter), sides.sums(known, quarter)
        answer = before_after(own, compared, sides.scatter)
        reason = answer.reason or ""
        known = [code for code, used in zip(known, answer.compared, strict=True) if used]
    told = sides.rates([region_code], quarter) if answer else (np.nan, np.nan)
    beside = sides.rates(known, quarter) if known else (np.nan, np.nan)
    return Case(
        code=f"{region_code} {quarter}",
        region_code=region_code,
        quarter=quarter,
        measures=measures,
        rate_before=told[0],
        rate_after=told[1],
        others_before=beside[0],
        others_after=beside[1],
        answer=answer,
        adjusted=np.nan,
        compared=tuple(known),
        with_measure=with_measure,
        without_list=without_list,
        without_figures=tuple(code for code in free if code not in known) if answer else (),
        reason=reason,
        index=sides.index(region_code, known, quarter) if answer and known else (),
        origins=sides.origins,
    )


def _reason(region_code: str, quarter: Period, sides: Sides, latest: Period | None) -> str:
    """Why the figures of the region itself say nothing; empty where they do."""
    if latest is None or quarter.shift(SIDE) > latest:
        return "too_early"
    since = sides.comparable_from
    if since is not None and quarter.shift(-SIDE) < since:
        return "definition"
    gaps = sides.gaps(region_code, quarter)
    if not gaps:
        return ""
    return "land" if any(status in LAND for status in gaps) else "figures"


def _adjusted(cases: Sequence[Case]) -> tuple[Case, ...]:
    chances = [np.nan if one.answer is None else one.answer.probability for one in cases]
    adjusted = adjusted_probabilities(np.array(chances, dtype=np.float64))
    return tuple(replace(one, adjusted=float(chance)) for one, chance in zip(cases, adjusted, strict=True))


def _day(value: Any) -> dt.date | None:
    """A day of a table; nothing stays nothing."""
    import pandas as pd

    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()
