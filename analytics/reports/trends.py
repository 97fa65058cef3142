"""Lines over the periods as an Excel workbook: all figures in one long table, and the trends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.line_hover import reason_words
from analytics.measures.line_targets import LineTarget
from analytics.measures.line_trends import LineTrend
from analytics.measures.lines import INCOMPLETE
from analytics.periods import Period
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.sentences.targets import target_cells
from analytics.sentences.trends import scatter_words, short_verdict, signal_words
from analytics.text import Texts
from analytics.text.numbers import decimals_needed
from analytics.text.periods import Basis, period_short

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class LinesSheet:
    """How the figures are called and written: title, head, names of lines, decimals, notes, targets."""

    title: str
    head: Sequence[tuple[str, str]]
    names: Mapping[str, str]
    decimals: int
    basis: Basis
    notes: Sequence[str]
    targets: Sequence[LineTarget] = ()


FIGURES: Final = ("value", "lower", "upper", "numerator", "denominator")


def trends_workbook(
    table: pd.DataFrame, trends: Sequence[LineTrend], sheet: LinesSheet, text: Texts
) -> bytes:
    """Two sheets: a row a line and period with its sums, status and origin; a row a line with its trend.

    Args:
        table: the table of ``lines``.
        trends: what ``line_trends`` says of the same lines.
        sheet: names, decimals and notes.
        text: the language.
    """
    alarm = _alarm(table, text)
    figures = Sheet(
        name=text("trends.file_sheet"),
        title=sheet.title,
        head=sheet.head,
        alarm=alarm,
        columns=_figure_columns(sheet, text),
        rows=[_figure_row(row, sheet, text) for row in table.to_dict("records")],
        notes=sheet.notes,
    )
    judged = Sheet(
        name=text("trends.trend_sheet"),
        title=sheet.title,
        head=sheet.head,
        alarm=alarm,
        columns=[*_trend_columns(text), *_target_columns(sheet, text)],
        rows=[
            [*_trend_row(one, sheet.names[one.region_code], text), *_target_row(one.region_code, sheet, text)]
            for one in trends
        ],
        notes=sheet.notes,
    )
    return table_workbook([figures, judged], sheet.title)


def _alarm(table: pd.DataFrame, text: Texts) -> str:
    """That all figures, or some of them, are synthetic; empty where none is."""
    origins = {one for words in table["origins"] for one in str(words).split(";") if one}
    if "synthetic" not in origins:
        return ""
    return text("origins.synthetic" if len(origins) == 1 else "shell_origins.partly_synthetic")


def _figure_columns(sheet: LinesSheet, text: Texts) -> list[Column]:
    return [
        Column(text("trends.columns.code")),
        Column(text("trends.columns.series")),
        Column(text("common.period")),
        *(Column(text(f"compare.columns.{name}"), "number", sheet.decimals) for name in FIGURES[:3]),
        *(Column(text(f"compare.columns.{name}"), "number") for name in FIGURES[3:]),
        Column(text("compare.columns.status")),
        Column(text("compare.columns.origin")),
        Column(text("trends.columns.received"), "number"),
        Column(text("trends.columns.expected"), "number"),
    ]


def _figure_row(row: Mapping[Any, Any], sheet: LinesSheet, text: Texts) -> list[Cell]:
    period = Period.parse(str(row["period"]))
    status = str(row["status"])
    words = text("trends.incomplete") if status == INCOMPLETE else ""
    if status not in ("ok", INCOMPLETE):
        words = reason_words(text, status)
    origins = [text(f"origins_short.{one}") for one in str(row["origins"]).split(";") if one]
    return [
        str(row["region_code"]),
        sheet.names[str(row["region_code"])],
        period_short(period.year, period.quarter, text.language, sheet.basis),
        *(_number(row[name]) for name in FIGURES),
        words,
        "; ".join(origins),
        _number(row["regions_received"]),
        _number(row["regions_expected"]),
    ]


def _trend_columns(text: Texts) -> list[Column]:
    numbers = {"percent": 1, "least": 1, "most": 1, "quarters": 0}
    order = (
        "code", "series", "percent", "least", "most", "verdict", "check", "quarters", "range", "scatter",
        "signals",
    )  # fmt: skip
    return [
        Column(text(f"trends.columns.{name}"), "number" if name in numbers else "text", numbers.get(name, 0))
        for name in order
    ]


def _trend_row(one: LineTrend, name: str, text: Texts) -> list[Cell]:
    found, has_verdict = one.judged.trend, not one.reason
    ends = [
        period_short(end.year, end.quarter, text.language)
        for end in (one.judged.first, one.judged.last)
        if end is not None
    ]
    agrees = text(f"trends.check_short.{'agrees' if found.agrees else 'disagrees'}")
    return [
        one.region_code,
        name,
        *(_number(value) for value in (found.percent_a_year, found.lower, found.upper)),
        short_verdict(one, text),
        agrees if has_verdict else "",
        found.quarters,
        " – ".join(ends),
        scatter_words(found.dispersion, text) if has_verdict else "",
        signal_words(one, text),
    ]


def _target_columns(sheet: LinesSheet, text: Texts) -> list[Column]:
    """Value, year and document of the target and the pace it needs; none where no target is set."""
    if not sheet.targets:
        return []
    decimals = max(sheet.decimals, *(decimals_needed(one.target.value) for one in sheet.targets))
    return [
        Column(text("trends.columns.target"), "number", decimals),
        Column(text("trends.columns.target_year"), "text"),
        Column(text("trends.columns.document")),
        Column(text("trends.columns.needed")),
    ]


def _target_row(code: str, sheet: LinesSheet, text: Texts) -> list[Cell]:
    if not sheet.targets:
        return []
    one = next((one for one in sheet.targets if one.region_code == code), None)
    if one is None:
        return [None, None, None, None]
    needed = target_cells(one, sheet.decimals, text)["needed"]
    return [one.target.value, str(one.target.year), one.target.document, needed]


def _number(value: Any) -> float | None:
    return float(value) if value is not None and isfinite(float(value)) else None
