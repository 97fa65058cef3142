"""A sparkline: a series without axes, its last point marked, to stand beside a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from analytics.charts.palette import Theme, palette
from analytics.charts.rows import column, number_or_none
from analytics.charts.theme import Figure, base_layout
from analytics.charts.time_axis import with_gaps
from analytics.periods import Period
from analytics.text.localized import Language
from analytics.text.periods import Basis

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 56


def sparkline(table: pd.DataFrame, language: Language, basis: Basis, theme: Theme = "light") -> Figure:
    """A thin line of one series; gaps as in :func:`history_chart`.

    Args:
        table: columns ``period`` (``2015Q1``) and ``value``; one row a period, in order of time.
        language: of the number signs.
        basis: ``cumulative``, ``quarter``, ``year`` or ``stock``.
        theme: ``light`` or ``dark``.
    """
    periods = [Period.parse(text) for text in column(table, "period")]
    values = [number_or_none(value) for value in column(table, "value")]
    points = with_gaps(periods, values, basis)
    colour = palette(theme).accent
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": colour, "width": 1.8},
        "marker": {"color": colour, "size": _sizes([y for _, y in points])},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    hidden = {"visible": False, "fixedrange": True}
    layout = base_layout(theme, language, HEIGHT) | {
        "margin": {"l": 4, "r": 6, "t": 6, "b": 4},
        "xaxis": hidden,
        "yaxis": hidden,
        "hovermode": False,
    }
    return {"data": [line], "layout": layout}


def _sizes(values: Sequence[float | None]) -> list[int]:
    """The last value gets a dot; a lone point between two gaps would be invisible without one."""
    last = max((place for place, value in enumerate(values) if value is not None), default=None)
    return [6 if place == last or _is_lone(values, place) else 0 for place in range(len(values))]


def _is_lone(values: Sequence[float | None], place: int) -> bool:
    before = values[place - 1] if place else None
    after = values[place + 1] if place + 1 < len(values) else None
    return values[place] is not None and before is None and after is None
