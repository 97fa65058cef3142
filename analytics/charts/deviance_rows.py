"""The regions of a deviance table, each with its periods, as the chart reads them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.rows import column, number_or_none

if TYPE_CHECKING:
    import pandas as pd

VERDICTS: Final = ("persistently_better", "persistently_worse", "mixed", "as_expected", "not_judged")
SIGNALS: Final = ("below", "above")


@dataclass(frozen=True, slots=True)
class RegionPeriod:
    """One period of a region: the shrunk ratio with its limits, and whether it stands out."""

    name: str
    ratio: float
    lower: float | None
    upper: float | None
    stands_out: bool
    hover: str


@dataclass(frozen=True, slots=True)
class DevianceRegion:
    """One region: its verdict, the reason where it is not judged, and its periods in order of time.

    A period without a ratio is ``None`` and keeps its place.
    """

    code: str
    verdict: str
    reason: str
    periods: tuple[RegionPeriod | None, ...]

    @property
    def level(self) -> float:
        """The geometric mean of its ratios, by which regions are ordered; without any last."""
        known = [math.log(period.ratio) for period in self.periods if period is not None]
        return sum(known) / len(known) if known else math.inf


def period_names(table: pd.DataFrame) -> list[str]:
    """The periods of a table in their order."""
    return list(dict.fromkeys(str(name) for name in column(table, "period_name")))


def deviance_regions(table: pd.DataFrame, codes: Collection[str]) -> list[DevianceRegion]:
    """The regions of a table (see ``deviance.deviance_chart``) that are among some codes.

    Raises:
        ValueError: a verdict is unknown.
    """
    found: dict[str, dict[str, RegionPeriod | None]] = {}
    heads: dict[str, tuple[str, str]] = {}
    for row in table.to_dict("records"):
        code = str(row["region_code"])
        if code not in codes:
            continue
        if row["verdict"] not in VERDICTS:
            raise ValueError(f"unknown verdict {row['verdict']!r} of region {code}")
        heads[code] = (str(row["verdict"]), str(row["reason"]))
        found.setdefault(code, {})[str(row["period_name"])] = _period(row)
    return [
        DevianceRegion(code, *heads[code], tuple(of_region.get(period) for period in period_names(table)))
        for code, of_region in found.items()
    ]


def _period(row: Mapping[Any, Any]) -> RegionPeriod | None:
    ratio = number_or_none(row["ratio"])
    if ratio is None or ratio <= 0:
        return None
    lower, upper = number_or_none(row["lower"]), number_or_none(row["upper"])
    return RegionPeriod(
        str(row["period_name"]), ratio, lower, upper, row["signal"] in SIGNALS, str(row.get("hover", ""))
    )
