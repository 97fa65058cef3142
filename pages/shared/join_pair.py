"""Two indicators side by side: a scatter with limits on both axes, a map of both, a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from analytics.catalogue.join import load_join
from analytics.charts.bivariate import Variable, bivariate_alt, bivariate_map
from analytics.charts.geometry import geographic_shapes
from analytics.charts.quadrants import Corners, Measured
from analytics.charts.scatter import scatter_alt, scatter_chart
from analytics.charts.view import ChartView, Comparator
from analytics.measures.link import Link, LinkRequest, link, paths, ranks_together
from analytics.periods import Period
from analytics.sentences.link import QUADRANTS, link_sentences
from analytics.settings import settings
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.comparison_map import MAPS
from pages.shared.join_pair_table import pair_excel, pair_hovers, pair_table
from pages.shared.overview_filters import OverviewView
from pages.shared.shown_as import shown_as
from pages.shared.widgets import (
    clicks_open,
    origin_banner,
    picture_button,
    select,
    show_figure,
    switch,
    theme,
)


@dataclass(frozen=True, slots=True)
class PairInWords:
    """Both indicators with the words of their hover boxes, and the sentences that lead them."""

    link: Link
    table: pd.DataFrame
    lead: str
    quadrants: tuple[str, ...]
    names: tuple[str, str]


def pair_tab(text: Texts, view: OverviewView) -> None:
    """Pick two indicators, say how they go together, draw them, list them."""
    request = _request(text, view)
    answer = data.kept(pair_in_words, request, text.language)
    if answer.link.known.empty:
        st.info(text("link.no_pair"))
        return
    origin_banner(text, [str(one) for one in answer.table["origin"].dropna().unique()])
    st.markdown(answer.lead)
    st.markdown("\n".join(f"- {line}" for line in answer.quadrants))
    st.caption(text("link.caveat"))
    look = _look(text, view)
    _scatter(text, answer, look)
    _map(text, answer, look)
    st.markdown(f"**{text('link.table')}**")
    pair_table(text, answer.link, answer.names)
    pair_excel(text, answer.link, answer.names)


def _request(text: Texts, view: OverviewView) -> LinkRequest:
    lists, indicators = load_join(), data.catalogue().indicators

    def shown(code: str) -> str:
        return f"{code} · {indicators[code].name[text.language]}"

    left, right = st.columns(2)
    with left:
        x_code = select("x", text("link.x"), lists.clubs, shown, lists.clubs[0])
    others = tuple(code for code in lists.offences if code != x_code)
    with right:
        y_code = select("y", text("link.y"), others, shown, others[0])
    return LinkRequest(x_code, y_code, view.period, view.borders)


def pair_in_words(request: LinkRequest, language: Language) -> PairInWords:
    """Both indicators of every region, with their sentences."""
    text = texts(language)
    answer = link(data.journal(), data.catalogue(), data.regions(), request)
    known = data.regions().in_borders(request.borders)
    names = {region.code: region.short_name[language] for region in known}
    lead, quadrants = link_sentences(answer, ranks_together(answer), names, text)
    indicators = data.catalogue().indicators
    titles = (indicators[request.x_code].name[language], indicators[request.y_code].name[language])
    return PairInWords(answer, pair_hovers(text, answer, titles), lead, quadrants, titles)


def _look(text: Texts, view: OverviewView) -> ChartView:
    codes = [region.code for region in data.regions().in_borders(view.borders)]
    selected = state.choice("region", ["", *codes], "") or None
    return ChartView(view.borders, text.language, theme(), selected=selected, compact=state.narrow())


def _axes(text: Texts, answer: PairInWords) -> tuple[Measured, Measured]:
    """What each axis counts, and the republic's level on it."""
    sides = []
    request = answer.link.request
    levels = (answer.link.x_level, answer.link.y_level)
    for code, name, level in zip((request.x_code, request.y_code), answer.names, levels, strict=True):
        shown = shown_as(text, code)
        line = None if level is None else Comparator(text("comparators.level.republic"), level)
        # Narrow screens have no room for the name, which stands in the list above.
        sides.append(Measured(f"{code if state.narrow() else name}, {shown.unit}", shown.decimals, line))
    return sides[0], sides[1]


def _scatter(text: Texts, answer: PairInWords, look: ChartView) -> None:
    region = _path_region(text, answer)
    path = None if region is None else data.kept(path_of, answer.link.request, region)
    corner = {name: text(f"link.corner.{name}") for name in QUADRANTS}
    words = (corner["low_high"], corner["high_high"], corner["low_low"], corner["high_low"])
    corners = None if look.compact else Corners(*words)
    axes = _axes(text, answer)
    shown = replace(look, selected=region or look.selected)
    draw = partial(scatter_chart, answer.link.known.merge(_hovers(answer)), shown, axes, corners, path)
    key = "pair_scatter"
    show_figure(draw(), key, scatter_alt(answer.link.known, shown, axes), partial(clicks_open, key, PROFILE))
    _picture(text, answer, draw, "scatter")
    st.caption(text("link.hint"))


def _hovers(answer: PairInWords) -> pd.DataFrame:
    return answer.table[["region_code", "hover"]]


def _path_region(text: Texts, answer: PairInWords) -> str | None:
    """The region whose way over the years is drawn."""
    known = data.regions().in_borders(answer.link.request.borders)
    names = {region.code: region.name[text.language] for region in known}
    chosen = select(
        "path", text("link.path"), ["", *names], lambda code: names.get(code, text("link.no_path")), ""
    )
    return chosen or None


def path_of(request: LinkRequest, region_code: str) -> pd.DataFrame:
    """The same period of every year from the first with data, labelled by its year."""
    first = min(
        Period.parse(period) for code in (request.x_code, request.y_code) for period in data.periods(code)
    )
    found = paths(data.journal(), data.catalogue(), data.regions(), request, region_code, first)
    return found.assign(label=[period[:4] for period in found["period"]])


def _map(text: Texts, answer: PairInWords, look: ChartView) -> None:
    st.markdown(f"**{text('link.map')}**")
    kind = switch("map", text("compare.map"), MAPS, lambda kind: text(f"compare.maps.{kind}"), MAPS[0])
    shown_by: Literal["tiles", "map"] = "tiles" if kind == "tiles" else "map"
    shapes = None if kind == "tiles" else geographic_shapes(look.borders, settings().geojson)
    request = answer.link.request
    sides = tuple(
        Variable(name, shown_as(text, code).decimals)
        for name, code in zip(answer.names, (request.x_code, request.y_code), strict=True)
    )
    variables = (sides[0], sides[1])
    draw = partial(bivariate_map, answer.table, look, variables, shown_by, "terciles", shapes)
    alt = bivariate_alt(answer.table, look, variables, shown_by)
    key = f"pair_{kind}"
    show_figure(draw(), key, alt, partial(clicks_open, key, PROFILE))
    _picture(text, answer, draw, f"both_{kind}")


def _picture(text: Texts, answer: PairInWords, draw: partial, kind: str) -> None:  # type: ignore[type-arg]
    request = answer.link.request
    name = f"{request.x_code}_{request.y_code}_{request.period}_{request.borders}_{kind}.png"
    picture_button(text("downloads.picture"), partial(_png, text, answer, draw), name)


def _png(text: Texts, answer: PairInWords, draw: partial) -> bytes:  # type: ignore[type-arg]
    from analytics.reports.figure import figure_png

    request = answer.link.request
    period = period_label(request.period.year, request.period.quarter, "cumulative", text.language)
    origins = sorted({str(one) for one in answer.table["origin"].dropna()} - {"mixed"})
    footnote = "; ".join([text("common.app_name"), *(text(f"origins.{origin}") for origin in origins)])
    return figure_png(draw(), " × ".join(answer.names), f"{period}. {answer.lead}", footnote, theme())
