"""The grades of quality: regions by indicators, a letter in each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.paint import step_scale
from analytics.charts.palette import NO_DATA, Mark, Palette, palette
from analytics.charts.rows import column, region_names
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import texts

if TYPE_CHECKING:
    import pandas as pd

NO_FIGURE: Final = ""
LETTERS: Final = ("A", "B", "C", "D", NO_FIGURE)
DASH: Final = "–"
ROW_HEIGHT: Final = 26
FURNITURE: Final = 96
FIELD: Final = 24  # of the invisible square that takes a click, in pixels

Field = tuple[str, str]


def grade_marks(colours: Palette) -> dict[str, Mark]:
    """How each grade is painted: only what must not be used shouts."""
    marks = colours.marks
    return {
        "A": colours.quiet,
        "B": marks["lower"],
        "C": marks["similar"],
        "D": marks["worse"],
        NO_FIGURE: marks[NO_DATA],
    }


def field_code(region_code: str, indicator_code: str) -> str:
    """The code of a field, which a click on it gives back."""
    return f"{region_code}|{indicator_code}"


def field_of(code: str) -> Field:
    """The region and the indicator of a field's code."""
    region_code, _, indicator_code = code.partition("|")
    return region_code, indicator_code


def grade_grid(
    table: pd.DataFrame, view: ChartView, indicator_codes: tuple[str, ...], selected: Field | None = None
) -> Figure:
    """A grid of regions and indicators with the letter of each grade.

    Args:
        table: columns ``region_code``, ``indicator_code``, ``grade`` (A to D, empty without a
            figure) and, where there are any, ``hover``; one row a figure.
        view: borders, language and theme.
        indicator_codes: from left to right.
        selected: the region and indicator that are outlined.

    Raises:
        ValueError: a grade is unknown.
    """
    names = region_names(view.borders, view.language)
    grid = _Grid(
        table, [code for code in names if code in set(column(table, "region_code"))], indicator_codes
    )
    marks = grade_marks(palette(view.theme))
    return {
        "data": [grid.cells(marks), *grid.letters(marks), *_legend(grid, marks, view)],
        "layout": _layout(view, grid, selected),
    }


def grade_alt(table: pd.DataFrame, view: ChartView) -> str:
    """What the grid shows, for people who hear it: how many figures have each grade."""
    text = texts(view.language)
    counts = Counter(column(table, "grade"))
    parts = [f"{text(f'quality.letter.{_key(letter)}')}: {counts[letter]}" for letter in LETTERS]
    return text("quality.alt", counts="; ".join(parts))


@dataclass(frozen=True, slots=True)
class _Named:
    grade: str
    hover: str


class _Grid:
    """The fields of the grid by region and indicator."""

    def __init__(
        self, table: pd.DataFrame, region_codes: list[str], indicator_codes: tuple[str, ...]
    ) -> None:
        self.regions, self.indicators = region_codes, list(indicator_codes)
        names = (column(table, name) for name in ("region_code", "indicator_code", "grade"))
        rows = zip(*names, column(table, "hover", ""), strict=True)
        self._fields = {(region, code): _Named(grade, hover) for region, code, grade, hover in rows}
        unknown = {field.grade for field in self._fields.values()} - set(LETTERS)
        if unknown:
            raise ValueError(f"unknown grade {sorted(unknown)[0]!r}")

    @property
    def present(self) -> list[str]:
        """The grades that occur, the best first."""
        found = {field.grade for _, _, field in self._all()}
        return [letter for letter in LETTERS if letter in found]

    def cells(self, marks: Mapping[str, Mark]) -> dict[str, Any]:
        """The painted fields."""
        return {
            "type": "heatmap",
            "x": self.indicators,
            "y": self.regions,
            "z": [
                [LETTERS.index(self._field(region, code).grade) for code in self.indicators]
                for region in self.regions
            ],
            "zmin": -0.5,
            "zmax": len(LETTERS) - 0.5,
            "colorscale": step_scale([marks[letter].fill for letter in LETTERS]),
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
            "hoverinfo": "skip",
        }

    def letters(self, marks: Mapping[str, Mark]) -> list[dict[str, Any]]:
        """The letters over invisible squares that take the clicks, one trace for each ink."""
        inks = sorted({mark.ink for mark in marks.values()})
        traces = []
        for ink in inks:
            fields = [field for field in self._all() if marks[field[2].grade].ink == ink]
            if fields:
                traces.append(_letter_trace(fields, ink))
        return traces

    def _all(self) -> list[tuple[str, str, _Named]]:
        return [
            (region, code, self._field(region, code)) for region in self.regions for code in self.indicators
        ]

    def _field(self, region_code: str, indicator_code: str) -> _Named:
        return self._fields.get((region_code, indicator_code), _Named(NO_FIGURE, ""))


def _letter_trace(fields: list[tuple[str, str, _Named]], ink: str) -> dict[str, Any]:
    same_ink = {"marker": {"opacity": 0}, "textfont": {"color": ink}}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [code for _, code, _ in fields],
        "y": [region for region, _, _ in fields],
        "text": [field.grade or DASH for _, _, field in fields],
        "textfont": {"size": 13, "color": ink},
        "marker": {"symbol": "square", "size": FIELD, "opacity": 0},
        "customdata": [field_code(region, code) for region, code, _ in fields],
        "hovertext": [field.hover for _, _, field in fields],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": same_ink,
        "unselected": same_ink,
        "showlegend": False,
    }


def _legend(grid: _Grid, marks: Mapping[str, Mark], view: ChartView) -> list[dict[str, Any]]:
    text = texts(view.language)
    return [legend_entry(text(f"quality.letter.{_key(letter)}"), marks[letter]) for letter in grid.present]


def _key(letter: str) -> str:
    return letter.lower() or "none"


def _layout(view: ChartView, grid: _Grid, selected: Field | None) -> dict[str, Any]:
    names = region_names(view.borders, view.language)
    colours = palette(view.theme)
    return base_layout(view.theme, view.language, ROW_HEIGHT * len(grid.regions) + FURNITURE) | {
        "clickmode": "event+select",
        "shapes": _outline(grid, selected, colours.text),
        "xaxis": {
            "type": "category",
            "side": "top",
            "showgrid": False,
            "range": [-0.5, len(grid.indicators) - 0.5],
            "tickvals": grid.indicators,
            "ticktext": grid.indicators,
            "tickangle": -90 if view.compact else 0,
            "tickfont": {"size": 11 if view.compact else 12, "color": colours.text},
        },
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": grid.regions,
            "range": [len(grid.regions) - 0.5, -0.5],
            "tickvals": grid.regions,
            "ticktext": [names[code].short if view.compact else names[code].full for code in grid.regions],
            "tickfont": {"size": 11 if view.compact else 13, "color": colours.text},
        },
        "legend": base_layout(view.theme, view.language, 0)["legend"] | {"y": 0, "yanchor": "top"},
    }


def _outline(grid: _Grid, selected: Field | None, ink: str) -> list[dict[str, Any]]:
    """A frame around the picked field."""
    if selected is None or selected[0] not in grid.regions or selected[1] not in grid.indicators:
        return []
    row, place = grid.regions.index(selected[0]), grid.indicators.index(selected[1])
    return [
        {
            "type": "rect",
            "x0": place - 0.5,
            "x1": place + 0.5,
            "y0": row - 0.5,
            "y1": row + 0.5,
            "line": {"color": ink, "width": 2.5},
        }
    ]
