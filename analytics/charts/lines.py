"""Several lines over the quarters: regions and the republic, told apart by colour, dash and marker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.line_hover import gap_words, hover_words
from analytics.charts.overlays import Overlays, overlaid, remarks
from analytics.charts.palette import palette
from analytics.charts.theme import Figure, base_layout
from analytics.charts.time_axis import (
    area,
    break_line,
    break_words,
    numbers,
    time_axis,
    trace,
    value_axis,
    with_gaps,
)
from analytics.charts.view import ChartView
from analytics.periods import Period
from analytics.regions import REPUBLIC
from analytics.text.periods import Basis

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 430
PANEL_HEIGHT: Final = 300
DASHES: Final = ("solid", "dash", "solid", "dot", "dashdot", "solid")
SYMBOLS: Final = ("square", "diamond", "triangle-up", "triangle-down", "pentagon", "star")
# Told once under the chart, where the way out stands too.
TOLD_ELSEWHERE: Final = ("ok", "other_land")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: whose it is, how it is called, and how it is drawn."""

    code: str
    name: str
    colour: str
    dash: str
    symbol: str
    width: float


def drawn_lines(names: Mapping[str, str], view: ChartView) -> list[Line]:
    """How the lines of some codes are drawn, in their order; the republic in the ink of words."""
    colours = palette(view.theme)
    found: list[Line] = []
    for code, name in names.items():
        if code == REPUBLIC:
            found.append(Line(code, name, colours.text, "solid", "circle", 2.5))
            continue
        place = sum(line.code != REPUBLIC for line in found) % len(colours.series)
        found.append(Line(code, name, colours.series[place], DASHES[place], SYMBOLS[place], 2.0))
    return found


def lines_chart(
    table: pd.DataFrame,
    view: ChartView,
    *,
    basis: Basis,
    names: Mapping[str, str],
    breaks: Mapping[str, str] | None = None,
    overlays: Overlays | None = None,
    highest: float | None = None,
) -> Figure:
    """Lines through the periods; one line alone has its limits as a band.

    A missing figure is a gap, with a cross on the axis that tells the reason. A cumulative series starts
    anew each January. A click on a point gives back ``'35 2020Q3'``.

    Args:
        table: the table of ``lines``: one row a line and period.
        view: language, theme and decimals.
        basis: ``cumulative``, ``quarter``, ``year`` or ``stock``.
        names: the lines by code, in their order.
        breaks: periods from which figures are not comparable with earlier ones, with the words
            that say why.
        overlays: trends, signals and a target that are drawn with the lines.
        highest: where the axis of values ends, so that several such charts can be compared: lower ones then.
    """
    drawn = drawn_lines(names, view)
    parts = {line.code: table[table["region_code"].eq(line.code)] for line in drawn}
    periods = [Period.parse(text) for text in dict.fromkeys(table["period"])]
    added, said = overlaid(overlays, drawn, view), remarks(overlays, view)
    band = _band(parts[drawn[0].code], basis, drawn[0]) if len(drawn) == 1 else []
    data = [
        *band,
        *added.below,
        *(_line(parts[line.code], line, basis, view, said) for line in drawn),
        *added.above,
        *_gaps(table, names, basis, view),
    ]
    marks = {Period.parse(period): words for period, words in sorted((breaks or {}).items())}
    middle = (periods[0].key + periods[-1].key) / 2 if periods else 0
    axis = value_axis([*numbers(table, "value"), *added.values, highest], view)
    layout = base_layout(view.theme, view.language, HEIGHT if highest is None else PANEL_HEIGHT) | {
        "xaxis": _with_room(time_axis(periods, basis, view), added.last_key),
        "yaxis": axis if highest is None else axis | {"range": [0, highest * 1.06 or 1]},
        "hovermode": "closest",
        "showlegend": True,
        "shapes": [break_line(period, view) for period in marks],
        "annotations": [
            break_words(period, words, view, to_the_right=period.key < middle, row=row)
            for row, (period, words) in enumerate(marks.items())
        ],
    }
    return {"data": data, "layout": layout}


def _with_room(axis: dict[str, Any], last_key: float | None) -> dict[str, Any]:
    """The axis, reaching to the year of a target that lies ahead."""
    if last_key is None:
        return axis
    return axis | {"range": [axis["range"][0], max(axis["range"][1], last_key + 0.6)]}


def _band(rows: pd.DataFrame, basis: Basis, line: Line) -> list[dict[str, Any]]:
    periods = [Period.parse(text) for text in rows["period"]]
    return area(periods, numbers(rows, "lower"), numbers(rows, "upper"), basis, line.colour, 0.12)


def _line(
    rows: pd.DataFrame, line: Line, basis: Basis, view: ChartView, said: Mapping[tuple[str, int], str]
) -> dict[str, Any]:
    periods = [Period.parse(text) for text in rows["period"]]
    points = with_gaps(periods, numbers(rows, "value"), basis)
    boxes = hover_words(rows, line.name, basis, view)
    remarked = [said.get((line.code, period.key), "") for period in periods]
    words = {
        period.key: f"{box}<br>{remark}" if remark else box
        for period, box, remark in zip(periods, boxes, remarked, strict=True)
    }
    codes = {period.key: f"{line.code} {period}" for period in periods}
    return trace(points, line.name) | {
        "mode": "lines+markers",
        "line": {"color": line.colour, "width": line.width, "dash": line.dash},
        "marker": {"color": line.colour, "size": 4 if view.compact else 7, "symbol": line.symbol},
        "hovertemplate": [f"{words[int(x)]}<extra></extra>" if x is not None else "" for x, _ in points],
        "customdata": [codes[int(x)] if x is not None else "" for x, _ in points],
    }


def _gaps(
    table: pd.DataFrame, names: Mapping[str, str], basis: Basis, view: ChartView
) -> list[dict[str, Any]]:
    """One cross on the axis for each period in which lines have no figure, with the reasons."""
    lacking = table[table["value"].isna() & ~table["status"].isin(TOLD_ELSEWHERE)]
    if lacking.empty:
        return []
    words = gap_words(lacking, names, basis, view)
    points = [(float(Period.parse(period).key), 0.0) for period in words]
    colour = palette(view.theme).muted
    cross = {
        "mode": "markers",
        "marker": {"color": colour, "size": 8, "symbol": "x-thin", "line": {"color": colour, "width": 1.5}},
        "hovertemplate": [f"{one}<extra></extra>" for one in words.values()],
        "cliponaxis": False,
        "showlegend": False,
    }
    return [trace(list(points), "") | cross]
