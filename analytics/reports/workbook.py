"""The Excel download of a comparison: the table with its sources, and the indicator's passport."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Catalogue, Indicator
from analytics.charts.rows import number_or_none, region_names
from analytics.measures.comparison import Comparison
from analytics.measures.full_comparison import full_comparison
from analytics.reports.sheets import Cell, Column, Kind, Sheet, table_workbook
from analytics.sentences.comparison import level_name
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_moment, format_number
from analytics.text.periods import period_label

LEAST_RATE_DECIMALS: Final = 1
COLUMNS: Final[tuple[tuple[str, Kind], ...]] = (
    ("region", "text"),
    ("region_code", "text"),
    ("value", "number"),
    ("lower", "number"),
    ("upper", "number"),
    ("benchmark", "number"),
    ("verdict", "text"),
    ("to_benchmark", "signed"),
    ("value_last_year", "number"),
    ("change", "signed"),
    ("change_percent", "signed"),
    ("change_verdict", "text"),
    ("change_lower", "signed"),
    ("change_upper", "signed"),
    ("limits_of", "text"),
    ("share", "number"),
    ("place", "number"),
    ("place_first", "number"),
    ("place_last", "number"),
    ("numerator", "number"),
    ("denominator", "number"),
    ("status", "text"),
    ("origin", "text"),
    ("method", "text"),
    ("file_name", "text"),
    ("sheets", "text"),
    ("cells", "text"),
)
IN_UNIT: Final = ("value", "lower", "upper", "benchmark", "value_last_year", "change")
IN_PERCENT: Final = ("change_percent", "change_lower", "change_upper", "share")
OF_REPUBLIC: Final = (
    "value",
    "lower",
    "upper",
    "value_last_year",
    "change",
    "change_percent",
    "numerator",
    "denominator",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a comparison's workbook needs to know beside the figures.

    ``files`` names the file or source of each batch by its id; ``notes`` are sentences in the
    language; ``generated_at`` is naive UTC.
    """

    language: Language
    generated_at: dt.datetime
    files: Mapping[int, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def comparison_workbook(answer: Comparison, catalogue: Catalogue, setting: Setting) -> bytes:
    """The Excel workbook of one comparison, in one language.

    The first sheet holds the table: one row a region, largest value first, the republic under it;
    every value with its file, sheet and cell. The second sheet is the indicator's passport.
    """
    indicator = catalogue.indicators[answer.request.indicator_code]
    title = indicator.name[setting.language]
    sheets = (_table_sheet(answer, indicator, setting), _passport_sheet(answer, catalogue, setting))
    return table_workbook(sheets, title, setting.generated_at)


def _table_sheet(answer: Comparison, indicator: Indicator, setting: Setting) -> Sheet:
    text = texts(setting.language)
    is_rate = answer.request.measure == "rate"
    ordered = full_comparison(answer).sort_values(["value", "region_code"], ascending=[False, True])
    rows: list[dict[Any, Any]] = ordered.to_dict("records")
    notes = [text("workbook.notes") + ":", *setting.notes] if setting.notes else []
    return Sheet(
        name=text("workbook.table_sheet"),
        title=indicator.name[setting.language],
        columns=[_column(name, kind, answer, indicator, text) for name, kind in COLUMNS],
        rows=[_row(row, answer.request.borders, setting, text) for row in rows],
        head=_head(answer, indicator, text),
        alarm=text("origins.synthetic") if answer.synthetic else "",
        total=_total(answer, is_rate, text),
        notes=notes,
    )


def _column(name: str, kind: Kind, answer: Comparison, indicator: Indicator, text: Texts) -> Column:
    percent = format_number(answer.request.confidence * 100, text.language, 0)
    decimals = 0
    if name in IN_PERCENT:
        decimals = 1
    elif name in IN_UNIT and answer.request.measure == "rate":
        decimals = max(indicator.decimals, LEAST_RATE_DECIMALS)
    elif name in (*IN_UNIT, "numerator", "denominator"):
        decimals = indicator.decimals
    return Column(text(f"workbook.columns.{name}", confidence=percent), kind, decimals)


def _row(row: Mapping[str, Any], borders: int, setting: Setting, text: Texts) -> list[Cell]:
    has_value = number_or_none(row["value"]) is not None
    words: dict[str, Cell] = {
        "region": region_names(borders, setting.language)[row["region_code"]].full,
        "region_code": row["region_code"],
        "verdict": text(f"verdicts.{row['verdict']}") if has_value else "",
        "change_verdict": _change_verdict(row, text),
        "limits_of": _limits_of(row, text),
        "status": "" if row["status"] == "ok" else text(f"charts.status.{row['status']}"),
        "origin": _named("origins", row["origin"], text),
        "method": _named("methods", row["method"], text) if has_value else "",
        "file_name": _files(row.get("batch_ids"), setting.files),
        "sheets": _words(row.get("sheets")),
        "cells": _words(row.get("cells")),
    }
    return [words[name] if name in words else number_or_none(row.get(name)) for name, _ in COLUMNS]


def _change_verdict(row: Mapping[str, Any], text: Texts) -> str:
    return "" if number_or_none(row["change"]) is None else text(f"change_verdicts.{row['change_verdict']}")


def _limits_of(row: Mapping[str, Any], text: Texts) -> str:
    """In what the limits of a change are told."""
    return (
        "" if number_or_none(row["change_lower"]) is None else text(f"workbook.limits_of.{row['limits_of']}")
    )


def _total(answer: Comparison, is_rate: bool, text: Texts) -> list[Cell]:
    """The republic under the regions; the limits of a sum of all regions say nothing."""
    shown = [name for name in OF_REPUBLIC if is_rate or name not in ("lower", "upper")]
    label = text("workbook.republic_of", received=answer.republic.regions, expected=answer.expected)
    figures: dict[str, Cell] = {name: getattr(answer.republic, name) for name in shown}
    return [label if name == "region" else figures.get(name, "") for name, _ in COLUMNS]


def _head(answer: Comparison, indicator: Indicator, text: Texts) -> list[tuple[str, str]]:
    request = answer.request
    period = period_label(request.period.year, request.period.quarter, request.basis, text.language)
    origins = [_named("origins", origin, text) for origin in answer.origins]
    return [
        (text("workbook.unit"), _unit(answer, indicator, text)),
        (text("workbook.period"), period),
        (text("workbook.basis"), text(f"bases.{request.basis}")),
        (text("workbook.borders"), text("workbook.borders_of", year=request.borders)),
        (text("workbook.comparator"), level_name(answer, text)),
        (text("workbook.origin"), ", ".join(origins)),
    ]


def _passport_sheet(answer: Comparison, catalogue: Catalogue, setting: Setting) -> Sheet:
    text = texts(setting.language)
    indicator = catalogue.indicators[answer.request.indicator_code]
    rows = [
        *_identity(indicator, text),
        *_arithmetic(answer, indicator, catalogue, text),
        (text("workbook.body"), indicator.body[text.language]),
        (text("workbook.forms"), _names(indicator.forms, catalogue.forms, text)),
        (text("workbook.note"), indicator.note[text.language] if indicator.note else ""),
        *_head(answer, indicator, text)[1:],
        (text("workbook.generated_at"), format_moment(setting.generated_at, text.language)),
    ]
    return Sheet(
        name=text("workbook.passport_sheet"),
        title=indicator.name[text.language],
        columns=[
            Column(text("workbook.passport_field"), width=34),
            Column(text("workbook.passport_words"), width=100),
        ],
        rows=rows,
        has_filter=False,
    )


def _identity(indicator: Indicator, text: Texts) -> list[tuple[str, str]]:
    return [
        (text("workbook.indicator"), indicator.name[text.language]),
        (text("workbook.code"), indicator.code),
        (text("workbook.definition"), indicator.definition[text.language]),
    ]


def _arithmetic(
    answer: Comparison, indicator: Indicator, catalogue: Catalogue, text: Texts
) -> list[tuple[str, str]]:
    """How the value comes about: numerator, denominator, multiplier, unit, limits."""
    is_rate = answer.request.measure == "rate" and indicator.has_rate
    methods = sorted({str(method) for method in answer.table["method"]})
    rows = [
        (text("workbook.numerator"), _names(indicator.numerator, catalogue.indicators, text)),
        (text("workbook.denominator"), _denominator(indicator, catalogue, text, is_rate)),
        (text("workbook.unit"), _unit(answer, indicator, text)),
        (text("workbook.method"), "; ".join(_named("methods", method, text) for method in methods)),
    ]
    per = (text("workbook.per"), format_number(indicator.per, text.language))
    return [*rows[:2], per, *rows[2:]] if is_rate else rows


def _denominator(indicator: Indicator, catalogue: Catalogue, text: Texts, is_rate: bool) -> str:
    if not is_rate:
        return text("workbook.no_denominator")
    if indicator.population_band:
        return text("workbook.population_denominator", band=text(f"bands.{indicator.population_band}"))
    return _names(indicator.denominator, catalogue.indicators, text)


def _unit(answer: Comparison, indicator: Indicator, text: Texts) -> str:
    is_rate = answer.request.measure == "rate"
    return text(f"units.{rate_unit(indicator) if is_rate else indicator.unit}")


def _names(codes: Sequence[str], records: Mapping[str, Any], text: Texts) -> str:
    """Records by their codes and names: ``A01 Offences; A02 Crimes``."""
    return "; ".join(f"{code} {records[code].name[text.language]}" for code in codes)


def _named(words: str, code: object, text: Texts) -> str:
    return text(f"workbook.{words}.{code}") if isinstance(code, str) else ""


def _files(batch_ids: object, files: Mapping[int, str]) -> str:
    """The names of the files behind a value, each once, in the order of their batches."""
    batches = [int(batch) for batch in _words(batch_ids).split(";") if batch]
    return "; ".join(dict.fromkeys(files[batch] for batch in batches if batch in files))


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
