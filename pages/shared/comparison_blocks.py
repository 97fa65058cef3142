"""The blocks of a comparison: lead, map, ranked bars."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from analytics.charts.alt import comparison_alt
from analytics.charts.ranked import ranked_bars
from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.sentences.comparison import lead
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.comparison_words import (
    decimals_of,
    heading_words,
    indicator_of,
    period_words,
    republic_line,
)
from pages.shared.downloads import map_figure, map_picture, ranked_picture
from pages.shared.widgets import clicks_choose, show_figure, switch, theme

MAPS = ("tiles", "geographic")


def chart_view(text: Texts, answer: Comparison, selected: str | None) -> ChartView:
    """How the charts of this comparison are drawn for this person."""
    judged = bool(answer.table["verdict"].ne("not_judged").any())
    return ChartView(
        borders=answer.request.borders,
        language=text.language,
        theme=theme(),
        decimals=decimals_of(answer),
        colour_by="verdict" if judged else "value",
        selected=selected,
        compact=state.narrow(),
    )


def heading(text: Texts, answer: Comparison) -> None:
    """The title of the comparison and the sentences that lead it."""
    title, subtitle, sentences = data.worded(_heading, answer.request, text.language)
    st.subheader(title)
    st.caption(subtitle)
    st.markdown(sentences)


def _heading(answer: Comparison, language: Language) -> tuple[str, str, str]:
    text = texts(language)
    return (*heading_words(text, answer), lead(answer, indicator_of(answer), data.regions(), text))


def region_map(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The map, as tiles of equal weight or in true shape; a click picks a region."""
    kind = switch("map", text("compare.map"), MAPS, lambda kind: text(f"compare.maps.{kind}"), MAPS[0])
    key = f"map_{kind}"
    show_figure(map_figure(answer, view, kind), key, _alt(text, answer, "map"), partial(clicks_choose, key))
    map_picture(text, answer, view, kind)


def ranked(text: Texts, answer: Comparison, view: ChartView) -> None:
    """Ranked bars with their limits and the republic's line; a click picks a region."""
    st.markdown(f"**{text('compare.ranked')}**")
    figure = ranked_bars(answer.table, view, republic_line(text, answer))
    show_figure(figure, "ranked", _alt(text, answer, "ranked"), partial(clicks_choose, "ranked"))
    ranked_picture(text, answer, view)


def picked_region(answer: Comparison) -> str | None:
    """The region that was picked on this page or stands in the address."""
    codes = [str(code) for code in answer.table["region_code"]]
    return state.choice("region", ["", *codes], "") or None


def _alt(text: Texts, answer: Comparison, chart: Literal["map", "ranked"]) -> str:
    """The chart in words, for people who cannot see it."""
    of_map, of_bars = data.worded(_alts, answer.request, text.language)
    return of_map if chart == "map" else of_bars


def _alts(answer: Comparison, language: Language) -> tuple[str, str]:
    text = texts(language)
    view = ChartView(answer.request.borders, language, decimals=decimals_of(answer))
    words = partial(
        comparison_alt,
        answer.table,
        view,
        indicator=indicator_of(answer).name[language],
        period=period_words(text, answer),
        comparator=republic_line(text, answer),
    )
    return words(chart="map"), words(chart="ranked")
