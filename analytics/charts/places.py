"""Places with their intervals: how far up or down chance alone may move each region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import palette
from analytics.charts.region_axis import HEAD, chart_height, figure_axis, name_axis, right_axis_carrier
from analytics.charts.rows import RegionRow, column, number_or_none, region_names, region_rows
from analytics.charts.theme import Figure, base_layout
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

THICKNESS: Final = 7


def place_intervals_chart(table: pd.DataFrame, view: ChartView, order: Sequence[str]) -> Figure:
    """One row a region: the interval of its place as a bar, its place as a point.

    Args:
        table: the places of ``measures.place_intervals``: ``region_code``, ``place``, ``first``, ``last``.
        view: borders, language, theme, which region is picked; only on narrow screens, where the chart
            stands below the bars and not beside them, does it name its rows.
        order: the codes from top to bottom, so that the rows stand level with the ranked bars.
    """
    names = region_names(view.borders, view.language)
    found = {str(row["region_code"]): row for row in table.to_dict("records")}
    rows = [row for code in order for row in region_rows(_blank(code), names)]
    known = [code for code in order if number_or_none(found.get(code, {}).get("place")) is not None]
    layout = base_layout(view.theme, view.language, chart_height(rows)) | {
        "xaxis": _place_axis(len(known)),
        "yaxis": name_axis(rows, names, view),
        "yaxis2": figure_axis(rows, [_label(found, row, view) for row in rows], view),
        "showlegend": False,
    }
    layout["margin"] |= {"t": HEAD}
    if not view.compact:  # beside the ranked bars, which name the rows
        layout["yaxis"] |= {"showticklabels": False}
    data = [*_bars(known, found, view), _points(known, found, view), right_axis_carrier(rows)]
    return {"data": data, "layout": layout}


def place_order(table: pd.DataFrame) -> list[str]:
    """The codes of a comparison table as ranked bars stand: largest first, without a value last."""
    values = [number_or_none(value) for value in column(table, "value")]
    pairs = zip(column(table, "region_code"), values, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[1] is None, -(pair[1] or 0.0), pair[0]))
    return [str(code) for code, _ in ordered]


def _blank(code: str) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"region_code": [code], "value": [None], "verdict": ["not_judged"], "status": ["ok"]})


def _bars(known: Sequence[str], found: dict[str, Any], view: ChartView) -> list[dict[str, Any]]:
    """The intervals as one broken line."""
    x: list[float | None] = []
    y: list[str | None] = []
    for code in known:
        x += [float(found[code]["first"]), float(found[code]["last"]), None]
        y += [code, code, None]
    mark = palette(view.theme).marks["not_judged"]
    line = {"color": mark.fill if view.theme == "dark" else "#c3ccd5", "width": THICKNESS}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": x,
            "y": y,
            "line": line,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _points(known: Sequence[str], found: dict[str, Any], view: ChartView) -> dict[str, Any]:
    colours = palette(view.theme)
    text = texts(view.language)
    names = region_names(view.borders, view.language)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [float(found[code]["place"]) for code in known],
        "y": list(known),
        "customdata": list(known),
        "marker": {"color": colours.accent, "size": 9, "symbol": "circle"},
        "hovertext": [
            text(
                "charts.places.hover",
                region=names[code].full,
                place=_number(found[code]["place"], view),
                first=_number(found[code]["first"], view),
                last=_number(found[code]["last"], view),
            )
            for code in known
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _label(found: dict[str, Any], row: RegionRow, view: ChartView) -> str:
    place = found.get(row.region_code, {})
    if number_or_none(place.get("place")) is None:
        return ""
    return f"{_number(place['first'], view)}–{_number(place['last'], view)}"


def _number(value: Any, view: ChartView) -> str:
    return format_number(float(value), view.language, 0 if float(value).is_integer() else 1)


def _place_axis(regions: int) -> dict[str, Any]:
    last = max(regions, 2)
    ticks = sorted(
        {1, *range(5, last, 5), last} - ({last - last % 5} if last % 5 == 1 and last > 5 else set())
    )
    return {
        "range": [0.5, last + 0.5],
        "tickvals": ticks,
        "ticktext": [str(tick) for tick in ticks],
        "tickangle": 0,
        "side": "bottom",
        "zeroline": False,
    }
