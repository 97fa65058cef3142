"""Several cells as one address, as a person writes them: ``B5:B7+B9``."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.child.second_look import address

MOST_RUNS = 12


def joined_cells(places: Iterable[tuple[int, int]]) -> str:
    """Cells (row and column from 0) as ranges down each column, joined with ``+``; a long list is cut."""
    runs: list[list[int]] = []
    for column, row in sorted({(column, row) for row, column in places}):
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1][2] = row
        else:
            runs.append([column, row, row])
    return "+".join(_run(*run) for run in runs[:MOST_RUNS])


def _run(column: int, first: int, last: int) -> str:
    start = address(first + 1, column + 1)
    return start if first == last else f"{start}:{address(last + 1, column + 1)}"
