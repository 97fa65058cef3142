"""A comparison table as typed rows, the form in which every chart of regions reads it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import NO_DATA, VERDICTS
from analytics.charts.view import ChartView
from analytics.regions import load_regions
from analytics.settings import PROJECT
from analytics.text import texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

NO_VALUE: Final = "–"
LABELS_FILE: Final = PROJECT / "data" / "geo" / "labels.toml"


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region of a comparison: its figure with limits, its verdict, and the words of its hover box.

    ``value``, ``lower`` and ``upper`` are in the unit of the indicator; ``None`` = there is none.
    """

    region_code: str
    value: float | None
    lower: float | None
    upper: float | None
    verdict: str
    status: str
    hover: str

    @property
    def mark(self) -> str:
        """The class by which the region is painted: its verdict, or ``no_data``."""
        return NO_DATA if self.value is None else self.verdict

    @property
    def reason(self) -> str:
        """Why there is no value: a key of the table ``charts.status`` of the texts."""
        return "not_available" if self.status == "ok" else self.status


@dataclass(frozen=True, slots=True)
class RegionName:
    """How a region is called on charts, in one language: in full, in short, and on a tile."""

    full: str
    short: str
    label: str


def region_rows(table: pd.DataFrame, names: Mapping[str, RegionName]) -> tuple[RegionRow, ...]:
    """The rows of a comparison table that are regions of the borders shown, in the table's order.

    Args:
        table: columns ``region_code``, ``value``, ``verdict``, ``status`` and, where there are
            any, ``lower``, ``upper``, ``hover``; one row a region.
        names: the regions of the borders; other rows (republic, units that are no region) fall out.

    Raises:
        ValueError: a verdict is unknown, or a region stands in the table twice.
    """
    rows = tuple(row for row in _all_rows(table) if row.region_code in names)
    codes = [row.region_code for row in rows]
    if len(set(codes)) < len(codes):
        raise ValueError(f"a region stands in the table twice: {sorted(codes)}")
    for row in rows:
        if row.verdict not in VERDICTS:
            raise ValueError(f"unknown verdict {row.verdict!r} of region {row.region_code}")
    return rows


def region_names(borders: int, language: Language) -> dict[str, RegionName]:
    """The regions of some borders by code, called by their names in a language."""
    labels = _labels()[language]
    return {
        region.code: RegionName(region.name[language], region.short_name[language], labels[region.code])
        for region in load_regions().in_borders(borders)
    }


def value_label(row: RegionRow, view: ChartView) -> str:
    """A region's value, with the sign of its verdict where verdicts are shown: ``12,3 ✗``.

    A dash where there is no value.
    """
    if row.value is None:
        return NO_VALUE
    number = format_number(row.value, view.language, view.decimals)
    if view.colour_by == "value":
        return number
    return f"{number}\u00a0{texts(view.language)(f'verdict_symbols.{row.verdict}')}"


def marks_present(rows: Iterable[RegionRow]) -> tuple[str, ...]:
    """The classes that occur, in the fixed order of the legend."""
    present = {row.mark for row in rows}
    return tuple(mark for mark in (*VERDICTS, NO_DATA) if mark in present)


def number_or_none(value: object) -> float | None:
    """A float, or ``None`` for everything that is no finite number (NaN, NA, None)."""
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def column(table: pd.DataFrame, name: str, otherwise: Any = None) -> list[Any]:
    """A column as a list; a column that is not there is filled with one value."""
    return list(table[name].tolist()) if name in table.columns else [otherwise] * len(table)


@cache
def _labels() -> dict[str, dict[str, str]]:
    """The words on tiles, by language and code."""
    return tomllib.loads(LABELS_FILE.read_text(encoding="utf-8"))


def _all_rows(table: pd.DataFrame) -> Iterable[RegionRow]:
    number = _numbers(table)
    words = zip(
        column(table, "region_code"),
        column(table, "verdict", "not_judged"),
        column(table, "status", "ok"),
        column(table, "hover", ""),
        strict=True,
    )
    limits = zip(number("value"), number("lower"), number("upper"), strict=True)
    for (code, verdict, status, hover), (value, lower, upper) in zip(words, limits, strict=True):
        yield RegionRow(code, value, lower, upper, verdict, status, hover)


def _numbers(table: pd.DataFrame) -> Callable[[str], list[float | None]]:
    return lambda name: [number_or_none(value) for value in column(table, name)]
