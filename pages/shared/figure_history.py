"""The history of a reported figure: every revision with who, when, why and what was remarked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.measures.figure_history import Remark, ReportedFigure
from analytics.text import Texts
from pages.shared import data
from pages.shared import figure_words as words
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.widgets import select

COLUMNS = ("revision", "value", "change", "who", "why", "state", "remarks", "address")
NUMBERS = ("value", "change")


def figure_history(text: Texts, figures: Mapping[ReportedFigure, str]) -> None:
    """Fold-out in which a person picks one of some figures, named here, and reads its history."""
    if not figures:
        return
    folded = st.expander(
        text("figure_history.title"), icon=":material/history:", key="figure_history", on_change="rerun"
    )
    with folded:
        if folded.open:
            _history(text, _picked(text, figures))


def _picked(text: Texts, figures: Mapping[ReportedFigure, str]) -> ReportedFigure:
    by_word = {_word(figure): figure for figure in figures}
    first = next(iter(by_word))
    if len(by_word) == 1:
        return by_word[first]
    word = select(
        "figure", text("figure_history.pick"), list(by_word), lambda word: figures[by_word[word]], first
    )
    return by_word[word]


def _word(figure: ReportedFigure) -> str:
    return f"{figure.indicator_code}-{figure.unit_code}-{figure.period}"


def _history(text: Texts, figure: ReportedFigure) -> None:
    table = data.figure_history(figure)
    known = table.astype(object).where(table.notna(), None)
    remarks = data.remarks((figure,))
    records = [_record(text, row, remarks) for row in known.to_dict("records")]
    names = [name for name in COLUMNS if any(record[name] != NOTHING for record in records)]
    columns = [
        Column(text(f"figure_history.columns.{name}"), "number" if name in NUMBERS else "words")
        for name in names
    ]
    rows = [[record[name] for name in names] for record in records]
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.html(html_table(columns, rows, text("figure_history.title")))


def _record(text: Texts, row: dict[Any, Any], remarks: tuple[Remark, ...]) -> dict[str, Cell]:
    """One revision in words, by column; a column in which no revision says anything is left out."""
    about = [words.remark_words(text, remark) for remark in remarks if remark.batch_id == row["batch_id"]]
    revision = words.revision_words(text, row)
    return {
        "revision": Marked(revision, "sound", "✓") if row["is_shown"] else revision,
        "value": words.value_words(text, row),
        "change": words.change_words(text, row["change"]) or NOTHING,
        "who": words.who_words(text, row),
        "why": row["comment"] or NOTHING,
        "state": words.state_words(text, row),
        "remarks": " • ".join(about) or NOTHING,
        "address": words.address_words(row) or NOTHING,
    }
