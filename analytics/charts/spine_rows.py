"""A region's profile as rows of a spine chart: every figure placed on a scale from worse to better.

Source: Public Health England (now Office for Health Improvement and Disparities), Fingertips: spine
charts. The level compared with stands in the middle of every row, and the farther end of the regions
at the edge, so that indicators of any unit can stand under one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.palette import VERDICTS
from analytics.charts.rows import column, number_or_none

if TYPE_CHECKING:
    import pandas as pd

# Limits may reach far beyond all regions; there they are cut off.
EDGE: Final = 1.08
FIGURES: Final = ("value", "lower", "upper", "lowest", "quartile_1", "quartile_3", "highest")


@dataclass(frozen=True, slots=True)
class SpineRow:
    """One indicator of the region: its words, its verdict, and its figures on the row's own scale.

    ``places`` holds the figures named in ``FIGURES``: 0 is the level compared with, 1 the edge on the
    side of better (higher, for an indicator that is not judged), -1 that of worse; ``None`` where
    there is no such figure. It is empty where there is nothing to place the row by.
    """

    code: str
    name: str
    group: str
    verdict: str
    label: str
    reason: str
    hover: str
    is_neutral: bool
    places: dict[str, float | None]


def spine_rows(table: pd.DataFrame) -> tuple[SpineRow, ...]:
    """The rows of a spine chart, in the order of the table.

    Args:
        table: columns ``indicator_code``, ``name``, ``group``, ``polarity``, ``verdict``, ``label`` (the
            value in words, empty where there is none), ``reason`` (why there is no value, or no level),
            ``hover``, ``benchmark``, ``republic``, and the figures of a region's profile.

    Raises:
        ValueError: a verdict is unknown, or an indicator stands in the table twice.
    """
    codes = column(table, "indicator_code")
    if len(set(codes)) < len(codes):
        raise ValueError(f"an indicator stands in the table twice: {sorted(codes)}")
    rows = tuple(_row(record) for record in table.to_dict("records"))
    for row in rows:
        if row.verdict not in VERDICTS:
            raise ValueError(f"unknown verdict {row.verdict!r} of indicator {row.code}")
    return rows


def _row(record: dict[Any, Any]) -> SpineRow:
    return SpineRow(
        code=str(record["indicator_code"]),
        name=str(record["name"]),
        group=str(record["group"]),
        verdict=str(record["verdict"]),
        label=str(record["label"]),
        reason=str(record["reason"]),
        hover=str(record["hover"]),
        is_neutral=record["polarity"] == "neutral",
        places=_places(record),
    )


def _places(record: dict[Any, Any]) -> dict[str, float | None]:
    """The figures on the scale of the row; nothing without a value or without a level."""
    figures = {name: number_or_none(record[name]) for name in FIGURES}
    level = number_or_none(record["benchmark"])
    level = number_or_none(record["republic"]) if level is None else level
    if level is None or figures["value"] is None:
        return {}
    ends = [figures[name] for name in ("lowest", "highest", "value")]
    reach = max(abs(end - level) for end in ends if end is not None) or 1.0
    sign = -1.0 if record["polarity"] == "lower_is_better" else 1.0
    return {
        name: None if figure is None else _cut(sign * (figure - level) / reach)
        for name, figure in figures.items()
    }


def _cut(place: float) -> float:
    return min(max(place, -EDGE), EDGE) + 0.0  # no negative zero
