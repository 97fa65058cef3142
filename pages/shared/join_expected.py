"""Better than expected: regions to ask, the ratios of four years, and what stands beside them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analytics.catalogue.join import load_join
from analytics.charts.deviance import deviance_alt, deviance_chart
from analytics.charts.rows import region_names
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.better_than_expected import (
    BetterThanExpected,
    ExpectedRequest,
    better_than_expected,
)
from analytics.periods import Period
from analytics.sentences.expected import expected_sentences, found_sentence, model_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.join_expected_beside import beside
from pages.shared.join_expected_table import expected_excel, expected_table
from pages.shared.overview_filters import OverviewView
from pages.shared.widgets import origin_banner, picture_button, select, show_figure, theme

CHART = "expected_chart"


def expected_tab(text: Texts, view: OverviewView) -> None:
    """The events, the sentences, the ratios of each year, the table, the clubs beside."""
    indicators = data.catalogue().indicators
    codes = load_join().events
    code = select(
        "events",
        text("join_expected.events"),
        codes,
        lambda one: f"{one} · {indicators[one].name[text.language]}",
        codes[0],
    )
    request = ExpectedRequest(code, view.period)
    with st.spinner(text("join_expected.wait")):
        answer = data.kept_by_words(expected_answer, request)
    origin_banner(text, answer.origins)
    st.caption(f"{about_words(text, request)}. {text('join_expected.land')}")
    st.markdown(data.kept_by_words(expected_in_words, request, text.language))
    st.caption(found_sentence(answer, text))
    if answer.model != "none":
        _chart(text, answer)
        st.markdown(f"**{text('join.table')}**")
        expected_table(text, answer)
        expected_excel(text, answer, about_words(text, request))
        beside(text, answer)
    with st.expander(text("join_expected.notes"), icon=":material/info:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in model_sentences(answer, text)))


def expected_answer(request: ExpectedRequest) -> BetterThanExpected:
    """The measure on the store of this process."""
    return better_than_expected(data.journal(), data.catalogue(), data.regions(), request)


def expected_in_words(request: ExpectedRequest, language: Language) -> str:
    """The sentences that lead the part."""
    names = {code: name.short for code, name in region_names(request.borders, language).items()}
    return expected_sentences(data.kept_by_words(expected_answer, request), names, texts(language))


def about_words(text: Texts, request: ExpectedRequest) -> str:
    """What is judged, in which years, on which land."""
    first, last = (year_words(text, str(request.periods[place])) for place in (0, -1))
    return text(
        "join_expected.about",
        name=data.catalogue().indicators[request.events_code].name[text.language],
        first=first,
        last=last,
        borders=text(f"borders.name.{request.borders}"),
    )


def year_words(text: Texts, period: str) -> str:
    """The stretch of a year that is judged: ``9 мес. 2022``."""
    parsed = Period.parse(period)
    return period_short(parsed.year, parsed.quarter, text.language, "cumulative")


def _chart(text: Texts, answer: BetterThanExpected) -> None:
    request = answer.request
    codes = [str(code) for code in answer.regions["region_code"]]
    picked = state.choice("region", ["", *codes], "") or None
    view = ChartView(request.borders, text.language, theme(), selected=picked, compact=state.narrow())
    draw = partial(expected_figure, request, view)
    alt = data.kept_by_words(_alt, request, view)
    show_figure(
        data.kept_by_words(expected_figure, request, view),
        CHART,
        alt,
        partial(_open_profile, request.borders),
    )
    st.caption(text("join_expected.click_hint"))
    name = f"expected_{request.events_code}_{request.period}.png"
    picture_button(text("downloads.picture"), partial(_png, text, answer, view, draw), name)


def expected_figure(request: ExpectedRequest, view: ChartView) -> Figure:
    """The ratios of each region's years as a figure."""
    return deviance_chart(_drawn(request, view.language), view)


def _alt(request: ExpectedRequest, view: ChartView) -> str:
    return deviance_alt(_drawn(request, view.language), view)


def _drawn(request: ExpectedRequest, language: Language) -> pd.DataFrame:
    """The table of the chart: periods by their names."""
    found = data.kept_by_words(expected_answer, request).periods
    text = texts(language)
    return found.assign(period_name=[year_words(text, str(period)) for period in found["period"]])


def _open_profile(borders: int) -> None:
    """Open the profile of the region that was clicked, in the borders in which it was judged."""
    code = state.clicked_code(CHART)
    if code is not None:
        state.choose("region", code)
        state.choose("borders", borders)
        state.open_next(PROFILE)


def _png(text: Texts, answer: BetterThanExpected, view: ChartView, draw: partial[Figure]) -> bytes:
    from analytics.reports.figure import figure_png

    words = expected_in_words(answer.request, text.language).replace("**", "").replace("\n\n", " ")
    origins = "; ".join(text(f"origins.{origin}") for origin in answer.origins if origin != "mixed")
    about = about_words(text, answer.request)
    foot = f"{text('common.app_name')} · {origins}"
    return figure_png(draw(), text("join.tabs.expected"), f"{about}. {words}", foot, view.theme)
