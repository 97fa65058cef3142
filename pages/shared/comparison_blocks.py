"""What leads a comparison: its title, its sentences, its tabs, and how its charts are drawn."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from analytics.charts.alt import comparison_alt
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
    level_line,
    period_words,
)
from pages.shared.widgets import switch, theme

TABS = ("map", "ranked", "funnel", "change", "table")
PROFILE = "region.py"


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


def picked_tab(text: Texts) -> str:
    """Which way of looking is open; only that one is computed."""
    return switch("show", text("compare.tab"), TABS, lambda tab: text(f"compare.tabs.{tab}"), TABS[0])


def picked_region(answer: Comparison) -> str | None:
    """The region that was picked on this page or stands in the address."""
    codes = [str(code) for code in answer.table["region_code"]]
    return state.choice("region", ["", *codes], "") or None


def chart_words(text: Texts, answer: Comparison, chart: Literal["map", "ranked"]) -> str:
    """The map or the ranked bars in words, for people who cannot see them."""
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
        comparator=level_line(text, answer),
    )
    return words(chart="map"), words(chart="ranked")
