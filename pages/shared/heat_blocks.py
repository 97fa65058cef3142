"""The blocks of the heat map page: lead, order, the map itself, the picked cell, notes."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Final

import streamlit as st

from analytics.charts.heat import HeatAxes, cell_of, framed
from analytics.charts.view import ChartView
from analytics.measures.basis import measure_of
from analytics.measures.heat_marks import INDICATOR_ORDERS, REGION_ORDERS
from analytics.sentences.heat import confidence_words
from analytics.text import Texts
from analytics.text.numbers import join_names
from pages.shared import data, state
from pages.shared.filters import confidence_code
from pages.shared.heat_answer import HeatOrder, HeatTold, heat_axes, heat_charts, words_of_cell
from pages.shared.heat_downloads import heat_picture
from pages.shared.heat_filters import HeatQuestion, group_words, period_words, shade_words
from pages.shared.heat_words import unit_words
from pages.shared.shown_as import shown_as
from pages.shared.widgets import select, show_figure, theme

PAGE_OF_A_CELL: Final = "compare.py"
CELL = "cell"


def lead(text: Texts, asked: HeatQuestion, told: HeatTold) -> None:
    """What is shown, the sentences that lead it, and why its limits are as they are."""
    st.subheader(group_words(text, asked.group))
    st.caption(setting_words(text, asked))
    st.markdown(told.lead)
    if told.why:
        st.caption(told.why)


def setting_words(text: Texts, asked: HeatQuestion) -> str:
    """Period, borders and what is coloured, in one line."""
    borders = text(f"borders.name.{asked.request.borders}")
    return " · ".join((period_words(text, asked), borders, shade_words(text, asked)))


def heat_order(text: Texts, asked: HeatQuestion) -> HeatOrder:
    """In which order regions and indicators stand, bound to the address."""
    codes = list(asked.request.indicator_codes)
    indicators = data.catalogue().indicators
    left, right = st.columns([3, 2])

    def shown(order: str) -> str:
        if order in REGION_ORDERS:
            return text(f"heat.region_orders.{order}")
        name = f"{order} · {indicators[order].name[text.language]}"
        return text("heat.region_orders.indicator", indicator=name)

    with left:
        regions = select(
            "regions_by", text("heat.order_regions"), [*REGION_ORDERS, *codes], shown, REGION_ORDERS[0]
        )
    with right:
        order = select(
            "indicators_by",
            text("heat.order_indicators"),
            INDICATOR_ORDERS,
            lambda order: text(f"heat.indicator_orders.{order}"),
            INDICATOR_ORDERS[0],
        )
    return HeatOrder(regions, order)


def heat_blocks(text: Texts, asked: HeatQuestion, order: HeatOrder, told: HeatTold) -> None:
    """The map; a click on a cell opens its indicator, on a narrow screen it shows the cell's figures."""
    is_compact = state.narrow()
    view = ChartView(asked.request.borders, text.language, theme(), compact=is_compact)
    axes = heat_axes(asked, order, text.language, is_compact)
    figures = data.kept_by_words(heat_charts, asked, order, text.language, view.theme, is_compact)
    picked = (_picked_region(asked), state.choice(CELL, ["", *asked.request.indicator_codes], ""))
    for place, (figure, drawn) in enumerate(zip(figures, axes, strict=True)):
        key = f"heat_{place}"
        shown = framed(figure, view, drawn, picked)
        show_figure(shown, key, told.alt, partial(_clicked, key, asked.request.confidence, not is_compact))
    st.caption(text("heat.tap_hint" if is_compact else "heat.click_hint"))
    heat_picture(text, asked, order, told.lead, setting_words(text, asked))
    _codes_of(text, axes, is_compact)


def _picked_region(asked: HeatQuestion) -> str:
    codes = [region.code for region in data.regions().in_borders(asked.request.borders)]
    return state.choice("region", ["", *codes], "")


def _clicked(key: str, confidence: float, opens: bool) -> None:
    """Choose the region and the indicator of the clicked cell, and open them where that is wanted."""
    code = state.clicked_code(key)
    if code is None:
        return
    region_code, indicator_code = cell_of(code)
    state.choose("region", region_code)
    state.choose(CELL, indicator_code)
    if opens:
        open_cell(indicator_code, confidence)


def open_cell(indicator_code: str, confidence: float, page: str = PAGE_OF_A_CELL) -> None:
    """Open another page on an indicator, as the heat map shows it."""
    state.choose("indicator", indicator_code)
    state.choose("measure", measure_of(data.catalogue().indicators[indicator_code]))
    state.choose("confidence", confidence_code(confidence))
    state.choose("show", "table")
    state.open_next(page)


def _codes_of(text: Texts, axes: list[HeatAxes], is_open: bool) -> None:
    """What the codes on the map and in the table mean, with their units."""
    codes = [code for part in axes for code in part.indicator_codes]
    items = "".join(f"<li>{escape(unit_words(text, code, shown_as(text, code)))}</li>" for code in codes)
    with st.expander(text("heat.codes"), icon=":material/list:", expanded=is_open):
        st.html(f"<ul>{items}</ul>")


def picked_cell(text: Texts, asked: HeatQuestion) -> None:
    """The figures of one cell in words, picked by lists: for keyboards, readers and telephones."""
    names = {
        region.code: region.name[text.language] for region in data.regions().in_borders(asked.request.borders)
    }
    indicators = data.catalogue().indicators
    st.markdown(f"**{text('heat.picked')}**")
    left, right = st.columns([2, 3])
    nothing = text("heat.nothing")
    with left:
        region_code = select(
            "region", text("common.region"), ["", *names], lambda code: names.get(code, nothing), ""
        )
    with right:
        code = select(
            CELL,
            text("compare.indicator"),
            ["", *asked.request.indicator_codes],
            lambda code: f"{code} · {indicators[code].name[text.language]}" if code else nothing,
            "",
        )
    if not region_code or not code:
        st.caption(text("heat.pick_hint"))
        return
    lines = data.kept_by_words(words_of_cell, asked, text.language, region_code, code)
    st.html("<br>".join(escape(line) for line in lines))
    st.button(
        text("heat.open"),
        icon=":material/leaderboard:",
        on_click=open_cell,
        args=(code, asked.request.confidence),
    )


def heat_notes(text: Texts, asked: HeatQuestion, told: HeatTold) -> None:
    """What a reader must know about the map, folded so that it does not crowd the page."""
    sentences = note_sentences(text, asked, told)
    with st.expander(text("compare.notes", n=len(sentences)), icon=":material/info:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def note_sentences(text: Texts, asked: HeatQuestion, told: HeatTold) -> list[str]:
    """The notes as plain sentences, for the screen and for documents."""
    request, indicators = asked.request, data.catalogue().indicators
    rule = "heat.notes.tested" if asked.is_tested else "heat.notes.limits"
    sentences = [text(rule, confidence=confidence_words(request.confidence, text))]
    if not asked.is_tested:
        sentences += [text("heat.notes.spread"), text("heat.notes.counts")]
    sentences.append(text("heat.notes.stocks", basis=text(f"bases.{request.basis}")))
    if any(indicators[code].population_band == "children_0_17" for code in request.indicator_codes):
        sentences.append(text("measures.note.estimated_population"))
    if told.changed_regions:
        known = data.regions()
        names = [known.get(code).short_name[text.language] for code in told.changed_regions]
        regions = join_names(names, text.language)
        sentences.append(text("measures.note.territory_changed", regions=regions))
    if told.small:
        sentences.append(text("heat_lead.small", n=told.small))
    return sentences
