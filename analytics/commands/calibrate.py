"""The command ``calibrate``: the behaviour of the statistics, measured and kept for the page of methods."""

from __future__ import annotations

from math import isnan
from pathlib import Path
from typing import Any

from analytics.calibration import Row, as_csv, calibrate
from analytics.commands.results import ACCEPTED, REFUSED, CommandResult
from analytics.text import texts
from analytics.text.localized import Language

COLUMNS = ["method", "scenario", "statistic", "value", "nominal", "lower", "upper", "draws"]


def calibration(quick: bool, output: Path | None, language: Language) -> CommandResult:
    """Run all simulations and write their rows to a file; the table of rows in ``COLUMNS``.

    Without a file nothing is written. A file that cannot be written gives exit code 1 and a sentence.
    It needs no store: the panels are simulated from the published levels alone.
    """
    text = texts(language)
    rows = list(calibrate(quick=quick))
    table = [_cells(row) for row in rows]
    if output is None:
        return CommandResult(ACCEPTED, columns=COLUMNS, rows=table)
    try:
        output.write_text(as_csv(rows), encoding="utf-8")
    except OSError as error:
        message = text("calibration.not_written", path=output, cause=error.strerror or "")
        return CommandResult(REFUSED, message, columns=COLUMNS, rows=table)
    return CommandResult(
        ACCEPTED, text("calibration.written", n=len(rows), path=output), columns=COLUMNS, rows=table
    )


def _cells(row: Row) -> list[Any]:
    cells = (getattr(row, name) for name in COLUMNS)
    return [None if isinstance(cell, float) and isnan(cell) else cell for cell in cells]
