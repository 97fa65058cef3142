"""The measured behaviour of the statistics as rows, and how they stand in ``data/calibration.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from functools import cache
from math import isnan, nan
from pathlib import Path
from typing import Final, Literal

from analytics.settings import settings

FILE: Final = "calibration.csv"
SEED: Final = 20150220  # the day of the council's recommendations
DIGITS: Final = 5
Outcome = Literal["as_promised", "cautious", "loose"]
COVERED: Final = ("coverage", "place_covered")  # the more, the safer; of all others the fewer
CLOSE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """One figure that was measured on simulated panels.

    ``method`` is what was tried, ``scenario`` on which panels, ``statistic`` what was counted. Shares
    (``value``, ``nominal`` and the limits) lie between 0 and 1; ``median_width`` is in places. ``nominal``
    is the value that the method promises, NaN where it promises none. ``lower`` and ``upper`` are the
    95 % limits of the simulation's own chance; ``draws`` is the number of panels.
    """

    method: str
    scenario: str
    statistic: str
    value: float
    nominal: float
    lower: float
    upper: float
    draws: int
    seed: int = SEED

    @property
    def outcome(self) -> Outcome | None:
        """How the value stands to what was promised; ``None`` where nothing was.

        ``as_promised``: within the simulation's own chance, or within a fifth of the promised error;
        otherwise ``cautious`` where the method errs on the safe side (limits that hold the truth more often,
        fewer false alarms), ``loose`` on the other.
        """
        if isnan(self.nominal):
            return None
        error = min(self.nominal, 1 - self.nominal)
        if self.lower <= self.nominal <= self.upper or abs(self.value - self.nominal) <= error * CLOSE:
            return "as_promised"
        return "cautious" if (self.value > self.nominal) == (self.statistic in COVERED) else "loose"

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells a row from all others: method, scenario, statistic."""
        return self.method, self.scenario, self.statistic


FIELDS: Final = tuple(field.name for field in fields(Row))


def as_csv(rows: Iterable[Row]) -> str:
    """Rows as the text of a CSV file with a header; missing figures are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([_written(cell) for cell in astuple(row)] for row in rows)
    return out.getvalue()


def read_calibration(path: Path) -> tuple[Row, ...]:
    """The rows that :func:`as_csv` wrote.

    Raises:
        ValueError: the file has other columns.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != FIELDS:
            raise ValueError(f"{path.name}: the columns are {', '.join(FIELDS)}, not {reader.fieldnames}")
        return tuple(_row(line) for line in reader)


@cache
def kept_calibration() -> tuple[Row, ...]:
    """The rows of the project's own ``data/calibration.csv``, read once."""
    return read_calibration(settings().data / FILE)


def _row(line: dict[str, str]) -> Row:
    value, nominal, lower, upper = (
        float(line[name]) if line[name] else nan for name in ("value", "nominal", "lower", "upper")
    )
    names = line["method"], line["scenario"], line["statistic"]
    return Row(*names, value, nominal, lower, upper, int(line["draws"]), int(line["seed"]))


def _written(cell: object) -> object:
    if isinstance(cell, float):
        return "" if isnan(cell) else round(cell, DIGITS)
    return cell
