"""Lines over the periods in words, for people who hear a chart instead of seeing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analytics.charts.line_hover import period_words
from analytics.charts.rows import number_or_none
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number
from analytics.text.periods import Basis

if TYPE_CHECKING:
    import pandas as pd


def row_alt(
    table: pd.DataFrame, view: ChartView, indicator: str, names: Mapping[str, str], basis: Basis
) -> str:
    """What lines in a row show: from when to when, and each line's first and last figure."""
    text = texts(view.language)
    head = text("trends.alt.row", indicator=indicator, **_ends(table, basis, view))
    lines = [_line(table[table["region_code"].eq(code)], name, view) for code, name in names.items()]
    return " ".join((head, *lines))


def years_alt(table: pd.DataFrame, view: ChartView, indicator: str, name: str, basis: Basis) -> str:
    """What the years of one line over one another show: whose they are, its first and last figure."""
    text = texts(view.language)
    head = text("trends.alt.years", indicator=indicator, name=name, **_ends(table, basis, view))
    return f"{head} {_line(table, name, view)}"


def _ends(table: pd.DataFrame, basis: Basis, view: ChartView) -> dict[str, str]:
    periods = list(table["period"])
    return {
        "first": period_words(periods[0], basis, view),
        "last": period_words(periods[-1], basis, view),
    }


def _line(rows: pd.DataFrame, name: str, view: ChartView) -> str:
    text = texts(view.language)
    known = [value for one in rows["value"] if (value := number_or_none(one)) is not None]
    if not known:
        return text("trends.alt.empty", name=name)
    first, last = (format_number(value, view.language, view.decimals) for value in (known[0], known[-1]))
    return text("trends.alt.line", name=name, first_value=first, last_value=last)
