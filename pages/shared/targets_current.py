"""The list of targets that counts: its table and its workbook, or that no target is set."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.access import Person
from analytics.intake.targets import TargetRow
from analytics.submission.target_lists import FILE_NAME, current_rows, target_sets, targets_file
from analytics.text import Texts
from analytics.text.localized import Language
from analytics.text.numbers import format_moment
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Cell, Column, html_table
from pages.shared.literal import literal
from pages.shared.targets_words import indicator_words, unit_name, unit_of, value_words
from pages.shared.widgets import excel_button, select

COLUMNS = {
    "indicator_name": "words",
    "region_name": "words",
    "year": "number",
    "value": "number",
    "unit": "words",
    "document": "words",
    "point": "words",
}
FILTERED_FROM = 20
MOST_ROWS = 200
EVERY = ""


def current_targets(text: Texts, person: Person) -> None:
    """The table with its facts and its download; an empty list says what can be done next."""
    rows = data.kept(_rows)
    if not rows:
        next_step = "targets.next_curator" if person.may("curate") else "targets.next_viewer"
        st.info(text("targets.empty"), icon=":material/flag:")
        st.markdown(text(next_step))
        excel_button(text("targets.download_empty"), partial(_workbook, text.language), FILE_NAME)
        return
    st.subheader(text("targets.current"), anchor=False)
    facts = [text("targets.count", n=len(rows)), _current_fact(text)]
    st.caption(" · ".join(facts))
    _table(text, _chosen(text, rows))
    st.caption(text("targets.republic_note"))
    excel_button(text("targets.download"), partial(_workbook, text.language), FILE_NAME)


def _rows() -> tuple[TargetRow, ...]:
    return current_rows(data.journal())


def _workbook(language: Language) -> bytes:
    return targets_file(data.journal(), language)


def _current_fact(text: Texts) -> str:
    newest = target_sets(data.journal())[0]
    moment = format_moment(newest.accepted_at, text.language)
    actor = literal(actor_words(text, newest.actor))
    return text("targets.current_fact", number=newest.set_id, moment=moment, actor=actor)


def _chosen(text: Texts, rows: tuple[TargetRow, ...]) -> list[TargetRow]:
    """The targets of one indicator, or of all; a short list needs no choice."""
    codes = list(dict.fromkeys(row.indicator_code for row in rows))
    if len(rows) < FILTERED_FROM or len(codes) < 2:
        return list(rows)
    chosen = select(
        "target_indicator",
        text("targets.columns.indicator_name"),
        [EVERY, *codes],
        lambda code: indicator_words(text, code) if code else text("targets.every"),
        EVERY,
    )
    return [row for row in rows if chosen in (EVERY, row.indicator_code)]


def _table(text: Texts, rows: list[TargetRow]) -> None:
    columns = [Column(text(f"targets.columns.{name}"), kind) for name, kind in COLUMNS.items()]
    shown = [_row(text, row) for row in rows[:MOST_ROWS]]
    st.html(html_table(columns, shown, text("targets.table")))
    if len(shown) < len(rows):
        st.caption(text("targets.cut", shown=len(shown), n=len(rows)))


def _row(text: Texts, row: TargetRow) -> list[Cell]:
    return [
        indicator_words(text, row.indicator_code),
        unit_name(text, row.unit_code),
        str(row.year),
        value_words(text, row.value),
        unit_of(text, row.indicator_code),
        row.document,
        row.point or NOTHING,
    ]
