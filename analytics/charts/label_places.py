"""Where the names of points stand, so that they cover each other and other points as little as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# The width of an average letter and the height of a line, as shares of the size of the type.
LETTER, LINE = 0.56, 1.2
GAP: Final = 3.0
STROKE: Final = 1.5  # half the width of a line, in pixels
# Where plotly can put words, in the order of liking: across (-1 left, 1 right) and along (-1 above).
POSITIONS: Final[dict[str, tuple[int, int]]] = {
    "top center": (0, -1),
    "middle right": (1, 0),
    "bottom center": (0, 1),
    "middle left": (-1, 0),
    "top right": (1, -1),
    "bottom right": (1, 1),
    "top left": (-1, -1),
    "bottom left": (-1, 1),
}
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in pixels from the upper left, its diameter, and its words (none: empty)."""

    x: float
    y: float
    size: float
    words: str


@dataclass(frozen=True, slots=True)
class Room:
    """The rectangle in which points lie: its size in pixels, and from where to where its axes go."""

    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a pair of figures lies, in pixels from the upper left."""
        (left, right), (foot, top) = self.x, self.y
        return (x - left) / (right - left) * self.width, (top - y) / (top - foot) * self.height

    def beside(self) -> list[Box]:
        """Left and right of it, where words would run into the figures of an axis or off the page."""
        return [(-self.width, 0.0, 0.0, self.height), (self.width, 0.0, 2 * self.width, self.height)]

    def strips(self, line: Sequence[tuple[float, float]]) -> list[Box]:
        """A line through these pairs of figures as boxes that words had better not cover."""
        ends = [self.at(x, y) for x, y in line]
        return [
            (min(a, c) - STROKE, min(b, d) - STROKE, max(a, c) + STROKE, max(b, d) + STROKE)
            for (a, b), (c, d) in pairwise(ends)
        ]


def label_places(spots: Sequence[Spot], type_size: float, avoided: Sequence[Box] = ()) -> list[str]:
    """For each point plotly's ``textposition``, chosen one after another in the order given.

    Each takes the position whose words would cover least of the points, of the words placed before, and of
    the ``avoided`` boxes (west, north, east, south); of equal ones the first in the order of liking.
    """
    points = [_box_of_point(spot) for spot in spots]
    taken: list[Box] = list(avoided)
    chosen = []
    for number, spot in enumerate(spots):
        others = [*points[:number], *points[number + 1 :], *taken]
        boxes = {
            name: _box_of_words(spot, across, along, type_size) for name, (across, along) in POSITIONS.items()
        }
        best = min(boxes, key=lambda name: sum(_common(boxes[name], other) for other in others))
        if spot.words:
            taken.append(boxes[best])
        chosen.append(best if spot.words else "top center")
    return chosen


def covered(spots: Sequence[Spot], places: Sequence[str], type_size: float) -> float:
    """How much of the words lies under other words, as a share of all their area (0: none)."""
    boxes = [
        _box_of_words(spot, *POSITIONS[place], type_size)
        for spot, place in zip(spots, places, strict=True)
        if spot.words
    ]
    area = sum((east - west) * (south - north) for west, north, east, south in boxes)
    both = sum(_common(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    return both / area if area else 0.0


def _box_of_point(spot: Spot) -> Box:
    half = spot.size / 2
    return spot.x - half, spot.y - half, spot.x + half, spot.y + half


def _box_of_words(spot: Spot, across: int, along: int, type_size: float) -> Box:
    width, height = len(spot.words) * LETTER * type_size, LINE * type_size
    # Words at a corner touch the point's square; at a side they stand clear of its edge.
    x = spot.x + across * (spot.size / 2 + GAP + width / 2)
    y = spot.y + along * (spot.size / 2 + GAP + height / 2)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _common(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0.0) * max(height, 0.0)
