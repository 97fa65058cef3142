"""Regions that are like this one, beside it in the key indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from analytics.charts.rows import number_or_none
from analytics.measures.heat import HeatRequest, heat
from analytics.measures.neighbours import statistical_neighbours
from analytics.text import Texts
from analytics.text.numbers import format_number
from pages.shared import data
from pages.shared.html_table import NOTHING, Cell, Column, html_table
from pages.shared.profile_filters import Key, ProfileView, request_of
from pages.shared.shown_as import shown_as

# A region's code and its distance; the nearest first.
Neighbour = tuple[str, float]
DISTANCE_DECIMALS: Final = 2


def neighbours_of(view: ProfileView) -> tuple[Neighbour, ...]:
    """The regions that are like the region of the view in population and land; none where it is unknown."""
    found = data.kept(_nearest, view.borders, view.period.year)
    return found.get(view.region.code, ())


def _nearest(borders: int, year: int) -> dict[str, tuple[Neighbour, ...]]:
    """The nearest regions of every region, with their distances."""
    like = statistical_neighbours(data.regions(), borders, year).nearest
    return {code: tuple((one.region_code, one.distance) for one in others) for code, others in like.items()}


def similar_regions(text: Texts, view: ProfileView, neighbours: Sequence[Neighbour]) -> None:
    """The region and its like in the key indicators; nothing where none is known."""
    if not neighbours:
        return
    st.subheader(text("profile.similar.title"))
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.html(similar_table(text, view, neighbours))
    st.caption(text("profile.similar.note"))


def similar_table(text: Texts, view: ProfileView, neighbours: Sequence[Neighbour]) -> str:
    """One row a key indicator: the region, then its like, the nearest first, with their distances."""
    codes = [view.region.code, *(code for code, _ in neighbours)]
    names = {one.code: one.short_name[text.language] for one in data.regions().in_borders(view.borders)}
    values = data.kept(_values, view.key)
    columns = [
        Column(text("compare.indicator")),
        *(Column(names[code], "number") for code in codes),
    ]
    rows: list[list[Cell]] = [
        [
            name[text.language],
            *(_words(text, code, values.get((code, region), {})) for region in codes),
        ]
        for code, name in data.headlines().short_names.items()
    ]
    distances = [format_number(far, text.language, DISTANCE_DECIMALS) for _, far in neighbours]
    rows.append([text("profile.similar.distance"), NOTHING, *distances])
    return html_table(columns, rows, text("profile.similar.title"))


def _values(key: Key) -> dict[tuple[str, str], dict[Any, Any]]:
    """The key indicators of all regions, by indicator and region."""
    asked = request_of(key)
    codes = data.headlines().codes
    request = HeatRequest(codes, asked.period, asked.borders, asked.basis, asked.confidence, asked.against)
    table = heat(data.journal(), data.catalogue(), data.regions(), request)
    rows = table[["indicator_code", "region_code", "value", "verdict"]].to_dict("records")
    return {(row["indicator_code"], row["region_code"]): row for row in rows}


def _words(text: Texts, code: str, row: dict[Any, Any]) -> str:
    """A value with the sign of its verdict; a dash where there is none."""
    value = number_or_none(row.get("value"))
    if value is None:
        return NOTHING
    sign = text(f"verdict_symbols.{row['verdict']}")
    return f"{shown_as(text, code).number(value)}\u00a0{sign}"
