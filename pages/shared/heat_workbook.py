"""The heat map as an Excel workbook: the painted grid, and a long table of all figures with their sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from analytics.charts.palette import LIGHT
from analytics.charts.rows import number_or_none, region_names
from analytics.measures.heat_marks import mark_counts, shared_levels
from analytics.measures.heat_sources import heat_sources
from analytics.periods import Period
from analytics.reports.sheets import Cell, Column, Painted, Sheet, table_workbook
from analytics.sentences.heat import confidence_words
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.heat_answer import HeatOrder, cells, heat_codes, heat_told, shown_by_code
from pages.shared.heat_filters import HeatQuestion, group_words, period_words, shade_words
from pages.shared.heat_words import reason_words, unit_words, verdict_words
from pages.shared.shown_as import ShownAs

LIMIT_DECIMALS: Final = 1
NAME_WIDTH: Final = 16  # of a column whose head is the name of an indicator, in characters
TOTALS: Final = ("worse", "better")

Record = dict[Any, Any]


def heat_workbook(text: Texts, asked: HeatQuestion, order: HeatOrder, notes: Sequence[str]) -> bytes:
    """Two sheets: values on the paint of their verdicts, and one row a region and indicator."""
    table = cells(asked)
    region_codes, codes = heat_codes(asked, order)
    records = {(row["region_code"], row["indicator_code"]): row for row in table.to_dict("records")}
    title = f"{text('heat.title')}: {group_words(text, asked.group)}"
    head = _head(text, asked)
    origins = data.kept_by_words(heat_told, asked, text.language).origins
    alarm = text("origins.synthetic") if {"synthetic", "mixed"} & set(origins) else ""
    values = Sheet(
        name=text("heat.sheets.values"),
        title=title,
        columns=_value_columns(text, asked, codes),
        rows=[_value_row(text, asked, code, [records[code, one] for one in codes]) for code in region_codes],
        head=head,
        alarm=alarm,
        total=_level_row(text, asked, codes),
        notes=[*_meanings(text), *notes],
        has_filter=False,
    )
    long = Sheet(
        name=text("heat.sheets.long"),
        title=title,
        columns=_long_columns(text),
        rows=_long_rows(text, asked, [records[region, code] for code in codes for region in region_codes]),
        head=head,
        alarm=alarm,
    )
    return table_workbook([values, long], title)


def _head(text: Texts, asked: HeatQuestion) -> list[tuple[str, str]]:
    return [
        (text("common.period"), period_words(text, asked)),
        (text("compare.borders"), text("workbook.borders_of", year=asked.request.borders)),
        (text("heat.shade"), shade_words(text, asked)),
        (text("heat.confidence"), confidence_words(asked.request.confidence, text)),
    ]


def _meanings(text: Texts) -> list[str]:
    """What each sign in the grid means."""
    marks = ("better", "worse", "similar", "higher", "lower", "not_judged")
    return [", ".join(f"{text(f'verdict_symbols.{mark}')} {text(f'verdicts.{mark}')}" for mark in marks)]


def _value_columns(text: Texts, asked: HeatQuestion, codes: Sequence[str]) -> list[Column]:
    shown = shown_by_code(asked, text.language)
    return [
        Column(text("common.region")),
        *(Column(text(f"heat.columns.{mark}"), "number") for mark in TOTALS),
        *(
            Column(unit_words(text, code, shown[code]), "number", shown[code].decimals, NAME_WIDTH)
            for code in codes
        ),
    ]


def _value_row(text: Texts, asked: HeatQuestion, region_code: str, of_region: Sequence[Record]) -> list[Cell]:
    shown = shown_by_code(asked, text.language)
    counts = data.kept_by_words(_counts, asked)
    return [
        region_names(asked.request.borders, text.language)[region_code].full,
        *(counts[region_code, mark] for mark in TOTALS),
        *(_painted(text, row, shown[row["indicator_code"]]) for row in of_region),
    ]


def _level_row(text: Texts, asked: HeatQuestion, codes: Sequence[str]) -> list[Cell]:
    """The level that all regions are compared with, where there is one."""
    kind, levels = asked.request.against.kind, shared_levels(cells(asked))
    if not levels or kind == "last_year":
        return []
    return [text(f"heat.level.{kind}"), None, None, *(levels.get(code) for code in codes)]


def _counts(asked: HeatQuestion) -> dict[tuple[str, str], int]:
    counts = mark_counts(cells(asked), "region_code").to_dict("index")
    return {(str(code), mark): int(found[mark]) for code, found in counts.items() for mark in TOTALS}


def _painted(text: Texts, row: Record, shown: ShownAs) -> Painted:
    """A value on the paint of its mark; words where there is none."""
    mark, value = LIGHT.marks[row["mark"]], number_or_none(row["value"])
    if value is None:
        return Painted(reason_words(text, row), "", mark.fill, mark.ink)
    return Painted(value, text(f"verdict_symbols.{row['mark']}"), mark.fill, mark.ink, shown.decimals)


def _long_columns(text: Texts) -> list[Column]:
    return [
        Column(text("common.region")),
        Column(text("heat.columns.code")),
        Column(text("heat.columns.indicator")),
        Column(text("heat.columns.unit")),
        Column(text("heat.columns.basis")),
        *(Column(text(f"heat.columns.{name}")) for name in ("verdict",)),
        Column(text("compare.columns.value"), "number", 2),
        Column(text("heat.columns.lower"), "number", 2),
        Column(text("heat.columns.upper"), "number", 2),
        Column(text("heat.columns.level"), "number", 2),
        Column(text("compare.columns.numerator"), "number"),
        Column(text("compare.columns.denominator"), "number"),
        Column(text("compare.columns.last_year"), "number", 2),
        Column(text("compare.columns.change"), "signed", 2),
        Column(text("compare.columns.change_percent"), "signed", LIMIT_DECIMALS),
        Column(text("heat.columns.change_lower"), "signed", LIMIT_DECIMALS),
        Column(text("heat.columns.change_upper"), "signed", LIMIT_DECIMALS),
        Column(text("heat.columns.limits_of")),
        Column(text("heat.columns.change_verdict")),
        Column(text("heat.columns.judgement")),
        Column(text("compare.columns.origin")),
        Column(text("heat.columns.files")),
        Column(text("compare.columns.cell")),
    ]


NUMBERS: Final = (
    "value",
    "lower",
    "upper",
    "benchmark",
    "numerator",
    "denominator",
    "value_last_year",
    "change",
    "change_percent",
    "change_lower",
    "change_upper",
)


def _long_rows(text: Texts, asked: HeatQuestion, records: Sequence[Record]) -> list[list[Cell]]:
    sources = data.measured(heat_sources, asked.request)
    by_cell = {(row["region_code"], row["indicator_code"]): row for row in sources.to_dict("records")}
    files = data.files_of_batches(sources["batch_ids"])
    shown = shown_by_code(asked, text.language)
    names = region_names(asked.request.borders, text.language)
    indicators = data.catalogue().indicators
    return [
        [
            names[row["region_code"]].full,
            row["indicator_code"],
            indicators[row["indicator_code"]].name[text.language],
            shown[row["indicator_code"]].unit,
            _basis_words(text, row, asked.request.period),
            _verdict(text, row),
            *(_number(row, name) for name in NUMBERS),
            text(f"heat.limits_in.{row['limits_of']}"),
            text(f"heat.change_verdicts.{row['change_verdict']}"),
            text(f"verdicts.{row['change_judgement']}"),
            *_source(text, by_cell[row["region_code"], row["indicator_code"]], files),
        ]
        for row in records
    ]


def _number(row: Record, name: str) -> float | None:
    """A figure; the sum of the republic is no level that a count could be compared with."""
    is_sum = name == "benchmark" and row["measure"] == "count"
    return None if is_sum else number_or_none(row[name])


def _verdict(text: Texts, row: Record) -> str:
    """The verdict against the comparator, whatever the map is coloured by."""
    if number_or_none(row["value"]) is None:
        return reason_words(text, row)
    return verdict_words(text, row | {"mark": row["verdict"]})


def _basis_words(text: Texts, row: Record, period: Period) -> str:
    return period_label(period.year, period.quarter, row["basis"], text.language)


def _source(text: Texts, source: Record, files: dict[int, str]) -> list[Cell]:
    """The origin, the files and the cells of one figure."""
    origin, batches, addresses = (source[name] for name in ("origin", "batch_ids", "cells"))
    ids = [int(one) for one in batches.split(";")] if isinstance(batches, str) else []
    return [
        text(f"origins_short.{origin}") if isinstance(origin, str) else "",
        "; ".join(dict.fromkeys(files[one] for one in ids if one in files)),
        addresses if isinstance(addresses, str) else "",
    ]
