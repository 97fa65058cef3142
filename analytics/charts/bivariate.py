"""Maps of two indicators at once: nine classes, three of each, with a square of nine as their key.

Source: Stevens 2015, "Bivariate choropleth maps: a how-to guide" (three classes a variable, one hue each).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING, Final, Literal

from analytics.charts.bivariate_key import KEY_HEIGHT, key_shapes, key_words
from analytics.charts.paint import PaintedRegion
from analytics.charts.palette import NO_DATA, Mark, Palette, palette
from analytics.charts.regionmap import Shapes, geography_of, tiles_of
from analytics.charts.rows import NO_VALUE, RegionName, RegionRow, column, number_or_none, region_names
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["tiles", "map"]
Classes = Literal["terciles", "verdicts"]
FEWEST_FOR_TERCILES: Final = 3
LEVELS: Final = ("low", "middle", "high")
# From low to high along the rows (blue, the first indicator) and from row to row (orange, the second).
# Blue and orange stay apart for people with every common kind of colour blindness.
LIGHT_CLASSES: Final = (
    ("#ececec", "#a6c8e4", "#3f8fcf"),
    ("#f5c88a", "#a89f97", "#5b7493"),
    ("#e07f0f", "#99602a", "#33333b"),
)
DARK_CLASSES: Final = (
    ("#2a353f", "#2f6ea6", "#4fb0f5"),
    ("#8a5a1e", "#8a8580", "#a3c2dd"),
    ("#f0933a", "#f3c08a", "#fbf6ee"),
)
CLASS_OF_VERDICT: Final = {"worse": 0, "lower": 0, "similar": 1, "better": 2, "higher": 2}
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Variable:
    """One of the two indicators: its name in the language of the view, and its decimals."""

    name: str
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class _Region:
    code: str
    figures: tuple[float | None, float | None]
    verdicts: tuple[str, str]
    hover: str


def class_colours(view: ChartView) -> tuple[tuple[str, ...], ...]:
    """The nine colours: rows by the class of the second indicator, columns by that of the first."""
    return LIGHT_CLASSES if view.theme == "light" else DARK_CLASSES


def bivariate_map(
    table: pd.DataFrame,
    view: ChartView,
    variables: tuple[Variable, Variable],
    kind: Kind = "tiles",
    classes: Classes = "terciles",
    shapes: Shapes | None = None,
) -> Figure:
    """Regions painted by the classes of two indicators; every class also has a sign beside its figure.

    ``terciles``: a third of the regions in each class of an indicator (equal figures stay together).
    ``verdicts``: worse or lower, no difference, better or higher. A region without both is left white.

    Args:
        table: ``region_code``, ``x``, ``y`` and, where classes are verdicts, ``x_verdict``, ``y_verdict``;
            ``hover`` where there is any; one row a region.
        view: borders, language, theme, which region is picked.
        variables: the first (across the key) and the second (up).
        kind: ``tiles`` or ``map``; without geometry the tiles are drawn.
        classes: see above.
        shapes: as for ``regionmap``.
    """
    names = region_names(view.borders, view.language)
    regions = _regions(table, names)
    of_region = _classes(regions, classes)
    painted = [
        _painted(region, of_region[region.code], names, view, variables, kind, classes) for region in regions
    ]
    painted.sort(key=lambda region: region.code == view.selected)
    draw = tiles_of if kind == "tiles" else geography_of
    figure = draw(painted, view, [], shapes)
    layout = figure["layout"]
    layout["height"] += KEY_HEIGHT
    layout["margin"] |= {"t": KEY_HEIGHT + 10}
    white = palette(view.theme).marks[NO_DATA] if None in of_region.values() else None
    layout["shapes"] = key_shapes(class_colours(view), white, view)
    ends = [_ends(regions, side, classes) for side in (0, 1)]
    words = key_words((variables[0].name, variables[1].name), (ends[0], ends[1]), white is not None, view)
    layout["annotations"] = [*layout.get("annotations", ()), *words]
    return figure


def bivariate_alt(
    table: pd.DataFrame,
    view: ChartView,
    variables: tuple[Variable, Variable],
    kind: Kind = "tiles",
    classes: Classes = "terciles",
) -> str:
    """What the map shows, for people who hear it: which regions are high, or low, in both."""
    text, names = texts(view.language), region_names(view.borders, view.language)
    of_region = _classes(_regions(table, names), classes)
    sentences = [text(f"charts.bivariate.alt_{kind}", across=variables[0].name, up=variables[1].name)]
    for pair, key in (((2, 2), "both_high"), ((0, 0), "both_low")):
        found = [names[code].full for code, classed in of_region.items() if classed == pair]
        if found:
            sentences.append(text(f"charts.bivariate.{key}", regions=", ".join(found)))
    return " ".join(sentences)


def terciles(values: Sequence[float | None]) -> list[int | None]:
    """The third in which each value lies, 0 to 2; ``None`` for a missing one.

    The limits are the inclusive quantiles at one and two thirds; a value on a limit is in the lower class.
    With fewer than three figures, or all alike, all are in the middle.
    """
    known = [value for value in values if value is not None]
    if len(known) < FEWEST_FOR_TERCILES or min(known) == max(known):
        return [None if value is None else 1 for value in values]
    first, second = quantiles(known, n=3, method="inclusive")
    return [None if value is None else int(value > first) + int(value > second) for value in values]


def _regions(table: pd.DataFrame, names: Mapping[str, RegionName]) -> list[_Region]:
    figures = zip(*(map(number_or_none, column(table, name)) for name in ("x", "y")), strict=True)
    verdicts = zip(*(column(table, f"{name}_verdict", "not_judged") for name in ("x", "y")), strict=True)
    rows = zip(column(table, "region_code"), figures, verdicts, column(table, "hover", ""), strict=True)
    return [_Region(*row) for row in rows if row[0] in names]


def _classes(regions: Sequence[_Region], classes: Classes) -> dict[str, Pair | None]:
    """The two classes of each region; ``None`` where one of them is missing."""
    sides: list[list[int | None]] = []
    for side in (0, 1):
        if classes == "terciles":
            sides.append(terciles([region.figures[side] for region in regions]))
        else:
            sides.append(
                [None if r.figures[side] is None else CLASS_OF_VERDICT.get(r.verdicts[side]) for r in regions]
            )
    pairs = zip(*sides, strict=True)
    return {
        region.code: None if first is None or second is None else (first, second)
        for region, (first, second) in zip(regions, pairs, strict=True)
    }


def _painted(
    region: _Region,
    pair: Pair | None,
    names: Mapping[str, RegionName],
    view: ChartView,
    variables: tuple[Variable, Variable],
    kind: Kind,
    classes: Classes,
) -> PaintedRegion:
    numbers = [
        NO_VALUE if figure is None else format_number(figure, view.language, variable.decimals)
        for figure, variable in zip(region.figures, variables, strict=True)
    ]
    labels = [f"{number}{_sign(region, side, pair, view, classes)}" for side, number in enumerate(numbers)]
    # On a tile one below the other, each bold by itself; on the map side by side.
    value = "</b><br><b>".join(labels) if kind == "tiles" else " · ".join(labels)
    hover = region.hover or texts(view.language)(
        "charts.bivariate.hover",
        region=names[region.code].full,
        across=variables[0].name,
        up=variables[1].name,
        x=numbers[0],
        y=numbers[1],
    )
    row = RegionRow(region.code, region.figures[0], None, None, "not_judged", "ok", hover)
    return PaintedRegion(row, names[region.code], _mark(pair, palette(view.theme), view), value)


def _sign(region: _Region, side: int, pair: Pair | None, view: ChartView, classes: Classes) -> str:
    if pair is None:
        return ""
    if classes == "verdicts":
        return f"\u00a0{texts(view.language)(f'verdict_symbols.{region.verdicts[side]}')}"
    return f"\u00a0{texts(view.language)(f'charts.bivariate.sign.{LEVELS[pair[side]]}')}"


def _mark(pair: Pair | None, colours: Palette, view: ChartView) -> Mark:
    if pair is None:
        return colours.marks[NO_DATA]
    fill = class_colours(view)[pair[1]][pair[0]]
    return Mark(fill, colours.line, colours.ink_on(fill))


def _ends(regions: Sequence[_Region], side: int, classes: Classes) -> tuple[str, str]:
    """The words (keys) of the lowest and the highest class of an indicator."""
    if classes == "terciles":
        return "low", "high"
    judged = {region.verdicts[side] for region in regions}
    return ("worse", "better") if judged & {"worse", "better"} else ("lower", "higher")
