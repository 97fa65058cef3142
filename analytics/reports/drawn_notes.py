"""Draws what stands across a chart: lines through it, and words at a place on its axes or its edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics.reports.canvas import Canvas
from analytics.reports.plot import Plot


def draw_shape(canvas: Canvas, shape: Mapping[str, Any], plot: Plot) -> None:
    """A straight line, or the frame around a field.

    An end is on an axis, or (``paper``) a share of the chart's frame from the left or below.
    """
    if shape.get("type") == "rect":
        _draw_frame(canvas, shape, plot)
        return
    ends = [(_across(shape, f"x{end}", plot), _along(shape, f"y{end}", plot)) for end in (0, 1)]
    line = shape["line"]
    canvas.line(ends, line["color"], line["width"], line.get("dash", "solid"))


def _draw_frame(canvas: Canvas, shape: Mapping[str, Any], plot: Plot) -> None:
    """A rectangle without paint; its ends are places on the two axes."""
    left, right = (plot.x.at(shape[end]) for end in ("x0", "x1"))
    top, bottom = (plot.y.at(shape[end]) for end in ("y0", "y1"))
    ring = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    canvas.line(ring, shape["line"]["color"], shape["line"]["width"])


def draw_annotation(canvas: Canvas, annotation: Mapping[str, Any], plot: Plot) -> None:
    """Words anchored at a place."""
    x = _across(annotation, "x", plot) + annotation.get("xshift", 0)
    y = _along(annotation, "y", plot) - annotation.get("yshift", 0)
    canvas.words(
        (x, y),
        annotation["text"],
        size=annotation["font"]["size"],
        colour=annotation["font"]["color"],
        across=annotation.get("xanchor", "center"),
        along=annotation["yanchor"],
    )


def _across(item: Mapping[str, Any], name: str, plot: Plot) -> float:
    if item.get("xref") == "paper":
        return plot.frame.left + float(item[name]) * (plot.frame.right - plot.frame.left)
    return plot.x.pixel(item[name])


def _along(item: Mapping[str, Any], name: str, plot: Plot) -> float:
    if item.get("yref") == "paper":
        return plot.frame.bottom - float(item[name]) * (plot.frame.bottom - plot.frame.top)
    return plot.y.pixel(item[name])
