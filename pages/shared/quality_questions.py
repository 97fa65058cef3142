"""Questions about stored figures and what was answered: the list, one question in full, the answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from analytics.access import Person
from analytics.measures.questions import questions
from analytics.periods import Period
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.quality_answer import answer_form, say_what_was_saved
from pages.shared.quality_question import question_cells, question_code, question_facts
from pages.shared.quality_words import region_words
from pages.shared.quality_workbooks import questions_workbook
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button, select, switch

if TYPE_CHECKING:
    import pandas as pd

TABLE: Final = "quality_questions"
PICKED: Final = "quality_question_picked"
STATES: Final = ("open", "answered")
REACHES: Final = ("quarter", "all")
COLUMNS: Final = ("region", "form", "period", "question", "place", "answer")
WRAPPED: Final = ("question", "answer")
EVERY: Final = ""
ROWS_SHOWN: Final = 200


def questions_section(text: Texts, period: Period, person: Person) -> None:
    """The filters, the list of questions, and the one that was picked with its answer."""
    say_what_was_saved(text)
    reach, wanted, found = _asked(text, period)
    if found.empty:
        st.success(text(f"quality.no_questions.{wanted}"), icon=":material/check_circle:")
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    records = found.head(ROWS_SHOWN).to_dict("records")
    picked = _picked(records)
    show_table(
        _source(text, records, wanted), TABLE, None if picked is None else question_code(picked), _pick
    )
    if len(found) > ROWS_SHOWN:
        st.caption(text("quality.more_questions", shown=ROWS_SHOWN, n=len(found)))
    if picked is None:
        st.caption(text("quality.question_hint"))
    else:
        with st.container(border=True):
            question_facts(text, picked)
            answer_form(text, picked, person)
    build = partial(questions_workbook, text, found.to_dict("records"))
    when = period if reach == REACHES[0] else reach
    excel_button(text("downloads.excel"), build, f"questions_{when}_{wanted}.xlsx")


def _asked(text: Texts, period: Period) -> tuple[str, str, pd.DataFrame]:
    """The reach, the state, and the questions that the filters leave."""
    first, second = st.columns(2)
    third, fourth = st.columns(2)
    with first:
        reach = switch(
            "reach", text("quality.reach"), REACHES, lambda name: text(f"quality.reaches.{name}"), REACHES[0]
        )
    asked = data.measured(questions, period if reach == REACHES[0] else None)
    counts = {STATES[0]: int(asked["is_open"].sum()), STATES[1]: int((~asked["is_open"]).sum())}
    with second:
        wanted = switch(
            "answered",
            text("quality.state"),
            STATES,
            lambda name: text(f"quality.states.{name}", n=counts[name]),
            STATES[0],
        )
    found = asked[asked["is_open"] == (wanted == STATES[0])]
    with third:
        regions = sorted(asked["region_code"].unique())
        region = _filter(text, "asked_region", "common.region", regions)
    with fourth:
        forms = sorted(asked["form_code"].unique())
        form = _filter(text, "asked_form", "quality.form", forms)
    found = found[(found["region_code"] == region) | (region == EVERY)]
    return reach, wanted, found[(found["form_code"] == form) | (form == EVERY)]


def _filter(text: Texts, name: str, label: str, codes: list[str]) -> str:
    """One code of those that occur, or all of them."""

    def shown(code: str) -> str:
        if code == EVERY:
            return text("quality.every")
        return region_words(text, code) if name == "asked_region" else code

    return select(name, text(label), [EVERY, *codes], shown, EVERY)


def _source(text: Texts, records: list[dict[Any, Any]], wanted: str) -> str:
    """The questions as a table: open ones with their place in the file, answered ones with the answer."""
    left_out = "answer" if wanted == STATES[0] else "place"
    names = [name for name in COLUMNS if name != left_out]
    columns = [Column(text(f"quality.question.{name}"), wraps=name in WRAPPED) for name in names]
    rows = []
    for record in records:
        cells = question_cells(text, record)
        order = tuple(record["period"] if name == "period" else cells[name] for name in names)
        rows.append(Row(question_code(record), tuple(cells[name] for name in names), order))
    return table_source(columns, rows, text("quality.sections.questions"))


def _picked(records: list[dict[Any, Any]]) -> dict[Any, Any] | None:
    """The question that was clicked, if it is still in the list."""
    return {question_code(record): record for record in records}.get(str(state.recall(PICKED)))


def _pick() -> None:
    """Remember the question whose row was clicked."""
    code = state.picked_code(TABLE)
    if code is not None:
        state.remember(PICKED, code)
