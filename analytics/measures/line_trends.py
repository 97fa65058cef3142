"""What each line of a chart says: its trend, the line that is drawn for it, the quarters that stand out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.catalogue.records import Catalogue
from analytics.measures.lines import INCOMPLETE, LinesRequest, line_of, lines
from analytics.measures.trends import (
    JudgedTrend,
    TrendLine,
    series_signals,
    series_trend,
    trend_basis,
    trend_line,
)
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.statistics.signals import Signals
    from analytics.store.journal import Journal

SIGNALS: Final = ("high", "low")
RUN: Final = 8


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A quarter beyond the limits of its line (``mark`` high | low), with its value and what is usual."""

    period: Period
    mark: str
    value: float
    level: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Run:
    """Eight quarters in a row or more on one side of the level (``side`` high | low): a hint."""

    first: Period
    last: Period
    side: str


@dataclass(frozen=True, slots=True)
class LineTrend:
    """The trend of one line by quarters, with the reason where there is none, and its signals.

    ``reason`` is empty where there is a verdict, else too_short | no_chance (its chance is unknown) |
    no_events (nothing happened in all quarters) | no_fit. ``line`` and the limits of the signals are in
    the unit of the quarterly ``values``, one for each quarter of ``keys``. ``incomplete`` counts the
    quarters of a sum that lacked regions.
    """

    region_code: str
    keys: tuple[int, ...]
    values: tuple[float, ...]
    judged: JudgedTrend
    reason: str
    line: TrendLine | None
    signals: Signals | None
    outstanding: tuple[Outstanding, ...]
    runs: tuple[Run, ...]
    incomplete: int


def line_trends(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: LinesRequest
) -> tuple[LineTrend, ...]:
    """The trends of lines, whatever basis they are drawn on, in the order of the codes asked for.

    Trends and signals stand on quarters alone, or on stocks as they stand. Raises ``ValueError`` as
    ``lines`` does.
    """
    quarterly = request.on(trend_basis(request.series.basis))
    table = lines(journal, catalogue, regions, quarterly)
    view = quarterly.series.view(catalogue)
    return tuple(_line_trend(code, line_of(table, code), view) for code in request.region_codes)


def _line_trend(code: str, table: pd.DataFrame, view: View) -> LineTrend:
    judged = series_trend(table, view)
    reason = _reason(judged, table, view)
    found = series_signals(table, view, judged)
    return LineTrend(
        region_code=code,
        keys=tuple(Period.parse(str(period)).key for period in table["period"]),
        values=tuple(float(value) for value in table["value"]),
        judged=judged,
        reason=reason,
        line=None if reason else trend_line(view, judged),
        signals=found,
        outstanding=() if found is None else _outstanding(table, found),
        runs=() if found is None else _runs(table, found),
        incomplete=_incomplete(table),
    )


def _reason(judged: JudgedTrend, table: pd.DataFrame, view: View) -> str:
    """Why there is no verdict; empty where there is one."""
    verdict = judged.trend.verdict
    if view.indicator.distribution == "none":
        return "no_chance"
    if verdict == "not_judged":
        return "no_fit" if table["numerator"].gt(0).any() else "no_events"
    return "too_short" if verdict == "too_short" else ""


def _incomplete(table: pd.DataFrame) -> int:
    lacking = table["regions_received"].lt(table["regions_expected"]) & table["value"].notna()
    return int((lacking | table["status"].eq(INCOMPLETE)).sum())


def _outstanding(table: pd.DataFrame, found: Signals) -> tuple[Outstanding, ...]:
    return tuple(
        Outstanding(
            Period.parse(str(table["period"].iloc[place])),
            str(mark),
            float(table["value"].iloc[place]),
            float(found.level[place]),
            float(found.lower[place]),
            float(found.upper[place]),
        )
        for place, mark in enumerate(found.mark)
        if mark in SIGNALS
    )


def _runs(table: pd.DataFrame, found: Signals) -> tuple[Run, ...]:
    """Each run from its first quarter; the marks begin at its eighth."""
    known = [place for place, mark in enumerate(found.mark) if mark != "missing"]
    runs: list[Run] = []
    for order, place in enumerate(known):
        mark = str(found.mark[place])
        if not mark.startswith("run_"):
            continue
        last = Period.parse(str(table["period"].iloc[place]))
        first = Period.parse(str(table["period"].iloc[known[order - RUN + 1]]))
        if runs and runs[-1].side == mark[4:] and runs[-1].last >= first:
            runs[-1] = Run(runs[-1].first, last, mark[4:])
        else:
            runs.append(Run(first, last, mark[4:]))
    return tuple(runs)
