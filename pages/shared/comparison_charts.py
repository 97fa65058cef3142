"""The charts of a comparison beside its map: ranked bars with places, funnel, change on last year."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analytics.charts.dumbbell import change_dumbbell
from analytics.charts.funnel import funnel_chart
from analytics.charts.places import place_intervals_chart, place_order
from analytics.charts.ranked import ranked_bars
from analytics.charts.view import ChartView, Comparator
from analytics.measures.comparison import Comparison
from analytics.measures.funnel_plot import FunnelPlot, funnel_plot
from analytics.measures.place_intervals import place_intervals
from analytics.sentences.funnel import funnel_sentences
from analytics.sentences.places import place_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.comparison_blocks import PROFILE, chart_words
from pages.shared.comparison_changes import Changes, changes_in_words
from pages.shared.comparison_hovers import comparison_hovers
from pages.shared.comparison_words import (
    indicator_of,
    last_year_words,
    level_line,
    period_words,
    region_names_of,
    size_words,
)
from pages.shared.downloads import chart_picture, excel_download
from pages.shared.widgets import clicks_open, show_figure


def ranked_tab(text: Texts, answer: Comparison, view: ChartView) -> None:
    """Bars with limits, and level with them the interval of each place; a click opens the profile."""
    places, sentences = data.worded(places_in_words, answer.request, text.language)
    st.markdown(sentences)
    table = data.worded(comparison_hovers, answer.request, text.language)
    bars = partial(ranked_bars, table, view, level_line(text, answer))
    intervals = partial(place_intervals_chart, places, view, place_order(table))
    has_places = bool(places["place"].notna().any())
    left, right = st.columns([7, 3] if has_places else [1, 0.001], gap="medium")
    with left:
        st.markdown(f"**{text('compare.bars')}**")
        show_figure(
            bars(), "ranked", chart_words(text, answer, "ranked"), partial(clicks_open, "ranked", PROFILE)
        )
        chart_picture(text, answer, view, "ranked", bars)
    if has_places:
        with right:
            st.markdown(f"**{text('compare.places')}**")
            show_figure(intervals(), "places", sentences, partial(clicks_open, "places", PROFILE))
            named = partial(place_intervals_chart, places, replace(view, compact=True), place_order(table))
            chart_picture(text, answer, view, "places", named)


def places_in_words(answer: Comparison, language: Language) -> tuple[pd.DataFrame, str]:
    """The places with their intervals, and the sentence that leads them."""
    text = texts(language)
    places = place_intervals(answer.table, answer.view)
    return places, place_sentences(places, region_names_of(text, answer), text)


def funnel_tab(text: Texts, answer: Comparison, view: ChartView) -> None:
    """Regions by their size within limits widened for the usual scatter; a click opens the profile."""
    plot, hovers, sentences = data.worded(funnel_in_words, answer.request, text.language)
    if plot.target is None:
        st.info(sentences)
        return
    st.markdown(sentences)
    level = Comparator(text("comparators.level.republic"), plot.target)
    size = size_words(text, indicator_of(answer))
    draw = partial(funnel_chart, hovers, plot.limits, view, level, size)
    show_figure(draw(), "funnel", sentences, partial(clicks_open, "funnel", PROFILE))
    chart_picture(text, answer, view, "funnel", draw)
    st.caption(text("compare.funnel_hint"))


def funnel_in_words(answer: Comparison, language: Language) -> tuple[FunnelPlot, pd.DataFrame, str]:
    """The funnel, its points with the words of their hover boxes, and the sentence that leads it."""
    text = texts(language)
    plot = funnel_plot(answer.table, answer.view)
    sentences = funnel_sentences(plot, region_names_of(text, answer), text)
    if plot.reason is not None:
        return plot, plot.regions, sentences
    hovers = comparison_hovers(answer, language)[["region_code", "hover"]]
    return plot, plot.regions.merge(hovers, on="region_code"), sentences


def change_tab(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The change on last year, with the comparison's workbook."""
    change_chart(text, answer, view)
    excel_download(text, answer)


def change_chart(text: Texts, answer: Comparison, view: ChartView) -> None:
    """Last year's and this year's value of each region, joined and judged; a click opens the profile."""
    changes: Changes = data.worded(changes_in_words, answer.request, text.language)
    st.markdown(changes.sentences)
    if not changes.compared:
        return
    years = (last_year_words(text, answer), period_words(text, answer))
    draw = partial(change_dumbbell, changes.table, view, years)
    show_figure(draw(), "change", changes.sentences, partial(clicks_open, "change", PROFILE))
    chart_picture(text, answer, view, "change", draw)
    st.caption(text("compare.change_hint"))
