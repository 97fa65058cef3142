"""The same quarters of several years over one another: one line a year, the latest strongest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.line_hover import hover_words
from analytics.charts.palette import along, palette
from analytics.charts.rows import number_or_none
from analytics.charts.theme import Figure, base_layout
from analytics.charts.time_axis import Point, trace, value_axis
from analytics.charts.view import ChartView
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.text import texts
from analytics.text.periods import Basis

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 380
# Where the oldest and the newest of the fading years stand on the scale from pale to strong.
PALEST, STRONGEST = 0.22, 0.75


def years_chart(table: pd.DataFrame, view: ChartView, *, basis: Basis, name: str, highest: float) -> Figure:
    """One region's (or the republic's) years over one another, from the first to the fourth quarter.

    The latest year is strong, with circles; the year before is dashed, with diamonds; older ones fade.
    A missing figure is a gap,
    and a year without any figure is left out.

    Args:
        table: the rows of one line of the table of ``lines``, in order of time.
        view: language, theme and decimals.
        basis: ``cumulative``, ``quarter`` or ``stock``.
        name: whose line it is, for the hover boxes.
        highest: the end of the axis of values, so that several such charts can be compared.
    """
    periods = [Period.parse(text) for text in table["period"]]
    values = [number_or_none(value) for value in table["value"]]
    words = hover_words(table, name, basis, view)
    known = [period.year for period, value in zip(periods, values, strict=True) if value is not None]
    years = sorted(set(known))
    traces = []
    for age, year in enumerate(reversed(years)):
        rows = [place for place, period in enumerate(periods) if period.year == year]
        points: list[Point] = [(periods[place].quarter, values[place]) for place in rows]
        codes = table["region_code"].tolist()
        traces.append(
            trace(points, str(year))
            | _look(age, len(years), view)
            | {
                "hovertemplate": [f"{words[place]}<extra></extra>" for place in rows],
                "customdata": [f"{codes[place]} {periods[place]}" for place in rows],
            }
        )
    layout = base_layout(view.theme, view.language, HEIGHT) | {
        "xaxis": _axis(basis, view),
        "yaxis": value_axis([highest], view) | {"range": [0, highest * 1.06 or 1]},
        "hovermode": "closest",
        "showlegend": True,
    }
    layout["legend"] = layout["legend"] | {"traceorder": "reversed"}
    # The latest year is drawn last, above the others.
    return {"data": list(reversed(traces)), "layout": layout}


def _look(age: int, years: int, view: ChartView) -> dict[str, Any]:
    """How a year is drawn that lies so many years before the latest one."""
    colours = palette(view.theme)
    if age == 0:
        colour, width, dash, symbol, size = colours.text, 3.0, "solid", "circle", 9
    elif age == 1:
        colour, width, dash, symbol, size = colours.accent, 2.0, "dash", "diamond", 8
    else:
        share = (age - 2) / max(years - 3, 1)
        colour = along(colours.sequential, STRONGEST - share * (STRONGEST - PALEST))
        width, dash, symbol, size = 1.4, "solid", "circle", 5
    return {
        "mode": "lines+markers",
        "line": {"color": colour, "width": width, "dash": dash},
        "marker": {"color": colour, "size": size, "symbol": symbol},
    }


def _axis(basis: Basis, view: ChartView) -> dict[str, Any]:
    return {
        "tickvals": list(range(1, QUARTERS_IN_YEAR + 1)),
        "ticktext": quarter_words(basis, view),
        "tickangle": 0,
        "showgrid": False,
        "range": [0.75, QUARTERS_IN_YEAR + 0.25],
        "tickfont": {"size": 11, "color": palette(view.theme).muted},
    }


def quarter_words(basis: Basis, view: ChartView) -> Sequence[str]:
    """The quarters of any year: ``1 кв.``, cumulative ``3 мес.``, a stock ``на 1 апреля``."""
    text = texts(view.language)
    if basis == "stock":
        return [text(f"trends.stock_axis.{quarter}") for quarter in range(1, QUARTERS_IN_YEAR + 1)]
    key = "trends.cumulative_axis" if basis == "cumulative" else "trends.quarter_axis"
    return [
        text(key, numeral=text(f"periods.numeral.{quarter}"), months=3 * quarter)
        for quarter in range(1, QUARTERS_IN_YEAR + 1)
    ]


def highest_of(table: pd.DataFrame) -> float:
    """The highest value of all lines, where their common axis ends; 1 where there is none."""
    return max((value for one in table["value"] if (value := number_or_none(one)) is not None), default=1.0)
