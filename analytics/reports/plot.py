"""The room of a chart on a sheet: its frame, and the two axes laid out in it."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.reports.scales import Scale


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle that is left for a chart, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle of the data itself, with its two axes."""

    frame: Frame
    x: Scale
    y: Scale
