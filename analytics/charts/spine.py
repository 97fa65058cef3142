"""The spine chart: all indicators of one region on one page, each against the spread of all regions."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import NO_DATA, VERDICTS, Palette, palette
from analytics.charts.spine_rows import SpineRow, spine_rows
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import Texts, texts

if TYPE_CHECKING:
    import pandas as pd

ROW_HEIGHT: Final = 36
COMPACT_ROW_HEIGHT: Final = 33
FURNITURE: Final = 84
COMPACT_FURNITURE: Final = 190
LETTERS_IN_LINE: Final = 60
COMPACT_LETTERS: Final = 52
HALF_WIDTH: Final = 1.12
COMPACT_LETTER_SIZE: Final = 11
BAR: Final = 14  # thickness of the bars, in pixels
DOT: Final = 13
# A shape beside the colour, so that no verdict hangs on colour alone.
SHAPES: Final[Mapping[str, str]] = {
    "better": "circle",
    "worse": "diamond",
    "similar": "square",
    "higher": "triangle-up",
    "lower": "triangle-down",
    "not_judged": "circle",
}


def spine_chart(table: pd.DataFrame, view: ChartView, level: str, percent: str) -> Figure:
    """One row an indicator, under the headings of its groups; a click on a dot gives the indicator's code.

    A pale bar spans the regions from the lowest to the highest, a darker one the middle half of them;
    an upright mark in the middle is the level compared with; a dot is the region, with the limits of its
    value. Left is worse and right is better; for an indicator that is not judged lower and higher.

    Args:
        table: see :func:`analytics.charts.spine_rows.spine_rows`; in the order of the groups.
        view: language, theme, and ``compact`` for a narrow screen, where names stand above their rows.
        level: the name of the level compared with.
        percent: the confidence of the limits in words.
    """
    rows = spine_rows(table)
    text = texts(view.language)
    lines = _Lines(rows, view.compact)
    colours = palette(view.theme)
    placed = [row for row in rows if row.places]
    words = [row for row in rows if not row.places]
    data = [
        _bar(placed, ("lowest", "highest"), _pale(colours), BAR),
        _bar(placed, ("quartile_1", "quartile_3"), _middle(colours), BAR),
        _levels(placed, text("charts.spine.level", name=level), colours),
        _bar(placed, ("lower", "upper"), colours.text, 1.4),
        *_dots(placed, text, colours),
        *_parts(text, percent, colours),
        *_directions(rows, lines, text, colours),
        _words({row.code: row.reason for row in words}, -1.0, colours.muted),
        _words(lines.above, -1.1, colours.text, size=COMPACT_LETTER_SIZE),
        _carrier(lines),
    ]
    return {"data": data, "layout": _layout(view, lines, rows, colours)}


class _Lines:
    """The lines of the chart from top to bottom: headings and rows.

    ``labels`` are the words beside each line, by its key. On a narrow screen names and headings stand
    ``above`` their rows, in lines of their own. ``ends`` are the lines that say which end is better.
    """

    def __init__(self, rows: Sequence[SpineRow], compact: bool) -> None:
        self.labels: dict[str, str] = {}
        self.above: dict[str, str] = {}
        self.ends: dict[str, str] = {}
        for group, same in groupby(rows, key=lambda row: row.group):
            heading = heading_key(group)
            self._add(heading, f"<b>{_wrapped(group, compact)}</b>", compact)
            self.ends[group] = f"{heading} ends" if compact else heading
            if compact:
                self.labels[self.ends[group]] = ""
            for row in same:
                self._add(f"{row.code} name" if compact else row.code, _wrapped(row.name, compact), compact)
                self.labels.setdefault(row.code, "")

    def _add(self, key: str, words: str, compact: bool) -> None:
        self.labels[key] = "" if compact else words
        if compact:
            self.above[key] = words

    @property
    def keys(self) -> list[str]:
        """The categories of the upright axis, from top to bottom."""
        return list(self.labels)


def heading_key(group: str) -> str:
    """The category of a group's heading."""
    return f"# {group}"


def _wrapped(words: str, compact: bool) -> str:
    width = COMPACT_LETTERS if compact else LETTERS_IN_LINE
    return "<br>".join(textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))


def _pale(colours: Palette) -> str:
    return colours.marks["not_judged"].fill


def _middle(colours: Palette) -> str:
    return colours.marks["lower"].fill


def _bar(rows: Sequence[SpineRow], ends: tuple[str, str], colour: str, width: float) -> dict[str, Any]:
    """Level strokes between two figures of each row, as one line with gaps."""
    known = [row for row in rows if None not in (row.places[ends[0]], row.places[ends[1]])]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row in known for x in (row.places[ends[0]], row.places[ends[1]], None)],
        "y": [y for row in known for y in (row.code, row.code, None)],
        "line": {"color": colour, "width": width},
        "connectgaps": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _levels(rows: Sequence[SpineRow], name: str, colours: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [0] * len(rows),
        "y": [row.code for row in rows],
        "marker": {
            "symbol": "line-ns",
            "size": 22,
            "color": colours.comparator,
            "line": {"color": colours.comparator, "width": 2},
        },
        "hoverinfo": "skip",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": bool(rows),
    }


def _dots(rows: Sequence[SpineRow], text: Texts, colours: Palette) -> list[dict[str, Any]]:
    """The region itself, one trace a verdict, so that each has its name in the legend."""
    return [
        _dots_of([row for row in rows if row.verdict == verdict], verdict, text, colours)
        for verdict in VERDICTS
        if any(row.verdict == verdict for row in rows)
    ]


def _dots_of(rows: Sequence[SpineRow], verdict: str, text: Texts, colours: Palette) -> dict[str, Any]:
    mark = colours.marks[NO_DATA if verdict == "not_judged" else verdict]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": f"{text(f'verdict_symbols.{verdict}')} {text(f'charts.mark.{verdict}')}",
        "x": [row.places["value"] for row in rows],
        "y": [row.code for row in rows],
        "customdata": [row.code for row in rows],
        "hovertext": [row.hover for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": SHAPES[verdict],
            "size": DOT,
            "color": mark.fill,
            "opacity": 1,
            "line": {"color": mark.line, "width": 1.5},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": True,
    }


def _parts(text: Texts, percent: str, colours: Palette) -> list[dict[str, Any]]:
    """The legend of the bars and of the limits."""
    entries = [
        legend_entry(text(f"charts.spine.{name}"), colours.quiet) | {"marker": _square(fill, colours)}
        for name, fill in (("range", _pale(colours)), ("middle", _middle(colours)))
    ]
    limits = legend_entry(text("charts.spine.limits", percent=percent), colours.quiet)
    stroke = {"symbol": "line-ew", "size": 14, "color": colours.text}
    return [*entries, limits | {"marker": stroke | {"line": {"color": colours.text, "width": 1.4}}}]


def _square(fill: str, colours: Palette) -> dict[str, Any]:
    return {"symbol": "square", "size": 12, "color": fill, "line": {"color": colours.line, "width": 1}}


def _directions(
    rows: Sequence[SpineRow], lines: _Lines, text: Texts, colours: Palette
) -> list[dict[str, Any]]:
    """In the line of each group: which side is better, or higher where nothing is judged."""
    neutral = {
        lines.ends[group]: all(row.is_neutral for row in same)
        for group, same in groupby(rows, key=lambda row: row.group)
    }
    left = {key: text(f"charts.spine.{'lower' if one else 'worse'}") for key, one in neutral.items()}
    right = {key: text(f"charts.spine.{'higher' if one else 'better'}") for key, one in neutral.items()}
    return [_words(left, -1.0, colours.muted), _words(right, 1.0, colours.muted, "middle left")]


def _words(
    words: Mapping[str, str], x: float, colour: str, position: str = "middle right", size: float = 12
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(words),
        "y": list(words),
        "text": list(words.values()),
        "textposition": position,
        "textfont": {"size": size, "color": colour},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "unselected": {"textfont": {"color": colour}},
    }


def _carrier(lines: _Lines) -> dict[str, Any]:
    """An empty trace: an axis without a trace is not drawn."""
    return {
        "type": "scatter",
        "x": [None] * len(lines.keys),
        "y": lines.keys,
        "yaxis": "y2",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _layout(view: ChartView, lines: _Lines, rows: Sequence[SpineRow], colours: Palette) -> dict[str, Any]:
    keys, size = lines.keys, 11 if view.compact else 12.5
    height = (COMPACT_ROW_HEIGHT if view.compact else ROW_HEIGHT) * max(len(keys), 1)
    height += COMPACT_FURNITURE if view.compact else FURNITURE
    labels = {row.code: row.label for row in rows}
    letters = {"size": size, "color": colours.text}
    names = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": keys,
        "range": [len(keys) - 0.5, -0.5],
        "tickvals": keys,
        "ticktext": [lines.labels[key] for key in keys],
        "tickfont": letters,
        "ticklabelstandoff": 6,
    }
    values = {
        "type": "category",
        "overlaying": "y",
        "matches": "y",
        "side": "right",
        "tickvals": keys,
        "ticktext": [labels.get(key, "") for key in keys],
        "tickfont": letters,
        "showgrid": False,
        "automargin": True,
        "ticklabelstandoff": 6,
    }
    across = {
        "range": [-HALF_WIDTH, HALF_WIDTH],
        "showgrid": False,
        "tickvals": [],
        "ticktext": [],
        "zeroline": True,
        "zerolinecolor": colours.grid,
        "zerolinewidth": 1,
    }
    layout = base_layout(view.theme, view.language, height)
    layout["margin"] |= {"t": COMPACT_FURNITURE if view.compact else FURNITURE}
    layout["legend"] |= {"xref": "container", "yref": "container", "y": 1, "yanchor": "top"}
    return layout | {"xaxis": across, "yaxis": names, "yaxis2": values}
