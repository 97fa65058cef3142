"""From figures to pixels: the two kinds of axes that our charts have, and their labels."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

DEFAULT_TICKS: Final = 5
ROUND_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """One axis: numbers between two ends, or categories at whole places, laid out on pixels."""

    low: float
    high: float
    first_pixel: float
    last_pixel: float
    categories: tuple[str, ...] = ()

    def pixel(self, value: Any) -> float:
        """Where a value (a number, or a category) stands."""
        return self.at(self.categories.index(value) if self.categories else float(value))

    def at(self, number: float) -> float:
        """Where a number stands; on an axis of categories the first of them is at 0."""
        share = (number - self.low) / (self.high - self.low)
        return self.first_pixel + share * (self.last_pixel - self.first_pixel)

    @property
    def step(self) -> float:
        """How many pixels apart two neighbouring whole places stand."""
        return abs(self.last_pixel - self.first_pixel) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Extent:
    """What an axis spans before it is laid out: its ends, and its categories if it has any."""

    low: float
    high: float
    categories: tuple[str, ...] = ()

    def on(self, first_pixel: float, last_pixel: float) -> Scale:
        """The axis laid out between two pixels."""
        return Scale(self.low, self.high, first_pixel, last_pixel, self.categories)


def extent(axis: Mapping[str, Any], values: Sequence[Any]) -> Extent:
    """What an axis spans: its own range or categories, else the values with a little room."""
    named = axis.get("tickvals", ()) if axis.get("type") == "category" else ()
    categories = tuple(axis.get("categoryarray", named))
    if categories:
        return Extent(-0.5, len(categories) - 0.5, categories)
    if "range" in axis:
        return Extent(*axis["range"])
    numbers = [float(value) for value in values if value is not None] or [0.0, 1.0]
    low, high = min(numbers), max(numbers)
    if axis.get("rangemode") == "tozero":
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low or 1.0) * 0.05
    return Extent(low if low == 0 else low - room, high + room)


def ticks(axis: Mapping[str, Any], span: Extent, separators: str) -> list[tuple[Any, str]]:
    """The labels of an axis: those given, else round numbers."""
    if "tickvals" in axis:
        return list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    step = round_step((span.high - span.low) / axis.get("nticks", DEFAULT_TICKS))
    if not _is_written_whole(step, axis.get("tickformat", "")):
        step = round_step(step * 1.01)  # the next one: 2.5 would be labelled 2, and 7.5 would be 8
    first = math.ceil(span.low / step - 1e-9)
    last = math.floor(span.high / step + 1e-9)
    values = [place * step for place in range(first, last + 1)]
    return [(value, written(value, axis.get("tickformat", ""), separators)) for value in values]


def _is_written_whole(step: float, number_format: str) -> bool:
    decimals = re.search(r"\.(\d+)f", number_format)
    return not decimals or abs(step - round(step, int(decimals[1]))) < 1e-9


def round_step(least: float) -> float:
    """The smallest round step (1, 2, 2.5 or 5 times a power of ten) that is not below ``least``."""
    power = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    return next(factor * power for factor in ROUND_STEPS if factor * power >= least * (1 - 1e-9))


def written(value: float, number_format: str, separators: str) -> str:
    """A number by a d3 format such as ``,.1f`` and the chart's signs: decimal, then thousands."""
    decimals = re.search(r"\.(\d+)f", number_format)
    plain = f"{value:,.{decimals[1]}f}" if decimals else f"{value:,g}"
    signs = {ord("."): separators[0], ord(","): separators[1:], ord("-"): "\u2212"}
    return plain.translate(signs)
