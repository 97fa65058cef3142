"""Lines and their trends, made by hand for the tests of charts, sentences and workbooks."""

from __future__ import annotations

from math import isnan, nan

import numpy as np
import pandas as pd

from analytics.catalogue.targets import Target
from analytics.measures.line_trends import LineTrend, Outstanding, Run
from analytics.measures.trends import JudgedTrend, TrendLine
from analytics.periods import Period, periods_between
from analytics.statistics.signals import Signals
from analytics.statistics.trend import Trend, TrendVerdict

FIRST, LAST = Period(2021, 3), Period(2022, 3)
PERIODS = periods_between(FIRST, LAST)
KEYS = [period.key for period in PERIODS]
NAN = float("nan")


def line_rows(code: str, values: list[float], status: str = "missing", received: float = NAN) -> pd.DataFrame:
    """One line of the table of ``lines`` over five quarters; a missing value has the status."""
    known = [not isnan(value) for value in values]
    return pd.DataFrame(
        {
            "region_code": code,
            "period": [str(period) for period in PERIODS],
            "value": values,
            "lower": [value - 1 for value in values],
            "upper": [value + 1 for value in values],
            "numerator": [value * 10 for value in values],
            "denominator": [100_000.0 if one else NAN for one in known],
            "status": ["ok" if one else status for one in known],
            "origins": ["synthetic" if one else "" for one in known],
            "regions_received": received,
            "regions_expected": NAN if isnan(received) else 20.0,
        }
    )


AKMOLA = line_rows("11", [10.0, 14.0, 3.0, NAN, 9.0])
REPUBLIC = line_rows("00", [9.0, 9.5, 3.5, 5.0, 8.0], received=19.0)
ASTANA = line_rows("71", [1.0, 2.0, 3.0, NAN, 5.0], status="confidential")
ABAI = line_rows("10", [NAN, NAN, NAN, NAN, 5.0], status="other_land")


def target_of(value: float, year: int, document: str = "Указ", unit: str = "11") -> Target:
    """A target that a document sets for a unit at the end of a year."""
    return Target(
        "F03", unit, year, value, document, "", None, None, "republic" if unit == "00" else "region"
    )


def line_trend(
    code: str = "11",
    verdict: TrendVerdict = "fall",
    percent: tuple[float, float, float] = (-7.2, -9.0, -5.3),
    *,
    reason: str = "",
    quarters: int = 44,
    agrees: bool = True,
    dispersion: float = 1.2,
    outstanding: tuple[Outstanding, ...] = (),
    runs: tuple[Run, ...] = (),
    has_signals: bool = True,
    marks: tuple[str, ...] = ("usual",) * len(KEYS),
) -> LineTrend:
    """What is judged of one line, with a straight line and limits of 2 and 16."""
    if reason:
        percent = (nan, nan, nan)
    found = Trend(*percent, 0.01, dispersion, quarters, verdict, agrees, "quasi_poisson", 0.0, 0.0)
    judged = JudgedTrend(found, "better", Period(2015, 1), Period(2025, 4))
    flat = np.full(len(KEYS), 8.0)
    line = None if reason else TrendLine(np.array(KEYS), flat, flat - 1, flat + 1)
    signals = Signals(flat, flat - 6, flat + 8, np.array(marks), 1.0) if has_signals else None
    return LineTrend(
        code, tuple(KEYS), tuple(AKMOLA["value"]), judged, reason, line, signals, outstanding, runs, 0
    )


HIGH = Outstanding(Period(2021, 4), "high", 14.0, 8.0, 2.0, 13.5)
LOW = Outstanding(Period(2022, 1), "low", 3.0, 8.0, 3.5, 13.5)
