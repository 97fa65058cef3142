"""The measures of one region's plan over time: from start to term, done or not, up to the last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from analytics.charts.palette import palette
from analytics.charts.plan_states import STATE_SIGNS, state_marks
from analytics.charts.row_scale import axis_carrier, row_axis, row_place, rows_height, upright, words_axis
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.time_axis import NUMERALS
from analytics.charts.view import ChartView
from analytics.measures.plan_register import STATES
from analytics.periods import Period, periods_between
from analytics.text import texts
from analytics.text.numbers import format_date

ROW_HEIGHT: Final = 40
COMPACT_ROW_HEIGHT: Final = 46
BAR, COMPACT_BAR = 14, 10
LONGEST_NAME, LONGEST_COMPACT_NAME = 92, 36
QUARTERS_NAMED: Final = 14
COMPACT_QUARTERS: Final = 5


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One measure: the code that a click gives, its name, its days, its state, and words of both.

    ``words`` say the state on the right of the row, ``hover`` everything, as HTML.
    """

    code: str
    name: str
    starts_on: dt.date | None
    due_on: dt.date | None
    done_on: dt.date | None
    state: str
    words: str
    hover: str


def plan_timeline(rows: Sequence[TimelineRow], view: ChartView, last_day: dt.date) -> Figure:
    """Bars from start to term with the day of doing; the line is the last day of the period.

    A measure without a start has its term only. What is overdue goes on as a broken line up to the last day,
    and says so with its sign and in words as well.
    """
    colours = palette(view.theme)
    height = COMPACT_ROW_HEIGHT if view.compact else ROW_HEIGHT
    signs = [
        STATE_SIGNS[row.state] if view.compact else f"{STATE_SIGNS[row.state]} {row.words}" for row in rows
    ]
    axis = _days_axis(rows, view, last_day)
    layout = base_layout(view.theme, view.language, rows_height(len(rows), height)) | {
        "xaxis": axis,
        "yaxis": row_axis([_short(row.name, view) for row in rows], view),
        "yaxis2": words_axis(signs, view),
        "shapes": [upright(last_day.toordinal(), view, "dash")],
        "annotations": [_day_words(last_day, axis["range"], view)],
        "showlegend": True,
    }
    layout["margin"] |= {"t": 84, "b": 44}
    layout["legend"] |= {"y": 1 + 24 / (height * max(len(rows), 1))}
    present = [state for state in STATES if any(row.state == state for row in rows)]
    marks, text = state_marks(colours), texts(view.language)
    return {
        "data": [
            *(_bars(rows, state, view) for state in present),
            *_overdue_tails(rows, view, last_day),
            *_terms(rows, view),
            axis_carrier(len(rows)),
            *(
                legend_entry(f"{STATE_SIGNS[state]} {text(f'plans.states.{state}')}", marks[state])
                for state in present
            ),
        ],
        "layout": layout,
    }


def timeline_alt(rows: Sequence[TimelineRow], view: ChartView, title: str) -> str:
    """What the chart shows: each measure with its term and its state."""
    text = texts(view.language)
    told = [f"{_short(row.name, view)} ({_term(row, view)}): {row.words}" for row in rows]
    return text("charts_plans.timeline_alt", title=title, rows="; ".join(told))


def plain(words: str) -> str:
    """Words of a region as a chart takes them: nothing in them is markup."""
    return words.replace("<", "‹").replace(">", "›")


def _term(row: TimelineRow, view: ChartView) -> str:
    return "–" if row.due_on is None else format_date(row.due_on, view.language)


def _short(name: str, view: ChartView) -> str:
    """The beginning of a long name; the rest stands in the hover box and in the table."""
    most = LONGEST_COMPACT_NAME if view.compact else LONGEST_NAME
    told = " ".join(plain(name).split())
    return told if len(told) <= most else f"{told[: most - 1].rstrip()}…"


def _bars(rows: Sequence[TimelineRow], state: str, view: ChartView) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(rows):
        start, end = row.starts_on, row.due_on or row.done_on
        if row.state == state and start is not None and end is not None:
            x += [start.toordinal(), max(end, start).toordinal(), None]
            y += [row_place(place), row_place(place), None]
    mark = state_marks(palette(view.theme))[state]
    is_pale = state in ("cancelled", "due_now")
    line = {"color": mark.line if is_pale else mark.fill, "width": COMPACT_BAR if view.compact else BAR}
    if is_pale:
        line |= {"width": 3, "dash": "dot" if state == "cancelled" else "solid"}
    return _lines(x, y, line)


def _overdue_tails(rows: Sequence[TimelineRow], view: ChartView, last_day: dt.date) -> list[dict[str, Any]]:
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(rows):
        if row.state == "overdue" and row.due_on is not None:
            x += [row.due_on.toordinal(), last_day.toordinal(), None]
            y += [row_place(place), row_place(place), None]
    mark = palette(view.theme).marks["worse"]
    return [_lines(x, y, {"color": mark.fill, "width": 2, "dash": "dot"})] if x else []


def _lines(x: list[float | None], y: list[float | None], line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": line,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _terms(rows: Sequence[TimelineRow], view: ChartView) -> list[dict[str, Any]]:
    """The ends of the terms, which take clicks and hovers, and the days of doing."""
    colours, text = palette(view.theme), texts(view.language)
    due = [(place, row, row.due_on) for place, row in enumerate(rows) if row.due_on is not None]
    done = [(place, row, row.done_on) for place, row in enumerate(rows) if row.done_on is not None]
    due_points = _points(due) | {
        "name": text("charts_plans.due"),
        "marker": {
            "symbol": "line-ns",
            "size": 18,
            "color": colours.text,
            "opacity": 1,
            "line": {"color": colours.text, "width": 2},
        },
    }
    done_points = _points(done) | {
        "name": text("charts_plans.done"),
        "marker": {
            "symbol": "circle",
            "size": 10,
            "color": colours.background,
            "opacity": 1,
            "line": {"color": colours.text, "width": 2},
        },
    }
    return [one for one in (due_points, done_points) if one["x"]]


def _points(spots: Sequence[tuple[int, TimelineRow, dt.date]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.toordinal() for _, _, day in spots],
        "y": [row_place(place) for place, _, _ in spots],
        "customdata": [row.code for _, row, _ in spots],
        "hovertext": [row.hover for _, row, _ in spots],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": True,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _days_axis(rows: Sequence[TimelineRow], view: ChartView, last_day: dt.date) -> dict[str, Any]:
    """An axis of days, labelled by quarter where it is short and by year where it is long."""
    days = [day for row in rows for day in (row.starts_on, row.due_on, row.done_on) if day is not None]
    low, high = min([*days, last_day]), max([*days, last_day])
    room = max((high - low).days * 0.03, 10.0)
    ticks = _ticks(Period.containing(low), Period.containing(high), view)
    return {
        "range": [low.toordinal() - room, high.toordinal() + room],
        "tickvals": [day.toordinal() for day, _ in ticks],
        "ticktext": [words for _, words in ticks],
        "tickangle": 0,
        "showgrid": True,
    }


def _ticks(first: Period, last: Period, view: ChartView) -> list[tuple[dt.date, str]]:
    """The first days of quarters, or of years that are evenly spaced."""
    quarters = periods_between(first, last)
    most = COMPACT_QUARTERS if view.compact else QUARTERS_NAMED
    if len(quarters) <= most:
        whole = (None, *quarters)
        return [
            (one.first_day, _quarter_words(one, before is None or before.year != one.year))
            for before, one in pairwise(whole)
            if one is not None
        ]
    years = range(first.year + (first.quarter > 1), last.year + 1)
    step = max(1, -(-len(years) // (4 if view.compact else 12)))
    return [(dt.date(year, 1, 1), str(year)) for year in years[::step]]


def _quarter_words(period: Period, with_year: bool) -> str:
    numeral = NUMERALS[period.quarter - 1]
    return f"{numeral}<br>{period.year}" if with_year else numeral


def _day_words(last_day: dt.date, ends: Sequence[float], view: ChartView) -> dict[str, Any]:
    """The date at the head of the line, on the side where there is room."""
    at = last_day.toordinal()
    to_the_left = at > (ends[0] + ends[1]) / 2
    return {
        "text": format_date(last_day, view.language),
        "x": at,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "xanchor": "right" if to_the_left else "left",
        "yanchor": "bottom",
        "xshift": -4 if to_the_left else 4,
        "showarrow": False,
        "font": {"size": 12, "color": palette(view.theme).comparator},
    }
