"""Regions to ask and regions that might ask, each difference in a row; a click opens what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from analytics.charts.rows import number_or_none
from analytics.measures.good_practice import GoodPractice, names_by_chance
from analytics.sentences.good_practice import chance_sentence, practice_notes, practice_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data, state
from pages.shared.overview_blocks import empty_store
from pages.shared.practice_data import (
    PracticeView,
    about_words,
    beside_of,
    origins_of,
    practice_view,
    searched,
    short_names,
)
from pages.shared.practice_region import region_to_ask
from pages.shared.practice_workbook import practice_excel
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import origin_banner

if TYPE_CHECKING:
    import pandas as pd

ASK, MIGHT_ASK, NEAREST = "practice_ask", "practice_might_ask", "practice_nearest"
NUMBERS: Final = ("years", "events", "expected", "ratio")

Record = dict[Any, Any]


def regions_part(text: Texts) -> None:
    """The bar, who is to be asked about what, who might ask, and what all this does not say."""
    view = practice_view(text)
    if view is None:
        empty_store(text)
        st.caption(text("practice.no_data"))
        return
    with st.spinner(text("practice.wait")):
        found = searched(view)
    origin_banner(text, origins_of(view))
    st.caption(f"{about_words(text, view)}. {text('practice.land')}")
    st.markdown(practice_sentences(found, short_names(view, text.language), data.catalogue(), text))
    if found.searched:
        st.caption(chance_sentence(len(found.searched), names_by_chance(), text))
    _to_ask(text, view, found)
    _others(text, view, found)
    if found.searched:
        practice_excel(text, view, found)
    with st.expander(text("practice.notes"), icon=":material/info:"):
        notes = practice_notes(view.codes, data.catalogue(), text)
        st.markdown("\n".join(f"- {sentence}" for sentence in notes))


def _to_ask(text: Texts, view: PracticeView, found: GoodPractice) -> None:
    codes = found.regions_on_side("below")
    if not codes:
        return
    st.subheader(text("practice.ask_title"))
    source = data.kept_by_words(ask_source, view, text.language, state.narrow())
    show_table(source, ASK, None, _pick)
    st.caption(text("practice.table_hint"))
    region_to_ask(text, view, found)


def _others(text: Texts, view: PracticeView, found: GoodPractice) -> None:
    """The other tail, or those who come nearest where nobody is below."""
    might_ask = found.on_side("above")
    if not found.nearest.empty:
        st.subheader(text("practice.nearest_title"))
        st.caption(text("practice.nearest"))
        source = data.kept_by_words(other_source, view, "nearest", text.language, state.narrow())
        show_table(source, NEAREST)
    if len(might_ask):
        st.subheader(text("practice.might_ask_title"))
        st.caption(text("practice.might_ask"))
        source = data.kept_by_words(other_source, view, "might_ask", text.language, state.narrow())
        show_table(source, MIGHT_ASK)


def other_source(view: PracticeView, tail: str, language: Language, narrow: bool) -> str:
    """The table of those who might ask, or of those who come nearest."""
    text, found = texts(language), searched(view)
    rows = found.nearest if tail == "nearest" else found.on_side("above")
    return _source(text, view, rows, text(f"practice.{tail}_title"), narrow)


def ask_source(view: PracticeView, language: Language, narrow: bool) -> str:
    """The table of those to be asked, with the number of plan measures beside each difference."""
    text, found = texts(language), searched(view)
    rows = found.on_side("below")
    counts = [
        len(beside_of(view, str(row["region_code"]), (str(row["indicator_code"]),)).related)
        for row in rows.to_dict("records")
    ]
    return _source(text, view, rows, text("practice.ask_title"), narrow, counts)


def _source(
    text: Texts,
    view: PracticeView,
    rows: pd.DataFrame,
    title: str,
    narrow: bool,
    measures: list[int] | None = None,
) -> str:
    """Differences as a table, a row a region and indicator; a telephone shows the indicator's code alone."""
    names = short_names(view, text.language)
    heads = (*NUMBERS, *(("measures",) if measures is not None else ()))
    columns = [
        Column(text("common.region")),
        Column(text("practice.column.indicator"), wraps=not narrow),
        *(Column(text(f"practice.column.{head}"), True) for head in heads),
    ]
    records = rows.to_dict("records")
    counts: list[int | None] = [None] * len(records) if measures is None else list(measures)
    lines = [_row(text, names, record, narrow, count) for record, count in zip(records, counts, strict=True)]
    return table_source(columns, lines, title)


def _row(text: Texts, names: dict[str, str], record: Record, narrow: bool, measures: int | None) -> Row:
    code = str(record["region_code"])
    indicator = str(record["indicator_code"])
    words = data.catalogue().indicators[indicator].name[text.language]
    name = indicator if narrow else f"{indicator} · {words}"
    years, judged = int(record["years"]), int(record["judged"])
    figures = [number_or_none(record[one]) for one in ("events", "expected", "ratio")]
    told = ["" if one is None else format_number(one, text.language, 2 if place == 2 else 0)
            for place, one in enumerate(figures)]  # fmt: skip
    cells = (names[code], name, text("practice.of_years", years=years, judged=judged), *told)
    order = (names[code], name, years, *figures)
    if measures is None:
        return Row(code, cells, order)
    return Row(code, (*cells, format_number(measures, text.language)), (*order, measures))


def _pick() -> None:
    code = state.picked_code(ASK)
    if code is not None:
        state.choose("region", code)
