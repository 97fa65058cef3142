"""The card of a file of no known form that holds a table: what its columns are, then the check."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from analytics.access import Person
from analytics.intake.tables import TableMapping, needs_choice, period_said_by
from analytics.periods import Period
from analytics.text import Texts
from pages.shared import state
from pages.shared.literal import literal
from pages.shared.submit_card import state_chip
from pages.shared.submit_files import DroppedFile, remove
from pages.shared.submit_intro import period_words
from pages.shared.submit_mapping_check import table_check
from pages.shared.submit_mapping_columns import edited_mapping
from pages.shared.submit_mapping_state import FreeTable, free_table
from pages.shared.submit_mode import Mode


def mapping_card(
    text: Texts,
    dropped: DroppedFile,
    period: Period,
    person: Person,
    today: dt.date,
    mode: Mode = "send",
) -> None:
    """Draw the card: the columns to confirm, or, once they are, what was found and the button."""
    table = free_table(dropped, period, person, today)
    with st.container(border=True, key=f"submit_table_{dropped.file_id}", gap="small"):
        _head(text, table)
        if table.state == "accepted":
            table_check(text, table, mode)
            return
        if table.confirmed is None:
            _ask(text, table)
            return
        _confirmed(text, table)
        table_check(text, table, mode)


def _head(text: Texts, table: FreeTable) -> None:
    """The file's name, its state, what kind of table it holds, and the button that removes it."""
    reading = table.dropped.reading
    chip = state_chip(text(f"free_table.states.{table.state}"), table.tone)
    facts = " · ".join(
        (
            text("free_table.tables", n=len(reading.tables)),
            text("free_table.headings", n=len(table.proposal.headings)),
        )
    )
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.html(
            f'<div class="zm-file"><span class="zm-file-name">{escape(reading.file_name)}</span>{chip}'
            f'<span class="zm-facts-line">{escape(facts)}</span></div>'
        )
        st.button(
            text("submit.remove"),
            icon=":material/close:",
            key=f"submit_remove_{table.dropped.file_id}",
            on_click=remove,
            args=(table.dropped.file_id,),
            type="tertiary",
            help=text("submit.remove_help", file_name=literal(reading.file_name)),
        )


def _ask(text: Texts, table: FreeTable) -> None:
    """What was found, the period that counts, the columns, and the button that confirms them."""
    st.markdown(text("free_table.lead"))
    st.caption(_period_line(text, table))
    mapping = edited_mapping(text, table)
    named = any(column.indicator_code for column in mapping.columns.values())
    left, right = st.columns([13, 5], gap="medium", vertical_alignment="center")
    if not named:
        left.caption(f":material/block: {text('free_table.choose_one')}")
    elif table.open_rows:
        left.caption(f":material/block: {text('free_table.choose_rows', n=len(table.open_rows))}")
    else:
        left.caption(text("free_table.remembered_for_next"))
    if right.button(
        text("free_table.confirm"),
        key=f"submit_confirm_{table.dropped.file_id}",
        icon=":material/fact_check:",
        type="primary",
        width="stretch",
        disabled=not named or bool(table.open_rows),
    ):
        _confirm(table, mapping)
        st.rerun()


def _confirmed(text: Texts, table: FreeTable) -> None:
    """How many columns count, and the way back to them."""
    mapped = [each for each in table.mapping.columns.values() if each.indicator_code]
    words = text("free_table.mapped", n=len(mapped))
    if table.by_memory:
        words = f"{words} {text('free_table.by_memory')}"
    left, right = st.columns([13, 5], gap="medium", vertical_alignment="center")
    left.caption(f"{words} {_period_line(text, table)}")
    right.button(
        text("free_table.change"),
        key=f"submit_change_{table.dropped.file_id}",
        icon=":material/edit:",
        on_click=_reopen,
        args=(table,),
        width="stretch",
    )


def _period_line(text: Texts, table: FreeTable) -> str:
    reading = table.dropped.reading
    if needs_choice(reading.tables):
        return text("free_table.period_chosen", period=period_words(text, table.period))
    said = period_said_by(reading.tables, reading.file_name)
    if said is None:
        return text("free_table.period_own")
    return text("free_table.period_said", period=period_words(text, said))


def _confirm(table: FreeTable, mapping: TableMapping) -> None:
    state.remember(table.confirmed_key, mapping.as_json())


def _reopen(table: FreeTable) -> None:
    state.remember(table.confirmed_key, "")
