"""How a person looks at a comparison: the borders, the language, the theme, the region picked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analytics.charts.palette import Theme
from analytics.text.localized import Language

ColourBy = Literal["verdict", "value"]


@dataclass(frozen=True, slots=True)
class ChartView:
    """What the charts of one comparison have in common, so that they always agree.

    Args:
        borders: 2015, 2018 or 2022; only its regions are drawn.
        language: of names, numbers and signs.
        theme: ``light`` or ``dark``.
        decimals: of the values, from the indicator's record.
        colour_by: ``verdict`` (classes) or ``value`` (a scale, for what is not judged).
        selected: code of the region that is outlined.
        compact: for narrow screens: smaller words, no labels on the geographic map.
    """

    borders: int
    language: Language
    theme: Theme = "light"
    decimals: int = 1
    colour_by: ColourBy = "verdict"
    selected: str | None = None
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Comparator:
    """The level that regions are compared with: the republic, a group, a target, last year."""

    name: str
    value: float
