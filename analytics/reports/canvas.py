"""A sheet of pixels to draw on: the few primitives that charts need, without a browser.

Coordinates are CSS pixels from the upper left corner; the file has twice as many in each direction.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from analytics.settings import PROJECT

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

FONTS: Final = PROJECT / "data" / "fonts"
PIXELS_IN_INCH: Final = 96
POINTS_IN_PIXEL: Final = 72 / PIXELS_IN_INCH
SHARPNESS: Final = 2
LINE_HEIGHT: Final = 1.3
DASHES: Final = {
    "solid": "solid",
    "dot": (0, (1.5, 2)),
    "dash": (0, (5, 4)),
    "dashdot": (0, (5, 3, 1.5, 3)),
    "longdash": (0, (9, 4)),
}
MARKERS: Final = {
    "circle": "o",
    "diamond": "D",
    "square": "s",
    "triangle-up": "^",
    "triangle-down": "v",
    "line-ns": "|",
    "line-ew": "_",
    "pentagon": "p",
    "star": "*",
    "x-thin": "x",
}
OPEN: Final = "-open"

Point = tuple[float, float]
Across = Literal["left", "center", "right"]
Along = Literal["top", "center", "bottom"]


class Canvas:
    """A drawing of ``width`` times ``height`` pixels on a ground of one colour."""

    def __init__(self, width: float, height: float, ground: str) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        size = (width / PIXELS_IN_INCH, height / PIXELS_IN_INCH)
        self._figure = Figure(figsize=size, dpi=PIXELS_IN_INCH * SHARPNESS, facecolor=ground)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._axes.set_axis_off()
        self._order = 0

    def line(self, points: Sequence[Point], colour: str, width: float = 1.0, dash: str = "solid") -> None:
        """A line through points."""
        self._axes.plot(
            [x for x, _ in points],
            [y for _, y in points],
            color=paint_of(colour),
            linewidth=width * POINTS_IN_PIXEL,
            linestyle=DASHES[dash],
            solid_capstyle="butt",
            solid_joinstyle="round",
            zorder=self._next(),
        )

    def area(self, rings: Sequence[Sequence[Point]], fill: str, line: str, width: float = 1.0) -> None:
        """A filled area of one or several rings; a ring that runs the other way is a hole."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        path = Path.make_compound_path(*(Path(list(ring), closed=True) for ring in rings))
        patch = PathPatch(
            path,
            facecolor=paint_of(fill),
            edgecolor=paint_of(line),
            linewidth=width * POINTS_IN_PIXEL,
            joinstyle="round",
            zorder=self._next(),
        )
        self._axes.add_patch(patch)

    def box(self, corner: Point, size: Point, fill: str, line: str, width: float = 1.0) -> None:
        """A rectangle from its upper left corner and its size."""
        (x, y), (across, along) = corner, size
        ring = [(x, y), (x + across, y), (x + across, y + along), (x, y + along), (x, y)]
        self.area([ring], fill, line, width)

    def marker(
        self, place: Point, size: float, fill: str, line: str, *, symbol: str = "circle", width: float = 0
    ) -> None:
        """A marker of a diameter in pixels; ``circle-open`` is only an outline."""
        is_open = symbol.endswith(OPEN)
        self._axes.plot(
            *([coordinate] for coordinate in place),
            marker=MARKERS[symbol.removesuffix(OPEN)],
            markersize=size * POINTS_IN_PIXEL * (0.8 if symbol == "diamond" else 1),
            markerfacecolor="none" if is_open else paint_of(fill),
            markeredgecolor=paint_of(line),
            markeredgewidth=width * POINTS_IN_PIXEL,
            zorder=self._next(),
        )

    def words(
        self,
        place: Point,
        text: str,
        *,
        size: float,
        colour: str,
        across: Across = "left",
        along: Along = "center",
        glow: str = "",
    ) -> None:
        """Words with ``<br>`` and ``<b>``, anchored at a place; ``glow`` is a shade behind them."""
        lines = plain_lines(text)
        block = size * LINE_HEIGHT * len(lines)
        top = place[1] - {"top": 0.0, "center": block / 2, "bottom": block}[along]
        for number, (line, is_bold) in enumerate(lines):
            middle = top + size * LINE_HEIGHT * (number + 0.5) + size * 0.36
            self._axes.text(
                place[0],
                middle,
                line,
                fontproperties=font(is_bold),
                fontsize=size * POINTS_IN_PIXEL,
                color=paint_of(colour),
                ha=across,
                va="baseline",
                zorder=self._next(),
                parse_math=False,
                path_effects=_glow(glow),
            )

    def upright_words(self, place: Point, text: str, *, size: float, colour: str) -> None:
        """Words on one line that are read upwards; their beginning stands at the place, centred across."""
        ((line, is_bold),) = plain_lines(text)
        self._axes.text(
            *place,
            line,
            fontproperties=font(is_bold),
            fontsize=size * POINTS_IN_PIXEL,
            color=paint_of(colour),
            ha="center",
            va="bottom",
            rotation=90,
            zorder=self._next(),
            parse_math=False,
        )

    def png(self) -> bytes:
        """The drawing as the bytes of a PNG file."""
        stream = io.BytesIO()
        self._figure.savefig(stream, format="png", facecolor=self._figure.get_facecolor())
        return stream.getvalue()

    def _next(self) -> int:
        """What is drawn later lies above."""
        self._order += 1
        return self._order


def _glow(colour: str) -> list[Any] | None:
    """A soft rim of a colour around letters; none for an empty colour."""
    if not colour:
        return None
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=1.6, foreground=paint_of(colour))]


def plain_lines(text: str) -> list[tuple[str, bool]]:
    """The lines of a label, each with whether it is bold."""
    return [(re.sub(r"<[^>]+>", "", line), "<b>" in line) for line in text.split("<br>")]


def width_of(text: str, size: float) -> float:
    """The width of a label in pixels: that of its longest line."""
    return max(_line_width(line, is_bold) for line, is_bold in plain_lines(text)) * size


def wrapped(text: str, size: float, width: float, is_bold: bool = False) -> list[str]:
    """Words set in lines that are at most so many pixels wide."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _line_width(longer, is_bold) * size <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paint_of(colour: str) -> Any:
    """A colour as the drawing library takes it: ``#rrggbb`` or ``rgba(r,g,b,a)``."""
    if not colour.startswith("rgba("):
        return colour
    red, green, blue, opacity = (float(part) for part in colour[5:-1].split(","))
    return red / 255, green / 255, blue / 255, opacity


@cache
def font(is_bold: bool) -> FontProperties:
    """The project's own font, regular or bold; it has all letters of the three languages."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(FONTS / f"Inter-{'Bold' if is_bold else 'Regular'}.ttf"))


@cache
def _line_width(line: str, is_bold: bool) -> float:
    """The width of a line at a size of one pixel."""
    from matplotlib.textpath import TextPath

    if not line.strip():
        return len(line) * 0.3
    return float(TextPath((0, 0), line, size=100, prop=font(is_bold)).get_extents().x1) / 100
