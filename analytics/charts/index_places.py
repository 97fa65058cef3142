"""Places by an index with their intervals: a bare place is never drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.charts.places import place_intervals_chart
from analytics.charts.rows import column, region_names
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

TOP: Final = 8  # pixels above the rows: no legend stands there


def index_places_chart(table: pd.DataFrame, view: ChartView) -> Figure:
    """One row a region in the order given: its interval as a bar, its place as a point.

    Args:
        table: ``region_code``, ``place``, ``first``, ``last`` of the regions that have a place.
        view: borders, language, theme, which region is picked.
    """
    names = region_names(view.borders, view.language)
    order = [str(code) for code in column(table, "region_code") if code in names]
    figure = place_intervals_chart(table, view, order)
    figure["layout"]["yaxis"] |= {"showticklabels": True}
    figure["layout"]["height"] -= figure["layout"]["margin"].get("t", 0) - TOP
    figure["layout"]["margin"] |= {"t": TOP}
    return figure


def index_places_alt(table: pd.DataFrame, view: ChartView) -> str:
    """What the chart shows, for people who hear it: each region with the interval of its place."""
    text, names = texts(view.language), region_names(view.borders, view.language)
    rows = [
        text(
            "join_index.alt_row",
            name=names[str(row["region_code"])].full,
            first=format_number(float(row["first"]), view.language),
            last=format_number(float(row["last"]), view.language),
        )
        for row in table.to_dict("records")
        if str(row["region_code"]) in names
    ]
    return text("join_index.alt", rows="; ".join(rows)) if rows else text("charts.alt.no_values")
