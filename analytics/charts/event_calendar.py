"""The calendar of a year: how many events were held on each day, months and days as a grid."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.paint import step_scale
from analytics.charts.palette import Mark, Palette, palette
from analytics.charts.rows import column
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

MONTHS: Final = tuple(range(1, 13))
DAYS: Final = tuple(range(1, 32))
SUM: Final = "sum"
# From how many events on a day has which shade; the last class is open.
STEPS: Final = (1, 2, 4, 8, 16)
ROW_HEIGHT: Final = 30
COMPACT_ROW_HEIGHT: Final = 19
FURNITURE: Final = 96
CLICK_SIZE: Final = 24
SHORT: Final = 3  # letters of a month on a narrow screen


def event_calendar(days: pd.DataFrame, view: ChartView, year: int) -> Figure:
    """A grid of days painted by the number of events, with the number in each and sums of months.

    Wide, months stand in rows; compact, in columns. A click on a day gives ``2025-03-07``, on the sum of a
    month ``2025-03``.

    Args:
        days: ``day`` (a date) and ``events``; days of other years are left out.
        view: language and theme; ``compact`` for narrow screens.
        year: the year that is drawn.
    """
    grid = _Grid(days, view, year)
    return {"data": [grid.paint(), *grid.numbers(), *grid.legend()], "layout": _layout(grid)}


def event_calendar_alt(days: pd.DataFrame, view: ChartView, year: int) -> str:
    """What the calendar shows, for people who hear it: the events, the days, the fullest month."""
    text = texts(view.language)
    known = _of_year(days, year)
    if not known:
        return text("event_calendar.alt_empty", year=year)
    months = {month: sum(n for day, n in known.items() if day.month == month) for month in MONTHS}
    fullest = max(months, key=months.__getitem__)
    return text(
        "event_calendar.alt",
        year=year,
        events=format_number(sum(known.values()), view.language),
        days=len(known),
        month=text(f"periods.month.{fullest}"),
        most=format_number(months[fullest], view.language),
    )


def day_code(year: int, month: int, day: int | None = None) -> str:
    """The code of a day or of a month, which a click gives back."""
    return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"


class _Grid:
    """The days of the year on two axes of categories."""

    def __init__(self, days: pd.DataFrame, view: ChartView, year: int) -> None:
        self.view, self.year = view, year
        self.text = texts(view.language)
        self.colours: Palette = palette(view.theme)
        self.known = _of_year(days, year)
        self.months = [f"m{month}" for month in MONTHS]
        self.days = [*(f"d{day}" for day in DAYS), SUM]
        self.columns, self.rows = (self.months, self.days) if view.compact else (self.days, self.months)

    def fills(self) -> list[str]:
        """The paint of each class: no such day, no event, then by number."""
        return [self.colours.background, self.colours.surface, *self.colours.sequential[: len(STEPS)]]

    def kind(self, month: int, day: int | None) -> int:
        """The class of a day; 0 where the month has no such day."""
        if day is None or day > calendar.monthrange(self.year, month)[1]:
            return 0
        number = self.known.get(dt.date(self.year, month, day), 0)
        return 1 + sum(number >= step for step in STEPS)

    def paint(self) -> dict[str, Any]:
        """The painted days."""
        fills = self.fills()
        return {
            "type": "heatmap",
            "x": self.columns,
            "y": self.rows,
            "z": [[self.kind(*_place(row, one)) for one in self.columns] for row in self.rows],
            "zmin": -0.5,
            "zmax": len(fills) - 0.5,
            "colorscale": step_scale(fills),
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
            "hoverinfo": "skip",
        }

    def numbers(self) -> list[dict[str, Any]]:
        """The number of each day that has events and of each month, one trace for each ink."""
        marks: dict[str, list[tuple[str, str, str, str, str]]] = {}
        for row in self.rows:
            for one in self.columns:
                month, day = _place(row, one)
                number = self._number(month, day)
                if number:
                    fill = self.fills()[self.kind(month, day)]
                    ink = self.colours.text if day is None else self.colours.ink_on(fill)
                    words = format_number(number, self.view.language)
                    said = f"<b>{words}</b>" if day is None else words
                    code = day_code(self.year, month, day)
                    marks.setdefault(ink, []).append((one, row, said, code, self._hover(month, day, number)))
        return [self._trace(found, ink) for ink, found in sorted(marks.items())]

    def legend(self) -> list[dict[str, Any]]:
        """What each shade means, for those that occur."""
        drawn = {self.kind(day.month, day.day) for day in self.known}
        fills = self.fills()
        return [
            legend_entry(self._range(place), Mark(fills[place + 2], self.colours.line, self.colours.text))
            for place in range(len(STEPS))
            if place + 2 in drawn
        ]

    def tick_words(self, code: str) -> str:
        """The name of a month, the number of a day, the word for the sum."""
        if code == SUM:
            return self.text("event_calendar.sum")
        if code.startswith("d"):
            return code[1:]
        name = self.text(f"periods.month.{code[1:]}")
        return name[:SHORT] if self.view.compact else name

    def _number(self, month: int, day: int | None) -> int:
        if day is None:
            return sum(number for one, number in self.known.items() if one.month == month)
        if day > calendar.monthrange(self.year, month)[1]:
            return 0
        return self.known.get(dt.date(self.year, month, day), 0)

    def _hover(self, month: int, day: int | None, number: int) -> str:
        name = self.text(f"periods.month.{month}")
        when = (
            name
            if day is None
            else self.text("event_calendar.day", day=day, month=self.text(f"periods.month_of_date.{month}"))
        )
        return f"{when}: {self.text('event_calendar.events', n=number)}"

    def _range(self, place: int) -> str:
        low = STEPS[place]
        if place + 1 == len(STEPS):
            return self.text("event_calendar.from", low=low)
        high = STEPS[place + 1] - 1
        return str(low) if low == high else f"{low}–{high}"

    def _trace(self, marks: list[tuple[str, str, str, str, str]], ink: str) -> dict[str, Any]:
        same = {"marker": {"opacity": 0}, "textfont": {"color": ink}}
        x, y, words, codes, hovers = (list(each) for each in zip(*marks, strict=True))
        return {
            "type": "scatter",
            "mode": "markers+text",
            "x": x,
            "y": y,
            "text": words,
            "textfont": {"size": 10 if self.view.compact else 12, "color": ink},
            "marker": {"symbol": "square", "size": CLICK_SIZE, "opacity": 0},
            "customdata": codes,
            "hovertext": hovers,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "selected": same,
            "unselected": same,
            "showlegend": False,
        }


def _of_year(days: pd.DataFrame, year: int) -> Mapping[dt.date, int]:
    pairs = zip(column(days, "day"), column(days, "events"), strict=True)
    found = {dt.date(day.year, day.month, day.day): int(number) for day, number in pairs}
    return {day: number for day, number in found.items() if day.year == year and number}


def _place(row: str, one: str) -> tuple[int, int | None]:
    """Month and day of a cell, whichever of them stands in rows; no day is the sum."""
    month, day = (row, one) if row.startswith("m") else (one, row)
    return int(month[1:]), None if day == SUM else int(day[1:])


def _layout(grid: _Grid) -> dict[str, Any]:
    view = grid.view
    height = (COMPACT_ROW_HEIGHT if view.compact else ROW_HEIGHT) * len(grid.rows) + FURNITURE
    base = base_layout(view.theme, view.language, height)
    size = 10 if view.compact else 12
    return base | {
        "clickmode": "event+select",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {**_axis(grid.columns, grid, size), "side": "top", "range": [-0.5, len(grid.columns) - 0.5]},
        "yaxis": {**_axis(grid.rows, grid, size), "range": [len(grid.rows) - 0.5, -0.5]},
        "showlegend": True,
        "legend": base["legend"] | {"y": 0, "yanchor": "top"},
    }


def _axis(codes: list[str], grid: _Grid, size: int) -> dict[str, Any]:
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": codes,
        "showgrid": False,
        "tickvals": codes,
        "ticktext": [grid.tick_words(code) for code in codes],
        "tickangle": 0,
        "tickfont": {"size": size, "color": grid.colours.text},
    }
