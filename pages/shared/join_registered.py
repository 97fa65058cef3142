"""The registered child first: how many children on a register attend clubs, and how many are lacking."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from analytics.catalogue.join import load_join
from analytics.catalogue.reconciliation import load_shared_facts
from analytics.charts.ranked import ranked_bars
from analytics.charts.view import ChartView
from analytics.measures.basis import bases_of
from analytics.measures.benchmark import Against
from analytics.measures.comparison import Comparison, ComparisonRequest
from analytics.measures.reconciliation import DIFFER, reconciliation
from analytics.sentences.named import named_regions
from analytics.sentences.registered import registered_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import KAZAKHSTAN_TIME
from pages.shared import data
from pages.shared.comparison_blocks import PROFILE, chart_view, chart_words, picked_region
from pages.shared.comparison_charts import change_chart
from pages.shared.comparison_hovers import comparison_hovers
from pages.shared.comparison_table import table_tab
from pages.shared.comparison_words import indicator_of, level_line, period_words, region_names_of
from pages.shared.downloads import chart_picture
from pages.shared.join_trend import registered_trend
from pages.shared.notes import notes
from pages.shared.overview_filters import OverviewView
from pages.shared.widgets import clicks_open, origin_banner, select, show_figure, switch

OVER = ("last_year", "trend")
BEST_QUARTER = Against("best_quarter")


def registered_tab(text: Texts, view: OverviewView) -> None:
    """One share at a time: the sentence, the regions, the change on last year, the table, both ministries."""
    answer = data.compared(_request(text, view))
    origin_banner(text, answer.origins)
    st.subheader(indicator_of(answer).name[text.language])
    sentences = data.worded(registered_in_words, answer.request, text.language)
    st.markdown(sentences)
    shown = chart_view(text, answer, picked_region(answer))
    table = data.worded(comparison_hovers, answer.request, text.language)
    st.caption(text("join.verdicts_against", period=period_words(text, answer)))
    draw = partial(ranked_bars, table, shown, level_line(text, answer))
    alt = chart_words(text, answer, "ranked")
    show_figure(draw(), "registered", alt, partial(clicks_open, "registered", PROFILE))
    chart_picture(text, answer, shown, "registered", draw)
    _over_time(text, answer, shown)
    st.markdown(f"**{text('join.table')}**")
    table_tab(text, answer, shown)
    _reconciled(text, answer)
    notes(text, answer)


def _over_time(text: Texts, answer: Comparison, shown: ChartView) -> None:
    """The change on last year, or the trend over the quarters: only the chosen one is computed."""
    over = switch("over", text("join.over"), OVER, lambda over: text(f"join.over_time.{over}"), OVER[0])
    if over == "trend":
        registered_trend(text, answer)
    else:
        change_chart(text, answer, shown)


def _request(text: Texts, view: OverviewView) -> ComparisonRequest:
    indicators = data.catalogue().indicators
    codes = load_join().registered
    code = select(
        "share", text("join.share"), codes, lambda code: indicators[code].name[text.language], codes[0]
    )
    basis = bases_of(data.catalogue(), indicators[code])[0]
    return ComparisonRequest(code, view.period, basis, view.borders, against=BEST_QUARTER)


def registered_in_words(answer: Comparison, language: Language) -> str:
    """The sentences that lead the part."""
    text = texts(language)
    return registered_sentences(answer, indicator_of(answer), region_names_of(text, answer), text)


def _reconciled(text: Texts, answer: Comparison) -> None:
    """Whether the two ministries agree about the parts of the share, and the way to settle it."""
    indicator = indicator_of(answer)
    parts = {*indicator.numerator, *indicator.denominator}
    facts = [fact.code for fact in load_shared_facts() if parts & {fact.police, fact.education}]
    if not facts:
        st.caption(text("join.reconciled.none"))
        return
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    table = data.measured(reconciliation, answer.period, today)
    pairs = table[table["fact"].isin(facts)]
    apart = pairs[pairs["state"].isin(DIFFER)]
    codes = [str(code) for code in dict.fromkeys(apart["region_code"])]
    if codes:
        known = data.regions()
        names = {code: known.get(code, answer.period).short_name[text.language] for code in codes}
        st.warning(text("join.reconciled.differ", n=len(codes), names=named_regions(codes, names, text)))
    else:
        st.caption(text("join.reconciled.settled", n=int(pairs["difference"].notna().sum())))
    st.page_link(
        "quality.py",
        label=text("join.to_quality"),
        icon=":material/balance:",
        query_params={"section": "reconciliation", "period": str(answer.period), "fact": facts[0]},
    )
