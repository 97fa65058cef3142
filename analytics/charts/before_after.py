"""A region's figure around the quarter of a plan measure, beside the regions without one; before is 100."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from analytics.charts.palette import palette
from analytics.charts.rows import number_or_none
from analytics.charts.theme import Figure, base_layout, number_format
from analytics.charts.time_axis import time_axis, trace
from analytics.charts.view import ChartView
from analytics.periods import Period
from analytics.text import texts
from analytics.text.numbers import format_number
from analytics.text.periods import period_short

HEIGHT: Final = 360
BEFORE: Final = 100.0
Index = Sequence[tuple[str, float, float]]


def before_after_lines(index: Index, quarter: Period, names: tuple[str, str], view: ChartView) -> Figure:
    """Two lines over nine quarters, each in per cent of its own mean of the four before.

    The quarter of the measure is a grey band: it counts neither as before nor as after.

    Args:
        index: quarter (2016Q2), the region's figure, that of the others.
        quarter: the one in which the measure was done or began.
        names: of the region and of the others.
        view: language and theme.
    """
    colours = palette(view.theme)
    periods = [Period.parse(period) for period, _, _ in index]
    looks = (
        (colours.accent, "solid", "circle", 2.6),
        (colours.muted, "dash", "square", 2.0),
    )
    figures = ([own for _, own, _ in index], [beside for _, _, beside in index])
    lines = [
        _line(values, periods, name, look, view)
        for values, name, look in zip(figures, names, looks, strict=True)
    ]
    known = [value for line in lines for value in line["y"] if value is not None]
    low, high = min([*known, BEFORE]), max([*known, BEFORE])
    room = max((high - low) * 0.12, 3.0)
    layout = base_layout(view.theme, view.language, HEIGHT) | {
        "xaxis": time_axis(periods, "quarter", view),
        "yaxis": {
            "range": [max(low - room, 0.0), high + room],
            "tickformat": number_format(0),
            "showgrid": True,
            "nticks": 5,
        },
        "shapes": [_level(periods, view), *_edges(quarter, view)],
        "annotations": [_words(quarter, view)],
        "showlegend": True,
    }
    layout["margin"] |= {"t": 64}
    layout["legend"] |= {"y": 1.08}
    return {"data": lines, "layout": layout}


def before_after_alt(index: Index, names: tuple[str, str], view: ChartView) -> str:
    """Both lines quarter by quarter, for people who hear it."""
    text = texts(view.language)
    rows = [
        text(
            "charts_plans.index_row",
            period=_quarter(Period.parse(period), view),
            own=_number(own, view),
            others=_number(others, view),
        )
        for period, own, others in index
    ]
    return text("charts_plans.index_alt", own=names[0], others=names[1], rows="; ".join(rows))


def _line(
    values: Sequence[float],
    periods: Sequence[Period],
    name: str,
    look: tuple[str, str, str, float],
    view: ChartView,
) -> dict[str, Any]:
    colour, dash, symbol, width = look
    points = [(float(one.key), number_or_none(value)) for one, value in zip(periods, values, strict=True)]
    return trace(points, name) | {
        "mode": "lines+markers",
        "line": {"color": colour, "width": width, "dash": dash},
        "marker": {"color": colour, "size": 7, "symbol": symbol},
        "hovertemplate": [
            f"<b>{name}</b><br>{_quarter(one, view)}: {_number(value, view)}<extra></extra>"
            for one, value in zip(periods, values, strict=True)
        ],
        "showlegend": True,
    }


def _level(periods: Sequence[Period], view: ChartView) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "y",
        "x0": periods[0].key - 0.6,
        "x1": periods[-1].key + 0.6,
        "y0": BEFORE,
        "y1": BEFORE,
        "line": {"color": palette(view.theme).line, "width": 1, "dash": "dot"},
    }


def _edges(quarter: Period, view: ChartView) -> list[dict[str, Any]]:
    """The two borders of the quarter that is left out."""
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": quarter.key + side,
            "x1": quarter.key + side,
            "y0": 0,
            "y1": 1,
            "line": {"color": palette(view.theme).line, "width": 1, "dash": "dash"},
        }
        for side in (-0.5, 0.5)
    ]


def _words(quarter: Period, view: ChartView) -> dict[str, Any]:
    return {
        "text": texts(view.language)("charts_plans.quarter_of_measure"),
        "x": quarter.key,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11, "color": palette(view.theme).muted},
    }


def _quarter(period: Period, view: ChartView) -> str:
    return period_short(period.year, period.quarter, view.language)


def _number(value: float, view: ChartView) -> str:
    known = number_or_none(value)
    return "–" if known is None else format_number(known, view.language, 1)
