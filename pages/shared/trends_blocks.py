"""The charts of the trends: the lines in a row, and the years over one another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.charts.line_alt import row_alt, years_alt
from analytics.charts.lines import lines_chart
from analytics.charts.overlays import Overlays
from analytics.charts.theme import Figure
from analytics.charts.years import highest_of, years_chart
from analytics.measures.line_targets import common_target
from analytics.measures.lines import LinesRequest, line_of
from analytics.regions import REPUBLIC
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.trends_downloads import excel_download, picture_download
from pages.shared.trends_land import break_words
from pages.shared.trends_words import chart_view, figures_of, indicator_of, names_of, targets_of, trends_of
from pages.shared.widgets import Theme, show_figure, theme

ROW = "trends_row"
APART = "trends_apart"
YEARS = "trends_years"
# Only here the fitted line and its limits stand in the unit that is drawn.
BASES_OF_TRENDS = ("quarter", "stock")
PANELS_IN_ROW = 2


def row_chart(text: Texts, request: LinesRequest) -> None:
    """All lines on one axis of time; a click on a point shows where its figure comes from."""
    figure = data.kept(row_figure, request, text.language, theme(), state.narrow())
    alt = data.kept(_row_alt, request, text.language)
    show_figure(figure, ROW, alt, partial(choose_point, ROW))
    left, right = st.columns([1, 3])
    with left:
        excel_download(text, request)
    with right:
        draw = partial(row_figure, request, text.language, theme(), False)
        picture_download(text, request, draw, "row")


def row_figure(request: LinesRequest, language: Language, colours: Theme, narrow: bool) -> Figure:
    """The lines in a row as a figure."""
    text = texts(language)
    has_trends = request.series.basis in BASES_OF_TRENDS
    target = common_target(targets_of(request), len(request.region_codes))
    return lines_chart(
        figures_of(request),
        chart_view(request, text, colours, narrow),
        basis=request.series.basis,
        names=names_of(request, text, short=True),
        breaks=break_words(text, request, narrow),
        overlays=Overlays(trends_of(request) if has_trends else (), target),
    )


def _row_alt(request: LinesRequest, language: Language) -> str:
    text = texts(language)
    view = chart_view(request, text)
    indicator = indicator_of(request).name[language]
    return row_alt(figures_of(request), view, indicator, names_of(request, text), request.series.basis)


def apart_charts(text: Texts, request: LinesRequest) -> None:
    """A small chart for each region with the republic behind it, all on the same scale."""
    names = names_of(request, text)
    _panels(text, request, APART, [code for code in names if code != REPUBLIC] or list(names))


def year_charts(text: Texts, request: LinesRequest) -> None:
    """A small chart for each line, its years over one another, all on the same scale."""
    _panels(text, request, YEARS, list(names_of(request, text)))


def _panels(text: Texts, request: LinesRequest, kind: str, codes: Sequence[str]) -> None:
    """The charts of some lines, two in a row, and the workbook of all."""
    names = names_of(request, text)
    for start in range(0, len(codes), PANELS_IN_ROW):
        columns = st.columns(min(len(codes), PANELS_IN_ROW), gap="medium")
        for code, column in zip(codes[start : start + PANELS_IN_ROW], columns, strict=False):
            with column:
                _panel(text, request, kind, code, names[code])
    excel_download(text, request)


def _panel(text: Texts, request: LinesRequest, kind: str, code: str, name: str) -> None:
    draw, tell = PANELS[kind]
    st.markdown(f"**{name}**")
    key = f"{kind}_{code}"
    figure = data.kept(draw, request, code, text.language, theme(), state.narrow())
    show_figure(figure, key, data.kept(tell, request, code, text.language), partial(choose_point, key))
    picture = partial(draw, request, code, text.language, theme(), False)
    picture_download(text, request.of(code), picture, kind.removeprefix("trends_"), name)


def apart_figure(
    request: LinesRequest, code: str, language: Language, colours: Theme, narrow: bool
) -> Figure:
    """One line, the republic with it where it is asked for, on the scale of all lines of the page."""
    text, table = texts(language), figures_of(request)
    has_trends = request.series.basis in BASES_OF_TRENDS
    names = names_of(request, text, short=True)
    return lines_chart(
        table[table["region_code"].isin([REPUBLIC, code])],
        chart_view(request, text, colours, narrow),
        basis=request.series.basis,
        names={one: names[one] for one in (REPUBLIC, code) if one in names},
        breaks=break_words(text, request, narrow=True),
        overlays=Overlays(tuple(one for one in trends_of(request) if has_trends and one.region_code == code)),
        highest=highest_of(table),
    )


def _apart_alt(request: LinesRequest, code: str, language: Language) -> str:
    text, table = texts(language), figures_of(request)
    indicator, names = indicator_of(request).name[language], names_of(request, text)
    own = {one: names[one] for one in (REPUBLIC, code) if one in names}
    rows = table[table["region_code"].isin(own)]
    return row_alt(rows, chart_view(request, text), indicator, own, request.series.basis)


def years_figure(
    request: LinesRequest, code: str, language: Language, colours: Theme, narrow: bool
) -> Figure:
    """The years of one line over one another, on the scale of all lines of the page."""
    text, table = texts(language), figures_of(request)
    return years_chart(
        line_of(table, code),
        chart_view(request, text, colours, narrow),
        basis=request.series.basis,
        name=names_of(request, text)[code],
        highest=highest_of(table),
    )


def _years_alt(request: LinesRequest, code: str, language: Language) -> str:
    text = texts(language)
    table, view = line_of(figures_of(request), code), chart_view(request, text)
    indicator, name = indicator_of(request).name[language], names_of(request, text)[code]
    return years_alt(table, view, indicator, name, request.series.basis)


def choose_point(key: str) -> None:
    """Choose region and period of the point that was clicked, ``35 2020Q3``."""
    clicked = state.clicked_code(key)
    if clicked is not None:
        code, _, period = clicked.partition(" ")
        state.choose("region", code)
        state.choose("period", period)


# What a small chart draws and tells, by its kind.
PANELS = {APART: (apart_figure, _apart_alt), YEARS: (years_figure, _years_alt)}
