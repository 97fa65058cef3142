"""The trends of a region's indicators in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from analytics.catalogue.records import Indicator
from analytics.charts.rows import number_or_none
from analytics.statistics.trend import FEWEST_QUARTERS
from analytics.text import Texts
from analytics.text.numbers import format_percent, format_signed

if TYPE_CHECKING:
    import pandas as pd


def trends_lead(table: pd.DataFrame, text: Texts) -> str:
    """How many of the series that are long enough get better, get worse, or stay within chance.

    ``table`` is the answer of ``profile_trends``.
    """
    judged = table[table["trend_verdict"].isin(["growth", "fall", "within_chance"])]
    counts = Counter(str(one) for one in judged["judgement"])
    return text(
        "profile.trends.lead",
        n=len(judged),
        better=counts["better"],
        worse=counts["worse"],
        neutral=counts["higher"] + counts["lower"],
        similar=counts["similar"],
    )


def trend_words(row: dict[Any, Any], indicator: Indicator, text: Texts) -> str:
    """One trend with its interval, or why there is none: ``✓ рост 7,2 % в год (4,1…10,3 %)``.

    ``row`` is one of ``profile_trends``. What the second test does not confirm is said.
    """
    verdict = str(row["trend_verdict"])
    percent = number_or_none(row["percent_a_year"])
    if indicator.distribution == "none":
        return text("profile.trends.unknown_chance")
    if verdict == "too_short":
        return text("profile.trends.too_short", fewest=FEWEST_QUARTERS)
    if verdict == "not_judged" or percent is None:
        return text("profile.trends.not_judged")
    limits = {name: _signed(row[name], text) for name in ("lower", "upper")}
    if verdict == "within_chance":
        return f"{_sign(row, text)} {text('profile.trends.within_chance', **limits)}"
    size = format_percent(abs(percent), text.language, 1)
    words = f"{_sign(row, text)} {text(f'profile.trends.{verdict}', percent=size, **limits)}"
    return words if row["agrees"] else f"{words}; {text('profile.trends.disagrees')}"


def _sign(row: dict[Any, Any], text: Texts) -> str:
    return text(f"verdict_symbols.{row['judgement']}")


def _signed(limit: object, text: Texts) -> str:
    number = number_or_none(limit)
    if number is None:
        return "…"
    return text("numbers.percent", value=format_signed(number, text.language, 1))
