"""The matrix of the register: regions against quarters, by form; a click opens the return."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from analytics.charts.palette import Theme, palette
from analytics.measures.register import locked_periods
from analytics.periods import Period, periods_between
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared import register_words as words
from pages.shared.data import front_end
from pages.shared.register_rows import ALL, Record, RegisterView, all_rows, return_code
from pages.shared.widgets import theme

MATRIX = "register_matrix"
RETURN = "return"


def register_matrix(text: Texts, view: RegisterView, picked: str) -> None:
    """Draw the matrix of all forms by their signs, or of one form in words too, and the legend."""
    arguments = (str(view.period), view.today, view.form, text.language, theme())
    source, present, warned = data.kept(matrix_source, *arguments)
    component = st.components.v2.component(
        "zhas_register_matrix",
        html='<div class="frame"></div>',
        css=front_end("register_matrix.css"),
        js=front_end("register_matrix.js"),
    )
    marked = f'{source[:-1]}, "picked": {json.dumps(picked)}}}'
    component(data=marked, key=MATRIX, on_picked_change=_open)
    st.html(_legend(text, present, warned))


def matrix_source(
    period: str, today: dt.date, form: str, language: Language, shown_theme: Theme
) -> tuple[str, tuple[str, ...], bool]:
    """The matrix as the JSON text that the script draws, its marks, and whether one is warned."""
    text = texts(language)
    view = RegisterView(Period.parse(period), today, form)
    rows = {return_code(row): row for row in all_rows(view.period, today)}
    columns = _columns(view, rows)
    vocabulary: dict[str, int] = {}
    drawn = [_region(text, view, code, columns, rows, vocabulary) for code in _codes(view, rows)]
    fields = [field for one in drawn for field in one["cells"] if field]
    found = {field[0] for field in fields}
    source = {
        "caption": text("register.matrix"),
        "corner": text("common.region"),
        "lockedTitle": text("register.locked"),
        "wide": view.form != ALL,
        "groups": [
            {"label": code, "title": words.form_words(text, code), "span": len(list(of_form))}
            for code, of_form in groupby(columns, key=lambda column: column[0])
        ],
        "columns": _headings(text, view, columns),
        "rows": drawn,
        "words": list(vocabulary),
        "marks": _marks(shown_theme),
    }
    present = tuple(mark for mark in words.SIGNS if mark in found)
    return json.dumps(source, ensure_ascii=False), present, any(field[3] for field in fields)


def _columns(view: RegisterView, rows: Mapping[str, Record]) -> list[tuple[str, Period]]:
    """The forms that were owed in the quarters, each with the quarters in which it was."""
    owed = {(row["form_code"], row["period"]) for row in rows.values()}
    return [
        (form, period)
        for form in data.catalogue().forms
        if view.form in (ALL, form)
        for period in periods_between(view.first, view.period)
        if (form, str(period)) in owed
    ]


def _codes(view: RegisterView, rows: Mapping[str, Record]) -> list[str]:
    """The regions of the period, then those that were there in the quarters before it."""
    standing = [region.code for region in data.regions().reporting(view.period)]
    return standing + sorted({str(row["region_code"]) for row in rows.values()} - set(standing))


def _headings(text: Texts, view: RegisterView, columns: Sequence[tuple[str, Period]]) -> list[dict[str, Any]]:
    locked = locked_periods(data.journal())
    return [
        {
            "form": form,
            "period": str(period),
            "label": period_short(period.year, period.quarter, text.language),
            "asked": period == view.period,
            "locked": (form, str(period)) in locked,
        }
        for form, period in columns
    ]


def _region(
    text: Texts,
    view: RegisterView,
    code: str,
    columns: Sequence[tuple[str, Period]],
    rows: Mapping[str, Record],
    vocabulary: dict[str, int],
) -> dict[str, Any]:
    """One row; a region keeps its row where its land changed inside the quarters."""
    found = [rows.get(f"{form}.{code}.{period}") for form, period in columns]
    last = max((Period.parse(row["period"]) for row in found if row), default=None)
    region = data.regions().get(code, last)
    return {
        "code": code,
        "name": region.name[text.language],
        "short": region.short_name[text.language],
        "cells": [_field(text, view, row, vocabulary) if row else None for row in found],
    }


def _field(
    text: Texts, view: RegisterView, row: Record, vocabulary: dict[str, int]
) -> tuple[str, int, int, bool]:
    """The mark of a return, the places of its words in the vocabulary, and whether an explanation lacks."""
    short, said = (
        vocabulary.setdefault(said, len(vocabulary))
        for said in (words.cell_words(text, row), title_words(text, row, view.today))
    )
    return words.mark_of(row), short, said, bool(row["unexplained"] and row["received"])


def title_words(text: Texts, row: Record, today: dt.date) -> str:
    """What a field says of its return, for a pointer that rests on it and for a screen reader."""
    parts = [
        text(f"register.states.{row['state']}"),
        words.lateness_words(text, row, today),
        text("register.revision", n=row["revision"]) if row["revisions"] > 1 else "",
        text("register.warned", words=words.warning_words(text, row)) if row["warnings"] else "",
        text("register.locked") if row["locked"] else "",
        text("register.excepted") if row["excepted"] else "",
    ]
    return " · ".join(part for part in parts if part)


def _marks(shown_theme: Theme) -> dict[str, dict[str, str]]:
    painted = words.marks(palette(shown_theme))
    return {
        name: {"sign": words.SIGNS[name], "fill": mark.fill, "line": mark.line, "ink": mark.ink}
        for name, mark in painted.items()
    }


def _legend(text: Texts, present: Sequence[str], warned: bool) -> str:
    """What the signs mean, painted as in the matrix."""
    painted = words.marks(palette(theme()))
    entries = "".join(
        f'<span class="zm-key">{words.swatch(name, mark)}{escape(text(f"register.marks.{name}"))}</span>'
        for name, mark in painted.items()
        if name in present
    )
    open_mark = (
        '<span class="zm-key"><span class="zm-open" aria-hidden="true">!</span>'
        f"{escape(text('register.open_mark'))}</span>"
    )
    return f'<div class="zm-keys">{entries}{open_mark if warned else ""}</div>'


def _open() -> None:
    """Open the return whose field was clicked."""
    code = state.picked_code(MATRIX)
    if code is not None:
        state.choose(RETURN, code)
