"""The whole calibration as an Excel workbook: words, figures, codes."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Final

from analytics.calibration import SEED, Row
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.text import Texts
from pages.shared.calibration_words import IN_PLACES, meaning

WORDS: Final = ("method", "scenario", "meaning", "outcome")
PERCENTS: Final = ("value", "nominal_percent", "lower", "upper")


def calibration_workbook(text: Texts, rows: Sequence[Row]) -> bytes:
    """One row a figure: what was tried, what it means, the figures in per cent, the codes of the file."""
    columns = [
        *(Column(text(f"calibration.column.{name}")) for name in WORDS),
        *(Column(text(f"calibration.column.{name}"), "number", 2) for name in PERCENTS),
        Column(text("calibration.column.value_places"), "number", 1),
        Column(text("calibration.column.draws"), "number"),
        Column(text("calibration.column.codes")),
    ]
    sheet = Sheet(
        name=text("calibration.sheet"),
        title=text("calibration.title"),
        columns=columns,
        rows=[_cells(text, row) for row in rows],
        head=[(text("calibration.column.seed"), str(SEED))],
        notes=[text("calibration.lead", seed=SEED), text("calibration.limits")],
    )
    return table_workbook([sheet], text("calibration.title"))


def _cells(text: Texts, row: Row) -> list[Cell]:
    in_places = row.statistic == IN_PLACES
    percents = (row.value, row.nominal, row.lower, row.upper)
    return [
        text(f"calibration.method.{row.method}"),
        text(f"calibration.scenario.{row.scenario}"),
        meaning(text, row),
        "" if row.outcome is None else text(f"calibration.outcome.{row.outcome}"),
        *(nan if in_places else share * 100 for share in percents),
        row.value if in_places else nan,
        row.draws,
        f"{row.method}/{row.scenario}/{row.statistic}",
    ]
