"""One recommendation region by region, one region in all recommendations, and one cell in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import streamlit as st

from analytics.catalogue.recommendation_records import Recommendation
from analytics.catalogue.recommendations import load_recommendations
from analytics.charts.rows import region_names
from analytics.measures.recommendations import STATES, State
from analytics.sentences.recommendation_conditions import condition_words, found_words
from analytics.sentences.recommendations import cell_sentence, reason_lines
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.html_table import Cell, Marked, html_table
from pages.shared.html_table import Column as HtmlColumn
from pages.shared.recommendation_evidence import evidence
from pages.shared.recommendation_view import (
    REGION,
    RecommendationView,
    Row,
    cells_of,
    state_of_rows,
    wording,
)
from pages.shared.tables import Column, show_table, table_source
from pages.shared.tables import Row as TableRow

REGIONS: Final = "recommendation_regions"
OUTCOME_STATES: Final = {
    "holds": "met",
    "partly": "partly",
    "fails": "not",
    "no_data": "no_data",
    "not_applicable": "no_data",
}
TONES: Final = {"met": "better", "not": "worse"}
MARKED: Final = {"met": "sound", "partly": "warning", "not": "error", "no_data": "none"}


def regions_of(text: Texts, view: RecommendationView, record: Recommendation) -> None:
    """The state of the recommendation in each region with its reason; a click chooses the region."""
    title = text("recommendations.regions_of", name=record.short[text.language])
    st.markdown(f"**{title}**")
    if state.narrow():
        st.html(data.kept_by_words(regions_list, view, record.code, text.language))
        return
    show_table(data.kept_by_words(regions_words, view, record.code, text.language), REGIONS, None, _picked)


def regions_words(view: RecommendationView, code: str, language: Language) -> str:
    """The table of regions as text for the screen."""
    text = texts(language)
    columns = [
        Column(text("common.region")),
        Column(text("recommendations.columns.state")),
        Column(text("recommendations.columns.reason"), wraps=True),
    ]
    rows = []
    for region, name, found, reason in _regions(view, code, language):
        order = (name, STATES.index(found), reason)
        cells = (name, signed(text, found), reason)
        rows.append(TableRow(region, cells, order, ("", TONES.get(found, ""), "")))
    title = text("recommendations.regions_of", name=load_recommendations()[code].short[language])
    return table_source(columns, rows, title)


def regions_list(view: RecommendationView, code: str, language: Language) -> str:
    """The regions as HTML that turns into blocks on a narrow screen."""
    text = texts(language)
    columns = [HtmlColumn(text(f"recommendations.columns.{one}")) for one in ("region", "state", "reason")]
    rows = [(name, _mark(text, found), reason) for _, name, found, reason in _regions(view, code, language)]
    title = text("recommendations.regions_of", name=load_recommendations()[code].short[language])
    return _wide(html_table(columns, rows, title))


def _regions(
    view: RecommendationView, code: str, language: Language
) -> Iterator[tuple[str, str, State, str]]:
    """Each region with its name, its state and why it is so."""
    record, words = load_recommendations()[code], wording(texts(language))
    for region, name in region_names(view.borders, language).items():
        conditions = cells_of(view)[code, region]
        reason = "\n".join(reason_lines(conditions, record, words))
        yield region, name.full, state_of_rows(conditions), reason


def cell(text: Texts, view: RecommendationView, record: Recommendation, region: str) -> None:
    """The state of one cell in a sentence, and each condition with its figures and their sources."""
    name = region_names(view.borders, text.language)[region].full
    rows = cells_of(view)[record.code, region]
    st.markdown(f"#### {text('recommendations.conditions_of', region=name)}")
    st.markdown(cell_sentence(name, state_of_rows(rows), rows, record, wording(text)))
    st.html(conditions_table(text, record, rows))
    evidence(text, view, record, region)


def conditions_table(text: Texts, record: Recommendation, rows: Sequence[Row]) -> str:
    """The conditions with their outcomes as a small table."""
    words = wording(text)
    columns = [
        HtmlColumn(text(f"recommendations.columns.{name}")) for name in ("condition", "outcome", "found")
    ]
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        condition = record.conditions[int(row["condition"]) - 1]
        outcome = text(f"recommendation_outcomes.{row['outcome']}")
        found = OUTCOME_STATES[row["outcome"]]
        mark = Marked(outcome, MARKED[found], text(f"recommendation_signs.{found}"))
        asked = f"{row['condition']}. {condition_words(condition, words)}"
        cells.append((asked, mark, found_words(condition, row, words)))
    table = html_table(columns, cells, text("recommendations.fact.conditions"))
    return _wide(table)


def column_of(text: Texts, view: RecommendationView, region: str) -> None:
    """All recommendations in one region: the matrix's column as a list, for narrow screens and readers."""
    name = region_names(view.borders, text.language)[region].full
    title = text("recommendations.column_of", region=name)
    with st.expander(title, icon=":material/list:", expanded=state.narrow()):
        st.html(data.kept_by_words(column_words, view, region, text.language))


def column_words(view: RecommendationView, region: str, language: Language) -> str:
    """The column as HTML."""
    text, words = texts(language), wording(texts(language))
    columns = [
        HtmlColumn(text(f"recommendations.columns.{name}")) for name in ("recommendation", "state", "reason")
    ]
    rows: list[tuple[Cell, ...]] = []
    for code, record in load_recommendations().items():
        conditions = cells_of(view)[code, region]
        mark = _mark(text, state_of_rows(conditions))
        reason = "\n".join(reason_lines(conditions, record, words))
        rows.append((f"{code} · {record.short[language]}", mark, reason))
    title = text("recommendations.column_of", region=region_names(view.borders, language)[region].full)
    return _wide(html_table(columns, rows, title))


def _mark(text: Texts, found: State) -> Marked:
    return Marked(
        text(f"recommendation_states.{found}"), MARKED[found], text(f"recommendation_signs.{found}")
    )


def _wide(table: str) -> str:
    """A table in which the last column takes most of the room."""
    return f'<div class="zm-recommendations">{table}</div>'


def signed(text: Texts, found: str) -> str:
    """A state with its sign, so that it can be told without colour."""
    return f"{text(f'recommendation_signs.{found}')} {text(f'recommendation_states.{found}')}"


def _picked() -> None:
    code = state.picked_code(REGIONS)
    if code is not None:
        state.choose(REGION, code)
