"""The rows of lists (events, plan measures, partners) as tables that a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from analytics.catalogue.records import ListForm
from analytics.intake.batch import ListRow
from analytics.text import Texts
from pages.shared import data
from pages.shared.html_table import Cell, Column, html_table, scrolled
from pages.shared.list_words import row_address, shown

MOST_ROWS = 100
NUMBERS = frozenset({"count", "money"})


def list_tables(text: Texts, form_code: str, rows: Sequence[ListRow]) -> None:
    """One table a list, with the row of the sheet first."""
    for listed, own in _by_list(form_code, rows):
        st.markdown(f"**{listed.name[text.language]}** · {text('submit.list_rows', n=len(own))}")
        columns = [Column(text("lists.columns.address"), "address"), *_columns(text, listed)]
        table = [_row(text, listed, row) for row in own[:MOST_ROWS]]
        st.html(scrolled(html_table(columns, table, text("submit.tables.rows")), text("submit.tables.rows")))
        if len(own) > MOST_ROWS:
            st.caption(text("submit.filter.cut_rows", shown=MOST_ROWS, n=len(own)))


def _by_list(form_code: str, rows: Sequence[ListRow]) -> Iterator[tuple[ListForm, list[ListRow]]]:
    for listed in data.catalogue().form(form_code).lists:
        own = [row for row in rows if row.list_code == listed.code]
        if own:
            yield listed, own


def _columns(text: Texts, listed: ListForm) -> list[Column]:
    kinds = {column.code: "number" if column.type in NUMBERS else "words" for column in listed.columns}
    return [Column(column.name[text.language], kinds[column.code]) for column in listed.columns]


def _row(text: Texts, listed: ListForm, row: ListRow) -> list[Cell]:
    values = [shown(text, column, row.values.get(column.code)) for column in listed.columns]
    return [row_address(text, row), *values]
