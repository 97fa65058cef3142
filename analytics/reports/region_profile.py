"""The Excel download of a region's profile: figures, trends, and the cells that they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Catalogue, Indicator
from analytics.charts.rows import number_or_none
from analytics.reports.sheets import Cell, Column, Kind, Sheet, table_workbook
from analytics.text import Texts
from analytics.text.numbers import format_moment

if TYPE_CHECKING:
    import pandas as pd

FIGURES: Final[tuple[tuple[str, str, Kind], ...]] = (
    ("value", "value", "number"),
    ("lower", "lower", "number"),
    ("upper", "upper", "number"),
    ("level", "benchmark", "number"),
    ("verdict", "verdict", "text"),
    ("to_benchmark", "to_benchmark", "signed"),
    ("last_year", "value_last_year", "number"),
    ("change", "change", "signed"),
    ("change_lower", "change_lower", "signed"),
    ("change_upper", "change_upper", "signed"),
    ("limits_of", "limits_of", "text"),
    ("change_verdict", "change_judgement", "text"),
    ("lowest", "lowest", "number"),
    ("median", "median", "number"),
    ("highest", "highest", "number"),
    ("republic", "republic", "number"),
    ("numerator", "numerator", "number"),
    ("denominator", "denominator", "number"),
    ("status", "status", "text"),
    ("origin", "origin", "text"),
)
WHOLE: Final = ("to_benchmark", "numerator", "denominator")
TRENDS: Final[tuple[tuple[str, Kind, int], ...]] = (
    ("percent_a_year", "signed", 1),
    ("lower", "signed", 1),
    ("upper", "signed", 1),
    ("quarters", "number", 0),
)
# What the count of one region is not compared with.
OF_REGIONS: Final = ("lowest", "median", "highest", "republic", "level")

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """What the workbook of a profile is made of.

    ``profile``, ``trends`` and ``sources`` are the answers of ``region_profile``, ``profile_trends`` and
    ``profile_sources``; ``trend_words`` are the trends in words, by indicator. ``head`` are pairs of a
    label and its words, ``notes`` sentences; ``files`` names the file or source of each batch;
    ``percent`` is the confidence in words; ``generated_at`` is a moment in UTC; ``more`` are sheets that
    follow these, such as the region's plan.
    """

    region: str
    head: Sequence[tuple[str, str]]
    notes: Sequence[str]
    percent: str
    profile: pd.DataFrame
    trends: pd.DataFrame
    trend_words: Mapping[str, str]
    sources: pd.DataFrame
    files: Mapping[int, str]
    is_synthetic: bool
    generated_at: dt.datetime
    more: Sequence[Sheet] = ()


def profile_workbook(report: ProfileReport, catalogue: Catalogue, text: Texts) -> bytes:
    """The workbook of one profile in one language: figures, trends, sources, one row an indicator each."""
    head = [*report.head, (text("workbook.generated_at"), format_moment(report.generated_at, text.language))]
    alarm = text("origins.synthetic") if report.is_synthetic else ""
    sheets = [
        Sheet(text(f"profile.workbook.{name}"), report.region, columns, rows, head, alarm, notes=notes)
        for name, columns, rows, notes in (
            ("profile", *_figures(report, catalogue, text), report.notes),
            ("trends", *_trends(report, catalogue, text), ()),
            ("sources", *_sources(report, catalogue, text), ()),
        )
    ]
    return table_workbook([*sheets, *report.more], report.region, report.generated_at.replace(tzinfo=None))


Table = tuple[list[Column], list[list[Cell]]]


def _figures(report: ProfileReport, catalogue: Catalogue, text: Texts) -> Table:
    columns = [*_named(text), Column(text("profile.columns.unit"))]
    columns += [
        Column(text(f"profile.columns.{name}", percent=report.percent), kind, 0 if name in WHOLE else 2)
        for name, _, kind in FIGURES
    ]
    rows: list[list[Cell]] = []
    for row in report.profile.to_dict("records"):
        indicator = catalogue.indicators[row["indicator_code"]]
        figures = [_cell(row, name, source, kind, text) for name, source, kind in FIGURES]
        rows.append([*_name(indicator, catalogue, text), _unit(indicator, text), *figures])
    return columns, rows


def _trends(report: ProfileReport, catalogue: Catalogue, text: Texts) -> Table:
    columns = [*_named(text), Column(text("profile.trends.columns.trend"))]
    names = {"quarters": "used"}
    columns += [
        Column(text(f"profile.trends.columns.{names.get(name, name)}"), kind, decimals)
        for name, kind, decimals in TRENDS
    ]
    columns.append(Column(text("profile.trends.columns.agrees")))
    rows: list[list[Cell]] = []
    for row in report.trends.to_dict("records"):
        indicator = catalogue.indicators[row["indicator_code"]]
        figures = [number_or_none(row[name]) for name, _, _ in TRENDS]
        judged = row["trend_verdict"] in ("growth", "fall")
        agrees = text(f"profile.trends.agreement.{'yes' if row['agrees'] else 'no'}") if judged else ""
        words = report.trend_words[indicator.code]
        rows.append([*_name(indicator, catalogue, text), words, *figures, agrees])
    return columns, rows


def _sources(report: ProfileReport, catalogue: Catalogue, text: Texts) -> Table:
    names = ("file_name", "sheets", "cells")
    columns = [*_named(text), *(Column(text(f"workbook.columns.{name}")) for name in names)]
    rows: list[list[Cell]] = []
    for row in report.sources.to_dict("records"):
        ids = [int(one) for one in row["batch_ids"].split(";") if one]
        files = "; ".join(dict.fromkeys(report.files[one] for one in ids if report.files.get(one)))
        indicator = catalogue.indicators[row["indicator_code"]]
        rows.append([*_name(indicator, catalogue, text), files, row["sheets"], row["cells"]])
    return columns, rows


def _named(text: Texts) -> list[Column]:
    return [
        Column(text("workbook.code"), width=10),
        Column(text("profile.columns.indicator"), width=60),
        Column(text("profile.columns.group"), width=26),
    ]


def _name(indicator: Indicator, catalogue: Catalogue, text: Texts) -> list[Cell]:
    group = catalogue.groups[indicator.group].name[text.language]
    return [indicator.code, indicator.name[text.language], group]


def _unit(indicator: Indicator, text: Texts) -> str:
    return text(f"units.{rate_unit(indicator)}")


def _cell(row: Row, name: str, source: str, kind: Kind, text: Texts) -> Cell:
    """One figure or its words; counts of one region stand beside no spread of regions."""
    if kind != "text":
        is_bare = row["measure"] == "count" and name in OF_REGIONS
        return None if is_bare else number_or_none(row[source])
    word = row[source]
    if not isinstance(word, str) or (name == "status" and word == "ok"):
        return ""
    if name == "limits_of":
        return text(f"profile.limits_of.{word}") if number_or_none(row["change_lower"]) is not None else ""
    if number_or_none(row["value"]) is None and name in ("verdict", "change_verdict"):
        return ""
    keys = {
        "verdict": "verdicts.",
        "change_verdict": "profile.change_verdict.",
        "status": "charts.status.",
        "origin": "workbook.origins.",
    }
    return text(keys[name] + word)
