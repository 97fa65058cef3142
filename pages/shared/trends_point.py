"""One point of the trends: where its figure comes from, and the way to the comparison of its period."""

from __future__ import annotations

import streamlit as st

from analytics.measures.comparison import ComparisonRequest
from analytics.measures.lines import LinesRequest
from analytics.periods import Period
from analytics.regions import REPUBLIC, BordersTooFine
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared.trends_words import names_of, view_of
from pages.shared.where_from import cells_behind
from pages.shared.widgets import select


def point(text: Texts, request: LinesRequest) -> None:
    """Let a person choose line and period, or take those of a click, and show the cells behind."""
    st.markdown(f"**{text('trends.point.title')}**")
    code, period = _chosen(text, request)
    if not code:
        return
    asked = request.series
    one = ComparisonRequest(
        asked.indicator_code, period, asked.basis, asked.borders, view_of(request).measure
    )
    if code == REPUBLIC:
        st.caption(text("trends.point.republic"))
    else:
        _cells(text, one, code, names_of(request, text)[code])
    label = period_label(period.year, period.quarter, asked.basis, text.language)
    st.page_link(
        "compare.py",
        label=text("trends.point.compare", period=label),
        icon=":material/leaderboard:",
        query_params={"show": "table", "lang": text.language},
    )


def _chosen(text: Texts, request: LinesRequest) -> tuple[str, Period]:
    names = names_of(request, text)
    periods = [str(period) for period in request.series.periods][::-1]
    basis = request.series.basis

    def shown(period: str) -> str:
        one = Period.parse(period)
        return period_label(one.year, one.quarter, basis, text.language)

    left, right = st.columns(2)
    with left:
        code = select(
            "region",
            text("trends.point.region"),
            ["", *names],
            lambda code: names.get(code, text("where_from.nothing")),
            "",
        )
    with right:
        period = select("period", text("common.period"), periods, shown, periods[0])
    return code, Period.parse(period)


def _cells(text: Texts, one: ComparisonRequest, code: str, name: str) -> None:
    try:
        cells_behind(text, one, code, name)
    except BordersTooFine:
        st.info(text("trends.point.other_land", borders=one.borders))
