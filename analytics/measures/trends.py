"""What a quarterly series says: its trend with the interval, and the quarters that stand out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.measures.basis import Basis
from analytics.measures.view import View
from analytics.periods import Period
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


def series_signals(table: pd.DataFrame, view: View) -> Signals | None:
    """The signals of one region's quarterly series of events; ``None`` where none can be told.

    Only events (flows with a known chance) have signals: a stock carries its last quarter along, so that
    one change would be signalled ever after. Positions are those of the table's rows.
    """
    is_flow = view.basis == "quarter"
    if not is_flow or view.indicator.distribution == "none":
        return None
    keys, numerator, denominator = _used(table, view, dropped=False)
    per = 1 if view.measure == "count" else view.indicator.per
    return signals(numerator, denominator, keys.tolist(), per)


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
