"""The hover boxes of lines over the periods: the figure with its limits and sums, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analytics.charts.rows import number_or_none
from analytics.charts.view import ChartView
from analytics.periods import Period
from analytics.text import Texts, texts
from analytics.text.numbers import format_number
from analytics.text.periods import Basis, period_short

if TYPE_CHECKING:
    import pandas as pd


def hover_words(rows: pd.DataFrame, name: str, basis: Basis, view: ChartView) -> list[str]:
    """The words of each point of one line: name, period, value, limits, sums, regions in a sum."""
    return [_words(row, name, basis, view) for row in rows.to_dict("records")]


def gap_words(
    lacking: pd.DataFrame, names: Mapping[str, str], basis: Basis, view: ChartView
) -> dict[str, str]:
    """Why figures are missing, by period: one box names all lines that have none."""
    text = texts(view.language)
    found: dict[str, list[str]] = {}
    for row in lacking.sort_values("period", kind="stable").to_dict("records"):
        reason = reason_words(text, str(row["status"]))
        found.setdefault(str(row["period"]), []).append(f"{names[str(row['region_code'])]}: {reason}")
    return {
        period: "<br>".join((f"<b>{period_words(period, basis, view)}</b>", *reasons))
        for period, reasons in found.items()
    }


def reason_words(text: Texts, status: str) -> str:
    """Why there is no value."""
    return text("trends.other_land" if status == "other_land" else f"charts.status.{status}")


def period_words(period: str, basis: Basis, view: ChartView) -> str:
    """A period as it is written on charts."""
    one = Period.parse(period)
    return period_short(one.year, one.quarter, view.language, basis)


def _words(row: Mapping[Any, Any], name: str, basis: Basis, view: ChartView) -> str:
    value = number_or_none(row["value"])
    head = f"<b>{name}</b><br>{period_words(str(row['period']), basis, view)}"
    if value is None:
        return head
    text = texts(view.language)
    lines = [f"{head}: <b>{format_number(value, view.language, view.decimals)}</b>"]
    lower, upper = number_or_none(row["lower"]), number_or_none(row["upper"])
    if lower is not None and upper is not None:
        ends = {
            "lower": format_number(lower, view.language, view.decimals),
            "upper": format_number(upper, view.language, view.decimals),
        }
        lines.append(text("trends.hover.limits", **ends))
    top, bottom = number_or_none(row["numerator"]), number_or_none(row["denominator"])
    if top is not None and bottom is not None:
        numerator, denominator = (format_number(one, view.language) for one in (top, bottom))
        lines.append(text("trends.hover.of", numerator=numerator, denominator=denominator))
    return "<br>".join((*lines, *_regions(row, text)))


def _regions(row: Mapping[Any, Any], text: Texts) -> list[str]:
    """How many regions are in a sum of regions; nothing for a region."""
    received, expected = number_or_none(row["regions_received"]), number_or_none(row["regions_expected"])
    if received is None or expected is None:
        return []
    return [text("trends.hover.regions", received=f"{received:.0f}", expected=f"{expected:.0f}")]
