"""The map of a comparison, and beside it the regions that differ from the comparator."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.charts.rows import number_or_none
from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_signed
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE, chart_words
from pages.shared.comparison_hovers import comparison_hovers
from pages.shared.comparison_words import decimals_of, region_names_of
from pages.shared.downloads import chart_picture, map_figure
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import clicks_open, show_figure, switch

MAPS = ("tiles", "geographic")
TABLE = "regions_that_differ"
# Worse first, then better; neutral indicators higher, then lower.
ORDER = ("worse", "better", "higher", "lower")


def map_tab(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The map, as tiles of equal weight or in true shape; a click opens the region's profile."""
    left, right = st.columns([5, 4], gap="medium")
    with left:
        kind = switch("map", text("compare.map"), MAPS, lambda kind: text(f"compare.maps.{kind}"), MAPS[0])
        key = f"map_{kind}"
        table = data.worded(comparison_hovers, answer.request, text.language)
        show_figure(
            map_figure(table, view, kind),
            key,
            chart_words(text, answer, "map"),
            partial(clicks_open, key, PROFILE),
        )
        chart_picture(text, answer, view, kind, partial(map_figure, table, view, kind))
    with right:
        _differing(text, answer)


def _differing(text: Texts, answer: Comparison) -> None:
    """The regions with a verdict beyond chance, the farthest first."""
    st.markdown(f"**{text('compare.differing')}**")
    source = data.worded(differing_source, answer.request, text.language)
    if source is None:
        st.caption(text("compare.none_differs"))
    else:
        show_table(source, TABLE, on_pick=_open_profile)
    st.caption(text("compare.map_hint"))


def _open_profile() -> None:
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)
        state.open_next(PROFILE)


def differing_source(answer: Comparison, language: Language) -> str | None:
    """The table of the regions that differ, ``None`` where none does."""
    text = texts(language)
    found = answer.table[answer.table["verdict"].isin(ORDER)]
    if found.empty:
        return None
    names = region_names_of(text, answer)
    rows = sorted(found.to_dict("records"), key=lambda row: (ORDER.index(row["verdict"]), -_distance(row)))
    labels = ("region", "verdict", "value", "to_level")
    columns = [
        Column(text(f"compare.differ_columns.{name}"), name in ("value", "to_level")) for name in labels
    ]
    return table_source(columns, [_row(text, answer, names, row) for row in rows])


def _distance(row: Mapping[Any, Any]) -> float:
    level = number_or_none(row["benchmark"])
    value = float(row["value"])
    return abs(value - level) / level if level else abs(value)


def _row(text: Texts, answer: Comparison, names: Mapping[str, str], row: Mapping[Any, Any]) -> Row:
    code, verdict = str(row["region_code"]), row["verdict"]
    value = format_number(row["value"], text.language, decimals_of(answer))
    # What parts a region from the level is told of those that lag behind it.
    children = number_or_none(row["to_benchmark"]) if verdict == "worse" else None
    words = (
        names[code],
        f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}",
        value,
        "" if children is None else format_signed(children, text.language),
    )
    return Row(code, words, (words[0], ORDER.index(verdict), row["value"], children))
