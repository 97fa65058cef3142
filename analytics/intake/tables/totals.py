"""The total row of a table against the sum of its regions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.intake.batch import Finding
from analytics.intake.child.second_look import address
from analytics.intake.figure_findings import figure_at
from analytics.intake.figures import number_words
from analytics.intake.tables.addresses import joined_cells
from analytics.intake.tables.cells import MappedColumn
from analytics.intake.tables.found import FoundRow, FoundTable
from analytics.intake.tables.named_rows import NamedRow

SUMMED = frozenset({"number", "none", "blank"})
WHOLE_TOLERANCE = 1.0  # official tables miss their own totals by one
HALF_A_DIGIT = 0.5
MOST_DECIMALS = 6
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class TotalDiffers:
    """A total that differs from the sum of its regions: the finding, the rows and the column."""

    finding: Finding
    rows: Sequence[NamedRow]
    mapped: MappedColumn


def totals_that_differ(
    table: FoundTable, named: Sequence[NamedRow], columns: Sequence[MappedColumn]
) -> Iterable[TotalDiffers]:
    """A warning for each total that differs from the sum of the regions beyond rounding.

    A column with a figure that is withheld, missing or no number has no sum to compare.
    """
    for total in table.rows_of("total"):
        rows = [each for each in named if each.row.period == total.period]
        for mapped in columns:
            finding = _compared(table, total, [each.row for each in rows], mapped)
            if finding is not None:
                yield TotalDiffers(finding, rows, mapped)


def _compared(
    table: FoundTable, total: FoundRow, rows: Sequence[FoundRow], mapped: MappedColumn
) -> Finding | None:
    column = mapped.column.column
    given = _number(table, total.row, column, SUMMED - {"blank"})
    parts = [_number(table, row.row, column) for row in rows]
    figures = [part for part in parts if part is not None]
    if given is None or not figures or len(figures) < len(parts):
        return None
    expected = round(sum(figures), MOST_DECIMALS)
    difference = abs(given - expected)
    if difference <= _tolerance([given, *figures]) + ROUNDING:
        return None
    return Finding(
        "table_total_differs",
        "warning",
        table.sheet.name,
        table.place(total.row, column),
        mapped.indicator.code,
        number_words(given),
        number_words(expected),
        {
            "heading": mapped.column.heading,
            "cells": joined_cells((row.row, column) for row in rows),
            "difference": number_words(round(difference, MOST_DECIMALS)),
        },
    )


def _number(table: FoundTable, row: int, column: int, counted: frozenset[str] = SUMMED) -> float | None:
    """The number in a cell as it is typed; a blank counts as nothing, other signs have no number."""
    cells = table.sheet.rows[row]
    figure = figure_at(
        table.sheet, address(row + 1, column + 1), cells[column] if column < len(cells) else ""
    )
    return (figure.value or 0.0) if figure.status in counted else None


def _tolerance(figures: Sequence[float]) -> float:
    """One for whole numbers; half of the last digit for each rounded figure otherwise."""
    decimals = max(_decimals(figure) for figure in figures)
    if decimals == 0:
        return WHOLE_TOLERANCE
    return float(HALF_A_DIGIT * 10.0**-decimals * len(figures))


def _decimals(figure: float) -> int:
    for decimals in range(MOST_DECIMALS):
        if abs(figure - round(figure, decimals)) <= ROUNDING:
            return decimals
    return MOST_DECIMALS
