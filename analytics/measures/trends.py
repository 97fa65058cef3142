"""What a quarterly series says: its trend with the interval, and the quarters that stand out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan, log1p
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from analytics.measures.basis import Basis
from analytics.measures.view import View
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.statistics.intervals import Numbers
from analytics.statistics.signals import Signals, signals
from analytics.statistics.trend import Trend, trend
from analytics.statistics.verdicts import words_of

if TYPE_CHECKING:
    import pandas as pd

# Five years: long enough for a verdict, short enough to be about now.
USUAL_QUARTERS: Final = 20


@dataclass(frozen=True, slots=True)
class JudgedTrend:
    """A trend with its judgement by the polarity of the indicator.

    ``judgement`` is better | worse | higher | lower | similar | not_judged. ``first`` and ``last`` are the
    quarters between which the figures lie that were used; ``None`` where there is none.
    """

    trend: Trend
    judgement: str
    first: Period | None
    last: Period | None


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A drawn trend: the keys of the quarters, the line, and the limits of its change, in the unit."""

    keys: NDArray[np.int64]
    value: Numbers
    lower: Numbers
    upper: Numbers


def trend_basis(basis: Basis) -> Basis:
    """The basis on which a trend is computed: quarters on their own, or stocks as they stand."""
    return "stock" if basis == "stock" else "quarter"


def series_trend(table: pd.DataFrame, view: View) -> JudgedTrend:
    """The trend of one region's quarterly series (the table of ``series``, basis quarter or stock).

    Quarters before the indicator's definition changed, and values that are not ``ok``, are left out. A
    series whose chance is unknown (money, organisations) and a bare count are ``not_judged`` but for
    events counted in the same population.
    """
    keys, numerator, denominator = _used(table, view)
    is_unknown = view.indicator.distribution == "none"
    events = np.full_like(numerator, np.nan) if is_unknown else numerator
    found = trend(events, denominator, keys.tolist(), view.confidence)
    used = keys[~np.isnan(events) & (denominator > 0)]
    above, below = words_of(view.indicator.polarity)
    words = {"growth": above, "fall": below, "within_chance": "similar"}
    return JudgedTrend(
        found,
        words.get(found.verdict, "not_judged"),
        Period.from_key(int(used.min())) if used.size else None,
        Period.from_key(int(used.max())) if used.size else None,
    )


def trend_line(view: View, judged: JudgedTrend) -> TrendLine | None:
    """The line of a trend through its quarters, as it is drawn; ``None`` where the trend has no verdict.

    Through the fitted level in the middle of the series, seasons evened out, runs the yearly change;
    ``lower`` and ``upper`` run through the same level with the limits of the change, so that they fan out
    to both ends.
    """
    found = judged.trend
    if judged.first is None or judged.last is None or isnan(found.percent_a_year):
        return None
    level = found.level * (1 if view.measure == "count" else view.indicator.per)
    quarters = np.arange(judged.first.key, judged.last.key + 1)
    years = (quarters - found.middle_key) / QUARTERS_IN_YEAR
    value, *ends = (
        level * (1 + percent / 100) ** years for percent in (found.percent_a_year, found.lower, found.upper)
    )
    return TrendLine(quarters, value, np.min(ends, axis=0), np.max(ends, axis=0))


def series_signals(table: pd.DataFrame, view: View, around: JudgedTrend | None = None) -> Signals | None:
    """The signals of one region's quarterly series of events; ``None`` where none can be told.

    ``around`` is the trend of the same series: where it grows or falls beyond chance, the level of each
    quarter follows it, for around a flat level every early and every late quarter of a long fall would
    stand out. Only events (flows with a known chance) have signals: a stock carries its last quarter
    along, so that one change would be signalled ever after. Positions are those of the table's rows.
    """
    is_flow = view.basis == "quarter"
    if not is_flow or view.indicator.distribution == "none":
        return None
    keys, numerator, denominator = _used(table, view, dropped=False)
    per = 1 if view.measure == "count" else view.indicator.per
    grown = _grown(around, keys)
    found = signals(numerator, denominator * grown, keys.tolist(), per)
    if found is None:
        return None
    ends = (found.level * grown, found.lower * grown, found.upper * grown)
    return replace(found, level=ends[0], lower=ends[1], upper=ends[2])


def _grown(around: JudgedTrend | None, keys: NDArray[np.int64]) -> Numbers:
    """By how much a trend has multiplied the level until each quarter; 1 where it is within chance."""
    if around is None or around.trend.verdict not in ("growth", "fall"):
        return np.ones(keys.size)
    slope = log1p(around.trend.percent_a_year / 100)
    return np.asarray(np.exp(slope * (keys - keys.mean()) / QUARTERS_IN_YEAR), dtype=np.float64)


def _used(table: pd.DataFrame, view: View, dropped: bool = True) -> tuple[np.ndarray, ...]:
    """Period keys, numerators and denominators of the rows that count, the others dropped or missing."""
    keys = np.array([Period.parse(str(period)).key for period in table["period"]], dtype=np.int64)
    since = view.indicator.comparable_from
    counts = table["status"].eq("ok").to_numpy() & (keys >= (since.key if since else 0))
    numerator = np.where(counts, table["numerator"].to_numpy(dtype=np.float64), np.nan)
    denominator = table["denominator"].to_numpy(dtype=np.float64)
    if view.measure == "count":
        denominator = np.ones_like(numerator)
    if not dropped:
        return keys, numerator, denominator
    return keys[counts], numerator[counts], denominator[counts]
