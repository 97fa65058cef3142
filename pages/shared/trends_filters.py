"""The filter bar of the trends: indicator, lines, basis, borders, measure, range of periods, mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast, get_args

import streamlit as st

from analytics.catalogue.records import Indicator
from analytics.measures.basis import Basis, Measure, bases_of
from analytics.measures.lines import LinesRequest
from analytics.measures.series import SeriesRequest
from analytics.periods import Period
from analytics.regions import BORDERS, REPUBLIC, borders_of
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.filters import FIRST_INDICATOR
from pages.shared.widgets import select, select_many, switch

Mode = Literal["row", "apart", "years"]
MOST_REGIONS = 6
REGION_SEEN = "trends_region_seen"


def trends_asked(text: Texts) -> tuple[LinesRequest, Mode] | None:
    """Draw the bar; what is asked and how it is shown, or ``None`` where nothing was ever reported."""
    with st.container(border=True):
        wide, lines = st.columns(2)
        with wide:
            indicator = _indicator(text)
        periods = data.periods(indicator.code)[::-1]
        if not periods:
            return None
        usual = _usual_borders(periods)
        with lines:
            codes = _lines(text, state.choice("borders", BORDERS, usual))
        basis, borders, measure = _second_row(text, indicator, usual)
        mode, first, last = _third_row(text, basis, periods)
    series = SeriesRequest(indicator.code, basis, borders, Period.parse(first), Period.parse(last), measure)
    return LinesRequest(series, codes), mode


def _indicator(text: Texts) -> Indicator:
    indicators = data.catalogue().indicators
    code = select(
        "indicator",
        text("compare.indicator"),
        list(indicators),
        lambda code: f"{code} · {indicators[code].name[text.language]}",
        FIRST_INDICATOR if FIRST_INDICATOR in indicators else next(iter(indicators)),
    )
    return indicators[code]


def _usual_borders(periods: Sequence[str]) -> int:
    """The borders in which the series is whole: those of its first period.

    Where a region is chosen that they do not have, the earliest ones that have all chosen regions.
    """
    every = sorted({region.code for one in BORDERS for region in data.regions().in_borders(one)})
    chosen = state.choices("regions", every, [], MOST_REGIONS)
    wanted = {*chosen, state.choice("region", ["", REPUBLIC, *every], "")} - {"", REPUBLIC}
    oldest = borders_of(Period.parse(periods[0]))
    for borders in (one for one in BORDERS if one >= oldest):
        if wanted <= {region.code for region in data.regions().in_borders(borders)}:
            return borders
    return oldest


def _lines(text: Texts, borders: int) -> tuple[str, ...]:
    """The codes of the lines: the republic first, then the regions in the order of choice."""
    names = {region.code: region.name[text.language] for region in data.regions().in_borders(borders)}
    elsewhere = state.choice("region", ["", REPUBLIC, *names], "")
    # A region that was taken off the chart does not come back until another one is chosen elsewhere.
    usual = [elsewhere] if elsewhere in names and elsewhere != state.recall(REGION_SEEN) else []
    state.remember(REGION_SEEN, elsewhere)
    regions, switch_column = st.columns([2, 1], vertical_alignment="bottom")
    with regions:
        codes = select_many(
            "regions", text("trends.regions"), list(names), names.__getitem__, usual, MOST_REGIONS
        )
    with switch_column:
        state.place("republic", state.choice("republic", (True, False), True))
        has_republic = st.toggle(text("trends.republic"), key=state.widget_key("republic"))
        state.settle("republic", has_republic)
    return (REPUBLIC, *codes) if has_republic else codes


def _second_row(text: Texts, indicator: Indicator, usual_borders: int) -> tuple[Basis, int, Measure]:
    bases = bases_of(data.catalogue(), indicator)
    usual: Basis = "quarter" if "quarter" in bases else bases[0]
    measures = get_args(Measure) if indicator.has_rate else ("count",)
    left, middle, right = st.columns([3, 3, 2])
    with left:
        basis = switch("basis", text("compare.basis"), bases, lambda one: text(f"bases.{one}"), usual)
    with middle:
        borders = switch(
            "borders",
            text("compare.borders"),
            BORDERS,
            lambda one: text(f"compare.borders_short.{one}"),
            usual_borders,
        )
    with right:
        measure = switch(
            "measure",
            text("compare.measure"),
            measures,
            lambda one: text(f"compare.measures.{one}"),
            measures[0],
        )
    return basis, borders, cast("Measure", measure)


def _third_row(text: Texts, basis: Basis, periods: Sequence[str]) -> tuple[Mode, str, str]:
    # Years have no quarters that could be laid over one another.
    modes: tuple[Mode, ...] = ("row", "apart") if basis == "year" else get_args(Mode)
    left, middle, right = st.columns([3, 3, 2])
    with left:
        mode = switch("mode", text("trends.mode"), modes, lambda one: text(f"trends.modes.{one}"), modes[0])

    def shown(period: str) -> str:
        one = Period.parse(period)
        return period_label(one.year, one.quarter, "stock" if basis == "stock" else "quarter", text.language)

    with middle:
        first = select("from", text("trends.from"), periods, shown, periods[0])
    later = periods[periods.index(first) :]
    with right:
        last = select("to", text("trends.to"), later, shown, later[-1])
    return mode, first, last
