"""The key of a map of two indicators: a square of nine colours above the map, and what its sides mean."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, Final

from analytics.charts.palette import Mark, palette
from analytics.charts.view import ChartView
from analytics.text import texts

SQUARE: Final = 22
STEPS: Final = 3
GAP: Final = 12  # between the key and the map
KEY_HEIGHT: Final = SQUARE * STEPS + GAP
WORDS_FROM: Final = SQUARE * STEPS + 14
WIDE_LINE, COMPACT_LINE = 110, 46
WHITE: Final = 12


def key_shapes(colours: Sequence[Sequence[str]], white: Mark | None, view: ChartView) -> list[dict[str, Any]]:
    """The nine squares, and a tenth for regions without a class; in pixels from the map's upper left."""
    line = {"color": palette(view.theme).line, "width": 0.8}
    squares = [
        _square(across * SQUARE, GAP + up * SQUARE, SQUARE, colours[up][across], line)
        for up in range(STEPS)
        for across in range(STEPS)
    ]
    if white is None:
        return squares
    return [*squares, _square(WORDS_FROM, GAP, WHITE, white.fill, {"color": white.line, "width": 1})]


def key_words(
    names: tuple[str, str], ends: tuple[tuple[str, str], tuple[str, str]], has_white: bool, view: ChartView
) -> list[dict[str, Any]]:
    """What grows to the right and what grows upwards, and what white means; ``ends`` are keys of words."""
    text = texts(view.language)
    lines = [
        text(
            f"charts.bivariate.class_{direction}",
            name=name,
            low=text(f"charts.bivariate.{low}"),
            high=text(f"charts.bivariate.{high}"),
        )
        for direction, name, (low, high) in zip(
            ("up", "across"), reversed(names), reversed(ends), strict=True
        )
    ]
    width = COMPACT_LINE if view.compact else WIDE_LINE
    joined = "<br>".join(line for words in lines for line in textwrap.wrap(words, width))
    notes = [_words(joined, WORDS_FROM, KEY_HEIGHT, "top", view)]
    if has_white:
        white = text("charts.bivariate.no_class")
        notes.append(_words(white, WORDS_FROM + WHITE + 6, GAP + WHITE / 2, "middle", view))
    return notes


def _square(x: float, y: float, size: float, fill: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
        "x0": x,
        "x1": x + size,
        "y0": y,
        "y1": y + size,
        "fillcolor": fill,
        "line": line,
    }


def _words(words: str, x: float, y: float, anchor: str, view: ChartView) -> dict[str, Any]:
    return {
        "text": words,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": x,
        "y": 1,
        "yref": "paper",
        "yanchor": anchor,
        "yshift": y,
        "align": "left",
        "showarrow": False,
        "font": {"size": 10 if view.compact else 12, "color": palette(view.theme).muted},
    }
