"""An index on demand: nothing is computed before somebody chose what it is made of."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.charts.index_places import index_places_alt, index_places_chart
from analytics.charts.rows import region_names
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.composite_index import CompositeIndex, IndexRequest, composite_index
from analytics.sentences.composite_index import index_sentences, method_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.join_index_filters import index_request
from pages.shared.join_index_table import index_excel, index_table
from pages.shared.overview_filters import OverviewView
from pages.shared.widgets import clicks_open, origin_banner, picture_button, show_figure, theme

CHART = "index_chart"


def index_tab(text: Texts, view: OverviewView) -> None:
    """What an index hides, the choices, and then places with intervals, the table and the notes."""
    st.caption(text("join_index.intro"))
    request = index_request(text, view)
    if request is None:
        return
    with st.spinner(text("join_index.wait")):
        answer = data.kept_by_words(index_answer, request)
    origin_banner(text, answer.origins)
    st.markdown(data.kept_by_words(index_in_words, request, text.language))
    if answer.reason:
        st.info(text("join_index.no_period"))
    else:
        _chart(text, answer)
        st.markdown(f"**{text('join.table')}**")
        index_table(text, answer)
        index_excel(text, answer, about_words(text, request))
    with st.expander(text("join_index.notes"), icon=":material/info:"):
        sentences = method_sentences(answer, indicator_names(text, request), text)
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def index_answer(request: IndexRequest) -> CompositeIndex:
    """The measure on the store of this process."""
    return composite_index(data.journal(), data.catalogue(), data.regions(), request)


def index_in_words(request: IndexRequest, language: Language) -> str:
    """The sentences that lead the part."""
    text = texts(language)
    names = {code: name.short for code, name in region_names(request.borders, language).items()}
    answer = data.kept_by_words(index_answer, request)
    return index_sentences(answer, names, indicator_names(text, request), text)


def indicator_names(text: Texts, request: IndexRequest) -> dict[str, str]:
    """The names of the indicators of an index, by code."""
    indicators = data.catalogue().indicators
    return {code: indicators[code].name[text.language] for code in request.indicator_codes}


def about_words(text: Texts, request: IndexRequest) -> str:
    """The indicators, the period and the borders of an index."""
    period = period_label(request.period.year, request.period.quarter, "cumulative", text.language)
    names = "; ".join(indicator_names(text, request).values())
    borders = text(f"borders.name.{request.borders}")
    return " · ".join((text("join_index.picture", names=names), period, borders))


def _chart(text: Texts, answer: CompositeIndex) -> None:
    request, placed = answer.request, answer.placed
    st.markdown(f"**{text('join_index.chart')}**")
    codes = [str(code) for code in answer.table["region_code"]]
    picked = state.choice("region", ["", *codes], "") or None
    view = ChartView(request.borders, text.language, theme(), selected=picked, compact=state.narrow())
    draw = partial(index_places_chart, placed, view)
    show_figure(draw(), CHART, index_places_alt(placed, view), partial(clicks_open, CHART, PROFILE))
    st.caption(text("join_index.click_hint"))
    name = f"index_{'_'.join(request.indicator_codes)}_{request.period}.png"
    picture_button(text("downloads.picture"), partial(_png, text, answer, view, draw), name)


def _png(text: Texts, answer: CompositeIndex, view: ChartView, draw: partial[Figure]) -> bytes:
    from analytics.reports.figure import figure_png

    origins = "; ".join(text(f"origins.{origin}") for origin in answer.origins if origin != "mixed")
    words = index_in_words(answer.request, text.language)
    foot = f"{text('common.app_name')} · {origins}"
    told = f"{about_words(text, answer.request)}. {words}"
    return figure_png(draw(), text("join_index.chart"), told, foot, view.theme)
