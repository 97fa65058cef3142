"""A chart as a picture: title, what it shows in a sentence, the chart, and where it comes from.

Drawn from the same plain figure that the screen shows, without a browser and without internet.
"""

from __future__ import annotations

from typing import Final

from analytics.charts.palette import Theme, palette
from analytics.charts.theme import Figure
from analytics.reports.canvas import LINE_HEIGHT, Canvas, wrapped
from analytics.reports.drawn_axes import draw_axes_chart
from analytics.reports.drawn_key import draw_key, key_height
from analytics.reports.drawn_legend import draw_legend
from analytics.reports.drawn_map import draw_map
from analytics.reports.plot import Frame

WIDTH: Final = 1080
PADDING: Final = 40
TITLE_SIZE: Final = 22
SUBTITLE_SIZE: Final = 14
FOOTNOTE_SIZE: Final = 11.5
LEAST_HEIGHT: Final = 300
MAP_HEIGHT: Final = 560


def figure_png(figure: Figure, title: str, subtitle: str, footnote: str, theme: Theme = "light") -> bytes:
    """One chart of ``analytics.charts`` as a PNG file, at twice the resolution of the screen.

    Args:
        figure: a figure of bars, lines, fields or a map; a map must carry its shapes inline.
        title: what is shown; set in bold, in as many lines as it needs.
        subtitle: the period, the borders, the finding in a sentence; may be empty.
        footnote: source and origin of the figures, such as the label of synthetic data.
        theme: ``light`` or ``dark``; the same as the figure's.

    Raises:
        ValueError: the figure holds a trace that cannot be drawn, or only the address of its shapes.
    """
    colours = palette(theme)
    inside = WIDTH - 2 * PADDING
    head = wrapped(title, TITLE_SIZE, inside, is_bold=True)
    sentence = wrapped(subtitle, SUBTITLE_SIZE, inside) if subtitle else []
    foot = wrapped(footnote, FOOTNOTE_SIZE, inside) if footnote else []
    top = PADDING + _height(head, TITLE_SIZE) + _height(sentence, SUBTITLE_SIZE) + 18
    bottom = _height(foot, FOOTNOTE_SIZE) + PADDING + 10
    canvas = Canvas(WIDTH, top + _chart_height(figure) + bottom, colours.background)
    _draw_lines(canvas, head, PADDING, size=TITLE_SIZE, colour=colours.text, is_bold=True)
    below = PADDING + _height(head, TITLE_SIZE) + 4
    _draw_lines(canvas, sentence, below, size=SUBTITLE_SIZE, colour=colours.muted)
    _draw_chart(canvas, figure, Frame(PADDING, top, WIDTH - PADDING, canvas.height - bottom), theme)
    if foot:
        line = canvas.height - bottom + 14
        canvas.line([(PADDING, line), (WIDTH - PADDING, line)], colours.grid)
        _draw_lines(canvas, foot, line + 8, size=FOOTNOTE_SIZE, colour=colours.muted)
    return canvas.png()


def _chart_height(figure: Figure) -> float:
    if "geo" in figure["layout"]:
        return MAP_HEIGHT + key_height(figure["layout"])
    return max(float(figure["layout"]["height"]), LEAST_HEIGHT)


def _draw_chart(canvas: Canvas, figure: Figure, frame: Frame, theme: Theme) -> None:
    colours = palette(theme)
    taken = draw_legend(canvas, figure, frame, colours)
    below = Frame(frame.left, frame.top + taken + (10 if taken else 0), frame.right, frame.bottom)
    if "geo" not in figure["layout"]:
        draw_axes_chart(canvas, figure, below, colours)
        return
    layout = figure["layout"]
    inner = Frame(below.left, below.top + key_height(layout), below.right, below.bottom)
    draw_map(canvas, figure, inner)
    draw_key(canvas, layout, inner)


def _draw_lines(
    canvas: Canvas, lines: list[str], top: float, *, size: float, colour: str, is_bold: bool = False
) -> None:
    for number, line in enumerate(lines):
        words = f"<b>{line}</b>" if is_bold else line
        place = (PADDING, top + number * size * LINE_HEIGHT)
        canvas.words(place, words, size=size, colour=colour, along="top")


def _height(lines: list[str], size: float) -> float:
    return len(lines) * size * LINE_HEIGHT
