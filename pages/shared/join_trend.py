"""The trend of a share of registered children: the republic's line, and what is real in each region's."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.charts.line_alt import row_alt
from analytics.measures.comparison import Comparison
from analytics.measures.lines import LinesRequest
from analytics.measures.series import SeriesRequest
from analytics.measures.trends import USUAL_QUARTERS, trend_basis
from analytics.periods import Period
from analytics.regions import REPUBLIC, borders_of
from analytics.sentences.registered import registered_trends
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.trends_blocks import row_figure
from pages.shared.trends_downloads import excel_download, picture_download
from pages.shared.trends_tables import trend_table
from pages.shared.trends_words import chart_view, figures_of, heading_words, indicator_of, names_of, trends_of
from pages.shared.widgets import show_figure, theme


def registered_trend(text: Texts, answer: Comparison) -> None:
    """The sentence, the republic's line with its trend, the table of all regions, the way to their series."""
    request = lines_asked(answer)
    if request is None:
        st.info(text("trends.no_periods"))
        return
    with st.spinner(text("trends.fitting")):
        told = data.kept(trend_in_words, request, text.language)
    st.caption(f"{heading_words(request, text)[1]}. {text('join.trend_borders')}")
    st.markdown(told)
    _republic(text, request.of(REPUBLIC))
    trend_table(text, request)
    excel_download(text, request)
    st.page_link(
        "trends.py",
        label=text("join.to_trends"),
        icon=":material/show_chart:",
        query_params={"indicator": answer.request.indicator_code, "regions": REPUBLIC},
    )


def lines_asked(answer: Comparison) -> LinesRequest | None:
    """The regions and the republic over the last five years, in the borders in which they are whole."""
    last, code = answer.period, answer.request.indicator_code
    first_wanted = Period.from_key(last.key - USUAL_QUARTERS + 1)
    known = [Period.parse(one) for one in data.periods(code)]
    reported = [one for one in known if first_wanted.key <= one.key <= last.key]
    if not reported:
        return None
    first = min(reported)
    borders = borders_of(first)
    units = [region.code for region in data.regions().in_borders(borders)]
    asked = SeriesRequest(code, trend_basis(answer.request.basis), borders, first, last)
    return LinesRequest(asked, (REPUBLIC, *units))


def trend_in_words(request: LinesRequest, language: Language) -> str:
    """What is said of the trends of the republic and of its regions."""
    text = texts(language)
    names = names_of(request, text, short=True)
    return registered_trends(trends_of(request), indicator_of(request), names, text)


def _republic(text: Texts, request: LinesRequest) -> None:
    figure = data.kept(row_figure, request, text.language, theme(), state.narrow())
    indicator, names = indicator_of(request).name[text.language], names_of(request, text)
    alt = row_alt(figures_of(request), chart_view(request, text), indicator, names, request.series.basis)
    show_figure(figure, "registered_trend", alt)
    picture_download(text, request, partial(row_figure, request, text.language, theme(), False), "row")
