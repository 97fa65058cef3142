"""Every list of targets that was accepted: by whom, when, how many, why, and its file to take back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.store.journal import TargetSet
from analytics.submission.target_lists import target_sets
from analytics.text import Texts
from analytics.text.numbers import format_moment, format_number
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Cell, Column, html_table
from pages.shared.widgets import EXCEL, select

COLUMNS = {
    "number": "words",
    "when": "words",
    "who": "words",
    "targets": "number",
    "file": "words",
    "comment": "words",
}


def targets_history(text: Texts) -> None:
    """The lists from the newest; nothing where none was ever accepted."""
    lists = data.kept(_lists)
    if not lists:
        return
    st.subheader(text("targets.history"), anchor=False)
    columns = [Column(text(f"targets.columns.{name}"), kind) for name, kind in COLUMNS.items()]
    rows = [_row(text, one, is_current=place == 0) for place, one in enumerate(lists)]
    st.html(html_table(columns, rows, text("targets.history")))
    _original(text, {one.set_id: one for one in lists})


def _lists() -> tuple[TargetSet, ...]:
    return target_sets(data.journal())


def _row(text: Texts, one: TargetSet, *, is_current: bool) -> list[Cell]:
    number = f"{one.set_id} · {text('targets.history_current')}" if is_current else str(one.set_id)
    return [
        number,
        format_moment(one.accepted_at, text.language),
        actor_words(text, one.actor),
        format_number(one.targets, text.language),
        one.file_name,
        one.comment or NOTHING,
    ]


def _original(text: Texts, lists: dict[int, TargetSet]) -> None:
    """The workbook of one of the lists, as it was accepted."""
    newest = next(iter(lists))
    left, right, _ = st.columns([2, 2, 3], vertical_alignment="bottom")
    with left:
        number = select(
            "targets_list",
            text("targets.columns.file"),
            list(lists),
            lambda one: text("targets.original_of", number=one),
            newest,
        )
    chosen = lists[number]
    right.download_button(
        text("targets.original"),
        partial(data.kept_file, chosen.sha256),
        file_name=chosen.file_name,
        mime=EXCEL if chosen.file_name.endswith(".xlsx") else None,
        icon=":material/description:",
        on_click="ignore",
        key=f"targets_file_{chosen.set_id}",
    )
