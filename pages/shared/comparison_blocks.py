"""The blocks of a comparison: lead, map, ranked bars, table, downloads."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Indicator
from analytics.charts.alt import comparison_alt
from analytics.charts.ranked import ranked_bars
from analytics.charts.regionmap import geographic_map, tile_map
from analytics.charts.view import ChartView, Comparator
from analytics.measures.comparison import Comparison
from analytics.reports.lead import lead
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.widgets import clicks_choose, show_figure, switch, theme

MAPS = ("tiles", "geographic")


def unit_words(text: Texts, indicator: Indicator, measure: str) -> str:
    """The unit of the shown values in words."""
    return text(f"units.{rate_unit(indicator) if measure == 'rate' else indicator.unit}")


def period_words(text: Texts, answer: Comparison) -> str:
    """The period of the shown values in words, as their basis names it."""
    period = answer.request.period
    return period_label(period.year, period.quarter, answer.request.basis, text.language)


def chart_view(text: Texts, answer: Comparison, selected: str | None) -> ChartView:
    """How the charts of this comparison are drawn for this person."""
    indicator = data.catalogue().indicators[answer.request.indicator_code]
    decimals = indicator.decimals if answer.request.measure == "rate" or indicator.kind == "ratio" else 0
    judged = answer.table["verdict"].ne("not_judged").any()
    return ChartView(
        borders=answer.request.borders,
        language=text.language,
        theme=theme(),
        decimals=max(decimals, 1) if answer.request.measure == "rate" else decimals,
        colour_by="verdict" if judged else "value",
        selected=selected,
        compact=state.narrow(),
    )


def heading(text: Texts, answer: Comparison) -> None:
    """The title of the comparison and the sentence that leads it."""
    indicator = data.catalogue().indicators[answer.request.indicator_code]
    st.subheader(indicator.name[text.language])
    st.caption(f"{unit_words(text, indicator, answer.request.measure)} · {period_words(text, answer)}")
    st.markdown(lead(answer, indicator, data.regions(), text))


def region_map(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The map, as tiles of equal weight or in true shape; a click picks a region."""
    kind = switch(
        "map", text("compare.map"), MAPS, lambda kind: text(f"compare.maps.{kind}"), MAPS[0]
    )
    draw = tile_map if kind == "tiles" else geographic_map
    key = f"map_{kind}"
    show_figure(draw(answer.table, view), key, _alt(text, answer, view, "map"), partial(clicks_choose, key))


def ranked(text: Texts, answer: Comparison, view: ChartView) -> None:
    """Ranked bars with their limits and the republic's line; a click picks a region."""
    figure = ranked_bars(answer.table, view, republic_line(text, answer))
    show_figure(figure, "ranked", _alt(text, answer, view, "ranked"), partial(clicks_choose, "ranked"))


def republic_line(text: Texts, answer: Comparison) -> Comparator | None:
    """The republic as a line to compare with; a count has none, for it would be the sum."""
    value = answer.republic.value
    if value is None or answer.request.measure == "count":
        return None
    return Comparator(text("common.republic"), value)


def _alt(text: Texts, answer: Comparison, view: ChartView, chart: str) -> str:
    indicator = data.catalogue().indicators[answer.request.indicator_code]
    return comparison_alt(
        answer.table,
        view,
        chart="map" if chart == "map" else "ranked",
        indicator=indicator.name[text.language],
        period=period_words(text, answer),
        comparator=republic_line(text, answer),
    )


def picked_region(answer: Comparison) -> str | None:
    """The region that was picked on this page or stands in the address."""
    codes = [str(code) for code in answer.table["region_code"]]
    chosen = state.choice("region", ["", *codes], "")
    return chosen or None
