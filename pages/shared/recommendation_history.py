"""The states of all recommendations by quarter, in one region or in the republic, and what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from analytics.catalogue.recommendations import load_recommendations
from analytics.charts.palette import Theme
from analytics.charts.rows import region_names
from analytics.charts.state_grid import GridAxes, GridCell, name_in_lines, state_grid, state_grid_alt
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.recommendations import State
from analytics.periods import Period
from analytics.sentences.recommendation_conditions import condition_words, found_words
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_date
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.recommendation_cell import signed
from pages.shared.recommendation_quarters import SPANS, quarter_words, quarters_of, states_by_quarter
from pages.shared.recommendation_view import (
    ALL,
    RECOMMENDATION,
    RecommendationView,
    cells_of,
    origins_of,
    state_of_rows,
    wording,
)
from pages.shared.recommendation_workbook import history_workbook
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button, picture_button, show_figure, switch, theme

HISTORY: Final = "recommendation_history"
# Kinds of conditions that a day makes fail.
OVERDUE: Final = ("returned", "nothing_overdue", "in_time")


def history(text: Texts, view: RecommendationView, region: str) -> None:
    """The grid of states by quarter and its table; the republic tells how many regions met each."""
    name = _name(view, region, text.language)
    key = "recommendations.history_of" if region else "recommendations.history_republic"
    st.subheader(text(key, region=name))
    span = switch(
        "span",
        text("recommendations.span"),
        SPANS,
        lambda span: text(f"recommendations.span_{span}"),
        SPANS[0],
    )
    arguments = (view, region, span, text.language)
    compact = state.narrow()
    name_of_file = f"recommendations_by_quarter_{region or 'all'}_{view.period}_{view.borders}"
    figure = data.kept_by_words(history_figure, *arguments, theme(), compact)
    show_figure(figure, HISTORY, data.kept_by_words(history_alt, *arguments), _clicked)
    picture_button(
        text("downloads.picture"),
        partial(_png, text, view, region, span),
        f"{name_of_file}.png",
    )
    show_table(data.kept_by_words(history_words, *arguments), f"{HISTORY}_table")
    excel_button(
        text("downloads.excel"), partial(history_workbook, text, view, region, span), f"{name_of_file}.xlsx"
    )


def _name(view: RecommendationView, region: str, language: Language) -> str:
    return region_names(view.borders, language)[region].full if region else ""


def _cell(text: Texts, code: str, period: Period, states: Sequence[State], region: str) -> GridCell:
    """One region's state, or how many of the regions have met it."""
    head = f"<b>{escape(period_short(period.year, period.quarter, text.language))}</b>"
    name = escape(f"{code} · {load_recommendations()[code].short[text.language]}")
    if region:
        return GridCell(states[0], f"{head}<br>{name}<br>{signed(text, states[0])}", code)
    met = states.count("met")
    count = text("recommendations.regions_count", number=met, of=len(states))
    words = f"{text('recommendation_states.met')}: {count}"
    found = _of_all(states)
    return GridCell(found, f"{head}<br>{name}<br>{words}", code, "" if found == "no_data" else str(met))


def _of_all(states: Sequence[State]) -> State:
    """The state that stands for all regions: met by all, by some, by none, or without any data."""
    if set(states) == {"no_data"}:
        return "no_data"
    if set(states) == {"met"}:
        return "met"
    return "partly" if {"met", "partly"} & set(states) else "not"


def history_figure(
    view: RecommendationView, region: str, span: str, language: Language, shown: Theme, compact: bool
) -> Figure:
    """The grid of quarters; compact, quarters stand in rows, the newest first."""
    text, records = texts(language), load_recommendations()
    periods = quarters_of(view, span)
    states = states_by_quarter(view, region, span)
    cells = {}
    for code in records:
        for period in periods:
            key = (str(period), code) if compact else (code, str(period))
            cells[key] = _cell(text, code, period, states[code, str(period)], region)
    quarters = [(str(one), period_short(one.year, one.quarter, language)) for one in periods]
    if compact:
        axes = GridAxes(quarters[::-1], [(code, code) for code in records])
    else:
        named = [(code, name_in_lines(f"{code} · {one.short[language]}")) for code, one in records.items()]
        axes = GridAxes(named, quarters)
    return state_grid(cells, ChartView(view.borders, language, shown, compact=compact), axes)


def history_alt(view: RecommendationView, region: str, span: str, language: Language) -> str:
    """The grid for people who hear it."""
    states = [one for found in states_by_quarter(view, region, span).values() for one in found]
    counted = {"recommendations": len(load_recommendations()), "quarters": len(quarters_of(view, span))}
    return state_grid_alt(states, counted, texts(language))


def history_words(view: RecommendationView, region: str, span: str, language: Language) -> str:
    """The table of the grid, a row a quarter, the newest first."""
    text, states, codes = texts(language), states_by_quarter(view, region, span), list(load_recommendations())
    columns = [Column(text("recommendations.columns.period")), *(Column(code) for code in codes)]
    rows = []
    for period in reversed(quarters_of(view, span)):
        words = [quarter_words(text, states[code, str(period)], region) for code in codes]
        name = period_short(period.year, period.quarter, language)
        rows.append(Row("", (name, *words), (period.key, *words)))
    return table_source(columns, rows, text("recommendations.span"))


def overdue(text: Texts, view: RecommendationView, region: str) -> None:
    """What a day made fail in the region, or in each of the regions."""
    name = _name(view, region, text.language) or text("recommendations.republic")
    st.subheader(text("recommendations.overdue", region=name))
    source, number = data.kept_by_words(overdue_words, view, region, text.language)
    if not number:
        st.success(text("recommendations.nothing_overdue"), icon=":material/event_available:")
        return
    show_table(source, "recommendation_overdue")


def overdue_words(view: RecommendationView, region: str, language: Language) -> tuple[str, int]:
    """The table of what is overdue as text for the screen, and how many rows it has."""
    text, words = texts(language), wording(texts(language))
    names = region_names(view.borders, language)
    columns = [Column(text(f"recommendations.columns.{one}")) for one in ("region", "recommendation")]
    columns.append(Column(text("recommendations.columns.what"), wraps=True))
    rows = []
    for (code, of_region), conditions in cells_of(view).items():
        if region not in (ALL, of_region):
            continue
        record = load_recommendations()[code]
        told = [
            f"{condition_words(record.conditions[int(row['condition']) - 1], words)}: "
            f"{found_words(record.conditions[int(row['condition']) - 1], row, words)}"
            for row in conditions
            if row["kind"] in OVERDUE and row["outcome"] in ("fails", "partly")
        ]
        found = state_of_rows(conditions)
        if record.due_on is not None and record.due_on <= view.today and found != "met":
            date = format_date(record.due_on, language)
            state_words = text(f"recommendation_states.{found}")
            told.insert(0, text("recommendation_overdue.deadline", date=date, state=state_words))
        name = f"{code} · {record.short[language]}"
        rows += [Row("", (names[of_region].full, name, one)) for one in told]
    return table_source(columns, rows, text("recommendations.columns.what")), len(rows)


def _png(text: Texts, view: RecommendationView, region: str, span: str) -> bytes:
    from analytics.reports.figure import figure_png

    figure = history_figure(view, region, span, text.language, theme(), compact=False)
    key = "recommendations.history_of" if region else "recommendations.history_republic"
    title = text(key, region=_name(view, region, text.language))
    told = "; ".join(text(f"origins.{one}") for one in origins_of(cells_of(view)) if one != "mixed")
    footnote = f"{text('common.app_name')} · {told}"
    return figure_png(figure, title, text(f"borders.name.{view.borders}"), footnote, theme())


def _clicked() -> None:
    """Choose the recommendation of the clicked cell."""
    code = state.clicked_code(HISTORY)
    if code is not None:
        state.choose(RECOMMENDATION, code)
