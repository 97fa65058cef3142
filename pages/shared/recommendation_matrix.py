"""The matrix: a row a recommendation, a column a region; its sentences by recommendation, its downloads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from textwrap import wrap
from typing import Final

import streamlit as st

from analytics.catalogue.recommendations import load_recommendations
from analytics.charts.heat import cell_code, cell_of
from analytics.charts.palette import Theme
from analytics.charts.rows import region_names
from analytics.charts.state_grid import GridAxes, GridCell, name_in_lines, state_grid, state_grid_alt
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.recommendations import STATES
from analytics.sentences.recommendations import lead_sentence, reason_lines, recommendation_sentence
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.html_table import Column, html_table
from pages.shared.recommendation_view import (
    RECOMMENDATION,
    REGION,
    RecommendationView,
    cells_of,
    origins_of,
    setting_words,
    state_of_rows,
    wording,
)
from pages.shared.recommendation_view import Row as ConditionRow
from pages.shared.recommendation_workbook import recommendation_workbook
from pages.shared.widgets import excel_button, picture_button, show_figure, theme

MATRIX: Final = "recommendation_matrix"
HOVER_LETTERS: Final = 70
HOVER_LINES: Final = 14


def matrix(text: Texts, view: RecommendationView) -> None:
    """What is the state of all cells in a sentence, the grid itself, and its picture."""
    st.caption(setting_words(text, view))
    st.markdown(data.kept_by_words(lead_words, view, text.language))
    compact = state.narrow()
    figure = data.kept_by_words(matrix_figure, view, text.language, theme(), compact)
    alt = data.kept_by_words(matrix_alt, view, text.language)
    show_figure(figure, MATRIX, alt, partial(_clicked, MATRIX))
    st.caption(text("recommendations.tap_hint" if compact else "recommendations.click_hint"))
    picture_button(text("downloads.picture"), partial(_png, text, view), f"{file_name(view)}.png")
    if compact:
        _codes(text)


def lead_words(view: RecommendationView, language: Language) -> str:
    """How many cells of the period are in each state."""
    states = [state_of_rows(rows) for rows in cells_of(view).values()]
    regions = len(region_names(view.borders, language))
    return lead_sentence(states, len(load_recommendations()), regions, texts(language))


def matrix_figure(view: RecommendationView, language: Language, shown: Theme, compact: bool) -> Figure:
    """The grid: wide, recommendations stand in rows by their names; compact, regions stand in rows."""
    text, records = texts(language), load_recommendations()
    names = region_names(view.borders, language)
    cells: dict[tuple[str, str], GridCell] = {}
    for (code, region), rows in cells_of(view).items():
        key = (region, code) if compact else (code, region)
        hover = _hover(text, code, names[region].full, rows, compact)
        cells[key] = GridCell(state_of_rows(rows), hover, cell_code(region, code))
    regions = [(code, name.label) for code, name in names.items()]
    if compact:
        axes = GridAxes(regions, [(code, code) for code in records])
    else:
        named = [(code, name_in_lines(f"{code} · {one.short[language]}")) for code, one in records.items()]
        axes = GridAxes(named, regions)
    return state_grid(cells, ChartView(view.borders, language, shown, compact=compact), axes)


def matrix_alt(view: RecommendationView, language: Language) -> str:
    """The grid for people who hear it."""
    states = [state_of_rows(rows) for rows in cells_of(view).values()]
    counted = {
        "recommendations": len(load_recommendations()),
        "regions": len(region_names(view.borders, language)),
    }
    return state_grid_alt(states, counted, texts(language))


def _hover(text: Texts, code: str, region: str, rows: Sequence[ConditionRow], compact: bool) -> str:
    record = load_recommendations()[code]
    found = text(f"recommendation_states.{state_of_rows(rows)}")
    head = [f"<b>{escape(region)}</b>", escape(f"{code} · {record.short[text.language]}"), f"<b>{found}</b>"]
    if compact:
        return "<br>".join(head)
    lines = [line for told in reason_lines(rows, record, wording(text)) for line in wrap(told, HOVER_LETTERS)]
    shown = lines if len(lines) <= HOVER_LINES else [*lines[: HOVER_LINES - 1], "…"]
    return "<br>".join([*head, *map(escape, shown)])


def _codes(text: Texts) -> None:
    """What the codes above the columns mean."""
    items = "".join(
        f"<li>{escape(f'{code} · {one.short[text.language]}')}</li>"
        for code, one in load_recommendations().items()
    )
    with st.expander(text("recommendations.codes"), icon=":material/list:"):
        st.html(f"<ul>{items}</ul>")


def by_recommendation(text: Texts, view: RecommendationView) -> None:
    """A sentence for each recommendation with its counts, and the workbook."""
    st.markdown(f"**{text('recommendations.by_recommendation')}**")
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('recommendations.css')}</style>")
    st.html(data.kept_by_words(table_words, view, text.language))
    excel_button(
        text("downloads.excel"), partial(recommendation_workbook, text, view), f"{file_name(view)}.xlsx"
    )


def table_words(view: RecommendationView, language: Language) -> str:
    """The table as HTML: a row a recommendation."""
    text, cells = texts(language), cells_of(view)
    names = {code: name.short for code, name in region_names(view.borders, language).items()}
    columns = [
        Column(text(f"recommendations.columns.{name}")) for name in ("recommendation", "state", "sentence")
    ]
    rows = []
    for code, record in load_recommendations().items():
        states = {region: state_of_rows(found) for (of, region), found in cells.items() if of == code}
        conditions = [row for (of, _), found in cells.items() if of == code for row in found]
        counts = [(one, list(states.values()).count(one)) for one in STATES]
        counted = "\n".join(
            f"{text(f'recommendation_signs.{one}')} {text(f'recommendation_states_short.{one}')}: {number}"
            for one, number in counts
            if number
        )
        sentence = recommendation_sentence(states, conditions, record, names, wording(text))
        rows.append((f"{code} · {record.short[language]}", counted, sentence))
    table = html_table(columns, rows, text("recommendations.by_recommendation"))
    return f'<div class="zm-recommendations">{table}</div>'


def file_name(view: RecommendationView) -> str:
    """A file name that says what is in it."""
    return f"recommendations_{view.period}_{view.borders}"


def _png(text: Texts, view: RecommendationView) -> bytes:
    from analytics.reports.figure import figure_png

    figure = matrix_figure(view, text.language, theme(), compact=False)
    told = "; ".join(text(f"origins.{one}") for one in origins_of(cells_of(view)) if one != "mixed")
    subtitle = f"{setting_words(text, view)}. {lead_words(view, text.language)}"
    footnote = f"{text('common.app_name')} · {told}"
    return figure_png(figure, text("recommendations.matrix"), subtitle, footnote, theme())


def _clicked(key: str) -> None:
    """Choose the region and the recommendation of the clicked cell."""
    code = state.clicked_code(key)
    if code is not None:
        region, recommendation = cell_of(code)
        state.choose(REGION, region)
        state.choose(RECOMMENDATION, recommendation)
