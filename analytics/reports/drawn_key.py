"""Draws what stands around a map: the squares of a key above it, and words at places of its edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from analytics.reports.canvas import Along, Canvas
from analytics.reports.plot import Frame

MIDDLE: Final[dict[str, Along]] = {"middle": "center"}


def key_height(layout: Mapping[str, Any]) -> float:
    """How much room a map's key takes above the map, in pixels."""
    return max((float(shape["y1"]) for shape in layout.get("shapes", ())), default=0.0)


def draw_key(canvas: Canvas, layout: Mapping[str, Any], frame: Frame) -> None:
    """Squares measured in pixels from a corner of the frame (right and up), and words from a share of it."""
    for shape in layout.get("shapes", ()):
        left = frame.left + shape["xanchor"] * (frame.right - frame.left) + shape["x0"]
        top = frame.bottom - shape["yanchor"] * (frame.bottom - frame.top) - shape["y1"]
        size = (shape["x1"] - shape["x0"], shape["y1"] - shape["y0"])
        line = shape["line"]
        canvas.box((left, top), size, shape["fillcolor"], line["color"], line["width"])
    for note in layout.get("annotations", ()):
        x = frame.left + note["x"] * (frame.right - frame.left) + note.get("xshift", 0)
        y = frame.bottom - note["y"] * (frame.bottom - frame.top) - note.get("yshift", 0)
        canvas.words(
            (x, y),
            note["text"],
            size=note["font"]["size"],
            colour=note["font"]["color"],
            across=note["xanchor"],
            along=MIDDLE.get(note["yanchor"], note["yanchor"]),
        )
