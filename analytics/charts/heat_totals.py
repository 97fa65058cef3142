"""The edges of the heat map: how many cells of each region and indicator are worse, better or differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from analytics.charts.palette import palette
from analytics.charts.view import ChartView
from analytics.text import texts

# Codes of the columns and rows at the edge; no region and no indicator is called so.
WORSE, BETTER, NEUTRAL = "total_worse", "total_better", "total_neutral"
COUNTED: Final = {WORSE: ("worse",), BETTER: ("better",), NEUTRAL: ("higher", "lower")}
TOGETHER: Final = {WORSE: ("better",), BETTER: ("worse",)}


class Totals:
    """The numbers at the edges of a grid of cells: ``(region_code, indicator_code, mark)``.

    Those of better and worse come together, where any cell is either; that of neutral differences where
    there are any.
    """

    def __init__(
        self,
        cells: Sequence[tuple[str, str, str]],
        view: ChartView,
        columns: Sequence[str],
        rows: Sequence[str],
    ) -> None:
        self._view, self._columns, self._rows = view, columns, rows
        found = {mark for _, _, mark in cells}
        self.codes = [code for code, marks in COUNTED.items() if found & {*marks, *TOGETHER.get(code, ())}]
        self._of_region = Counter((region, mark) for region, _, mark in cells)
        self._of_indicator = Counter((indicator, mark) for _, indicator, mark in cells)

    def traces(self) -> list[dict[str, Any]]:
        """Plain numbers, a trace for each kind of total; a zero is left blank."""
        return [self._trace(code) for code in self.codes]

    def _trace(self, code: str) -> dict[str, Any]:
        of_column, of_row = self._of_region, self._of_indicator
        if self._view.compact:
            of_column, of_row = of_row, of_column
        points = [(one, code, self._number(of_column, one, code)) for one in self._columns]
        points += [(code, one, self._number(of_row, one, code)) for one in self._rows]
        return {
            "type": "scatter",
            "mode": "text",
            "x": [x for x, _, _ in points],
            "y": [y for _, y, _ in points],
            "text": [words for _, _, words in points],
            "textfont": {"size": 11 if self._view.compact else 13, "color": self._ink(code)},
            "hoverinfo": "skip",
            "showlegend": False,
        }

    def _number(self, counts: Counter[tuple[str, str]], of: str, code: str) -> str:
        number = sum(counts[(of, mark)] for mark in COUNTED[code])
        return str(number) if number else ""

    def _ink(self, code: str) -> str:
        """The outline of a verdict's paint can be read on the ground of the page, its fill in part only."""
        colours = palette(self._view.theme)
        return {WORSE: colours.marks["worse"].line, BETTER: colours.marks["better"].line}.get(
            code, colours.text
        )


def total_marks(view: ChartView) -> dict[str, str]:
    """What stands at the edge for each kind of total."""
    text = texts(view.language)
    signs = {
        code: "".join(text(f"verdict_symbols.{mark}") for mark in marks) for code, marks in COUNTED.items()
    }
    return {code: f"{sign} {text(f'heat_chart.{code}')}" for code, sign in signs.items()}
