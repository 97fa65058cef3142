"""The power of a panel: how often associations of growing size would be told from chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from analytics.charts.palette import palette
from analytics.charts.theme import Figure, base_layout
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number, format_percent, join_names

HEIGHT: Final = 300
SHARES: Final = (0, 20, 40, 60, 80, 100)
POINT: Final = 9


def power_chart(effects: Sequence[float], found: Sequence[float], enough: float, view: ChartView) -> Figure:
    """A line through the share that is found by the size of the effect, and the share that is enough.

    Args:
        effects: per cent for ten points more of coverage, of one sign, from small to large.
        found: the share of simulated panels in which each is told from chance, 0 to 1.
        enough: the share that is enough, 0 to 1.
        view: language, theme, narrow screen.
    """
    text, colours = texts(view.language), palette(view.theme)
    sizes, shares = [abs(effect) for effect in effects], [share * 100 for share in found]
    layout = base_layout(view.theme, view.language, HEIGHT) | {
        "xaxis": _sizes_axis(sizes, text("charts.power.size"), view),
        "yaxis": {
            "range": [0, 104],
            "tickvals": list(SHARES),
            "ticktext": [format_percent(share, view.language, 0) for share in SHARES],
            "showgrid": True,
            "zeroline": False,
        },
        "shapes": [_enough_line(enough, view)],
        "annotations": [_enough_words(enough, view)],
        "showlegend": False,
    }
    layout["margin"] |= {"t": 16, "b": 44}
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": sizes,
        "y": shares,
        "line": {"color": colours.accent, "width": 2.5},
        "marker": {
            "color": [colours.accent if share >= enough else colours.background for share in found],
            "size": POINT,
            "symbol": "circle",
            "line": {"color": colours.accent, "width": 1.6},
        },
        "hovertext": [_hover(effect, share, view) for effect, share in zip(effects, found, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        "showlegend": False,
    }
    return {"data": [line], "layout": layout}


def power_alt(effects: Sequence[float], found: Sequence[float], view: ChartView) -> str:
    """What the chart shows, for people who hear it: the share found of each size."""
    rows = [_hover(effect, share, view) for effect, share in zip(effects, found, strict=True)]
    return texts(view.language)("charts.power.alt", rows=join_names(rows, view.language))


def _sizes_axis(sizes: Sequence[float], title: str, view: ChartView) -> dict[str, Any]:
    return {
        "range": [0, max(sizes, default=1.0) * 1.04],
        "tickvals": list(sizes),
        "ticktext": [format_number(size, view.language, 0) for size in sizes],
        "title": {"text": title, "standoff": 8},
        "showgrid": True,
        "zeroline": False,
    }


def _enough_line(enough: float, view: ChartView) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": enough * 100,
        "y1": enough * 100,
        "line": {"color": palette(view.theme).comparator, "width": 1.5, "dash": "dash"},
    }


def _enough_words(enough: float, view: ChartView) -> dict[str, Any]:
    share = format_percent(enough * 100, view.language, 0)
    return {
        "text": texts(view.language)("charts.power.enough", share=share),
        "x": 0.01,
        "xref": "paper",
        "xanchor": "left",
        "y": enough * 100,
        "yref": "y",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11, "color": palette(view.theme).comparator},
    }


def _hover(effect: float, share: float, view: ChartView) -> str:
    return texts(view.language)(
        "charts.power.point",
        effect=format_percent(effect, view.language, 0),
        share=format_percent(share * 100, view.language, 0),
    )
