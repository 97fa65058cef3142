"""What a revision changes in lists: a table a list, one line a row that came, went or says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.catalogue.records import ListForm
from analytics.submission import RowChange
from analytics.submission.list_differences import KINDS, FieldChange, RowChangeKind, change_counts
from analytics.text import Texts
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.list_words import column_of, list_form, row_address, row_words, shown

MOST_SHOWN = 200
SIGNS = {"added": "+", "removed": "−", "changed": "≠"}
TONES = {"added": "note", "removed": "error", "changed": "warning"}
KINDS_OF_COLUMNS = {"what": "mark", "address": "address"}
COLUMNS = ("what", "row", "fields", "address")


def row_changes_table(text: Texts, changes: Sequence[RowChange]) -> None:
    """The changes list by list, with their numbers; of very many the first are shown."""
    for code in dict.fromkeys(one.row.list_code for one in changes):
        own = [one for one in changes if one.row.list_code == code]
        listed = list_form(code)
        st.markdown(f"**{listed.name[text.language]}** · {counts_words(text, change_counts(own))}")
        columns = [
            Column(text(f"lists.columns.{name}"), KINDS_OF_COLUMNS.get(name, "words")) for name in COLUMNS
        ]
        rows = [_row(text, listed, one) for one in own[:MOST_SHOWN]]
        st.html(html_table(columns, rows, text("lists.difference")))
        if len(own) > MOST_SHOWN:
            st.caption(text("submit.filter.cut", shown=MOST_SHOWN, n=len(own)))


def counts_words(text: Texts, counts: Mapping[RowChangeKind, int]) -> str:
    """How many rows were added, removed and changed; nothing is said of a kind that is not there."""
    told = [text(f"lists.counts.{kind}", n=counts[kind]) for kind in KINDS if counts[kind]]
    return ", ".join(told)


def fields_words(text: Texts, listed: ListForm, fields: Sequence[FieldChange]) -> str:
    """The columns that say something else: «Дети, чел.: 25 → 26»."""
    return "; ".join(_field(text, listed, one) for one in fields)


def _row(text: Texts, listed: ListForm, change: RowChange) -> list[Cell]:
    kind = change.kind
    return [
        Marked(text(f"lists.kinds.{kind}"), TONES[kind], SIGNS[kind]),
        row_words(text, change.row),
        fields_words(text, listed, change.fields) or NOTHING,
        row_address(text, change.row)
        if change.new
        else text("lists.was_at", address=row_address(text, change.row)),
    ]


def _field(text: Texts, listed: ListForm, one: FieldChange) -> str:
    column = column_of(listed, one.column)
    if column is None:
        return f"{one.column}: {one.old} → {one.new}"
    old, new = (shown(text, column, value) for value in (one.old, one.new))
    return f"{column.name[text.language]}: {old} → {new}"
