"""Land that did not exist all the time: told once under the chart, with the way to see the whole series."""

from __future__ import annotations

import streamlit as st

from analytics.measures.land import merged_members, new_land, whole_borders
from analytics.measures.lines import LinesRequest
from analytics.regions import REPUBLIC
from analytics.text import Texts
from analytics.text.numbers import format_date, join_names
from pages.shared import data, state
from pages.shared.trends_words import names_of


def land_notes(text: Texts, request: LinesRequest) -> None:
    """Which lines begin with new borders and why, a button that shows them whole, and what is merged."""
    asked = request.series
    span = (request.region_codes, asked.borders, asked.first, asked.last)
    new = new_land(data.regions(), *span)
    sentences = [
        text(
            f"trends.land.{'remainder' if one.predecessor.code == one.region.code else 'split'}",
            name=one.region.name[text.language],
            date=format_date(one.since, text.language),
            predecessor=one.predecessor.name[text.language],
        )
        for one in new
    ]
    whole = whole_borders(data.regions(), *span)
    if whole is not None:
        borders, codes = whole
        sentences.append(text("trends.land.way_out", borders=borders))
        st.info("  \n".join(sentences), icon=":material/map:")
        st.button(text("compare.use_borders", borders=borders), on_click=_show_whole, args=(borders, codes))
    for sentence in merged_words(text, request):
        st.caption(sentence)


def break_words(text: Texts, request: LinesRequest, narrow: bool = False) -> dict[str, str]:
    """The breaks of the lines by the period from which they are other: new borders, a new method.

    A narrow window has no room for the names of the regions; they stand under the chart.
    """
    asked = request.series
    new = new_land(data.regions(), request.region_codes, asked.borders, asked.first, asked.last)
    by_period: dict[str, list[str]] = {}
    for one in new:
        by_period.setdefault(str(one.period), []).append(one.region.short_name[text.language])
    breaks = {
        period: text("trends.break.short")
        if narrow
        else text("trends.break.borders", names=join_names(names, text.language))
        for period, names in by_period.items()
    }
    since = asked.view(data.catalogue()).indicator.comparable_from
    if since is not None and asked.first < since <= asked.last:
        breaks[str(since)] = text("trends.break.method")
    return breaks


def merged_words(text: Texts, request: LinesRequest) -> list[str]:
    """The regions of older borders that are sums of several returns of today."""
    asked = request.series
    members = merged_members(data.regions(), request.region_codes, asked.borders, asked.last)
    names = names_of(request, text)
    return [
        text(
            "trends.land.merged",
            name=names[code],
            borders=asked.borders,
            members=join_names([unit.name[text.language] for unit in units], text.language),
        )
        for code, units in members.items()
    ]


def _show_whole(borders: int, codes: tuple[str, ...]) -> None:
    state.choose("borders", borders)
    state.choose("regions", [code for code in codes if code != REPUBLIC])
