"""Tables as real HTML: read by screen readers, sorted by a click, a row picked by a click."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared.data import front_end


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading; numbers are right-aligned, sentences wrap, links lead away."""

    label: str
    numeric: bool = False
    wraps: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the code that a click on it gives, its words, and by what each column sorts.

    ``tones`` colours words that have a sign of their own: ``better`` or ``worse``, empty for the others.
    """

    code: str
    cells: tuple[str, ...]
    order: tuple[float | str | None, ...] | None = None
    tones: tuple[str, ...] = ()


def table_source(columns: Sequence[Column], rows: Sequence[Row], caption: str = "") -> str:
    """A table as the JSON text that :func:`show_table` draws; may be kept in a cache."""
    return json.dumps(
        {
            "columns": [
                {
                    "label": column.label,
                    "numeric": column.numeric,
                    "wraps": column.wraps,
                    "leads": column.leads,
                }
                for column in columns
            ],
            "rows": [
                {"code": row.code, "cells": row.cells, "order": row.order or row.cells, "tones": row.tones}
                for row in rows
            ],
            "caption": caption,
        },
        ensure_ascii=False,
    )


def show_table(
    source: str, key: str, picked: str | None = None, on_pick: Callable[[], None] | None = None
) -> None:
    """Draw a table; a click on a row with a code calls ``on_pick``.

    What was clicked is told by ``state.picked_code`` and ``state.picked_column``.
    """
    component = st.components.v2.component(
        "zhas_table",
        html='<div class="frame"></div>',
        css=front_end("table.css"),
        js=front_end("table.js"),
    )
    marked = source if picked is None else f'{source[:-1]}, "picked": {json.dumps(picked)}}}'
    component(data=marked, key=key, on_picked_change=on_pick or _nothing)


def _nothing() -> None:
    """A table whose rows lead nowhere."""
