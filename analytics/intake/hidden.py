"""Hidden rows and columns in which something is filled in: told as a note, never judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analytics.intake.batch import Finding
from analytics.intake.child.second_look import column_letters
from analytics.intake.opening import SheetTable


def hidden_findings(tables: Iterable[SheetTable]) -> Iterable[Finding]:
    """A note for each sheet where something is filled in out of sight."""
    for table in tables:
        if table.hidden_rows:
            rows = spans(table.hidden_rows, str)
            yield Finding("hidden_rows", "note", table.name, given=rows)
        if table.hidden_columns:
            columns = spans(table.hidden_columns, column_letters)
            yield Finding("hidden_columns", "note", table.name, given=columns)


def spans(numbers: Iterable[int], written: Callable[[int], str]) -> str:
    """Numbers as a person lists them: ``3, 7–9``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(written(number) for number in run) for run in runs)
