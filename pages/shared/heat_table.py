"""The heat map as a table: regions in rows, indicators in columns, each value with its sign."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from analytics.charts.rows import number_or_none, region_names
from analytics.measures.heat_marks import mark_counts, shared_levels
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.heat_answer import HeatOrder, cells, heat_codes, shown_by_code
from pages.shared.heat_downloads import heat_excel
from pages.shared.heat_filters import HeatQuestion
from pages.shared.heat_words import value_words
from pages.shared.shown_as import ShownAs
from pages.shared.tables import Column, Row, show_table, table_source

TABLE = "heat_table"
TOTALS: Final = ("worse", "better")

Record = dict[Any, Any]


def heat_table(text: Texts, asked: HeatQuestion, order: HeatOrder, notes: list[str]) -> None:
    """The table with its download; a click on a row chooses the region."""
    st.markdown(f"**{text('heat.table')}**")
    source = data.kept_by_words(heat_table_source, asked, order, text.language)
    show_table(source, TABLE, state.recall(state.widget_key("region")) or None, _pick)
    st.caption(text("heat.table_hint"))
    heat_excel(text, asked, order, notes)


def heat_table_source(asked: HeatQuestion, order: HeatOrder, language: Language) -> str:
    """The table as text for the screen: a row a region, the level of comparison first where all share it."""
    text, table = texts(language), cells(asked)
    region_codes, codes = heat_codes(asked, order)
    names = region_names(asked.request.borders, language)
    records = {(row["region_code"], row["indicator_code"]): row for row in table.to_dict("records")}
    counts = mark_counts(table, "region_code").to_dict("index")
    columns = [
        Column(text("common.region")),
        *(
            Column(f"{text(f'verdict_symbols.{mark}')} {text(f'heat.columns.{mark}')}", True)
            for mark in TOTALS
        ),
        *(Column(code, True) for code in codes),
    ]
    shown = shown_by_code(asked, language)
    rows = _level_row(text, asked, codes, shared_levels(table), shown)
    for region_code in region_codes:
        of_region = [records[region_code, code] for code in codes]
        totals = [int(counts[region_code][mark]) for mark in TOTALS]
        words = (value_words(text, row, shown[row["indicator_code"]]) for row in of_region)
        numbers = (number_or_none(row["value"]) for row in of_region)
        name = names[region_code].full
        rows.append(Row(region_code, (name, *map(str, totals), *words), (name, *totals, *numbers)))
    return table_source(columns, rows, text("heat.table"))


def _level_row(
    text: Texts, asked: HeatQuestion, codes: list[str], levels: dict[str, float], shown: dict[str, ShownAs]
) -> list[Row]:
    """The level that all regions are compared with, as a row that is no region."""
    if not levels or asked.request.against.kind == "last_year":
        return []
    words = [shown[code].number(levels[code]) if code in levels else "" for code in codes]
    name = text(f"heat.level.{asked.request.against.kind}")
    return [Row("", (name, "", "", *words), (name, None, None, *(levels.get(code) for code in codes)))]


def _pick() -> None:
    """Choose the region whose row was clicked."""
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)
