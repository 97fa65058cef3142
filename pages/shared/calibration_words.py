"""The rows of the calibration in words: what was tried, and what the figure means for an official."""

from __future__ import annotations

from math import isnan

from analytics.calibration import Row
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent

IN_PLACES = "median_width"


def tried(text: Texts, row: Row) -> str:
    """The method and the data on which it was tried."""
    method, scenario = (
        text(f"calibration.method.{row.method}"),
        text(f"calibration.scenario.{row.scenario}"),
    )
    return text("calibration.tried", method=method, scenario=scenario)


def meaning(text: Texts, row: Row) -> str:
    """The figure as a sentence on a hundred cases (a thousand quarters for signals)."""
    return text(
        f"calibration.sentence.{row.statistic}",
        count=_number(text, row.value * 100),
        thousand=_number(text, row.value * 1000),
        places=_number(text, row.value),
    )


def value_with_limits(text: Texts, row: Row) -> str:
    """The measured figure with the limits of the simulation's own chance."""
    if row.statistic == IN_PLACES:
        value = text("calibration.places", places=format_number(row.value, text.language, 1))
        lower, upper = (format_number(limit, text.language, 1) for limit in (row.lower, row.upper))
    else:
        decimals = _decimals(row.value * 100)
        value = format_percent(row.value * 100, text.language, decimals)
        lower, upper = (
            format_number(limit * 100, text.language, decimals) for limit in (row.lower, row.upper)
        )
    key = "value_below_zero" if row.lower < 0 else "value_with_limits"
    return text(f"calibration.{key}", value=value, lower=lower, upper=upper)


def nominal(text: Texts, row: Row) -> str:
    """The share that the method promises, or nothing."""
    if isnan(row.nominal):
        return ""
    percent = round(row.nominal * 100, 2)
    if percent.is_integer():
        return format_percent(percent, text.language, 0)
    return format_percent(percent, text.language, 1 if percent >= 1 or percent == round(percent, 1) else 2)


def _number(text: Texts, value: float) -> str:
    return format_number(value, text.language, _decimals(value))


def _decimals(value: float) -> int:
    """Three digits or so: 95,7; 8,2; 0,14."""
    return 2 if abs(value) < 1 else 1
